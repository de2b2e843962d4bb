// Who resigns talks with HR and, informally, with the leader; they drop the second with one choice.
// Apart: the setting is another one than the other stories expect.
import { expect, handIn, send, testApart } from '../../../support/test';

const test = testApart();

test('two talks are offered, the leader\'s is dropped, and the leader reads "arranged"', async ({ page, program, signIn, newLeaver, openLink, see }) => {
  await signIn(page, 'administrator');
  await page.goto('/staff/organisation');
  await send(page, 'organisation-change', { leader_talks_too: 'yes' });
  await page.context().clearCookies();
  const leaver = await newLeaver({ leader: 'Mark Janssens' });
  await (await handIn(program, leaver)).dispose();
  const toPlan = page.locator('ul.tasks li').filter({ hasText: leaver.name });
  const row = page.locator('tbody tr').filter({ hasText: leaver.name });

  await test.step('the leader has a talk to plan', async () => {
    await signIn(page, 'team_leader');
    await page.goto('/staff/team');
    await expect(toPlan).toHaveCount(1);
    await page.context().clearCookies();
  });

  await test.step('the leaver keeps the talk with HR alone', async () => {
    await openLink(page, leaver);
    await page.goto('/leaver/talk');
    const withLeader = page.getByText('Gesprek met je teamleider', { exact: true });
    await expect(withLeader.first()).toBeVisible();
    await see(page);
    await send(page, 'choose-talk', { 'talk-choice': 'hr' });
    await page.goto('/leaver/talk');
    await expect(page.getByText('Gesprek met HR', { exact: true }).first()).toBeVisible();
    await expect(withLeader).toHaveCount(0);
    await page.context().clearCookies();
  });

  await test.step('the leader reads what is read of any other talk', async () => {
    await signIn(page, 'team_leader');
    await page.goto('/staff/team');
    await expect(row).toContainText(/[Gg]eregeld/);
    await expect(toPlan).toHaveCount(0);
  });
});
