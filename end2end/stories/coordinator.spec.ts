// The HR coordinator: registers, sees by whom something is due, acts on a record, imports a list.
// She never sees what somebody answered.
import { mailAddressOf, newName } from '../support/leavers';
import { expect, form, handIn, press, send, test, unfold } from '../support/test';

test('she registers somebody, and acts on the record', async ({ page, program, signIn, see }) => {
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
    await see(page);
  });

  await test.step('the first mail goes at once', async () => {
    const values = { unit: 'Rijnveld College', departure_type: 'voluntary', private_email: mailAddressOf(name) };
    await send(page, 'departure-register', { ...values, end_of_employment: day, service_band: 'over_10' });
    await expect(page).toHaveURL(/\/staff\/departures\/[0-9a-f]{32}$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByRole('status')).toBeVisible();
    await see(page);
    expect((await program.mail(mailAddressOf(name), /./)).link).toBeTruthy();
  });

  const record = page.url();
  await test.step('she corrects the address, sends the link again, pauses and resumes', async () => {
    const other = mailAddressOf(newName());
    await send(page, 'departure-address', { private_email: other });
    await expect(page.getByText(other).first()).toBeVisible();
    await unfold(form(page, 'departure-resend').last().locator('button'));
    await press(form(page, 'departure-resend').last().locator('button'));
    expect((await program.mail(other, /./)).link).toBeTruthy();
    await send(page, 'departure-pause');
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

  await test.step('she revokes and cancels only after saying that she is sure', async () => {
    await page.goto(record);
    await send(page, 'departure-cancel');
    await expect(page.locator('#sure-cancel-error')).toBeVisible();
    await see(page);
    await send(page, 'departure-cancel', { sure: 'yes' });
    await expect(page.locator('header.person [data-shape=stop]')).toBeVisible();
    await see(page);
  });
});

test('the board shows by what is due, and no record shows her answers', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'hr_coordinator');
  await page.locator('form.filters [name=text]').fill(leaver.name.split(' ')[1]);
  await page.locator('form.filters [name=stage]').selectOption('to_plan');
  await press(page.locator('form.filters button'));
  await expect(page.getByRole('link', { name: leaver.name })).toBeVisible();
  await see(page);
  await press(page.getByRole('link', { name: leaver.name }));
  await expect(page.locator('#answers'), 'her answers are not for HR').toHaveCount(0);
  await expect(page.locator('#course')).toBeVisible();
  const { url } = { url: page.url() };
  for (const room of ['report', 'guide', 'talk']) {
    const answer = await page.goto(`${url}/${room}`);
    expect(answer?.status(), room).toBe(404);
  }

  await test.step('a mail that bounced is visible', async () => {
    await page.goto('/staff/board?stage=address_fails');
    await press(page.locator('tbody th a').first());
    await expect(page.locator('.notice.bad')).toBeVisible();
    await see(page);
  });
});

test('she imports a list: refused, then read line by line, then made', async ({ page, program, signIn, see }) => {
  await program.toOfficeHours();
  await signIn(page, 'hr_coordinator');
  await press(page.locator('main a[href="/staff/import"]').first());
  await see(page);
  const upload = async (name: string, text: string) => {
    await page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await press(form(page, 'import-upload').locator('button'));
  };
  const day = await program.inDays(50);
  const heading = 'naam;prive e-mail;school;soort vertrek;laatste werkdag;einde dienstverband';
  const line = (name: string, last = day) => `${name};${mailAddressOf(name)};De Linde;pensioen;${last};${last}`;
  const [one, two] = [newName(), newName()];

  await test.step('a wrong heading is named', async () => {
    await upload('leeg.csv', `naam;kleur\n${one};rood\n`);
    await expect(page.locator('#file-error')).toContainText('kleur');
    await see(page);
  });
  await test.step('an impossible date and a formula refuse the whole list, and say where', async () => {
    await upload('fout.csv', `\ufeff${heading}\r\n${line(one)}\r\n${line(two, '2027-02-30')}\r\n${line('=1+1')}\r\n`);
    await expect(page.locator('tbody [data-shape=alert]')).toHaveCount(2);
    await expect(form(page, 'import-start')).toHaveCount(0);
    await see(page);
  });
  await test.step('doubles are skipped, the rest is made after a tick', async () => {
    await upload('goed.csv', `${heading}\n${line(one)}\n${line(two)}\n${line(one)}\n`);
    await expect(page.locator('tbody [data-shape=check]')).toHaveCount(2);
    await expect(page.locator('tbody [data-shape=stop]')).toHaveCount(1);
    await see(page);
    await send(page, 'import-start');
    await expect(page.locator('#sure-error')).toBeVisible();
    await send(page, 'import-start', { sure: 'yes' });
    await expect(page.locator('main a.button[href="/staff/board"]'), 'done, by itself').toBeVisible({ timeout: 20_000 });
    await see(page);
    // Mails of a whole list go by the course's own rounds; the clock's button carries them out now.
    await program.forward('hour');
    expect((await program.mail(mailAddressOf(two), /./)).link).toBeTruthy();
  });
});
