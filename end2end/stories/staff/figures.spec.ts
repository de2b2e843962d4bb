// /staff/figures: why people left, as a report; one figure by itself; and what is not shown. The demonstration has a
// period with figures; where it has none, the page says what will stand there, and from when.
import type { Page } from '@playwright/test';

import { lookAtWidths, lookAtWords } from '../../support/look';
import { expect, form, press, send, test, unfold } from '../../support/test';

const FIGURES = '/staff/figures';
const HIDDEN = /niet te tonen: te weinig mensen|not shown: too few people/;

/** Opens the figures; false where no period has any yet, of which the page says what will stand here. */
async function opensFigures(page: Page): Promise<boolean> {
  expect((await page.goto(FIGURES))?.status()).toBe(200);
  await expect(page.locator(`nav.tabs a[href="${FIGURES}"]`)).toHaveAttribute('aria-current', 'page');
  if ((await page.locator('.empty').count()) === 0) return true;
  await expect(page.locator('.empty')).toContainText(/t\/m| to |zelf een eerste|a first and a last/);
  return false;
}

/** Everything that is hidden says the same. */
async function hidesAlike(page: Page): Promise<void> {
  const said = await page.locator('.not-shown').evaluateAll((all) => [...new Set(all.map((one) => one.textContent?.trim()))]);
  expect(said.length, 'one mark for all that is hidden').toBeLessThanOrEqual(1);
  if (said[0] !== undefined) expect(said[0]).toMatch(HIDDEN);
}

/** A4 between its margins (style/print.css), in pixels of a page. */
const PAPER = { width: 680, height: 1009 };

/**
 * As it comes on paper, also from a screen that is dark: all numbers and charts are there, whole, in black on white, and
 * nothing that is pressed.
 */
