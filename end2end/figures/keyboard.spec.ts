// How long the full questionnaire takes somebody who uses nothing but the keyboard and knows what to
// answer: the program's and the browser's share of the leaver's four minutes. `cargo xtask bench` prints it.
import { type Page } from '@playwright/test';

import { expect, test } from '../support/test';

const TIMES = 5;
/** A screen has fewer stops than this. */
const STOPS_MAX = 120;

/** Tabs on until the focus is on something that matches; a group of radio buttons is one stop. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`nothing like ${selector} is reached with the keyboard on ${page.url()}`);
}

/** Answers what this screen asks, in order, and goes on. */
async function answer(page: Page): Promise<void> {
  const names = await page
    .locator('main form input:not([type=hidden]), main form textarea')
    .evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).name))]);
  for (const name of names) {
    await tabTo(page, `[name="${name}"]`);
    const kind = await page.evaluate(() => (document.activeElement as HTMLInputElement).type);
    if (kind === 'textarea') await page.keyboard.type('Plan de lessen ruimer.');
    else await page.keyboard.press('Space');
  }
  const before = page.url();
  await tabTo(page, 'main form button:not([formnovalidate])');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== before);
}

test('a scripted keyboard user', async ({ browser, program, newLeaver }) => {
  test.slow();
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const leaver = await newLeaver({ type: 'voluntary' });
    const context = await browser.newContext({ baseURL: program.url });
    const page = await context.newPage();
    await page.goto(leaver.link);
    const begun = Date.now();
    await tabTo(page, 'main a.button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/leaver\/questions\//);
    while (/\/leaver\/questions\//.test(page.url())) await answer(page);
    await tabTo(page, 'main form input[type=radio]');
    await page.keyboard.press('Space');
    await tabTo(page, 'main form button');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/leaver\/thanks/);
    times.push(Date.now() - begun);
    await context.close();
  }
  times.sort((one, other) => one - other);
  const median = times[Math.floor(times.length / 2)];
  expect(times).toHaveLength(TIMES);
  console.log(`full questionnaire, scripted keyboard user: median ${(median / 1000).toFixed(1)} s of ${TIMES} (fastest ${(times[0] / 1000).toFixed(1)} s)`);
});
