// HR makes the questionnaire and the guides its own, and publishes them. Whoever was invited before
// keeps the version of that invitation.
import { postAddress } from '../../../support/addresses';
// Apart: the other stories expect the questions that a board begins with.
import { expect, form, handIn, press, send, testApart } from '../../../support/test';

const test = testApart();
test.describe.configure({ mode: 'default' });

const QUESTIONNAIRE = '/staff/organisation/questionnaire';
const GUIDES = '/staff/organisation/guides';

test('HR changes a word, switches a question off, adds its own and publishes', async ({ page, browser, program, signIn, newLeaver, openLink, see, language }) => {
  test.slow();
  await program.toOfficeHours();
  const before = await newLeaver();
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/organisation/holidays');
  await press(page.locator(`nav.parts a[href="${QUESTIONNAIRE}"]`));
  await expect(page.locator('#publish'), 'there is nothing to publish yet').toHaveCount(0);
  await see(page);

  await test.step('other words: what is wrong stands at its field, and nothing typed is lost', async () => {
    await press(page.locator('#item-growth a'));
    await see(page);
    await send(page, 'questionnaire-words', { 'text.nl': 'Ik kon {hier} groeien.', 'text.en': '' });
    await expect(page.locator('#text-nl')).toHaveValue('Ik kon {hier} groeien.');
    await expect(page.locator('#text-nl-error')).toContainText('{hier}');
    await expect(page.locator('#text-en-error')).toBeVisible();
    await see(page);
    await send(page, 'questionnaire-words', { 'text.nl': 'Ik kon hier verder leren.', 'text.en': 'I could keep learning here.' });
    await expect(page.locator('#changes li')).toHaveCount(1);
  });

  await test.step('somebody else saves the same question meanwhile: both versions, and a choice', async () => {
    await press(page.locator('#item-growth a'));
    const other = await browser.newContext({ baseURL: program.url });
    const elsewhere = await other.newPage();
    await signIn(elsewhere, 'administrator');
    await elsewhere.goto(page.url());
    await send(elsewhere, 'questionnaire-words', { 'text.nl': 'Ik kon hier groeien.', 'text.en': 'I could grow here.' });
    await other.close();
    await send(page, 'questionnaire-words', { 'text.nl': 'Ik kon hier verder leren.', 'text.en': 'I could go on learning here.' });
    await expect(page.locator('.versions section')).toHaveCount(2);
    await expect(page.locator('.versions')).toContainText('I could grow here.');
    await expect(page.locator('.versions')).toContainText('I could go on learning here.');
    await see(page);
    await send(page, 'questionnaire-words', { 'keep.text.nl': 'mine' });
    await expect(page.locator('#keep-text-en-error')).toBeVisible();
    await see(page);
    await send(page, 'questionnaire-words', { 'keep.text.nl': 'mine', 'keep.text.en': 'theirs' });
    await expect(page.locator('#changes li')).toHaveCount(1);
    await press(page.locator('#item-growth a'));
    await expect(page.locator('#text-nl')).toHaveValue('Ik kon hier verder leren.');
    await expect(page.locator('#text-en')).toHaveValue('I could grow here.');
    await send(page, 'questionnaire-words', { 'text.en': 'I could keep learning here.' });
  });

  await test.step('the tip is switched off; a core question cannot be', async () => {
    await expect(page.locator('#item-reasons form')).toHaveCount(0);
    await press(page.locator(`#item-tip form[action="${postAddress('questionnaire-switch')}"] button`));
    await expect(page.locator('#changes li')).toHaveCount(2);
  });

  await test.step('a question of its own', async () => {
    await press(page.locator(`main a[href="${QUESTIONNAIRE}/own"]`));
    await see(page);
    await send(page, 'questionnaire-own', { 'text.nl': 'Kon je vaak genoeg thuis werken?', kind: 'choice', 'option.0.nl': 'Ja' });
    for (const field of ['text-en', 'option-0-en', 'theme', 'variant']) await expect(page.locator(`#${field}-error`)).toBeVisible();
    await expect(page.locator('#text-nl')).toHaveValue('Kon je vaak genoeg thuis werken?');
    await see(page);
    await send(page, 'questionnaire-own', {
      'text.en': 'Could you work from home often enough?',
      'option.0.en': 'Yes',
      'option.1.nl': 'Nee',
      'option.1.en': 'No',
      theme: 'work',
      variant: 'full',
    });
    await expect(page.locator('#item-own_3_1')).toBeVisible();
    await see(page);
  });

  await test.step('a preview in each variant and language; nothing changes for leavers yet', async () => {
    const variants = await page.locator('select[name=variant] option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(variants.length).toBeGreaterThan(6);
    for (const variant of variants) {
      for (const tag of ['nl', 'en']) {
        await page.goto(`${QUESTIONNAIRE}/preview?variant=${variant}&language=${tag}`);
        await expect(page.locator(`.preview[lang=${tag}] :is(legend, label)`).first()).toBeVisible();
        await expect(page.locator('.preview [name=own_3_1]')).toHaveCount(variant === 'full' ? 3 : 0);
        await expect(page.locator('.preview [name=tip]')).toHaveCount(0);
      }
    }
    await page.goto(`${QUESTIONNAIRE}/preview?variant=full&language=en`);
    await expect(page.getByText('I could keep learning here.')).toBeVisible();
    await see(page);
  });

  await test.step('the file can be kept, and a broken one is refused with line and reason', async () => {
    const file = await page.request.get(`${QUESTIONNAIRE}/export/draft`);
    expect(file.headers()['content-disposition']).toBe('attachment; filename="questionnaire-3-draft.json"');
    const broken = (await file.text()).replace('I could keep learning here.', ' ');
    await page.goto(QUESTIONNAIRE);
    await page.locator('#file-fold > summary').click();
    await page.locator('#file').setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(broken) });
    await press(form(page, 'questionnaire-import').locator('button'));
    await expect(page.locator('#file-found')).toContainText(/regel \d+: items\.growth\.text\.en: heeft geen woorden/);
    await see(page);
    await expect(page.locator('#changes li'), 'what was prepared stays').toHaveCount(3);
  });

  await test.step('an option gone breaks comparison, and that is said before publishing', async () => {
    const file = JSON.parse(await (await page.request.get(`${QUESTIONNAIRE}/export/draft`)).text());
    const item = file.items.find((one: { key: string }) => one.key === 'would_return');
    item.kind.options = item.kind.options.filter((option: { key: string }) => option.key !== 'perhaps');
    await page.goto(QUESTIONNAIRE);
    await page.locator('#file-fold > summary').click();
    await page.locator('#file').setInputFiles({ name: 'changed.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file, null, 2)) });
    await press(form(page, 'questionnaire-import').locator('button'));
    await expect(page.locator('#breaks li')).toHaveCount(1);
    await see(page);
  });

  await test.step('publishing asks for a tick, and says what happens', async () => {
    await send(page, 'questionnaire-publish');
    await expect(page.locator('#sure-publish-error')).toBeVisible();
    await see(page);
    await send(page, 'questionnaire-publish', { sure: 'yes' });
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(page.locator('#publish')).toHaveCount(0);
    await expect(page.locator('tbody tr')).toHaveCount(2);
    await see(page);
  });

  await test.step('whoever was invited before keeps that version, and a new one gets the next', async () => {
    const after = await newLeaver();
    await openLink(page, before);
    await page.goto('/leaver/questions/work');
    await expect(page.locator('[name=own_3_1]')).toHaveCount(0);
    await page.goto('/leaver/questions/ahead');
    await expect(page.locator('#tip')).toBeVisible();
    await openLink(page, after);
    await page.goto('/leaver/questions/work');
    await expect(page.locator('[name=own_3_1][value]')).not.toHaveCount(0);
    await expect(page.getByText(language === 'en' ? 'I could keep learning here.' : 'Ik kon hier verder leren.')).toBeVisible();
    await see(page);
    await page.goto('/leaver/questions/ahead');
    await expect(page.locator('#tip')).toHaveCount(0);
    for (const leaver of [before, after]) await (await handIn(program, leaver)).dispose();
  });
});

test('HR changes a guide, and talks are held with it', async ({ page, signIn, see }) => {
  await signIn(page, 'administrator');
  await page.goto(GUIDES);
  await see(page);
  await page.goto(`${GUIDES}/leaving`);
  await see(page);
  const questions = page.locator('#theme-0-questions-nl');
  const first = await questions.inputValue();
  await send(page, 'guides-words', { 'theme.0.questions.nl': `${first}\nWie heette je welkom?` });
  await expect(page.locator('#theme-0-questions-en-error')).toBeVisible();
  await expect(questions).toHaveValue(`${first}\nWie heette je welkom?`);
  await see(page);
  const english = await page.locator('#theme-0-questions-en').inputValue();
  await send(page, 'guides-words', { 'theme.0.questions.en': `${english}\nWho welcomed you?` });
  await expect(page.locator('#changes li')).toHaveCount(1);
  await page.goto(`${GUIDES}/preview?language=en`);
  await expect(page.getByText('Who welcomed you?')).toBeVisible();
  await see(page);
  await page.goto(GUIDES);
  await send(page, 'guides-publish', { sure: 'yes' });
  await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
  await page.goto(`${GUIDES}/preview?language=nl&version=3`);
  await expect(page.getByText('Wie heette je welkom?')).toBeVisible();
});

test('nobody else writes them', async ({ page, signIn }) => {
  for (const other of ['hr_adviser', 'team_leader', 'policy_officer']) {
    await signIn(page, other);
    for (const address of [QUESTIONNAIRE, `${QUESTIONNAIRE}/own`, `${QUESTIONNAIRE}/preview`, GUIDES, `${GUIDES}/leaving`]) {
      expect((await page.goto(address))?.status(), `${other} ${address}`).toBe(404);
    }
    const file = await page.request.get(`${QUESTIONNAIRE}/export/draft`);
    expect(file.headers()['content-disposition'], other).toBeUndefined();
  }
});