async function onPaper(page: Page, look: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await look();
  await lookAtWords(page);
  const tables = await page.locator('main table.figures').all();
  expect(tables.length, 'there are numbers').toBeGreaterThan(0);
  for (const table of tables) await expect(table, 'no table is folded away').toBeVisible();
  const cut = await page.locator('main table.figures :is(tbody th, tbody td), main .chart svg').evaluateAll((all) =>
    all
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.left < 0 || box.right > innerWidth + 1 || box.width < 1 || box.height < 1)
      .map(({ one, box }) => `${one.tagName} ${one.textContent?.trim()} from ${box.left} to ${box.right}`),
  );
  expect(cut, 'nothing is cut off, and every chart is drawn').toEqual([]);
  const colours = await page.locator('main table.figures').first().evaluate((table) => [getComputedStyle(table).color, getComputedStyle(document.body).backgroundColor]);
  expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  for (const pressed of await page.locator('main :is(button, .button, form)').all()) await expect(pressed).toBeHidden();
  await page.emulateMedia({ media: null, colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}

test('a policy officer reads the report, one figure, and begins an improvement point from it', async ({ page, signIn, see }) => {
  test.slow();
  await signIn(page, 'policy_officer');
  const isThere = await opensFigures(page);
  await see(page);
  if (!isThere) return;
  await hidesAlike(page);
  // The days of the demonstration are no half-years: of talks it says that they are not counted, and nothing else.
  await expect(page.locator('.figures-top dt')).toHaveCount(3);
  await expect(page.locator('section:has(> #coverage)')).toContainText(/wordt per halfjaar geteld|counted by half-year/);
  await expect(page.locator('#standing-out')).toBeVisible();

  await test.step('on a phone nothing is scrolled sideways, and it is dark where the phone is', async () => {
    await lookAtWidths(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await see(page);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  await test.step('the ways at the top lead to every part, and a part that is folded opens', async () => {
    for (const link of await page.locator('main nav.contents a').all()) {
      await expect(page.locator(`h2${(await link.getAttribute('href')) ?? ''}`)).toBeVisible();
    }
    const question = page.locator('.figures-ask');
    await expect(question).toBeHidden();
    await unfold(question);
    await expect(question).toBeVisible();
    await see(page);
    await page.goto(FIGURES);
  });

  await test.step('on paper the numbers and charts stand without the ways around', async () => {
    await onPaper(page, async () => {
      await expect(page.locator('.figures-top')).toBeVisible();
      await expect(page.locator('.figures-ask'), 'what is folded on screen stands open').toBeVisible();
      await expect(page.locator('nav.tabs')).toBeHidden();
      await expect(page.locator('#files')).toBeHidden();
    });
  });

  await test.step('what chance could explain is said to be nothing', async () => {
    const things = page.locator('.figures-out > li');
    expect(await things.count()).toBeLessThanOrEqual(3);
    for (const thing of await things.all()) await expect(thing).toContainText(/Toeval alleen|Chance alone/);
  });

  const all = page.locator('#all');
  await all.locator('> summary').click();
  await press(all.locator('a[href$="/units"]'));
  await expect(page.locator('table.figures tbody tr').first()).toBeVisible();
  await hidesAlike(page);
  await see(page);
  await page.goto(FIGURES);

  await test.step('a figure leads to an improvement point about it', async () => {
    await page.locator('#all > summary').click();
    await press(page.locator('#all a[href*="units-"]').first());
    await see(page);
    await hidesAlike(page);
    const improve = page.locator('main a[href^="/staff/improvements/new?release="]');
    await expect(improve).toHaveAttribute('href', /figure=units-/);
    await onPaper(page, async () => expect(page.locator('main h1')).toBeVisible());
  });
});

test('three years together show a school that no year shows', async ({ page, signIn, see }) => {
  await signIn(page, 'policy_officer');
  await page.goto(FIGURES);
  const others = page.locator('nav[aria-labelledby="others"] a');
  await expect(others, 'three years of before, and these together').toHaveCount(4);
  const together = (await page.locator('nav[aria-labelledby="others"] a[href$="-3/1"]').getAttribute('href')) ?? '';
  const years = (await others.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))).filter((one) => one !== together);
  const small = page.locator('table.figures tbody th').filter({ hasText: 'De Linde' });
  for (const year of years) {
    expect((await page.goto(year))?.status()).toBe(200);
    await expect(small, year).toHaveCount(0);
  }
  expect((await page.goto(together))?.status()).toBe(200);
  await expect(page.locator('h2#units')).toBeVisible();
  await expect(small.first()).toBeVisible();
  await hidesAlike(page);
  await see(page);
});

test('files hold what the page shows', async ({ page, signIn }) => {
  await signIn(page, 'policy_officer');
  if (!(await opensFigures(page))) return;
  const links = page.locator('section:has(#files) a');
  await expect(links).toHaveCount(3);
  const kinds = [/text\/csv/, /spreadsheetml/, /application\/json/];
  for (const [index, kind] of kinds.entries()) {
    const address = (await links.nth(index).getAttribute('href')) ?? '';
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    expect(answer.headers()['content-type'], address).toMatch(kind);
    expect(answer.headers()['content-disposition'], address).toContain('attachment');
    if (index === 0) expect(await answer.text()).toMatch(/"release";"number";[^]*"days";"invited_to_answered"/);
  }
});

test('a policy officer says in own words what figures propose, and compares with other boards', async ({ page, signIn, see }) => {
  test.slow();
  await signIn(page, 'policy_officer');
  await page.goto(FIGURES);
  await press(page.locator('main a[href="/staff/figures/words"]'));
  await see(page);
  const field = page.locator('#question-staying-nl');

  await test.step('what is too long is said at its field, and nothing typed is lost', async () => {
    await send(page, 'figure-words-save', { 'question.staying.nl': 'x'.repeat(301) });
    await expect(page.locator('#question-staying-nl-error')).toBeVisible();
    await expect(field).toHaveValue('x'.repeat(301));
  });

  await test.step('own words stay, and empty ones give way to those of the program', async () => {
    await send(page, 'figure-words-save', { 'question.staying.nl': 'Wat houdt je hier?' });
    await expect(page.locator('.notice.good')).toBeVisible();
    await expect(field).toHaveValue('Wat houdt je hier?');
    await send(page, 'figure-words-save', { 'question.staying.nl': '' });
    await expect(field).toHaveValue('');
  });

  await page.goto(FIGURES);
  await press(page.locator('main a[href="/staff/figures/others"]'));
  await expect(page.locator('.empty')).toBeVisible();
  await see(page);

  await test.step('the own file is signed, and is refused as a file of another board', async () => {
    const link = page.locator('a[href$="/release.signed.json"]');
    await expect(link, 'there are figures to hand over').not.toHaveCount(0);
    const answer = await page.request.get((await link.first().getAttribute('href')) ?? '');
    expect(answer.status()).toBe(200);
    const file = await answer.body();
    expect(JSON.parse(file.toString())).toHaveProperty('signature');
    for (const [buffer, why] of [[file, /eigen cijfers|own figures/], [Buffer.from('{}'), /geen bestand|no file/]] as const) {
      await page.locator('#file').setInputFiles({ name: 'cijfers.json', mimeType: 'application/json', buffer });
      await press(form(page, 'figures-read').locator('button'));
      await expect(page.locator('#file-error')).toContainText(why);
    }
    await see(page);
  });
});

for (const role of ['school_head', 'team_leader'] as const) {
  test(`${role}: the own rows, and those of the whole organisation`, async ({ page, signIn, see }) => {
    await signIn(page, role);
    const isThere = await opensFigures(page);
    await see(page);
    await expect(page.locator('main a[href="/staff/organisation/figures"]'), 'settings are not theirs').toHaveCount(0);
    for (const address of ['/staff/organisation/figures', '/staff/figures/others', '/staff/figures/words']) {
      expect((await page.goto(address))?.status(), address).toBe(404);
    }
    if (!isThere) return;
    await page.goto(FIGURES);
    await hidesAlike(page);
    await page.locator('#all > summary').click();
    await press(page.locator('#all a[href$="/units"]'));
    await expect(page.locator('table.figures tbody th').first()).toHaveText(/Hele organisatie|Whole organisation/);
    await expect(page.locator('main a[href^="/staff/improvements"]'), 'points are not theirs').toHaveCount(0);
    await see(page);

    await page.goto(FIGURES);
    await page.locator('#all > summary').click();
    await press(page.locator('#all a[href$="/way"]'));
    const ways = page.locator('table.figures tbody tr');
    expect(await ways.count(), 'every way of leaving, of the whole organisation').toBeGreaterThan(2);
    await hidesAlike(page);
    await see(page);
  });
}

test('whoever reads no figures finds none, and a period that is none is not there', async ({ page, signIn }) => {
  await signIn(page, 'administrator');
  for (const address of [FIGURES, `${FIGURES}/2026-Q1/1`, '/staff/organisation/figures']) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
  await signIn(page, 'policy_officer');
  for (const address of [`${FIGURES}/1999-Q1/1`, `${FIGURES}/nonsense/1`, `${FIGURES}/2026-Q1/first`]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
});
