// What is to be done first, a week later.
import { expect, press, testApart } from '../../../support/test';

// Apart: it moves the clock.
const test = testApart();

test('what is late stands on top for HR', async ({ page, program, signIn }) => {
  await program.forward('week');
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/start');
  await press(page.locator('main .tasks a').first());
  await expect(page).toHaveURL(/\/staff\/board\?due=overdue$/);
});
