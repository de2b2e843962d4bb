// Picking a time in depth: week by week, with the keyboard, by another clock; and what happens
// when it is too late to move it, when the host runs late, and when nobody comes.
import type { Page } from '@playwright/test';

import { postAddress } from '../../../../support/addresses';
import { lookWithAxe } from '../../../../support/look';
import { attendeesOf } from '../../../../support/mail';
// Apart: how many times a week has, and so how large its page is, depends on the day.
import { book, choose, expect, form, handIn, press, send, testApart } from '../../../../support/test';

const test = testApart();
test.describe.configure({ mode: 'default' });

/** Bytes of the page before it is compressed, and with its style sheet as sent. */
const PAGE_BYTES_MAX = 60 * 1024;
const SENT_BYTES_MAX = 30 * 1024;

/** The first line of the week that is shown. */
function week(page: Page): Promise<string | null> {
  return page.locator('main h2').first().textContent();
}

/** The times of the first day that has some. */
async function times(page: Page): Promise<void> {
  await page.goto('/leaver/talk/book');
  await press(page.getByRole('link', { name: 'Andere dagen', exact: true }));
  while ((await page.locator('label.time').count()) === 0) await press(page.locator('.further a').first());
}

/** The islands run. */
async function isReady(page: Page): Promise<void> {
  await expect(page.locator('html[data-ready]')).toHaveCount(1);
}

test('the other days stand one week at a time, and the times of a day are few', async ({ page, program, newLeaver, openLink }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/talk/book');
  await lookWithAxe(page);

  await test.step('a page of times is small', async () => {
    const plain = await page.context().request.get('/leaver/talk/book', { headers: { 'accept-encoding': 'identity' } });
    expect((await plain.body()).length, 'the page').toBeLessThan(PAGE_BYTES_MAX);
    const sizes = await page.evaluate(() =>
      ['navigation', 'resource'].flatMap((kind) =>
        (performance.getEntriesByType(kind) as PerformanceResourceTiming[])
          .filter((one) => kind === 'navigation' || one.name.endsWith('.css'))
          .map((one) => one.encodedBodySize),
      ),
    );
    expect(sizes.reduce((sum, one) => sum + one, 0), 'page and style, compressed').toBeLessThan(SENT_BYTES_MAX);
  });

  await test.step('weeks are turned forth and back', async () => {
    await press(page.getByRole('link', { name: 'Andere dagen', exact: true }));
    await lookWithAxe(page);
    const first = await week(page);
    await expect(page.getByRole('link', { name: 'Vorige week' })).toHaveCount(0);
    await press(page.getByRole('link', { name: 'Volgende week' }));
    expect(await week(page)).not.toBe(first);
    await press(page.getByRole('link', { name: 'Vorige week' }));
    expect(await week(page)).toBe(first);
  });

  await test.step('the times are walked through with the keyboard, and Enter asks before it books', async () => {
    await times(page);
    await lookWithAxe(page);
    const all = page.locator('label.time input');
    await all.first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('label.time input:checked');
    await expect(chosen).toHaveCount(1);
    await expect(chosen).toBeFocused();
    const key = await chosen.inputValue();
    expect(key).not.toBe(await all.first().inputValue());
    const loaded = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await loaded;
    await expect(page.locator(`form[action="${postAddress('book-talk')}"] input[name=slot]`)).toHaveValue(key);
    await lookWithAxe(page);
  });

  await test.step('from another zone both times are told', async () => {
    await page.goto('/leaver/talk/book?host=');
    await isReady(page);
    await expect(page.locator('#own-zone'), 'in Amsterdam nothing is offered').toBeHidden();
    await send(page, 'my-zone', { zone: 'Europe/London' });
    await expect(page, 'back where they were').toHaveURL(/host=/);
    await expect(page.locator('label.slot').first()).toContainText('bij jou (Londen, Dublin, Lissabon)');
    await times(page);
    const time = (await page.locator('label.time').first().innerText()).replace(/\s+/g, ' ');
    const [, here, there] = /(\d+)\.\d\d \((\d+)\.\d\d\)/.exec(time) ?? [];
    expect(Number(here) - Number(there), `an hour apart: ${time}`).toBe(1);
    await lookWithAxe(page);
    const button = await choose(page.locator('label.time input').first(), true);
    await expect(page.locator('.opened:visible')).toContainText('bij jou (Londen, Dublin, Lissabon)');
    await press(button);
    await expect(page.locator('main')).toContainText('bij jou (Londen, Dublin, Lissabon)');
  });
});

test('two talks are planned one after the other, and the second is not forgotten', async ({ page, program, newLeaver, openLink }) => {
  const leaver = await newLeaver({ leader: 'Mark Janssens' });
  await (await handIn(program, leaver, 'both')).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/talk/book');
  await expect(page.locator('.picker[id^=talk-]')).toHaveCount(2);
  await lookWithAxe(page);
  const second = page.locator('.picker[id^=talk-]').nth(1);
  await press(await choose(second.locator('label.slot input').first(), true));
  await expect(page.getByText('Je tweede gesprek heeft nog geen moment.')).toBeVisible();
  await lookWithAxe(page);
  const mail = await program.mail(leaver.email, /^Je afspraak op/);
  expect(mail.text).toContain('Je hebt nog een tweede gesprek zonder moment.');
});

