// Links that are opened by machines, by the wrong people, too late, or twice at once.
import { type APIRequestContext, type Browser, type Page, request } from '@playwright/test';

import { postAddress } from '../../support/addresses';
import { AS_A_BROWSER, fieldsOf } from '../../support/leavers';
import { book, choose, expect, handIn, press, test } from '../../support/test';

/** What a leaver's own page says about how things stand, without the day's date. */
async function standing(url: string, link: string): Promise<string> {
  const session = await request.newContext({ baseURL: url });
  const page = await (await session.get(link)).text();
  await session.dispose();
  return /<main[\s\S]*<\/main>/.exec(page)?.[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') ?? '';
}

/** What HR sees of it: stage, talks and the line of what happened. */
async function record(coordinator: APIRequestContext, id: string): Promise<string> {
  const page = await (await coordinator.get(`/staff/departures/${id}`)).text();
  return /<main[\s\S]*<\/main>/.exec(page)?.[0].replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') ?? '';
}

/** Opens everything that can be reached, and presses every button as it stands. */
async function scan(browser: Browser, link: string): Promise<{ pages: number; buttons: number }> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  const [seen, queue, pressed] = [new Set<string>(), [page.url(), link], new Set<string>()];
  for (let address = queue.shift(); address; address = queue.shift()) {
    // Links to the other language hold the page they stand on, encoded, with its week and its host. One day is like another.
    const key = decodeURIComponent(address.split('#')[0]).replace(/(slot|taken|week|day|host)=[^&]*/g, '$1');
    if (seen.has(key)) continue;
    seen.add(key);
    if (key.endsWith('.ics')) {
      await context.request.get(address);
      continue;
    }
    await page.goto(address);
    queue.push(...(await addressesOf(page)));
    for (const form of await formsOf(page)) {
      // It closes the link in this browser: pressed last, or nothing else would be opened.
      if (form.action.endsWith(postAddress('leaver-done'))) continue;
      const what = JSON.stringify([form.action, Object.keys(form.fields), form.fields.then ?? '']);
      if (pressed.has(what)) continue;
      pressed.add(what);
      if (form.method === 'get') {
        queue.push(`${form.action}?${new URLSearchParams(form.fields)}`);
      } else {
        const answer = await context.request.post(form.action, { form: form.fields, headers: AS_A_BROWSER });
        expect(answer.status(), form.action).toBeLessThan(500);
        queue.push(answer.url());
      }
    }
  }
  await context.request.post(new URL(postAddress('leaver-done'), page.url()).href, { form: {}, headers: AS_A_BROWSER });
  await context.close();
  return { pages: seen.size, buttons: pressed.size };
}

async function addressesOf(page: Page): Promise<string[]> {
  const own = new URL(page.url()).origin;
  const links = await page.locator('main a[href], footer a[href], header a[href]').evaluateAll((all) =>
    all.map((one) => (one as HTMLAnchorElement).href),
  );
  return links.filter((href) => href.startsWith(own));
}

interface Form {
  action: string;
  method: string;
  fields: Record<string, string>;
}

/** Each form once for each of its buttons, with what is filled in already and nothing more. */
async function formsOf(page: Page): Promise<Form[]> {
  return page.locator('main form').evaluateAll((forms) =>
    (forms as HTMLFormElement[]).flatMap((form) =>
      [...form.querySelectorAll('button')].map((button) => {
        const fields: Record<string, string> = {};
        for (const [name, value] of new FormData(form)) fields[name] = String(value);
        if (button.name) fields[button.name] = button.value;
        return { action: form.action, method: form.method, fields };
      }),
    ),
  );
}

for (const isPlanned of [false, true]) {
  const whose = isPlanned ? 'of somebody whose talk is planned' : 'of somebody who was asked';
  test(`a scanner that opens every link and presses every button changes nothing: ${whose}`, async ({ browser, program, coordinator, newLeaver }) => {
    const leaver = await newLeaver();
    if (isPlanned) {
      const session = await handIn(program, leaver);
      await book(program, session);
      await session.dispose();
      await program.mail(leaver.email, /^Je afspraak op/);
    }
    const before = { page: await standing(program.url, leaver.link), record: await record(coordinator, leaver.id) };
    const mails = (await program.mails(leaver.email)).length;
    const { pages, buttons } = await scan(browser, leaver.link);
    expect(pages, 'pages opened').toBeGreaterThan(4);
    expect(buttons, 'buttons pressed').toBeGreaterThan(3);
    expect(await record(coordinator, leaver.id)).toBe(before.record);
    const later = (await program.mails(leaver.email)).slice(mails);
    expect(later.filter((mail) => mail.subject !== 'Je code').map((mail) => mail.subject)).toEqual([]);
    if (isPlanned) expect(await standing(program.url, leaver.link)).toBe(before.page);
  });
}

