// The leaver chooses a moment, moves it and calls it off; and with whom, where there is a choice.
import { choose, expect, handIn, press, send, test } from '../../support/test';

test('a leaver plans the talk, moves it and calls it off', async ({ page, program, newLeaver, openLink, say, see, hasJavaScript }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  await press(page.getByRole('navigation').getByRole('link', { name: say('Hoe het ervoor staat') }));
  await page.goto('/leaver/talk/book');
  await see(page);
  await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  await expect(page.getByRole('alert'), 'nothing chosen').toContainText(say('Kies een moment'));
  await see(page);

  await test.step('a moment is repeated in words before it is booked', async () => {
    const moment = page.locator('label.slot input').first();
    const where = await page.locator('label.slot .where').first().innerText();
    const button = await choose(moment, hasJavaScript);
    await expect(page.getByRole('alert'), 'what was missing is there').toHaveCount(0);
    const repeated = (await page.locator('.chosen:visible').innerText()).replace(/\s+/g, ' ');
    expect(repeated).toContain(where.replace(/\s+/g, ' '));
    await expect(button).toHaveText(say('Afspraak maken'));
    await see(page);
    await press(button);
    await expect(page.getByText(say('Je afspraak is gemaakt. Je krijgt een bevestiging in je mail.'))).toBeVisible();
    await see(page);
    expect((await program.mail(leaver.email, /^(Je afspraak op|Your appointment)/)).calendar?.method).toBe('REQUEST');
  });

  await test.step('the leaver takes another moment, in another week', async () => {
    await press(page.getByRole('link', { name: say('Ander moment kiezen') }));
    await press(page.getByRole('link', { name: say('Andere dagen'), exact: true }));
    await press(page.getByRole('link', { name: say('Volgende week') }));
    await see(page);
    await press(page.locator('.further a').last());
    await see(page);
    if ((await page.locator('label.time').count()) === 0) await press(page.locator('.further a').last());
    await see(page);
    const button = await choose(page.locator('label.time input').last(), hasJavaScript);
    await see(page);
    await expect(button).toHaveText(say('Afspraak verzetten'));
    await press(button);
    await expect(page.getByText(say('Je afspraak is verzet. Je krijgt een bevestiging in je mail.'))).toBeVisible();
  });

  await test.step('the leaver shows that it is them, calls it off, and then declines', async () => {
    await page.getByText(say('Gesprek afzeggen')).first().click();
    await press(page.locator('main').getByRole('button', { name: say('Gesprek afzeggen'), exact: true }));
    await expect(page.getByRole('alert')).toContainText(say('Zet een vinkje om het gesprek af te zeggen'));
    await see(page);
    await page.getByLabel(say('Ja, zeg dit gesprek af')).check();
    await press(page.locator('main').getByRole('button', { name: say('Gesprek afzeggen'), exact: true }));
    const first = say('Je antwoorden zijn verstuurd. Laat eerst zien dat jij het bent; daarna kun je afzeggen of anders kiezen.');
    await expect(page.getByText(first)).toBeVisible();
    await see(page);
    await send(page, 'request-code');
    await send(page, 'enter-code', { code: '000000' });
    await expect(page.locator('#errors'), 'a wrong code is asked for again').toBeVisible();
    await see(page);
    await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/)).code ?? '' });
    await expect(page).toHaveURL(/\/leaver\/talk$/);
    await page.getByText(say('Gesprek afzeggen')).first().click();
    await page.getByLabel(say('Ja, zeg dit gesprek af')).check();
    await press(page.locator('main').getByRole('button', { name: say('Gesprek afzeggen'), exact: true }));
    await expect(page.getByText(say('Je gesprek is afgezegd. Je kunt een ander moment kiezen.'))).toBeVisible();
    await page.getByText(say('Liever geen gesprek?')).click();
    await page.getByLabel(say('Ja, ik wil liever geen gesprek')).check();
    await press(page.locator('main').getByRole('button', { name: say('Geen gesprek'), exact: true }));
    await expect(page.getByText(say('Je wilt liever geen gesprek. Dat is goed: we vragen er niet nog eens naar.'))).toBeVisible();
    await see(page);
  });
});

test('who retires chooses between leader and HR as equals', async ({ page, program, newLeaver, openLink, say, see }) => {
  const leaver = await newLeaver({ type: 'retirement', leader: 'Mark Janssens' });
  await openLink(page, leaver);
  await press(page.getByRole('link', { name: say('Begin met de vragen') }));
  await expect(page.locator('fieldset#wanted_longer')).toBeVisible();
  await expect(page.locator('fieldset#reasons')).toHaveCount(0);
  await see(page);
  await (await handIn(program, leaver, 'leader')).dispose();
  await page.goto('/leaver/talk/book');
  await expect(page.getByText('Mark Janssens').first()).toBeVisible();
  await see(page);
});
