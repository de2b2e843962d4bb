// The log of the board: who did what, without whom it was about; filtered, downloaded, counted by year.
import { readFile } from 'node:fs/promises';

import { expect, press, test } from '../../../support/test';

test('the administrator reads who did what, and not who leaves', async ({ page, signIn, see, say }) => {
  await signIn(page, 'administrator');
  await page.goto('/staff/organisation/log');
  await see(page);
  const rows = page.locator('tbody tr');
  await expect(rows.filter({ hasText: say('Logde in') }).first()).toBeVisible();
  await expect(page.locator('main a[href*="/staff/departures/"]'), 'nobody who leaves').toHaveCount(0);

  await test.step('filtered by kind, then by a day without entries', async () => {
    await page.locator('select[name=kind]').selectOption('signed_in');
    await press(page.locator('form.filters button'));
    await expect(page).toHaveURL(/kind=signed_in/);
    await expect(rows.filter({ hasNotText: say('Logde in') })).toHaveCount(0);
    await page.locator('[name=last]').fill('2020-01-01');
    await press(page.locator('form.filters button'));
    await expect(page.locator('.empty')).toBeVisible();
    await see(page);
  });

  await test.step('the same as a file', async () => {
    await page.goto('/staff/organisation/log?kind=signed_in');
    const downloading = page.waitForEvent('download');
    await page.locator('main a[href*="/log.csv"]').click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    expect(file.split('\r\n').length, file).toBeGreaterThan(2);
  });

  await test.step('the yearly summary is numbers', async () => {
    await page.goto('/staff/organisation/log/years');
    await see(page);
    await expect(page.locator('tbody tr')).toHaveCount(8);
  });
});

test('nobody else reads it', async ({ page, signIn }) => {
  for (const role of ['hr_coordinator', 'hr_adviser', 'team_leader', 'policy_officer'] as const) {
    await signIn(page, role);
    for (const address of ['/staff/organisation/log', '/staff/organisation/log/years', '/staff/organisation/log.csv']) {
      expect((await page.request.get(address)).status(), `${role}: ${address}`).toBe(404);
    }
  }
});
