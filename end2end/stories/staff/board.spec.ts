// The HR coordinator's board: who leaves and by when something is due, never what somebody answered.
import type { Page } from '@playwright/test';

import { newName } from '../../support/leavers';
import { doItNow, expect, fill, form, handIn, press, send, test } from '../../support/test';

/** The board for these words. */
async function search(page: Page, text: string): Promise<void> {
  await page.goto(`/staff/board?${new URLSearchParams({ text })}`);
}

test('the board shows by what is due, and no record shows answers', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'hr_coordinator');
  await fill(page.locator('form.filters'), { text: leaver.name.split(' ')[1], stage: 'to_plan' });
  await press(page.locator('form.filters button'));
  await expect(page.getByRole('link', { name: leaver.name })).toBeVisible();
  await expect(page.locator('.filters summary'), 'says how many are on').toContainText('1');
  await expect(page.locator('[name=text]'), 'and keeps what was typed').toHaveValue(leaver.name.split(' ')[1]);
  await see(page);
  await press(page.getByRole('link', { name: leaver.name }));
  await expect(page.locator('#answers'), 'answers are not for HR').toHaveCount(0);
  await expect(page.locator('#course')).toBeVisible();
  await expect(page.locator('#end form[action$="departure-cancel"]'), 'what destroys stands apart').toHaveCount(1);
  await expect(page.locator('#facts a[href$="/type"]'), 'by what it acts on').toHaveCount(1);
  const { url } = { url: page.url() };
  for (const room of ['report', 'guide', 'talk']) {
    const answer = await page.goto(`${url}/${room}`);
    expect(answer?.status(), room).toBe(404);
  }

  await test.step('a mail that bounced is visible', async () => {
    await page.goto('/staff/board?stage=address_fails');
    await press(page.locator('tbody th a').first());
    await expect(page.locator('.notice.bad')).toBeVisible();
    await see(page);
  });
});

test('heads sort, and say so', async ({ page, signIn, see, isMobile }) => {
  test.skip(isMobile, 'on a phone rows are blocks without heads in sight');
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/board');
  await expect(page.locator('th[aria-sort]')).toHaveAttribute('aria-sort', 'ascending');
  const name = page.locator('thead a').first();
  await press(name);
  await expect(page.locator('th[aria-sort]')).toHaveText(await name.innerText());
  const up = await page.locator('table.board tbody th a').allInnerTexts();
  await see(page);
  await press(name);
  await expect(page.locator('th[aria-sort]')).toHaveAttribute('aria-sort', 'descending');
  const down = await page.locator('table.board tbody th a').allInnerTexts();
  expect(down[0], 'the other end').not.toBe(up[0]);
});

test('a search says who is finished, and finds addresses, teams and staff', async ({
  page, program, signIn, newLeaver, see,
}) => {
  const leaver = await newLeaver();
  await signIn(page, 'hr_coordinator');
  await search(page, leaver.email.toUpperCase());
  await expect(page.locator('table.board tbody th a')).toHaveText([leaver.name]);
  await press(page.locator('table.board tbody th a'));
  const cancel = page.locator('form[action$="departure-cancel"]');
  await fill(cancel, { sure: 'yes' });
  await press(cancel.locator('button'));
  await search(page, leaver.name);
  await expect(page.locator('table.board .act form[action$="departure-waiting"] button'), 'the row says it too').toHaveCount(2);
  await see(page);
  await doItNow(page);
  await search(page, leaver.name);
  await expect(page.locator('table.board'), 'not on the list').toHaveCount(0);
  await see(page);
  await press(page.locator('.outcome a').first());
  await expect(page.locator('table.board tbody th a')).toHaveText([leaver.name]);

  await search(page, 'linde');
  await expect(page.locator('.also a').first(), 'the school').toContainText('De Linde');
  // Whoever keeps people finds them, by address and by name, and comes to their page.
  const adviser = program.account('hr_adviser');
  for (const words of [adviser.email, adviser.name]) {
    await search(page, words);
    await expect(page.locator('.outcome .also a'), words).toHaveText([adviser.name]);
  }
  await see(page);
  await press(page.locator('.outcome .also a'));
  await expect(page).toHaveURL(/\/staff\/organisation\/people\/[0-9a-f]+$/);
  await expect(page.locator('main [name=email]').first()).toHaveValue(adviser.email);
});

