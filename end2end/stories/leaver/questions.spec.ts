// Somebody leaves: reads the letter, answers, stops, comes back, corrects and hands in. All of it on a phone
// and without scripts as well.
import { expect, press, test } from '../../support/test';

test('a leaver answers, stops, comes back, corrects and hands in', async ({ page, program, newLeaver, openLink, say, see, hasJavaScript }) => {
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

  await test.step('the decisive reason is one of those ticked', async () => {
    await expect(page.locator('input[name=decisive_reason][value=D3]')).toHaveCount(0);
    await page.locator('input[name=decisive_reason][value=B1]').check();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('the leaver stops half-way and goes on from there', async () => {
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

  await test.step('the leaver checks, changes one answer, and hands in', async () => {
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
