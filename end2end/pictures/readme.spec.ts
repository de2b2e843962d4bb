// The pictures of the README, taken from the real program. `cargo xtask pictures` runs this; a picture is
// taken only of the page it names: its address, its heading, what has to be on it, and no error.
import { type Page } from '@playwright/test';
import { resolve } from 'node:path';

import { press } from '../support/forms';
import { lookAtWords } from '../support/look';
import { expect, test } from '../support/test';

const FOLDER = resolve(__dirname, '../../docs/pictures');
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

interface Picture {
  /** In docs/pictures. */
  file: string;
  /** Of the address without its query. */
  path: RegExp;
  heading: RegExp;
  /** Selectors of what the picture is taken for. */
  shows: string[];
}

const LEAVER: Picture = { file: 'leaver.png', path: /^\/leaver$/, heading: /^Dag \S+,$/, shows: ['main a.button'] };
const BOOKING: Picture = {
  file: 'booking.png',
  path: /^\/leaver\/talk\/book$/,
  heading: /^Wanneer komt het je uit\?$/,
  shows: ['input[name=slot]'],
};
const BOARD: Picture = { file: 'board.png', path: /^\/staff\/board$/, heading: /^Overzicht$/, shows: ['main tbody tr'] };
const RECORD: Picture = {
  file: 'record.png',
  path: /^\/staff\/departures\/[0-9a-f]{32}$/,
  heading: /^\S+ \S.*$/,
  shows: ['#answers dl.answers', '#report'],
};

/** What keeps this page from being the one the picture names; empty when it is. */
async function differences(page: Page, picture: Picture): Promise<string[]> {
  const found: string[] = [];
  const { pathname } = new URL(page.url());
  if (!picture.path.test(pathname)) found.push(`the address is ${pathname}`);
  const heading = (await page.locator('h1').allInnerTexts()).join(' | ').replace(/\s+/g, ' ').trim();
  if (!picture.heading.test(heading)) found.push(`the heading is "${heading}"`);
  for (const selector of picture.shows) {
    if ((await page.locator(selector).filter({ visible: true }).count()) === 0) found.push(`there is no ${selector}`);
  }
  if ((await page.evaluate(() => document.styleSheets.length)) === 0) found.push('it has no style');
  const errors = page.locator('[role=alert], [aria-invalid=true]').filter({ visible: true });
  for (const error of await errors.allInnerTexts()) found.push(`an error: ${error}`);
  return found;
}

async function take(page: Page, picture: Picture): Promise<void> {
  expect(await differences(page, picture), `${picture.file} is of another page`).toEqual([]);
  await lookAtWords(page);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: resolve(FOLDER, picture.file), animations: 'disabled' });
}

test.describe('on a phone', () => {
  test.use(phone);

  test('the first page of the questionnaire', async ({ page, program }) => {
    await page.goto(program.link('questionnaire'));
    await take(page, LEAVER);
  });

  test('picking a time for the talk', async ({ page, program }) => {
    await page.goto(program.link('to_plan'));
    await page.goto('/leaver/talk/book');
    await take(page, BOOKING);
  });
});

test.describe('on a desktop', () => {
  test.use({ viewport: { width: 1280, height: 900 } });

  test("HR's board", async ({ page, signIn }) => {
    await signIn(page, 'hr_coordinator');
    await page.goto('/staff/board');
    await take(page, BOARD);
  });

  test('one record with facts, answers and report', async ({ page, signIn }) => {
    await signIn(page, 'hr_adviser');
    await page.goto('/staff/day');
    const links = page.locator('main a[href^="/staff/departures/"]');
    const records = (await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))).map(
      (address) => address.split('/').slice(0, 4).join('/'),
    );
    let different: string[] = ['the adviser has no record'];
    for (const record of new Set(records)) {
      await page.goto(record);
      different = await differences(page, RECORD);
      if (different.length === 0) break;
    }
    expect(different, 'a record that holds answers and a report').toEqual([]);
    await take(page, RECORD);
  });

  test('a refused sign-in is no picture of the board', async ({ page, program }) => {
    await page.goto('/staff/sign-in');
    await page.locator('input[name=email]').fill(program.account('hr_coordinator').email);
    await press(page.locator('main').getByRole('button').last());
    await page.getByRole('textbox', { name: 'Code' }).fill('000000');
    await press(page.locator('main').getByRole('button').last());
    const found = await differences(page, BOARD);
    expect(found.join('\n')).toMatch(/the address is \/staff\/sign-in[\s\S]*the heading is[\s\S]*an error: /);
  });
});
