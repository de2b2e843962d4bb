// Picking a time: how far it is from the mail to the appointment on a phone; and two talks on one page, where what is
// picked for one is never lost by settling the other or by going back; with and without scripts.
import type { Locator, Page } from '@playwright/test';

import { postAddress } from '../../../support/addresses';
import { Human } from '../../../support/human';
import { choose, expect, form, handIn, press, send, test } from '../../../support/test';

/** Two screens of a phone of 360 × 740. */
const HEIGHT_MAX = 2 * 740;
const SECONDS_MAX = 30;
/** Nobody reads three moments, thinks twice and presses in less: below it the sum has lost something. */
const SECONDS_MIN = 5;

async function height(page: Page): Promise<number> {
  return page.locator('html').evaluate((html) => html.scrollHeight);
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('from the mail to booked it is a few presses, short pages and half a minute', async ({ page, program, newLeaver, hasJavaScript }) => {
    const leaver = await newLeaver();
    await (await handIn(program, leaver)).dispose();
    const pages: string[] = [];
    page.on('framenavigated', (frame) => pages.push(new URL(frame.url()).pathname));
    // As the link of an invitation leads.
    await page.goto(`${leaver.link}?to=talk`);
    await expect(page).toHaveURL(/\/leaver\/talk\/book$/);
    expect(await page.locator('main input:checked').count(), 'nothing is chosen beforehand').toBe(0);
    await expect(page.locator('.picker input[type=radio]')).toHaveCount(3);
    await expect(page.locator('main input[type=checkbox]:visible'), 'no tick').toHaveCount(0);
    expect(await height(page)).toBeLessThanOrEqual(HEIGHT_MAX);

    const human = new Human(page, 'phone');
    human.begin('the moments');
    await human.read(page.locator('h1'));
    await human.read(page.locator('.picker'));
    human.think();
    const moment = page.locator('label.slot input').first();
    await human.choose(moment, 3);
    if (!hasJavaScript) {
      human.think();
      await human.press(moment.locator('xpath=ancestor::*[@class="picker"]').locator('.onward button'));
    }
    expect(await height(page)).toBeLessThanOrEqual(HEIGHT_MAX);
    human.begin('the one button');
    const parts = hasJavaScript ? ['.opened:visible'] : ['h1', '.chosen', 'main form:has([name=slot])'];
    for (const part of parts) await human.read(page.locator(part));
    human.think();
    await human.press(hasJavaScript ? page.locator('.opened:visible button') : form(page, 'book-talk').locator('button'));
    await expect(page).toHaveURL(/\/leaver\/talk$/);
    await expect(page.locator('.chosen')).toBeVisible();
    console.log(human.account('booking a talk'));
    expect(human.presses).toBeLessThanOrEqual(hasJavaScript ? 2 : 3);
    expect(pages.filter((one) => /\/talk\/(book|confirm)$/.test(one)).length, pages.join(' ')).toBeLessThanOrEqual(hasJavaScript ? 1 : 2);
    expect(human.seconds, 'seconds of a human').toBeGreaterThan(SECONDS_MIN);
    expect(human.seconds, 'seconds of a human').toBeLessThanOrEqual(SECONDS_MAX);
  });

  test('other days take no step higher than two screens', async ({ page, program, newLeaver, openLink, say, see, hasJavaScript }) => {
    const leaver = await newLeaver();
    await (await handIn(program, leaver)).dispose();
    await openLink(page, leaver);
    await page.goto('/leaver/talk/book');
    await press(page.getByRole('link', { name: say('Andere dagen'), exact: true }));
    await see(page);
    expect(await height(page), 'a week').toBeLessThanOrEqual(HEIGHT_MAX);
    await press(page.locator('.further a').first());
    if ((await page.locator('label.time').count()) === 0) {
      await see(page);
      expect(await height(page), 'the parts of a day').toBeLessThanOrEqual(HEIGHT_MAX);
      await press(page.locator('.further a').first());
    }
    await see(page);
    expect(await height(page), 'starts').toBeLessThanOrEqual(HEIGHT_MAX);
    const few = await page.locator('label.time').count();
    const every = page.locator('nav.turn a[href*="every=yes"]');
    if ((await every.count()) > 0) {
      await press(every);
      await see(page);
      expect(await page.locator('label.time').count()).toBeGreaterThan(few);
      expect(await height(page), 'every start').toBeLessThanOrEqual(HEIGHT_MAX);
    }
    await press(page.locator('.onward button'));
    await expect(page.getByRole('alert'), 'nothing chosen').toContainText(say('Kies een moment'));
    await see(page);
    const button = await choose(page.locator('label.time input').first(), hasJavaScript);
    expect(await height(page), 'the chosen one').toBeLessThanOrEqual(HEIGHT_MAX);
    await see(page);
    await press(button);
    await expect(page.getByText(say('Je afspraak is gemaakt. Je krijgt een bevestiging in je mail.'))).toBeVisible();
  });
});

