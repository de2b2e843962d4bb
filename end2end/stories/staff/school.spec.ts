// /staff/school: who of the own school still needs a talk, and of how many one was held. No record opens from it.
import { expect, test } from '../../support/test';

test('a school head sees who leaves, what was counted, and nothing of anybody', async ({ page, signIn, newLeaver, see }) => {
  const leaver = await newLeaver({ leader: 'Mark Janssens' });
  await signIn(page, 'school_head');
  await expect(page).toHaveURL(/\/staff\/school$/);
  const row = page.locator('tbody tr').filter({ hasText: leaver.name });
  await expect(row).toContainText(/[Gg]eregeld|[Aa]rranged/);
  await expect(page.locator('tbody a'), 'no record opens').toHaveCount(0);
  await expect(page.getByText('Barend Hofstra'), 'not before the known-from date').toHaveCount(0);
  await see(page);

  await test.step('on paper it reads the same', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(row).toBeVisible();
    await page.emulateMedia({ media: null });
  });

  await test.step('other rooms are not there for them', async () => {
    for (const elsewhere of ['/staff/board', '/staff/team', '/staff/departures/new', '/staff/organisation', '/staff/improvements']) {
      expect((await page.goto(elsewhere))?.status(), elsewhere).toBe(404);
    }
  });
});
