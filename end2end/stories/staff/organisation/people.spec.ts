// /staff/organisation/people: a role and a training that wait for a second person, who turns them down.
import { newName } from '../../../support/leavers';
import { expect, form, press, send, test } from '../../../support/test';

test('nobody makes themself a trained adviser: a second person says no', async ({ page, program, signIn, see }) => {
  const coordinator = program.account('hr_coordinator');
  const training = `Training ${newName().split(' ')[1]}`;
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/organisation/people');
  await press(page.locator('tbody tr').filter({ hasText: coordinator.name }).locator('a'));
  const own = page.url();

  await test.step('what they note for themself waits, and they cannot confirm it', async () => {
    const valid = { valid_from: (await program.now()).date, valid_until: await program.inDays(300) };
    await send(page, 'training-add', { training_name: training, ...valid });
    await expect(page.locator('#waiting li')).toContainText(training);
    await expect(form(page, 'second-confirm')).toHaveCount(0);
    await see(page);
  });

  await test.step('the administrator is asked, and does not confirm it', async () => {
    await signIn(page, 'administrator');
    await page.goto(own);
    await expect(form(page, 'second-confirm')).toHaveCount(1);
    await expect(form(page, 'second-confirm')).toContainText(training);
    await see(page);
    await press(form(page, 'second-confirm').locator('button[formaction$="second-turn-down"]'));
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(page.locator('#waiting')).toHaveCount(0);
    await expect(page.getByText(training)).toHaveCount(0);
  });

  await test.step('the log says both', async () => {
    for (const kind of ['training_proposed', 'training_turned_down']) {
      await page.goto(`/staff/organisation/log?kind=${kind}`);
      await expect(page.locator('tbody tr').filter({ hasText: training })).toHaveCount(1);
      await expect(page.locator('tbody tr').filter({ hasText: training })).toContainText(coordinator.name);
    }
  });
});

test('a role with a last day shows when it holds, and ends by itself', async ({ page, program, signIn, see }) => {
  const name = newName();
  const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@groenewoud.example`;
  await signIn(page, 'administrator');
  await page.goto('/staff/organisation/people');
  const [yesterday, tomorrow] = [await program.inDays(-1), await program.inDays(1)];

  await test.step('an account that is refused is shown once, on the page it came back to', async () => {
    await send(page, 'account-add', { name, email: 'geen adres', 'role.0': 'administrator', 'unit.0': '-' });
    const typed = form(page, 'account-add');
    await expect(page.locator('#email-error')).toBeVisible();
    await expect(typed.locator('[name="role.0"]')).toHaveValue('administrator');
    const other = await page.context().newPage();
    // Another tab, and a later visit in this one.
    for (const visit of [other, page]) {
      await visit.goto('/staff/organisation/people');
      await expect(visit.locator('[role=alert], [id$=-error]')).toHaveCount(0);
      for (const field of ['name', 'email', 'role.0', 'unit.0']) {
        await expect(form(visit, 'account-add').locator(`[name="${field}"]`), field).toHaveValue('');
      }
      await expect(visit.locator('main')).not.toContainText(name);
    }
    await other.close();
  });

  await test.step('days in the wrong order come back with what was typed', async () => {
    const role = { 'role.0': 'policy_officer', 'unit.0': '-', 'first.0': tomorrow, 'last.0': yesterday };
    await send(page, 'account-add', { name, email, ...role });
    await expect(page.locator('#role-0-error')).toBeVisible();
    await expect(page.locator('[name="first.0"]')).toHaveValue(tomorrow);
    await see(page);
  });

  await test.step('what is to come and what has ended stand on the page of the person', async () => {
    const ended = { 'role.0': 'policy_officer', 'unit.0': '-', 'first.0': '', 'last.0': yesterday };
    await send(page, 'account-add', { name, email, ...ended, 'role.1': 'team_leader', 'unit.1': '-', 'first.1': tomorrow });
    await expect(page.locator('#held li')).toHaveCount(2);
    await expect(page.locator('#held [data-shape=stop]')).toHaveCount(1);
    await expect(page.locator('#held [data-shape=empty]')).toHaveCount(1);
    await see(page);
  });
});
