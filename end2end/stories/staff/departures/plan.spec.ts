// HR plans a talk on somebody's behalf.
import { expect, fill, form, handIn, press, send, test } from '../../../support/test';

test('HR plans outside the times of a host, with a mark', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await session.dispose();
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

  await test.step('one that begins at once says in how many minutes, and to tell them', async () => {
    const { date, hour } = await program.now();
    const soon = { plan_date: date, plan_time: `${hour + 1}:00`, plan_way: 'phone', outside_hours: 'yes' };
    await page.goto(`/staff/departures/${leaver.id}/plan`);
    const hosts = await form(page, 'behalf-plan').locator('select[name=host] option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    for (const host of hosts) {
      await send(page, 'behalf-plan', { host, ...soon }, 'plan');
      // Some talk with somebody else then.
      if (!page.url().includes('/plan')) break;
    }
    await expect(page.locator('.notice.warn')).toContainText(/begint over \d+ minuten|starts in \d+ minutes/);
    await expect(page.locator('.notice.warn')).toContainText(/zelf weten|yourself/);
    await see(page);
  });
});

test('HR chooses a host, picks one of the free times, and loses nothing on the way', async ({ page, program, signIn, newLeaver, say, see }) => {
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
    const folded = where.locator('.day details');
    if ((await folded.count()) > 0) {
      await expect(folded.first().locator('input[name=slot]').first(), 'quarter hours on request').toBeHidden();
      await folded.first().locator('summary').click();
      await expect(folded.first().locator('input[name=slot]').first()).toBeVisible();
    }
    await see(page);
    await where.locator('.day > .times input[name=slot]').last().check();
  });

  await test.step('what is picked is planned, within the free times', async () => {
    const host = (await where.locator('select[name=host] option:checked').innerText()).trim();
    await press(plan);
    await expect(page.locator('#talks')).toContainText(host);
    await expect(page.locator('#talks')).not.toContainText(say('buiten de beschikbare tijden gepland'));
    await program.mail(leaver.email, /^Je afspraak op/);
  });
});
