// Somebody leaves: reads the letter, answers, stops, comes back, corrects, hands in, chooses a moment,
// moves it and calls it off. All of it on a phone and without scripts as well.
import { expect, handIn, press, test } from '../support/test';

test('she answers, stops, comes back, corrects herself and hands in', async ({ page, program, newLeaver, openLink, say, see, hasJavaScript }) => {
  const leaver = await newLeaver({ serviceBand: 'under_1' });
  await openLink(page, leaver);
  await expect(page).toHaveURL(/\/leaver$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(leaver.name.split(' ')[0]);
  await expect(page.getByRole('heading', { name: say('Dit blijft vertrouwelijk') })).toBeVisible();
  await page.getByText(say('Wie leest dit?')).click();
  await expect(page.getByText(say('Zien niets van jou.'))).toBeVisible();
  await see(page);

  await test.step('three reasons are enough, and the fourth is pointed out beside them', async () => {
    await press(page.getByRole('link', { name: say('Begin met de vragen') }));
    await see(page);
    for (const code of ['B1', 'B2', 'C2', 'D3']) await page.locator(`input[name=reasons][value=${code}]`).check();
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    const summary = page.getByRole('alert');
    await expect(summary).toContainText(say('Kijk nog even naar dit'));
    for (const code of ['B1', 'B2', 'C2', 'D3']) {
      await expect(page.locator(`input[name=reasons][value=${code}]`), 'nothing ticked is lost').toBeChecked();
    }
    await see(page);
    await summary.getByRole('link').click();
    await expect(page.locator('#reasons-1'), 'the summary leads to the question').toBeFocused();
    await page.locator('input[name=reasons][value=D3]').uncheck();
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('the decisive reason is one of hers', async () => {
    await expect(page.locator('input[name=decisive_reason][value=D3]')).toHaveCount(0);
    await page.locator('input[name=decisive_reason][value=B1]').check();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('she stops half-way and goes on where she was', async () => {
    await page.locator('input[name=own_way][value="4"]').check();
    if (hasJavaScript) await expect(page.getByRole('status').filter({ hasText: say('Bewaard') })).toBeVisible();
    await page.locator('input[name=growth][value="2"]').check();
    await press(page.locator('main').getByRole('button', { name: say('Bewaren en later verder'), exact: true }));
    await expect(page.getByRole('status')).toContainText(say('Bewaard. Je kunt later verdergaan met de link uit onze mail.'));
    await see(page);
    await page.context().clearCookies();
    await openLink(page, leaver);
    await press(page.getByRole('link', { name: say('Ga verder met de vragen') }));
    await expect(page).toHaveURL(/\/questions\/work/);
    await expect(page.locator('input[name=growth][value="2"]')).toBeChecked();
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('the counsellor stands where it is about people', async () => {
    await expect(page.getByText('Saskia van Houten')).toBeVisible();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await page.locator('input[name=recommend][value="8"]').check();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('a tip that is too long keeps every letter', async () => {
    const tip = `${'Geef nieuwe mensen tijd. '.repeat(26)}</textarea><b>`;
    await page.locator('#tip').fill(tip);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await expect(page.locator('#tip')).toHaveValue(tip);
    await expect(page.locator('#tip-error')).toBeVisible();
    await see(page);
    await page.locator('#tip').fill('Geef nieuwe mensen tijd.');
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('she checks, changes one answer, and hands in', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('Klopt dit zo?'));
    await expect(page.getByText('Geef nieuwe mensen tijd.')).toBeVisible();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Versturen'), exact: true }));
    await expect(page.getByRole('alert'), 'what is not chosen is asked for').toBeVisible();
    await see(page);
    await press(page.locator('.part').filter({ hasText: say('Wijzig') }).first().getByRole('link'));
    await page.locator('input[name=reasons][value=C2]').uncheck();
    await press(page.locator('main').getByRole('button', { name: say('Verder naar je antwoorden'), exact: true }));
    await page.locator('input[name="talk-choice"][value=as_proposed]').check();
    await press(page.locator('main').getByRole('button', { name: say('Versturen'), exact: true }));
    await expect(page).toHaveURL(/\/leaver\/thanks/);
    await see(page);
  });

  await test.step('afterwards the link shows how things stand, and answers only with a mailed code', async () => {
    await openLink(page, leaver);
    await expect(page.getByText('Geef nieuwe mensen tijd.')).toHaveCount(0);
    await see(page);
    await press(page.getByRole('navigation').getByRole('link', { name: say('Mijn gegevens') }));
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Stuur me een code'), exact: true }));
    const code = (await program.mail(leaver.email, /^(Je code|Your code)$/)).code ?? '';
    await page.getByLabel(say('Code uit de mail')).fill(code === '000000' ? '111111' : '000000');
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await expect(page.getByRole('alert')).toBeVisible();
    await see(page);
    await page.getByLabel(say('Code uit de mail')).fill(code);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await expect(page.getByText('Geef nieuwe mensen tijd.')).toBeVisible();
    await see(page);
  });
});

test('she plans the talk, moves it and calls it off', async ({ page, program, newLeaver, openLink, say, see }) => {
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
    await page.locator('label.slot input').first().check();
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Afspraak maken'), exact: true }));
    await expect(page.getByRole('alert')).toContainText(say('Zet een vinkje als dit moment je past'));
    await page.getByLabel(say('Ja, dit moment past mij')).check();
    await press(page.locator('main').getByRole('button', { name: say('Afspraak maken'), exact: true }));
    await expect(page.getByText(say('Je afspraak staat. Je krijgt een bevestiging in je mail.'))).toBeVisible();
    await see(page);
    expect((await program.mail(leaver.email, /^(Je afspraak op|Your appointment)/)).calendar?.method).toBe('REQUEST');
  });

  await test.step('she takes another moment, in another week', async () => {
    await press(page.getByRole('link', { name: say('Ander moment kiezen') }));
    await press(page.getByRole('button', { name: say('Volgende week') }));
    await page.locator('.turned label.time').last().click();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await page.getByLabel(say('Ja, dit moment past mij')).check();
    await press(page.locator('main').getByRole('button', { name: say('Afspraak verzetten'), exact: true }));
    await expect(page.getByText(say('Je afspraak is verzet. Je krijgt een bevestiging in je mail.'))).toBeVisible();
  });

  await test.step('she calls it off, and then declines', async () => {
    await page.getByText(say('Gesprek afzeggen')).first().click();
    await press(page.locator('main').getByRole('button', { name: say('Gesprek afzeggen'), exact: true }));
    await expect(page.getByRole('alert')).toContainText(say('Zet een vinkje om het gesprek af te zeggen'));
    await see(page);
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