test('whoever goes back after booking comes to their appointment', async ({ page, program, newLeaver, openLink, say, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/talk/book');
  const moment = page.locator('label.slot input').first();
  await moment.check();
  const loaded = page.waitForEvent('load');
  await moment.press('Enter');
  await loaded;
  await expect(page).toHaveURL(/\/leaver\/talk\/confirm/);
  await send(page, 'book-talk');
  await expect(page.getByText(say('Je afspraak is gemaakt. Je krijgt een bevestiging in je mail.'))).toBeVisible();
  await page.goBack();
  await expect(page, 'the page that books has nothing left to ask').toHaveURL(/\/leaver\/talk$/);
  await expect(page.locator('.chosen')).toHaveCount(1);
  await expect(form(page, 'book-talk')).toHaveCount(0);
  await see(page);
});

/** What can be picked there. */
async function offered(section: Locator): Promise<string[]> {
  return section.locator('input[type=radio]').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
}

/** When that is, in seconds since the epoch. */
function momentOf(key: string): string {
  return key.split('.')[1];
}

/** Whatever can be picked for this talk on the day of that moment. */
async function thatDay(page: Page, talk: string, moment: string): Promise<string[]> {
  const day = new Date(Number(moment) * 1000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' });
  const found: string[] = [];
  for (const part of ['morning', 'afternoon']) {
    const query = new URLSearchParams({ days: talk, day, part, every: 'yes' });
    const text = await (await page.context().request.get(`/leaver/talk/book?${query}`)).text();
    const moments = [...text.matchAll(/<input[^>]*type="radio"[^>]*>/g)].map(([one]) => /\bvalue="([^"]+)"/.exec(one)?.[1] ?? '');
    found.push(...moments);
  }
  return found;
}

function at(section: Locator, moment: string): Locator {
  return section.locator(`input[type=radio][value*=".${moment}."]`).first();
}

/** What is picked in the two talks. */
async function picked(page: Page): Promise<string[]> {
  return page.locator('main input[type=radio]:checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
}

test('two talks on one page: what is picked for one survives whatever is done with the other', async ({ page, program, newLeaver, openLink, say, see, hasJavaScript }) => {
  const leaver = await newLeaver({ leader: 'Mark Janssens' });
  await (await handIn(program, leaver, 'both')).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/talk/book');
  const one = page.locator('.picker[id^=talk-]').first();
  const other = page.locator('.picker[id^=talk-]').nth(1);

  await test.step('two moments that fall together are pointed out, and both stay picked', async () => {
    const talks = await Promise.all([one, other].map(async (section) => ((await section.getAttribute('id')) ?? '').replace('talk-', '')));
    let together: string[] = [];
    for (const day of await offered(one)) {
      const there = await thatDay(page, talks[1], momentOf(day));
      for (const key of await thatDay(page, talks[0], momentOf(day))) {
        const same = there.find((other) => momentOf(other) === momentOf(key));
        if (same !== undefined) together = [key, same];
      }
    }
    expect(together, 'a moment that both hosts have').toHaveLength(2);
    const both = momentOf(together[0]);
    await page.goto(`/leaver/talk/book?${new URLSearchParams(talks.map((talk, index) => [`slot-${talk}`, together[index]]))}`);
    await expect(at(one, both)).toBeChecked();
    // Where scripts run each is asked for in place; Enter leads to the page that looks at both.
    const loaded = page.waitForEvent('load');
    await at(one, both).press('Enter');
    await loaded;
    await expect(page.getByRole('alert')).toContainText(/vallen samen|fall together/);
    await expect(at(one, both)).toBeChecked();
    await expect(at(other, both)).toBeChecked();
    await see(page);
  });

  await one.locator('label.slot input').first().check();
  await other.locator('label.slot input').last().check();
  const both = await picked(page);
  expect(both).toHaveLength(2);

  await test.step('looking at other days keeps both', async () => {
    await press(one.getByRole('button', { name: say('Andere dagen'), exact: true }));
    await see(page);
    await press(page.locator('a.back'));
    expect((await picked(page)).sort()).toEqual([...both].sort());
    await see(page);
  });

  await test.step('the one that is settled first does not lose the other', async () => {
    const second = other.locator('label.slot input').last();
    await press(await choose(second, hasJavaScript));
  });

  await test.step('then the other is asked for, as it was picked', async () => {
    await expect(page.getByText(say('Je afspraak is gemaakt. Je krijgt een bevestiging in je mail.'))).toBeVisible();
    await expect(form(page, 'book-talk').locator('input[name=slot]')).toHaveValue(both[0]);
    await see(page);
    await press(page.getByRole('link', { name: say('Ander moment') }));
    expect(await picked(page), 'going back keeps it').toEqual([both[0]]);
    await page.goBack();
    await send(page, 'book-talk');
    await expect(page).toHaveURL(/\/leaver\/talk$/);
    await expect(page.locator('.chosen')).toHaveCount(2);
    expect(await page.locator(`form[action="${postAddress('book-talk')}"]`).count()).toBe(0);
  });
});
