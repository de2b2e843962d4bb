// Texts that wait until their button hands them over, limits that speak at once, and what comes too late.
import { postAddress } from '../../support/addresses';
import { expect, fill, form, handIn, press, send, test, tick } from '../../support/test';

const NEW = '/staff/improvements/new';
const ready = 'html[data-ready]';
const kept = 'Concept bewaard';

test('a point that is being written waits in this browser until it is saved or thrown away', async ({ page, context, signIn }) => {
  await signIn(page, 'policy_officer');
  await page.goto(NEW);
  await expect(page.locator(ready)).toHaveCount(1);
  await fill(form(page, 'point-save'), { what: 'Starters missen een maatje.' });
  await expect(page.getByText(kept)).toBeVisible();
  await page.goto('/staff/improvements');
  await page.goto(NEW);
  await expect(page.locator('#what')).toHaveValue('Starters missen een maatje.');
  await expect(page.getByText(kept), 'and says so').toBeVisible();

  await test.step('a second tab overwrites nothing', async () => {
    const other = await context.newPage();
    await other.goto(NEW);
    await expect(other.locator(ready)).toHaveCount(1);
    await fill(form(other, 'point-save'), { what: 'In het andere venster.' });
    await expect(other.getByText(kept)).toBeVisible();
    await expect(page.locator(ready)).toHaveCount(1);
    await fill(form(page, 'point-save'), { what: 'In dit venster.' });
    await expect(page.getByText(/In een ander venster is dit veranderd/)).toBeVisible();
    await other.reload();
    await expect(other.locator('#what')).toHaveValue('In het andere venster.');
    await other.close();
  });

  await test.step('thrown away it is gone', async () => {
    await press(page.getByRole('button', { name: 'Gooi concept weg' }));
    await page.goto(NEW);
    await expect(page.locator(ready)).toHaveCount(1);
    await expect(page.locator('#what')).toHaveValue('');
    await expect(page.getByText(kept)).toHaveCount(0);
  });

  await test.step('saved it waits no longer', async () => {
    await send(page, 'point-save', { what: 'Starters missen een gids.', status: 'proposed' });
    await expect(page.locator('.notice.good')).toBeVisible();
    await page.goto(NEW);
    await expect(page.locator(ready)).toHaveCount(1);
    await expect(page.locator('#what')).toHaveValue('');
  });
});

test('a reason to open answers waits on the record until it is sent or thrown away', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'hr_coordinator');
  const record = `/staff/departures/${leaver.id}`;
  await page.goto(record);
  // In a closed fold nothing starts before somebody begins.
  await fill(form(page, 'open-with-reason'), { reason: 'Een klacht over het gesprek.' });
  await expect(page.getByText(kept)).toBeVisible();
  await page.goto('/staff/board');
  await page.goto(record);
  const reason = form(page, 'open-with-reason').locator('[name=reason]');
  await expect(reason, 'in its open fold').toBeVisible();
  await expect(reason).toHaveValue('Een klacht over het gesprek.');
  await expect(form(page, 'open-with-reason').locator('[name=sure]'), 'nothing is ticked for them').not.toBeChecked();
  await expect(page.locator('#answers'), 'and nothing has opened').toHaveCount(0);
  await see(page);
  await press(page.getByRole('button', { name: 'Gooi concept weg' }));
  await page.goto(record);
  await expect(reason).toHaveValue('');
  await expect(reason).toBeHidden();
});

test('what somebody typed and was not kept is theirs alone in this window', async ({ page, signIn }) => {
  await signIn(page, 'policy_officer');
  await page.goto(NEW);
  await expect(page.locator(ready)).toHaveCount(1);
  await page.route(`**${postAddress('keep-draft')}`, (route) => route.abort());
  await fill(form(page, 'point-save'), { what: 'Alleen van de een.' });
  await expect(page.getByText(/staat nog alleen in dit venster/)).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());

  await signIn(page, 'hr_coordinator');
  await page.goto(NEW);
  await expect(page.locator(ready)).toHaveCount(1);
  await expect(page.locator('#what')).toHaveValue('');

  await signIn(page, 'policy_officer');
  await page.unroute(`**${postAddress('keep-draft')}`);
  await page.goto(NEW);
  await expect(page.locator(ready)).toHaveCount(1);
  await expect(page.locator('#what'), 'it waits for its writer').toHaveValue('Alleen van de een.');
  await expect(page.getByText(kept)).toBeVisible();
  await press(page.getByRole('button', { name: 'Gooi concept weg' }));
});