test('who may choose with whom sees the times of both, and picking one is choosing', async ({ page, newLeaver, openLink }) => {
  await openLink(page, await newLeaver({ type: 'retirement', leader: 'Mark Janssens' }));
  await page.goto('/leaver/talk/book');
  const sides = page.locator('.picker[id^=talk-]');
  await expect(sides).toHaveCount(2);
  await lookWithAxe(page);
  const leader = page.locator('#talk-leader');
  const button = await choose(leader.locator('label.slot input').first(), true);
  await expect(page.locator('.chosen:visible')).toContainText('Mark Janssens');
  await press(button);
  await expect(page.locator('.chosen')).toContainText('Mark Janssens');
});

test('too late to move it, the leaver asks the host, who runs late, and then nobody comes', async ({ page, program, signIn, newLeaver, openLink }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  const host = attendeesOf(invitation).find((one) => one !== leaver.email) ?? '';

  await test.step('within two hours of the start the page offers to ask', async () => {
    await openLink(page, leaver);
    await page.goto('/leaver/talk');
    for (let hours = 0; hours < 24 * 21 && (await form(page, 'ask-host').count()) === 0; hours += 1) {
      await program.forward('hour');
      await page.goto('/leaver/talk');
    }
    await lookWithAxe(page);
    await send(page, 'ask-host');
    await expect(page.getByRole('alert'), 'it asks for a tick').toContainText('Zet een vinkje');
    await send(page, 'ask-host', { sure: 'yes' });
    await expect(page.getByText('Je vraag is verstuurd.')).toBeVisible();
    expect((await program.mail(host, /Verzoek om een ander moment/)).text).toContain(leaver.name);
  });

  await test.step('it stands on the day of the host, who says with one click that the talk starts later', async () => {
    await signIn(page, host);
    await page.goto('/staff/day');
    const item = page.locator('ol.agenda li').filter({ hasText: leaver.name });
    await expect(item).toContainText('vraagt om een ander moment');
    await lookWithAxe(page);
    await press(item.getByRole('button', { name: '15 min' }));
    await expect(page.getByText('De ander krijgt meteen een mail dat je uitloopt.')).toBeVisible();
    expect((await program.mail(leaver.email, /15 minuten later/)).text).toContain('blijft staan');
  });

  await test.step('nobody came: one click, and one new invitation follows', async () => {
    await program.forward('hour');
    await program.forward('hour');
    await page.goto('/staff/day');
    const item = page.locator('ol.agenda li').filter({ hasText: leaver.name });
    await press(item.getByRole('button', { name: 'Niet verschenen' }));
    await expect(page.locator('ol.agenda li').filter({ hasText: leaver.name })).toHaveCount(0);
    await page.goto(`/staff/departures/${leaver.id}`);
    await lookWithAxe(page);
  });
});

test.describe('from abroad', () => {
  test.use({ timezoneId: 'America/Paramaribo' });

  test('a browser that lives by other clocks is offered its own time, once', async ({ page, newLeaver, openLink, program }) => {
    const leaver = await newLeaver();
    await (await handIn(program, leaver)).dispose();
    await openLink(page, leaver);
    await page.goto('/leaver/talk/book');
    const offer = page.getByRole('button', { name: 'Toon ook de tijd in Paramaribo' });
    await expect(offer).toBeVisible();
    await lookWithAxe(page);
    await press(offer);
    await expect(page).toHaveURL(/\/leaver\/talk\/book/);
    await expect(page.locator('label.slot').first()).toContainText('bij jou (Paramaribo)');
    await expect(page.locator('#zone')).toHaveValue('America/Paramaribo');
    await isReady(page);
    await expect(offer, 'it has been taken').toHaveCount(0);
    await lookWithAxe(page);
  });

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false });

    test('the list of zones is all there is', async ({ page, newLeaver, openLink, program }) => {
      const leaver = await newLeaver();
      await (await handIn(program, leaver)).dispose();
      await openLink(page, leaver);
      await page.goto('/leaver/talk/book');
      await expect(page.locator('label.slot').first()).toBeVisible();
      await expect(page.locator('#own-zone')).toBeHidden();
    });
  });
});

test.describe('from Brussels', () => {
  test.use({ timezoneId: 'Europe/Brussels' });

  test('clocks that run as the organisation\'s need no second time', async ({ page, newLeaver, openLink, program }) => {
    const leaver = await newLeaver();
    await (await handIn(program, leaver)).dispose();
    await openLink(page, leaver);
    await page.goto('/leaver/talk/book');
    await isReady(page);
    await expect(page.locator('#own-zone')).toBeHidden();
  });
});
