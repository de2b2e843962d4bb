// Staying in touch by choice: an address apart from the record, confirmed and revoked from its own mailbox.
import { expect, handIn, send, test } from '../../support/test';

test('a leaver stays in touch at an address of their own, and stops again', async ({ page, program, openLink, newLeaver, say, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/thanks');
  const address = `later.${leaver.email}`;
  await send(page, 'stay-ask', { 'stay-address': 'geen adres', sure: 'yes' });
  await expect(page.locator('#errors')).toContainText(say('Vul een mailadres in, zoals naam@voorbeeld.nl'));
  await see(page);
  await send(page, 'stay-ask', { 'stay-address': address, sure: 'yes' });
  await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
  const mail = await program.mail(address, /^Wil je in contact blijven\?$/);
  const link = /https?:\/\/\S+\/stay\/[\w-]+/.exec(mail.text)?.[0] ?? '';
  await page.context().clearCookies();
  await page.goto(link);
  await see(page);
  await send(page, 'stay-keep', { sure: 'yes' });
  await expect(page.getByRole('status').filter({ hasText: 'Dank je.' }).first()).toBeVisible();
  await send(page, 'stay-end');
  await expect(page.locator('#errors')).toContainText('Zet een vinkje om te stoppen');
  await send(page, 'stay-end', { sure: 'yes' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Je adres is gewist');
  await see(page);
  expect((await page.request.get(link)).status(), 'nothing is left behind the link').toBe(404);
});
