// What is to be done first, for whoever signs in: a few lines in numbers, each with the way there.
import { expect, press, test } from '../../support/test';

test('everybody reads at most five lines that lead to where it is done, or that there is nothing', async ({ page, signIn, see }) => {
  for (const role of ['hr_coordinator', 'hr_adviser', 'team_leader', 'administrator', 'policy_officer'] as const) {
    await signIn(page, role);
    await page.goto('/staff/start');
    await expect(page.locator('nav.tabs [aria-current=page]')).toHaveAttribute('href', '/staff/start');
    const lines = page.locator('main .tasks a');
    const count = await lines.count();
    expect(count, role).toBeLessThanOrEqual(5);
    await expect(page.locator('main .empty'), 'says so where there is nothing').toHaveCount(count === 0 ? 1 : 0);
    await see(page);
    if (count > 0) {
      await press(lines.first());
      await expect(page.getByRole('heading', { level: 1 }), role).toBeVisible();
    }
  }
});

test('it names nobody', async ({ page, signIn, newLeaver }) => {
  const leaver = await newLeaver();
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/start');
  await expect(page.locator('main')).not.toContainText(leaver.name);
});
