// /staff/roles: what somebody may, who has it for a while, and ending that at once; how often the mail with what is due
// comes.
import { expect, form, press, send, test } from '../../support/test';

test('a leader names a deputy, who sees the team until the leader ends it', async ({ page, program, signIn, say, see }) => {
  const deputy = program.account('policy_officer');
  await signIn(page, 'team_leader');
  await press(page.getByRole('banner').getByRole('link', { name: say('Rollen en vervangers') }));
  await expect(page).toHaveURL(/\/staff\/roles$/);
  await see(page);

  await test.step('what cannot be so is said at its field, and nothing typed is lost', async () => {
    await send(page, 'deputy-name', { deputy_person: 'niemand@groenewoud.example' });
    await expect(page.locator('#deputy_person-error')).toBeVisible();
    await expect(page.locator('#deputy_first-error')).toBeVisible();
    await expect(page.locator('#deputy_person')).toHaveValue('niemand@groenewoud.example');
    await see(page);
  });

  await test.step('the deputy is told, and sees the team', async () => {
    const days = { deputy_first: (await program.now()).date, deputy_last: await program.inDays(5) };
    await send(page, 'deputy-name', { deputy_person: deputy.email, ...days });
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(page.locator('#deputies li').filter({ hasText: deputy.name })).toBeVisible();
    await see(page);
    expect((await program.mail(deputy.email, /vervangt een collega|stand in/)).subject).toBeTruthy();
    await signIn(page, deputy.email);
    expect((await page.goto('/staff/team'))?.status()).toBe(200);
    await see(page);
    await page.goto('/staff/roles');
    await expect(page.locator('#held li').filter({ hasText: program.account('team_leader').name })).toBeVisible();
  });

  await test.step('the leader ends it at once', async () => {
    await signIn(page, 'team_leader');
    await page.goto('/staff/roles');
    await press(form(page, 'deputy-end').first().locator('button'));
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(form(page, 'deputy-end')).toHaveCount(0);
    await signIn(page, deputy.email);
    expect((await page.goto('/staff/team'))?.status()).toBe(404);
  });
});

test('an adviser stops the mail with what is due, and has it come again', async ({ page, signIn, say, see }) => {
  await signIn(page, 'hr_adviser');
  await page.goto('/staff/roles#round-up');
  const choices = form(page, 'round-up-save');
  await expect(choices.getByLabel(say('Eén keer per week'))).toBeChecked();
  await see(page);
  await choices.getByLabel(say('Nooit')).check();
  await press(choices.getByRole('button'));
  await expect(page.getByRole('status').filter({ hasText: say('Bewaard. Je krijgt deze mail niet meer.') }).first()).toBeVisible();
  await expect(choices.getByLabel(say('Nooit'))).toBeChecked();
  await see(page);
  await choices.getByLabel(say('Eén keer per week')).check();
  await press(choices.getByRole('button'));
  await expect(choices.getByLabel(say('Eén keer per week'))).toBeChecked();
});