test('words of a guide wait while they are written, and overwrite nobody', async ({ page, context, signIn, see }) => {
  const guide = '/staff/organisation/guides/leaving';
  await signIn(page, 'administrator');
  await page.goto(guide);
  await expect(page.locator(ready)).toHaveCount(1);
  const note = page.locator('[name="note.nl"]');
  const before = await note.inputValue();
  await fill(form(page, 'guides-words'), { 'note.nl': 'Half geschreven.' });
  await expect(page.getByText(kept)).toBeVisible();
  await page.goto('/staff/organisation/guides');
  await page.goto(guide);
  await expect(note).toHaveValue('Half geschreven.');
  await see(page);

  await test.step('somebody else saves the same part meanwhile', async () => {
    const other = await context.browser()?.newContext({ baseURL: new URL(page.url()).origin, locale: 'nl-NL' });
    if (!other) throw new Error('no browser');
    const theirs = await other.newPage();
    await signIn(theirs, 'hr_coordinator');
    await theirs.goto(guide);
    await expect(theirs.locator('[name="note.nl"]'), 'a draft is of one browser').toHaveValue(before);
    await send(theirs, 'guides-words', { 'note.nl': 'Van een ander.', 'note.en': 'Of another.' });
    await other.close();
    await page.goto(guide);
    await expect(note).toHaveValue('Half geschreven.');
    await send(page, 'guides-words');
    for (const words of ['Half geschreven.', 'Van een ander.']) await expect(page.locator('main')).toContainText(words);
  });

  await page.goto(guide);
  await press(page.getByRole('button', { name: 'Gooi concept weg' }));
  await page.goto(guide);
  await expect(note).toHaveValue('Van een ander.');
  await page.goto('/staff/organisation/guides');
  await send(page, 'guides-discard', { sure: 'yes' });
});

test('why somebody objects waits until it is sent or thrown away', async ({ page, program, newLeaver, openLink }) => {
  const leaver = await newLeaver();
  await openLink(page, leaver);
  await page.goto('/leaver/data');
  await send(page, 'request-code');
  await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/)).code ?? '' });
  const why = page.locator('#reason-object');
  const asked = form(page, 'right-ask').first();
  await fill(asked, { 'reason-object': 'Half af' });
  await expect(page.getByText(kept)).toBeVisible();
  await page.goto('/leaver');
  await page.goto('/leaver/data');
  await expect(why).toHaveValue('Half af');
  await expect(why, 'in no closed fold').toBeVisible();
  await expect(page.locator('#reason-restrict'), 'and only there').toHaveValue('');
  await page.route(`**${postAddress('keep-draft')}`, (route) => route.abort());
  await fill(asked, { 'reason-object': 'Alleen hier' });
  await expect(page.getByText(/staat nog alleen in dit venster/)).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(why).toHaveValue('Alleen hier');
  await expect(page.locator('#reason-restrict'), 'two forms of one page are kept apart').toHaveValue('');
  await page.unroute(`**${postAddress('keep-draft')}`);
  await expect(page.getByText(kept)).toBeVisible({ timeout: 15_000 });
  await fill(asked, { 'reason-object': 'e'.repeat(1001) });
  await expect(page.locator('#reason-object-count'), 'a limit speaks at once').toHaveClass(/over/);
  await press(asked.getByRole('button', { name: 'Gooi concept weg' }));
  await expect(why).toHaveValue('');
  await send(page, 'right-ask', { 'reason-object': 'Ik wil dit niet.', sure: 'yes' });
  await expect(page.locator('main')).toContainText('Ik wil dit niet.');
  await expect(page.getByText(kept)).toHaveCount(0);
});

test('a limit speaks at once, and what was chosen stays', async ({ page, newLeaver, openLink }) => {
  await openLink(page, await newLeaver());
  await page.goto('/leaver/questions/why');
  await expect(page.locator(ready)).toHaveCount(1);
  const reason = (code: string) => page.locator(`input[name=reasons][value=${code}]`);
  const count = page.locator('#reasons-count');
  await expect(count).toHaveText('Nog te kiezen: 3');
  await tick(page, 'reasons', 'A1', 'A2', 'B1');
  await expect(count).toHaveText('Nog te kiezen: 0');
  await tick(page, 'reasons', 'B2');
  await expect(count).toHaveText('Te veel gekozen: 1');
  await expect(page.getByText('Bewaard', { exact: true })).toBeVisible();
  await page.reload();
  await expect(count, 'read again it still says so').toHaveText('Te veel gekozen: 1');
  for (const code of ['A1', 'A2', 'B1', 'B2']) await expect(reason(code)).toBeChecked();
  await reason('A1').uncheck();
  await expect(count).toHaveText('Nog te kiezen: 0');
});

