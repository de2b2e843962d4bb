// Who hosts: rules that differ from the standard, what would happen, a host who falls ill, and HR who
// plans on somebody's behalf.
import { attendeesOf, dayOf } from '../support/mail';
import { book, expect, fill, form, handIn, press, send, test } from '../support/test';

test('a rule of the board is limited by the law, followed, and reset', async ({ page, program, signIn, see }) => {
  await signIn(page, 'administrator');
  await page.goto('/staff/organisation/rules');
  await see(page);
  const row = page.locator('tbody tr').filter({ hasText: 'Eigen opzegging' });
  await press(row.locator('.act a'));
  await see(page);

  await test.step('minutes are multiples of five; what was typed stays', async () => {
    await send(page, 'rule-save', { route: 'both', formal_minutes: '47', days_before_last: '3' });
    await expect(page.locator('#formal_minutes-error')).toBeVisible();
    await expect(page.locator('#days_before_last-error')).toBeVisible();
    await expect(page.locator('[name=formal_minutes]')).toHaveValue('47');
    await see(page);
    await send(page, 'rule-save', { formal_minutes: '50', days_before_last: '' });
    await expect(row).toContainText('HR-adviseur en teamleider');
    await see(page);
  });

  await test.step('special courses offer HR alone', async () => {
    await press(page.locator('tbody tr').filter({ hasText: 'Vaststellingsovereenkomst' }).locator('.act a'));
    await expect(page.locator('select[name=route] option')).toHaveCount(1);
  });

  await test.step('what would happen is said by this rule', async () => {
    await page.goto('/staff/organisation/rules/foresee');
    await page.locator('select[name=departure_type]').selectOption('voluntary');
    await press(page.locator('main form button').last());
    await expect(page.locator('#last_day_worked-error')).toBeVisible();
    await see(page);
    await page.locator('select[name=unit]').selectOption({ index: 1 });
    await page.locator('[name=last_day_worked]').fill(await program.inDays(60));
    await press(page.locator('main form button').last());
    await expect(page.locator('#answer')).toContainText('50 minuten');
    await expect(page.locator('#answer .timeline li').first()).toContainText('De mail met de vragenlijst');
    await see(page);
  });

  await test.step('back to the standard', async () => {
    await page.goto('/staff/organisation/rules');
    await press(row.locator('.act a'));
    await send(page, 'rule-reset');
    await expect(row).not.toContainText('HR-adviseur en teamleider');
  });
});

test('an adviser who falls ill frees her day, and the leaver is offered other times', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  const her = await handIn(program, leaver);
  await book(program, her);
  await her.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  const day = dayOf(invitation);
  const host = attendeesOf(invitation).find((one) => one !== leaver.email) ?? '';
  await signIn(page, host);
  await page.goto('/staff/availability');
  await press(page.locator('main a[href^="/staff/availability/away"]').first());
  await see(page);
  await page.locator('[name=first_day]').fill(day);
  await press(page.locator('form[action="/staff/availability/away"] button'));
  await expect(page.locator('#consequences')).toContainText(leaver.name);
  await see(page);
  await send(page, 'days-free');
  await expect(page.locator('#sure-error'), 'nothing happens without a tick').toBeVisible();
  await send(page, 'days-free', { sure: 'yes' });
  await expect(page.getByRole('status')).toBeVisible();
  const sorry = await program.mail(leaver.email, /gaat niet door/);
  const way = /https?:\S+\/l\/\S+/.exec(sorry.text)?.[0] ?? '';
  await page.context().clearCookies();
  await page.goto(way);
  await expect(page, 'straight to other times').toHaveURL(/\/leaver\/talk\/book/);
  await expect(page.locator('main input[name=slot]').first()).toBeVisible();
});

test('HR plans outside the times of a host, with a mark', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  const her = await handIn(program, leaver);
  await her.dispose();
  await signIn(page, 'hr_coordinator');
  await page.goto(`/staff/departures/${leaver.id}/plan`);
  await see(page);
  const when = { plan_date: await program.inDays(14), plan_time: '21:00', plan_way: 'phone' };
  await send(page, 'behalf-plan', when, 'plan');
  await expect(page.locator('#outside_hours-error')).toBeVisible();
  await see(page);
  await send(page, 'behalf-plan', { outside_hours: 'yes' }, 'plan');
  await expect(page.locator('#talks')).toContainText('buiten de beschikbare tijden gepland');
  await see(page);
  await program.mail(leaver.email, /^Je afspraak op/);
  await press(page.locator('#talks a[href$="/plan"]'));
  await send(page, 'behalf-cancel', { sure: 'yes' });
  await expect(form(page, 'behalf-cancel')).toHaveCount(0);
  await program.mail(leaver.email, /gaat niet door/);
});

test('HR picks one of the free times of the host she chooses, and loses nothing on the way', async ({ page, program, signIn, newLeaver, say, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'hr_coordinator');
  await page.goto(`/staff/departures/${leaver.id}/plan`);
  const where = form(page, 'behalf-plan');
  const plan = where.locator('button[value=plan]');
  const times = where.locator('input[name=slot]');
  await press(plan);
  await expect(page.locator('#slot-error'), 'nothing picked, nothing filled in').toBeVisible();
  await page.getByRole('alert').getByRole('link').click();
  await expect(times.first(), 'the summary leads to the first time').toBeFocused();
  await see(page);

  await test.step('another host, and another week', async () => {
    await fill(where, { plan_place: 'kamer 9' });
    const first = await where.locator('select[name=host]').inputValue();
    const hosts = await where.locator('select[name=host] option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    let other = '';
    for (other of hosts.filter((host) => host !== first)) {
      await where.locator('select[name=host]').selectOption(other);
      await press(where.getByRole('button', { name: say('Toon momenten') }));
      await expect(where.locator('select[name=host]')).toHaveValue(other);
      if ((await times.count()) > 0) break;
    }
    await expect(where.locator('[name=plan_place]'), 'what was filled in').toHaveValue('kamer 9');
    for (const time of await times.all()) expect(await time.inputValue()).toContain(other);
    await times.first().check();
    const picked = await times.first().inputValue();
    await press(where.getByRole('button', { name: say('Volgende week') }));
    await expect(where.locator(`input[name=slot][value="${picked}"]`), 'what was picked').toBeChecked();
    await expect(where.locator('[name=plan_place]')).toHaveValue('kamer 9');
    await see(page);
    await times.last().check();
  });

  await test.step('what is picked is planned, within the free times', async () => {
    const host = (await where.locator('select[name=host] option:checked').innerText()).trim();
    await press(plan);
    await expect(page.locator('#talks')).toContainText(host);
    await expect(page.locator('#talks')).not.toContainText(say('buiten de beschikbare tijden gepland'));
    await program.mail(leaver.email, /^Je afspraak op/);
  });
});
