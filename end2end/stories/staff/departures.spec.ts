// One departure: HR registers it and acts on the record; whoever has no part in it sees nothing of it.
import { mailAddressOf, newName } from '../../support/leavers';
import { attendeesOf } from '../../support/mail';
import { book, doItNow, expect, form, handIn, press, send, test, unfold } from '../../support/test';

test('the coordinator registers somebody, and acts on the record', async ({ page, program, signIn, see }) => {
  await program.toOfficeHours();
  await signIn(page, 'hr_coordinator');
  await expect(page).toHaveURL(/\/staff\/board/);
  await see(page);
  await press(page.locator('main a[href="/staff/departures/new"]').first());
  await see(page);
  const name = newName();
  const day = await program.inDays(45);

  await test.step('what is wrong stands at its field, and nothing typed is lost', async () => {
    await send(page, 'departure-register', { name, last_day_worked: day, end_of_employment: await program.inDays(40) });
    await expect(page.getByRole('alert')).toBeVisible();
    for (const field of ['unit', 'departure_type', 'end_of_employment']) {
      await expect(page.locator(`#${field}`)).toHaveAttribute('aria-invalid', 'true');
      await expect(page.locator(`#${field}-error`)).toBeVisible();
    }
    await expect(page.locator('#name')).toHaveValue(name);
    expect(await page.title(), 'the title says that something is wrong').toMatch(/^\D*(fout|Fout|Kijk)/);
    for (const field of ['last_day_worked', 'end_of_employment']) await expect(page.locator(`#${field}`)).toHaveValue(/./);
    await expect(page.locator('#errors li'), 'each error names its field').toContainText([/^School of team: /, /^Soort vertrek: /, /^Einde dienstverband: /]);
    await expect(page.locator('#leader'), 'the leader of the team is proposed').toHaveValue('team');
    await see(page);
  });

  await test.step('only what the chosen type asks for shows', async () => {
    const asked = page.locator('.asked:visible');
    await expect(asked).toHaveCount(0);
    await page.locator('#departure_type').selectOption('settlement');
    await expect(asked).toHaveCount(3);
    await expect(page.locator('#concluded_on')).toBeVisible();
    await page.locator('#departure_type').selectOption('fixed_term_not_renewed');
    await expect(page.locator('#concluded_on'), 'when it was told in writing').toBeVisible();
    await expect(page.locator('#reconsider_stated')).toBeHidden();
    await page.locator('#departure_type').selectOption('dismissal');
    await expect(page.locator('#concluded_on')).toBeHidden();
    await expect(page.locator('input[name=condition_confirmed]:visible')).toHaveValue('terms_passed');
    await see(page);
  });

  await test.step('the first mail goes at once', async () => {
    const values = { unit: 'Rijnveld College', leader: 'none', departure_type: 'voluntary', private_email: mailAddressOf(name) };
    await send(page, 'departure-register', { ...values, end_of_employment: day, service_band: 'over_10' });
    await expect(page).toHaveURL(/\/staff\/departures\/[0-9a-f]{32}$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
    await see(page);
    expect((await program.mail(mailAddressOf(name), /./)).link).toBeTruthy();
  });

  const record = page.url();
  await test.step('who is there with another day is asked about', async () => {
    await page.goto('/staff/departures/new');
    const later = await program.inDays(52);
    await send(page, 'departure-register', {
      name, unit: 'Rijnveld College', leader: 'none', departure_type: 'voluntary', private_email: mailAddressOf(name),
      last_day_worked: later, end_of_employment: later,
    });
    await expect(page.locator('input[name=other_day]')).toHaveCount(3);
    await expect(page.locator('#name'), 'nothing typed is lost').toHaveValue(name);
    await see(page);
    await page.locator('input[name=other_day][value=skip]').check();
    await send(page, 'departure-register', {});
    await expect(page).toHaveURL(/\/staff\/board/);
    await page.goto(record);
  });

  await test.step('the coordinator corrects the address, sends the link again, pauses and resumes', async () => {
    const other = mailAddressOf(newName());
    await send(page, 'departure-address', { private_email: other });
    await expect(page.getByText(other).first()).toBeVisible();
    await unfold(form(page, 'departure-resend').last().locator('button'));
    await press(form(page, 'departure-resend').last().locator('button'));
    await expect(page.locator('#waiting'), 'it waits a minute').toBeVisible();
    await doItNow(page);
    await expect(page.locator('#waiting')).toHaveCount(0);
    expect((await program.mail(other, /./)).link).toBeTruthy();
    await send(page, 'departure-pause');
    await expect(page.locator('[data-shape=pause]'), 'nothing has changed yet').toHaveCount(0);
    await see(page);
    await send(page, 'departure-waiting', {}, 'undo');
    await expect(page.locator('#waiting')).toHaveCount(0);
    await expect(page.locator('[data-shape=pause]')).toHaveCount(0);
    await send(page, 'departure-pause');
    await doItNow(page);
    await expect(page.locator('[data-shape=pause]')).toBeVisible();
    await see(page);
    await send(page, 'departure-resume');
    await expect(page.locator('[data-shape=pause]')).toHaveCount(0);
    await page.goto(`${record}/edit`);
    await see(page);
    await page.goto(record);
    await expect(page.locator(`a[href="${new URL(record, page.url()).pathname}/letter"]`), 'mail arrives: no letter').toHaveCount(0);
    await send(page, 'departure-address', { private_email: '' });
    await page.goto(`${record}/letter`);
    await see(page);
    await expect(page.locator('article.printed')).toHaveCount(0);
    await send(page, 'departure-letter');
    await expect(page.locator('article.printed')).toContainText('/l/');
    await see(page);
  });

  await test.step('cancelling waits for a tick', async () => {
    await page.goto(record);
    await send(page, 'departure-cancel');
    await expect(page.locator('#sure-cancel-error')).toBeVisible();
    await see(page);
    await send(page, 'departure-cancel', { sure: 'yes' });
    await expect(page.locator('header.person [data-shape=stop]'), 'a minute later').toHaveCount(0);
    await doItNow(page);
    await expect(page.locator('header.person [data-shape=stop]')).toBeVisible();
    await see(page);
  });
});

test('another adviser sees nothing of the leaver', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const taking = attendeesOf(await program.mail(leaver.email, /^Je afspraak op/));
  const advisers = ['fatima.de.boer', 'reinier.vos'].map((one) => `${one}@groenewoud.example`);
  const other = advisers.find((one) => !taking.includes(one));
  await signIn(page, other ?? 'hr_adviser');
  await see(page);
  for (const room of ['', '/guide', '/report', '/talk', '/edit']) {
    const answer = await page.goto(`/staff/departures/${leaver.id}${room}`);
    expect(answer?.status(), `the record${room}`).toBe(404);
    await expect(page.locator('body')).not.toContainText(leaver.name);
  }
  await page.goto('/staff/availability');
  await see(page);
  await unfold(form(page, 'hours-add').locator('button').first());
  await send(page, 'hours-add', { start: '09:02', end: '08:00' });
  await expect(page.locator('#weekday-error'), 'a day is missing').toBeVisible();
  await see(page);
});
