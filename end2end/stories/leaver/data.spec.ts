// What a leaver asks for on the page of their own data.
import { expect, handIn, press, send, test, unfold } from '../../support/test';

test('answers that were sent are taken back after the code, and can be given again', async ({ page, program, openLink, newLeaver, say, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/data');
  await send(page, 'request-code');
  await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/)).code ?? '' });
  await unfold(page, say('Je antwoorden terugnemen'));
  await see(page);
  await press(page.getByRole('button', { name: say('Je antwoorden terugnemen') }));
  await expect(page.locator('#errors')).toContainText(say('Zet een vinkje om je antwoorden terug te nemen'));
  await page.getByLabel(say('Ja, neem mijn antwoorden terug')).check();
  await press(page.getByRole('button', { name: say('Je antwoorden terugnemen') }));
  await expect(page.getByRole('status')).toContainText(say('Je antwoorden zijn teruggenomen en gewist.'));
  await expect(page.locator('main')).toContainText(say('Je hebt geen antwoorden verstuurd.'));
  await see(page);
  await program.mail(leaver.email, /^Wat je verstuurde is teruggenomen$/);
  await page.goto('/leaver');
  await press(page.getByRole('link', { name: say('Begin met de vragen') }));
  await expect(page).toHaveURL(/\/leaver\/questions\//);
});
