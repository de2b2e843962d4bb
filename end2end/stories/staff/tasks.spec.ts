// What is asked after a talk becomes somebody's task.
import { expect, handIn, send, test } from '../../support/test';

test('what a leader asks after an informal talk is a task for HR', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver({ type: 'replacement_ended', leader: 'Mark Janssens', leavesIn: 30 });
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'team_leader');
  await page.goto(`/staff/departures/${leaver.id}`);
  const asked = `Sleutel van ${leaver.name}`;
  await send(page, 'talk-held', { asked: 'x'.repeat(601) });
  await expect(page.locator('#asked-error')).toBeVisible();
  await see(page);
  await send(page, 'talk-held', { asked });
  await expect(page.locator('.followed'), 'the leader sees what was asked').toContainText(asked);
  await page.goto('/staff/tasks');
  await expect(page.locator('main'), 'it is not for the leader to do').not.toContainText(asked);
  await see(page);
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/tasks');
  const task = page.locator('ul.tasks li').filter({ hasText: asked });
  await expect(task.getByRole('link', { name: leaver.name })).toBeVisible();
  await see(page);
});
