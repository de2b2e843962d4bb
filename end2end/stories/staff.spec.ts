// What the policy officer finds below /staff: improvement points and published figures; never a person.
import { postAddress } from '../support/addresses';
import { AS_A_BROWSER } from '../support/leavers';
import { expect, press, test } from '../support/test';

test('no list, no record and no name is open to the policy officer', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await signIn(page, 'policy_officer');
  await expect(page).toHaveURL(/\/staff\/improvements$/);
  await see(page);
  await expect(page.locator('nav.tabs a'), 'what to do first, figures, improvement points, and nothing else').toHaveCount(3);
  const record = `/staff/departures/${leaver.id}`;
  const rooms = ['/staff/board', '/staff/team', '/staff/departures/new', '/staff/import', '/staff/organisation'];
  rooms.push(record, ...['report', 'guide', 'talk', 'edit', 'letter'].map((room) => `${record}/${room}`));
  for (const room of rooms) {
    const answer = await page.goto(room);
    expect(answer?.status(), room).toBe(404);
    await expect(page.locator('body')).not.toContainText(leaver.name);
  }
  await see(page);
  const posted = await page.context().request.post(postAddress('departure-cancel'), {
    form: { departure: leaver.id, sure: 'yes' },
    headers: AS_A_BROWSER,
  });
  expect(posted.url(), 'nor does a form of their own making').toMatch(/\/not-found$/);
  expect((await program.mails(leaver.email)).filter((mail) => /bericht van/i.test(mail.subject))).toEqual([]);

  await test.step('signing out ends it', async () => {
    await page.goto('/staff');
    await press(page.getByRole('button', { name: 'Uitloggen' }));
    await page.goto('/staff');
    await expect(page).toHaveURL(/\/staff\/sign-in/);
    await see(page);
  });
});
