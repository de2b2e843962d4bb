// How long it is kept: the board's terms, and what was erased.
import { expect, form, send, test } from '../../../support/test';

test('terms stay within their limits, with a sentence at each field', async ({ page, signIn, see }) => {
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/organisation/retention');
  await see(page);
  await send(page, 'retention-change', { contact: '1', answers: '25', notes: 'drie' });
  for (const field of ['contact', 'answers', 'notes']) await expect(page.locator(`#${field}-error`)).toBeVisible();
  await expect(page.locator('[name=answers]'), 'what was typed').toHaveValue('25');
  await see(page);
  await send(page, 'retention-change', { contact: '4', answers: '12', notes: '3' });
  await expect(page.locator('[name=contact]')).toHaveValue('4');
  await expect(page.locator('#contact-error')).toHaveCount(0);
  await send(page, 'retention-change', { contact: '3' });
});

test('who keeps no board finds no terms', async ({ page, signIn }) => {
  await signIn(page, 'team_leader');
  const answer = await page.goto('/staff/organisation/retention');
  expect(answer?.status()).toBe(404);
  await expect(form(page, 'retention-change')).toHaveCount(0);
});
