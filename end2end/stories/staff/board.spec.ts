// The HR coordinator's board: who leaves and by when something is due, never what somebody answered.
import { expect, handIn, press, test } from '../../support/test';

test('the board shows by what is due, and no record shows answers', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'hr_coordinator');
  await page.locator('form.filters [name=text]').fill(leaver.name.split(' ')[1]);
  await page.locator('form.filters [name=stage]').selectOption('to_plan');
  await press(page.locator('form.filters button'));
  await expect(page.getByRole('link', { name: leaver.name })).toBeVisible();
  await see(page);
  await press(page.getByRole('link', { name: leaver.name }));
  await expect(page.locator('#answers'), 'answers are not for HR').toHaveCount(0);
  await expect(page.locator('#course')).toBeVisible();
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
