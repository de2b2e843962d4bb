// What a leaver asks for on the page of their own data.
import { expect, fill, form, handIn, press, send, test } from '../../support/test';
import { postAddress } from '../../support/addresses';

test('answers that were sent are taken back after the code, and can be given again', async ({ page, program, openLink, newLeaver, say, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/data');
  await send(page, 'request-code');
  await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/)).code ?? '' });
  await send(page, 'withdraw-answers');
  await expect(page.locator('#errors')).toContainText(say('Zet een vinkje om je antwoorden terug te nemen'));
  await see(page);
  await send(page, 'withdraw-answers', { sure: 'yes' });
  await expect(page.getByRole('status').filter({ hasText: say('Je antwoorden zijn teruggenomen en gewist. Alleen een tip die er al uit was gehaald om door te geven, blijft.') }).first()).toBeVisible();
  await expect(page.locator('main')).toContainText(say('Je hebt geen antwoorden verstuurd.'));
  await see(page);
  await program.mail(leaver.email, /^Wat je verstuurde is teruggenomen$/);
  await page.goto('/leaver');
  await press(page.getByRole('link', { name: say('Begin met de vragen') }));
  await expect(page).toHaveURL(/\/leaver\/questions\//);
});

test('an objection is answered by HR, and what is left alone is opened by nobody', async ({ page, program, openLink, newLeaver, coordinator, say, see }) => {
  const leaver = await newLeaver();
  await openLink(page, leaver);
  await page.goto('/leaver/data');
  await send(page, 'request-code');
  await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/)).code ?? '' });
  await send(page, 'right-ask');
  await expect(page.locator('#errors')).toContainText(say('Zet een vinkje als je dit wilt'));
  await see(page);
  await send(page, 'right-ask', { 'reason-object': 'Ik wil dit niet.', sure: 'yes' });
  await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
  await expect(page.locator('main')).toContainText(say('HR heeft nog niet geantwoord.'));
  await see(page);

  const record = `/staff/departures/${leaver.id}`;
  const request = /\/staff\/requests\/[0-9a-f]{32}/.exec(await (await coordinator.get(record)).text())?.[0] ?? '';
  const id = request.split('/').pop() ?? '';
  const answer = { request: id, ruling: 'refused', words: 'Daar is een goede reden voor.' };
  expect((await coordinator.post(postAddress('right-answer'), { form: answer })).url()).toMatch(/\/staff\/requests$/);
  await program.mail(leaver.email, /^HR heeft je verzoek beantwoord$/);
  await page.goto('/leaver/data');
  await expect(page.locator('main')).toContainText('Daar is een goede reden voor.');

  const restrict = form(page, 'right-ask').filter({ has: page.locator('[value="restrict"]') });
  await fill(restrict, { sure: 'yes' });
  await press(restrict.locator('button').first());
  await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
  await see(page);
  expect((await coordinator.get(record)).status(), 'as if there were nothing').toBe(404);
  await send(page, 'right-lift', { sure: 'yes' });
  expect((await coordinator.get(record)).status()).toBe(200);
});

test('what is wrong is asked of HR, which answers with a reason', async ({ page, program, openLink, newLeaver, coordinator, say, see }) => {
  const leaver = await newLeaver();
  await openLink(page, leaver);
  await page.goto('/leaver/data');
  await send(page, 'request-code');
  await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/)).code ?? '' });
  const correct = form(page, 'right-ask').filter({ has: page.locator('[value="rectify"]') });
  await fill(correct, { sure: 'yes' });
  await press(correct.locator('button').first());
  await expect(page.locator('#errors')).toContainText(say('Schrijf op waar het om gaat'));
  await see(page);
  await fill(correct, { 'reason-rectify': 'Mijn team is een ander.', sure: 'yes' });
  await press(correct.locator('button').first());
  await expect(page.locator('main')).toContainText(say('HR heeft nog niet geantwoord.'));
  await see(page);

  const record = await (await coordinator.get(`/staff/departures/${leaver.id}`)).text();
  const id = /\/staff\/requests\/([0-9a-f]{32})/.exec(record)?.[1] ?? '';
  const answer = { request: id, ruling: 'granted', words: 'Je staat nu bij de bovenbouw.' };
  expect((await coordinator.post(postAddress('right-answer'), { form: answer })).url()).toMatch(/\/staff\/requests$/);
  await program.mail(leaver.email, /^HR heeft je verzoek beantwoord$/);
  await page.goto('/leaver/data');
  await expect(page.locator('main')).toContainText('Je staat nu bij de bovenbouw.');
  await expect(correct, 'it can be asked again').toHaveCount(1);
});
