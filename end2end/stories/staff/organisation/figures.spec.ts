// /staff/organisation/figures: periods and thresholds, which can be raised and never lowered; a period of the board's
// own; a correction with its reason.
import { expect, form, send, test } from '../../../support/test';

const ADDRESS = '/staff/organisation/figures';

test('thresholds can be raised and never lowered, and every fault stands at its field', async ({ page, signIn, see }) => {
  await signIn(page, 'policy_officer');
  await page.goto(ADDRESS);
  await see(page);
  await send(page, 'figures-change', { invited: '4', reasons: '9', weeks: 'vier' });
  for (const field of ['invited', 'reasons', 'weeks']) await expect(page.locator(`#${field}-error`)).toBeVisible();
  await expect(page.locator('#weeks'), 'nothing typed is lost').toHaveValue('vier');
  await expect(page.locator('#invited-error')).toContainText('5');
  await see(page);
  await send(page, 'figures-change', { invited: '6', reasons: '10', weeks: '4' });
  await expect(page.locator('.notice.good')).toBeVisible();
  await expect(page.locator('#invited')).toHaveValue('6');
  await send(page, 'figures-change', { invited: '5' });
  await expect(page.locator('#invited')).toHaveValue('5');
});

test('a period of the board’s own has days that can be counted', async ({ page, signIn, see }) => {
  await signIn(page, 'policy_officer');
  await page.goto(ADDRESS);
  await send(page, 'figures-days', {});
  for (const field of ['first_day', 'last_day', 'sure']) await expect(page.locator(`#${field}-error`)).toBeVisible();
  await see(page);
  await send(page, 'figures-days', { first_day: '2019-01-01', last_day: '2019-01-05' });
  await expect(page.locator('#sure-error'), 'the periods around never have figures of their own').toBeVisible();
  await expect(page.locator('#last_day'), 'nothing typed is lost').toHaveValue('2019-01-05');
  await send(page, 'figures-days', { sure: 'yes' });
  await expect(page.locator('#first_day-error'), 'five days are too few').toBeVisible();
  await expect(page.locator('#last_day')).toHaveValue('2019-01-05');
  await see(page);
});

test('a correction asks for its reason', async ({ page, signIn, see }) => {
  await signIn(page, 'hr_coordinator');
  await page.goto(ADDRESS);
  await expect(form(page, 'figures-correct'), 'there are figures to correct').toHaveCount(1);
  await send(page, 'figures-correct', { reason: '' });
  await expect(page.locator('#reason-error')).toBeVisible();
  await see(page);
});
