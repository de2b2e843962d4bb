// The administrator sets up a board by plain pages: names and contacts, schools and teams, people with
// their roles and training, holidays. A new adviser then signs in and gives hours.
import { newName } from '../../support/leavers';
import { expect, form, press, send, test, unfold } from '../../support/test';

test('the administrator sets up a school, an adviser with training, and the holidays', async ({ page, program, say, signIn, see }) => {
  const tag = newName().split(' ')[1];
  await signIn(page, 'administrator');
  await expect(page).toHaveURL(/\/staff\/organisation/);
  await see(page);

  await test.step('settings: what mails need cannot be left empty', async () => {
    await send(page, 'organisation-change', { name: '', talk_name_nl: 'terugblik' });
    await expect(page.locator('#name-error')).toBeVisible();
    await expect(page.locator('#talk_name_nl-error'), 'no article is known of it').toBeVisible();
    await see(page);
    const name = 'Stichting Groenewoud (verzonnen)';
    await send(page, 'organisation-change', { name, talk_name_nl: '', counsellor_name: 'Saskia van Houten' });
    await expect(page.locator('.notice.good')).toBeVisible();
  });

  await test.step('a school, and a team in it', async () => {
    await press(page.locator('nav.parts a[href="/staff/organisation/units"]'));
    await see(page);
    await send(page, 'unit-add');
    await expect(page.locator('#name-error')).toBeVisible();
    await send(page, 'unit-add', { name: `School ${tag}`, place: 'Verzonnen' });
    await send(page, 'unit-add', { name: 'onderbouw', school: `School ${tag}` });
    await expect(page.locator('tbody tr').filter({ hasText: `School ${tag}` })).toHaveCount(2);
    await send(page, 'unit-add', { name: `School ${tag}` });
    await expect(page.locator('#name-error'), 'twice the same name').toBeVisible();
    await see(page);
  });

  const email = `${tag.toLowerCase()}@groenewoud.example`;
  await test.step('an adviser, with a training that is valid', async () => {
    await page.goto('/staff/organisation/people');
    await see(page);
    await send(page, 'account-add', { name: `Adviseur ${tag}` });
    await expect(page.locator('#email-error')).toBeVisible();
    await expect(page.locator('#role-0-error'), 'a form that nobody touched gives no role').toBeVisible();
    await see(page);
    await send(page, 'account-add', { name: `Adviseur ${tag}`, email, 'role.0': 'hr_adviser' });
    await expect(page.locator('#role-0-error'), 'not for the whole organisation by itself').toBeVisible();
    await send(page, 'account-add', { 'unit.0': '-' });
    await expect(page.locator('#waiting'), 'a second person has to confirm it').toBeVisible();
    const waits = say('Toegevoegd. Een rol die je voorstelde, wacht: die geldt pas als iemand anders dat bevestigt.');
    await expect(page.getByRole('status'), 'and whoever proposed it reads so first').toHaveText(waits);
    await expect(form(page, 'second-confirm'), 'who proposed it does not').toHaveCount(0);
    await see(page);
    await signIn(page, 'hr_coordinator');
    await page.goto('/staff/organisation/people');
    await see(page);
    await press(page.locator('tbody tr').filter({ hasText: `Adviseur ${tag}` }).locator('a'));
    await see(page);
    await send(page, 'second-confirm');
    await expect(page.locator('#waiting')).toHaveCount(0);
    await signIn(page, 'administrator');
    await page.goto('/staff/organisation/people');
    const row = page.locator('tbody tr').filter({ hasText: `Adviseur ${tag}` });
    await expect(row.locator('[data-shape=alert]'), 'no training yet').toBeVisible();
    await press(row.locator('a'));
    await see(page);
    const today = (await program.now()).date;
    await send(page, 'training-add', { training_name: 'Afscheidsgesprekken', valid_from: today, valid_until: '2026-01-01' });
    await expect(page.locator('#valid_until-error')).toBeVisible();
    await see(page);
    await send(page, 'training-add', { valid_until: await program.inDays(365) });
    await page.goto('/staff/organisation/people');
    await expect(row.locator('[data-shape=check]')).toBeVisible();
  });

  await test.step('holidays', async () => {
    await page.goto('/staff/organisation/holidays');
    const [first, last] = [await program.inDays(200), await program.inDays(206)];
    await send(page, 'holidays-add', { first_day: last, last_day: first, reason: `vrij ${tag}` });
    await expect(page.locator('#last_day-error')).toBeVisible();
    await see(page);
    await send(page, 'holidays-add', { first_day: first, last_day: last });
    await expect(page.getByText(`vrij ${tag}`).first()).toBeVisible();
    await press(page.locator('ul.tasks li').filter({ hasText: `vrij ${tag}` }).locator('button'));
    await expect(page.locator('ul.tasks li').filter({ hasText: `vrij ${tag}` })).toHaveCount(0);
  });

  await test.step('the administrator sees no departures', async () => {
    for (const elsewhere of ['/staff/board', '/staff/team', '/staff/departures/new', '/staff/import']) {
      expect((await page.goto(elsewhere))?.status(), elsewhere).toBe(404);
    }
  });

  await test.step('the new adviser signs in and gives hours', async () => {
    await signIn(page, email);
    await page.goto('/staff/availability');
    await see(page);
    await unfold(form(page, 'hours-add').locator('button').first());
    await send(page, 'hours-add', { weekday: '2', start: '13:00', end: '17:00', way: 'phone' });
    await expect(page.locator('ul.tasks li').filter({ hasText: '13.00–17.00' })).toBeVisible();
    await send(page, 'closed-add', { first_day: await program.inDays(3), reason: 'studiedag' });
    await expect(page.locator('ul.tasks li').filter({ hasText: 'studiedag' })).toBeVisible();
    await see(page);
  });
});