test('somebody is reminded with others by ticks, and each is told apart', async ({ page, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await signIn(page, 'hr_coordinator');
  await search(page, leaver.name);
  await press(page.locator('form.several button[value=pause]'));
  await expect(page.locator('main > .notice.warn'), 'nobody is ticked').toBeVisible();
  await page.locator('.tick input').check();
  await see(page);
  await press(page.locator('form.several button[value=pause]'));
  await expect(page.locator('main > .notice.good')).toContainText('1');
  const row = page.locator('table.board .act');
  await expect(row.locator('form[action$="departure-waiting"] button'), 'a minute to undo it').toHaveCount(2);
  await press(row.locator('button[value=now]'));
  await expect(row.locator('form[action$="departure-resume"]')).toHaveCount(1);
});

test('what was asked for several at once waits in one line, and is undone there as one', async ({ page, signIn, newLeaver, see }) => {
  const leavers = [await newLeaver(), await newLeaver()];
  await signIn(page, 'hr_coordinator');
  for (const leaver of leavers) {
    await search(page, leaver.name);
    await page.locator('.tick input').check();
    await press(page.locator('form.several button[value=pause]'));
  }
  const line = page.locator('#waiting-several');
  await expect(line).toBeVisible();
  await see(page);
  await press(line.locator('button[value=undo-waiting]'));
  await expect(page.locator('main > .notice.good')).toBeVisible();
  await expect(line).toHaveCount(0);
  for (const leaver of leavers) {
    await search(page, leaver.name);
    await expect(page.locator('table.board .act form[action$="departure-resume"]'), 'nobody is paused').toHaveCount(0);
  }
});

test('those who are ticked are handed over, and what is nobody’s is found', async ({
  page, signIn, newLeaver, see, hasJavaScript,
}) => {
  const leaver = await newLeaver();
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/board');
  const all = page.locator('form.several .all input');
  await expect(all, 'all at once where scripts run').toHaveCount(hasJavaScript ? 1 : 0);
  if (hasJavaScript) {
    await all.check();
    await expect(page.locator('.board .tick input:not(:checked)')).toHaveCount(0);
    await page.locator('.board .tick input').first().uncheck();
    await expect(all).not.toBeChecked();
  }
  await search(page, leaver.name);
  await page.locator('.tick input').check();
  await page.locator('form.several summary').click();
  await press(page.locator('form.several button[value=assign]'));
  await expect(page.locator('main > .notice.warn'), 'to whom?').toBeVisible();
  await page.locator('.tick input').check();
  await page.locator('form.several summary').click();
  await fill(page.locator('form.several'), { coordinator: 'nobody' });
  await see(page);
  await press(page.locator('form.several button[value=assign]'));
  await expect(page.locator('main > .notice.good')).toContainText('1');
  await page.goto(`/staff/board?${new URLSearchParams({ text: leaver.name, care: 'nobody' })}`);
  await expect(page.locator('table.board tbody th a')).toHaveText([leaver.name]);
  await press(page.locator('table.board tbody th a'));
  const care = page.locator('form[action$="departure-coordinator"]');
  await page.locator('#do-coordinator summary').click();
  await expect(care.locator('select')).toHaveValue('nobody');
  const me = await care.locator('option').nth(1).getAttribute('value');
  await fill(care, { coordinator: me ?? '' });
  await press(care.locator('button'));
  await expect(page.locator('main > .notice.good')).toBeVisible();
  await see(page);
  await page.goto(`/staff/board?${new URLSearchParams({ text: leaver.name, care: 'nobody' })}`);
  await expect(page.locator('table.board')).toHaveCount(0);
});

test('letters for several stand on one page, and each is handed over from there', async ({ page, signIn, newLeaver, see }) => {
  const last = newName().split(' ')[1];
  const people = [await newLeaver({ name: `Anouk ${last}` }), await newLeaver({ name: `Evert ${last}` })];
  await signIn(page, 'hr_coordinator');
  for (const one of people) {
    await page.goto(`/staff/departures/${one.id}`);
    await send(page, 'departure-address', { private_email: '' });
  }
  await search(page, last);
  for (const box of await page.locator('.board .tick input').all()) await box.check();
  await press(page.locator('form.several button[value=letter]'));
  await expect(page).toHaveURL(/\/staff\/board\/letters\?departure=[0-9a-f]+&departure=[0-9a-f]+$/);
  await expect(page.locator('main > .notice.good')).toContainText('2');
  const letters = page.locator('article.printed');
  await expect(letters).toHaveCount(2);
  for (const letter of await letters.all()) await expect(letter, 'the link, to type').toContainText('/l/');
  for (const one of people) await expect(letters.filter({ hasText: one.name.split(' ')[0] })).toHaveCount(1);
  await see(page);
  await page.emulateMedia({ media: 'print' });
  for (const button of await page.locator('main .button').all()) await expect(button, 'letters alone on paper').toBeHidden();
  const [first, second] = await letters.evaluateAll((all) => all.map((one) => getComputedStyle(one).breakAfter + getComputedStyle(one).breakBefore));
  expect(`${first} ${second}`, 'each on a sheet of its own').toContain('page');
  await page.emulateMedia({ media: null });
  for (const nth of [0, 1]) {
    await press(form(page, 'departure-handed-over').nth(nth).locator('button'));
    await expect(page.locator('main > .notice.good')).toBeVisible();
    await expect(letters, 'and goes on with the others').toHaveCount(2);
  }
});