test('a broken, a made-up and a revoked link lead to the same kind page', async ({ page, program, coordinator, newLeaver, see }) => {
  const revoked = await newLeaver();
  const answer = await coordinator.post(postAddress('departure-revoke'), { form: { departure: revoked.id, sure: 'yes' } });
  expect(answer.ok()).toBe(true);
  const token = revoked.link.split('/l/')[1];
  const links = ['x', token.slice(0, 20), `${token.slice(0, -4)}AAAA`, 'A'.repeat(token.length), token].map((one) => `/l/${one}`);
  const words = new Set<string>();
  for (const link of links) {
    await page.goto(program.url + link);
    await expect(page).toHaveURL(/\/leaver\/link$/);
    words.add(await page.locator('main').innerText());
  }
  expect([...words]).toHaveLength(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet (meer)');
  await expect(page.getByText('Dat ligt niet aan jou.')).toBeVisible();
  await see(page);
  await page.goto('/leaver/questions/why');
  await expect(page, 'without a link no page opens').toHaveURL(/\/leaver\/link$/);
});

test('an empty questionnaire is not handed in', async ({ page, newLeaver, openLink, see }) => {
  await openLink(page, await newLeaver());
  await page.goto('/leaver/check');
  await page.locator('input[name="talk-choice"][value=as_proposed]').check();
  await press(page.locator('main').getByRole('button', { name: 'Versturen', exact: true }));
  await expect(page.getByRole('alert')).toContainText('Je hebt nog niets ingevuld.');
  await see(page);
});

test('two tabs hand in at once: one is received, both read thanks', async ({ page, context, coordinator, newLeaver, openLink }) => {
  const leaver = await newLeaver();
  await openLink(page, leaver);
  await page.goto('/leaver/questions/work');
  await page.locator('input[name=own_way][value="5"]').check();
  await press(page.locator('main').getByRole('button', { name: 'Verder', exact: true }));
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto('/leaver/check');
    await tab.locator('input[name="talk-choice"][value=as_proposed]').check();
  }
  await Promise.all([page, other].map((tab) => press(tab.locator('main').getByRole('button', { name: 'Versturen', exact: true }))));
  for (const tab of [page, other]) await expect(tab).toHaveURL(/\/leaver\/thanks/);
  // A tab that stood open on a question cannot change what was handed in.
  const late = await context.request.post(postAddress('save-answers'), {
    form: { departure: await departureOf(page), screen: 'work', own_way: '1' },
    headers: AS_A_BROWSER,
  });
  expect(late.url()).toContain('/leaver/thanks');
  expect(await record(coordinator, leaver.id)).not.toContain('Helemaal niet mee eens');
});

async function departureOf(page: Page): Promise<string> {
  await page.goto('/leaver/talk');
  return (await page.locator('input[name=departure]').first().inputValue()) ?? '';
}

test('a moment that somebody else took meanwhile: the next free ones, nothing lost', async ({ page, program, newLeaver, openLink, see }) => {
  const wish = { type: 'internal_transfer', leader: 'Mark Janssens' };
  const [slow, quick] = [await newLeaver(wish), await newLeaver(wish)];
  await (await handIn(program, slow)).dispose();
  const other = await handIn(program, quick);
  await openLink(page, slow);
  await page.goto('/leaver/talk/book');
  const moment = page.locator('label.slot input').first();
  const wanted = await moment.inputValue();
  const button = await choose(moment, true);
  expect(await book(program, other), 'the other takes the same moment').toBe(wanted);
  await press(button);
  await expect(page.getByRole('alert')).toContainText('is net door iemand anders gekozen');
  await expect(page.locator(`input[value="${wanted}"]`)).toHaveCount(0);
  await see(page);
  await press(await choose(moment, true));
  await expect(page.getByText('Je afspraak is gemaakt.')).toBeVisible();
  await other.dispose();
});

test('a form of one link is refused where another link was opened since', async ({ page, program, coordinator, newLeaver, openLink }) => {
  const [one, two] = [await newLeaver(), await newLeaver()];
  const session = await request.newContext({ baseURL: program.url, extraHTTPHeaders: AS_A_BROWSER });
  await session.get(one.link);
  const form = Object.fromEntries(fieldsOf(await (await session.get('/leaver/questions/work')).text(), postAddress('save-answers')));
  await openLink(page, two);
  const answer = await page.context().request.post(postAddress('save-answers'), {
    form: { ...form, own_way: '1' },
    headers: AS_A_BROWSER,
  });
  expect(answer.url()).toMatch(/\/leaver\/link\?posted=kept$/);
  const elsewhere = await fetch(`${program.url}${postAddress('save-answers')}`, {
    method: 'POST',
    headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams(form),
  });
  expect(elsewhere.status, 'a form posted from another site').toBe(403);
  expect(await record(coordinator, two.id)).not.toContain('Helemaal niet mee eens');
  await session.dispose();
});
