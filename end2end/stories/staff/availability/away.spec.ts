// A host who falls ill.
import { attendeesOf, dayOf } from '../../../support/mail';
import { book, expect, handIn, press, send, test } from '../../../support/test';

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
