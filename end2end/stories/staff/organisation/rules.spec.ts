// Who hosts: rules that differ from the standard, and what would happen by them.
import { expect, press, send, test } from '../../../support/test';

test('a rule of the board is limited by the law, followed, and reset', async ({ page, program, signIn, see }) => {
  await signIn(page, 'administrator');
  await page.goto('/staff/organisation/rules');
  await see(page);
  const row = page.locator('tbody tr').filter({ hasText: 'Eigen opzegging' });
  await press(row.locator('.act a'));
  await see(page);

  await test.step('minutes are multiples of five; what was typed stays', async () => {
    await send(page, 'rule-save', { route: 'both', formal_minutes: '47', days_before_last: '3' });
    await expect(page.locator('#formal_minutes-error')).toBeVisible();
    await expect(page.locator('#days_before_last-error')).toBeVisible();
    await expect(page.locator('[name=formal_minutes]')).toHaveValue('47');
    await see(page);
    await send(page, 'rule-save', { formal_minutes: '50', days_before_last: '' });
    await expect(row).toContainText('HR-adviseur en teamleider');
    await see(page);
  });

  await test.step('special courses offer HR alone', async () => {
    await press(page.locator('tbody tr').filter({ hasText: 'Vaststellingsovereenkomst' }).locator('.act a'));
    await expect(page.locator('select[name=route] option')).toHaveCount(1);
  });

  await test.step('what would happen is said by this rule', async () => {
    await page.goto('/staff/organisation/rules/foresee');
    await page.locator('select[name=departure_type]').selectOption('voluntary');
    await press(page.locator('main form button').last());
    await expect(page.locator('#last_day_worked-error')).toBeVisible();
    await see(page);
    await page.locator('select[name=unit]').selectOption({ index: 1 });
    await page.locator('[name=last_day_worked]').fill(await program.inDays(60));
    await press(page.locator('main form button').last());
    await expect(page.locator('#answer')).toContainText('50 minuten');
    await expect(page.locator('#answer .timeline li').first()).toContainText('De mail met de vragenlijst');
    await see(page);
  });

  await test.step('back to the standard', async () => {
    await page.goto('/staff/organisation/rules');
    await press(row.locator('.act a'));
    await send(page, 'rule-reset');
    await expect(row).not.toContainText('HR-adviseur en teamleider');
  });
});