test('Enter in a list chooses and sends nothing, and whoever would rather not say gives no reason beside it', async ({ page, newLeaver, openLink }) => {
  await openLink(page, await newLeaver());
  await page.goto('/leaver/questions/work');
  await expect(page.locator(ready)).toHaveCount(1);
  await page.locator('#own_way-3').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#own_way-3')).toBeChecked();
  await expect(page.getByText('Bewaard', { exact: true })).toBeVisible();
  expect(new URL(page.url()).pathname, 'the other statements are still to come').toBe('/leaver/questions/work');

  await page.goto('/leaver/questions/why');
  await expect(page.locator(ready)).toHaveCount(1);
  const reason = (code: string) => page.locator(`input[name=reasons][value=${code}]`);
  await tick(page, 'reasons', 'B1', 'Z');
  await expect(reason('B1'), 'it stands alone').not.toBeChecked();
  await tick(page, 'reasons', 'B1');
  await expect(reason('Z')).not.toBeChecked();
});

test('Enter in a list hands in nothing and answers nothing that counts once', async ({ page, newLeaver, openLink }) => {
  const posted: string[] = [];
  page.on('request', (asked) => {
    if (asked.method() === 'POST') posted.push(asked.url());
  });
  /** Once to choose it, and once more on what is chosen. */
  const enterTwice = async (selector: string, path: RegExp) => {
    for (const which of ['first', 'second']) {
      await page.locator(selector).focus();
      await page.keyboard.press('Enter');
      await expect(page.locator(selector), `${selector}, ${which}`).toBeChecked();
    }
    await page.reload();
    await expect(page, selector).toHaveURL(path);
    expect(posted, selector).toEqual([]);
  };

  await test.step('whether questions are welcome', async () => {
    const more = { condition_confirmed: 'yes', questionnaire_switched_on: 'yes' };
    await openLink(page, await newLeaver({ type: 'dismissal', serviceBand: '3_to_10', more }));
    await enterTwice('#wanted-yes', /\/leaver$/);
    await expect(page.locator('#wanted-yes'), 'it is still asked').toBeVisible();
  });

  await test.step('handing in', async () => {
    await openLink(page, await newLeaver());
    await page.goto('/leaver/questions/why');
    await send(page, 'save-answers', { reasons: 'B1' });
    posted.length = 0;
    await page.goto('/leaver/check');
    for (const choice of ['#talk-choice-1', 'input[name=share][value=yes]']) await enterTwice(choice, /\/leaver\/check$/);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('Enter in a list saves the screen and goes on, and the way back keeps everything', async ({ page, newLeaver, openLink }) => {
    await openLink(page, await newLeaver());
    await page.goto('/leaver/questions/work');
    await page.locator('#own_way-3').check();
    const loaded = page.waitForEvent('load');
    await page.locator('#own_way-3').press('Enter');
    await loaded;
    expect(new URL(page.url()).pathname).not.toBe('/leaver/questions/work');
    await press(page.getByRole('button', { name: 'Vorige', exact: true }));
    await expect(page).toHaveURL(/\/leaver\/questions\/work$/);
    await expect(page.locator('#own_way-3')).toBeChecked();
  });
});

test('what comes after the answers is said not to count', async ({ page, context, newLeaver, openLink }) => {
  await openLink(page, await newLeaver());
  await page.goto('/leaver/questions/why');
  await send(page, 'save-answers', { reasons: 'B1' });
  await page.goto('/leaver/check');
  const late = await context.newPage();
  await late.goto('/leaver/check');
  const same = await context.newPage();
  await same.goto('/leaver/check');
  const question = await context.newPage();
  await question.goto('/leaver/questions/why');
  await send(page, 'submit-answers', { 'talk-choice': 'as_proposed' });
  await expect(page).toHaveURL(/\/leaver\/thanks$/);
  await expect(page.locator('.notice.warn')).toHaveCount(0);
  await send(late, 'submit-answers', { 'talk-choice': 'none' });
  await expect(late).toHaveURL(/\/leaver\/thanks$/);
  await expect(late.locator('.notice.warn')).toContainText('niet genoteerd');
  await send(same, 'submit-answers', { 'talk-choice': 'as_proposed' });
  await expect(same).toHaveURL(/\/leaver\/thanks$/);
  await expect(same.locator('.notice.warn'), 'what stands already is no contradiction').toHaveCount(0);
  await send(question, 'save-answers', { reasons: 'A1' });
  await expect(question.locator('.notice.warn')).toContainText('hoort er niet meer bij');
});
