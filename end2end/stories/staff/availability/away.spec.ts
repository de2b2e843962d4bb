// A host who falls ill.
import { attendeesOf, dayOf } from '../../../support/mail';
import { book, expect, handIn, press, send, test } from '../../../support/test';

test('whoever is ill sees first whom it concerns today, and nothing to press where it is nobody', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  await signIn(page, attendeesOf(invitation).find((one) => one !== leaver.email) ?? '');
  await page.goto('/staff/availability/away');
  const today = page.locator('#consequences');
  if ((await today.locator('li').count()) === 0) {
    await expect(today.locator('button'), 'nobody today').toHaveCount(0);
    await expect(today).toContainText('niemand');
  }
  await program.toTheMorningOf(dayOf(invitation));
  await page.goto('/staff/availability/away');
  await expect(today.locator('li').filter({ hasText: leaver.name }), 'by name and time').toContainText(/\d\d[:.]\d\d/);
  await expect(today.locator('button')).toBeVisible();
  await see(page);
  await program.toOfficeHours();
});

test('an adviser who falls ill frees the day, and the leaver is offered other times', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  const day = dayOf(invitation);
  const host = attendeesOf(invitation).find((one) => one !== leaver.email) ?? '';
  await signIn(page, host);
  await page.goto('/staff/availability');
  await press(page.locator('main a[href^="/staff/availability/away"]').first());
  await see(page);
  await expect(page.locator('#consequences'), 'whom it concerns today, or that it concerns nobody').toBeVisible();
  const days = page.locator('form[action="/staff/availability/away"]');
  await days.locator('[name=first_day]').fill(day);
  await press(days.locator('button'));
  await expect(page.locator('#consequences')).toContainText(leaver.name);
  await see(page);
  await send(page, 'days-free');
  await expect(page.locator('#sure-error'), 'nothing happens without a tick').toBeVisible();
  await send(page, 'days-free', { sure: 'yes' });
  await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
  const sorry = await program.mail(leaver.email, /gaat niet door/);
  const way = /https?:\S+\/l\/\S+/.exec(sorry.text)?.[0] ?? '';
  await page.context().clearCookies();
  await page.goto(way);
  await expect(page, 'straight to other times').toHaveURL(/\/leaver\/talk\/book/);
  await expect(page.locator('main input[name=slot]').first()).toBeVisible();
});
