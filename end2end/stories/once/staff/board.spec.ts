// The HR coordinator's board as a desk: how much of it is in sight, by the keyboard, and what is red.
import type { Page } from '@playwright/test';

import { expect, press, testApart } from '../../../support/test';

// Apart: how many rows there are and what is late depends on the day, and the last one moves the clock.
const test = testApart();
test.describe.configure({ mode: 'default' });

/** The pixels of a row on a laptop, its line included. */
const ROW = { least: 48, most: 52 };
/** Of a screen 1366 pixels wide. */
const RECORD_SHARE = 0.9;

/** Rows of the board with somebody on them, whole within the window. */
async function rowsInSight(page: Page): Promise<number> {
  return page.locator('table.board tbody tr:not(.split)').evaluateAll(
    (rows) => rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }).length,
  );
}

async function heights(page: Page): Promise<number[]> {
  return page.locator('table.board tbody tr:not(.split)').evaluateAll(
    (rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)),
  );
}

test('eight rows on a laptop, none higher than 120 pixels on a phone', async ({ page, signIn, see }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/board');
  expect(await rowsInSight(page), 'rows in sight at 1366 × 768').toBeGreaterThanOrEqual(8);
  const odd = (await heights(page)).filter((height) => height < ROW.least || height > ROW.most);
  expect(odd, 'a working desk: rows of 48 pixels').toEqual([]);
  await see(page);

  await press(page.locator('table.board tbody th a').first());
  const widths = await page.locator('.story, .pair').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  expect(widths).toHaveLength(2);
  for (const width of widths) expect(width / 1366, 'the share of the screen that the record uses').toBeGreaterThanOrEqual(RECORD_SHARE);
  const [one, other] = await page.locator('.pair > div').evaluateAll((all) => all.map((part) => part.getBoundingClientRect()));
  expect(other.left, 'two columns').toBeGreaterThanOrEqual(one.right);
  const ends = await page.locator('#end').boundingBox();
  expect(ends?.y, 'what destroys stands below everything').toBeGreaterThan(Math.max(one.bottom, other.bottom));
  await page.goto('/staff/board');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(Math.max(...(await heights(page))), 'the highest row at 360').toBeLessThanOrEqual(120);
  await see(page);
});

test('arrows walk the rows from the start, and leave a field alone', async ({ page, signIn }) => {
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/board');
  const links = page.locator('table.board tbody th a');
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.locator('[name=text]')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[name=text]')).toBeFocused();
});

test('red is for what is late and one’s own', async ({ page, program, signIn }) => {
  await program.forward('week');
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/board');
  await expect(page.locator('table.board .split').first(), 'what waits today stands apart').toBeVisible();
  const hand = page.locator('table.board tbody').first().locator('tr:not(.split)');
  expect(await hand.count(), 'on top').toBeGreaterThan(0);
  for (const row of await hand.all()) {
    await expect(row.locator('.act :is(a, button)'), `the one action: ${await row.locator('th').innerText()}`).toHaveCount(1);
  }
  const colours = await page.locator('table.board .due').evaluateAll((all) =>
    all.map((due) => [getComputedStyle(due).color, due.closest('tr')?.classList.contains('late') ?? false] as const));
  const red = new Set(colours.filter(([, late]) => late).map(([colour]) => colour));
  const others = new Set(colours.filter(([, late]) => !late).map(([colour]) => colour));
  expect([...red].filter((colour) => others.has(colour)), 'two colours').toEqual([]);
});
