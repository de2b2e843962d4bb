// /staff/coverage: with how many leavers a talk is planned or was held, by school and team, and never who declined.
import { expect, press, test } from '../../support/test';

const COVERAGE = '/staff/coverage';

test('HR reads it as it is now, a head as it was counted, and a leader not at all', async ({ page, signIn, see }) => {
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/board');
  await press(page.locator(`main a[href="${COVERAGE}"]`));
  const tables = page.locator('main table');
  await expect(tables.first()).toBeVisible();
  for (const row of await tables.first().locator('tbody tr').all()) {
    const [due, held, planned, rest] = (await row.locator('td').allInnerTexts()).map((text) => Number(text.replace(/\D+/g, '')));
    expect(due, 'nobody alone').toBeGreaterThanOrEqual(5);
    expect(due - held - planned, 'declined is in the rest').toBe(rest);
    await expect(row.locator('svg')).toBeVisible();
  }
  await see(page);

  await test.step('on paper the numbers and the bars stay', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(tables.first().locator('svg').first()).toBeVisible();
    await page.emulateMedia({ media: null });
  });

  await test.step('a head comes from the own page, and reads no number of now', async () => {
    await page.context().clearCookies();
    await signIn(page, 'school_head');
    await press(page.locator(`main a[href="${COVERAGE}"]`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const head of await page.locator('main thead').all()) await expect(head.locator('th'), 'none is planned').toHaveCount(5);
    await see(page);
  });

  await test.step('a leader finds nothing there', async () => {
    await page.context().clearCookies();
    await signIn(page, 'team_leader');
    expect((await page.goto(COVERAGE))?.status()).toBe(404);
  });
});
