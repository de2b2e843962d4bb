// What was learned from leavers: the policy officer writes it down and publishes it, and the next leaver
// reads it on the first page and on the last.
import { postAddress } from '../../support/addresses';
import { press, send } from '../../support/forms';
import { expect, handIn, test } from '../../support/test';

const POINTS = '/staff/improvements';
const FIGURES = '/staff/figures';

test('a point is written, two writers meet, it is published, and a leaver reads it', async ({ page, browser, program, signIn, newLeaver, openLink, see, language }) => {
  test.slow();
  await signIn(page, 'policy_officer');
  await expect(page, 'it is the first page').toHaveURL(new RegExp(`${POINTS}$`));
  await see(page);
  await press(page.locator(`main a[href="${POINTS}/new"]`));
  await expect(page.locator('#nobody'), 'never anything of one person').toBeVisible();
  await see(page);

  await test.step('what is missing stands at its field, and nothing typed is lost', async () => {
    await send(page, 'point-save', { what: 'Starters missen een maatje.' });
    for (const field of ['owner', 'status']) await expect(page.locator(`#${field}-error`)).toBeVisible();
    await expect(page.locator('#what')).toHaveValue('Starters missen een maatje.');
    await see(page);
    await send(page, 'point-save', { owner: 'HR', status: 'proposed', outcome_nl: 'Elke starter heeft een maatje.' });
    await expect(page.locator('#owner-error'), 'a role is nobody of the list').toBeVisible();
    await expect(page.locator('#owner')).toHaveValue('HR');
    await see(page);
    await send(page, 'point-save', { outside: 'yes' });
    await expect(page.locator('.notice.good')).toBeVisible();
  });
  const address = page.url();

  await test.step('a proposal cannot be published', async () => {
    await send(page, 'point-publish');
    await expect(page.locator('#sure-error')).toBeVisible();
    await see(page);
    await send(page, 'point-publish', { sure: 'yes' });
    await expect(page.locator('#outcome_en-error')).toBeVisible();
    await expect(page.locator('#status-error')).toBeVisible();
    await see(page);
  });

  await test.step('somebody else saves meanwhile: both versions, and a choice', async () => {
    const other = await browser.newContext({ baseURL: program.url });
    const elsewhere = await other.newPage();
    await signIn(elsewhere, 'hr_coordinator');
    await elsewhere.goto(address);
    await send(elsewhere, 'point-save', { owner: 'De teamleiders', status: 'doing' });
    await other.close();
    await send(page, 'point-save', { owner: 'HR', status: 'done', outcome_en: 'Every starter has a buddy.' });
    await expect(page.locator('.versions section')).not.toHaveCount(0);
    await expect(page.locator('.versions')).toContainText('De teamleiders');
    await expect(page.locator('.versions')).toContainText('Every starter has a buddy.');
    await see(page);
    await send(page, 'point-save', { 'keep.owner': 'theirs' });
    await expect(page.locator('#keep-status-error')).toBeVisible();
    await see(page);
    await send(page, 'point-save', { 'keep.status': 'mine', 'keep.outcome_en': 'mine', 'keep.owner': 'theirs' });
    await expect(page.locator('#owner')).toHaveValue('De teamleiders');
    await expect(page.locator('#outcome_en')).toHaveValue('Every starter has a buddy.');
    await expect(page.locator('[name=status][value=done]')).toBeChecked();
  });

  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await session.dispose();
  const mine = language === 'en' ? 'Every starter has a buddy.' : 'Elke starter heeft een maatje.';
  const next = await newLeaver();
  const readIt = async (isThere: boolean) => {
    const reader = await browser.newContext({ baseURL: program.url, locale: language === 'en' ? 'en-GB' : 'nl-NL' });
    const letter = await reader.newPage();
    await openLink(letter, next);
    await expect(letter.locator('#earlier').getByText(mine), 'before the questions').toHaveCount(isThere ? 1 : 0);
    await reader.clearCookies();
    await openLink(letter, leaver);
    await letter.goto('/leaver/thanks');
    if (language === 'en') await press(letter.getByRole('link', { name: 'English', exact: true }));
    await expect(letter.locator('#earlier').getByText(mine)).toHaveCount(isThere ? 1 : 0);
    if (isThere) await see(letter);
    await reader.close();
  };

  await test.step('published, the next leaver reads it in their language; withdrawn, no longer', async () => {
    await readIt(false);
    await send(page, 'point-publish', { sure: 'yes' });
    await expect(page.locator('#leavers blockquote').first()).toContainText('Elke starter heeft een maatje.');
    await see(page);
    await readIt(true);
    await press(page.locator(`form[action="${postAddress('point-withdraw')}"] button`));
    await expect(page.locator('#leavers blockquote')).toHaveCount(0);
    await readIt(false);
  });
});

test('a figure leads to a point that rests on it, the point leads back, and what no release has is refused', async ({ page, signIn, see }, { project }) => {
  test.slow();
  await signIn(page, 'policy_officer');
  await page.goto(FIGURES);
  await page.locator('#all > summary').click();
  await press(page.locator('#all a[href*="/units-"]').first());
  const figure = new URL(page.url()).pathname;
  const [period, number, code] = figure.slice(`${FIGURES}/`.length).split('/');
  await press(page.locator('main a[href^="/staff/improvements/new?release="]'));
  const evidence = page.locator('#evidence');
  const rests = await evidence.inputValue();
  expect(rests.split(' ').slice(0, 2)).toEqual([`${period}/${number}`, code]);
  await see(page);

  // Every variant of the browser writes its own.
  const what = `Een punt dat op een cijfer rust, van ${project.name}.`;
  let point = '';
  await test.step('a figure that is none is refused at its field, and nothing typed is lost', async () => {
    await send(page, 'point-save', { what, status: 'proposed', evidence: `${period}/${number} reasons.workload` });
    await expect(page.locator('#evidence-error')).toContainText('units-reasons');
    await expect(evidence).toHaveValue(`${period}/${number} reasons.workload`);
    await expect(page.locator('#what')).toHaveValue(what);
    await see(page);
    await send(page, 'point-save', { evidence: rests });
    await expect(page.locator('.notice.good')).toBeVisible();
  });

  await test.step('the point and the list lead to the figure', async () => {
    await expect(page.locator(`main dl.facts a[href^="${figure}"]`)).toHaveCount(1);
    point = new URL(page.url()).pathname;
    await see(page);
    await page.goto(POINTS);
    await press(page.locator('main tr', { hasText: what }).locator(`a[href^="${figure}"]`));
    expect(new URL(page.url()).pathname).toBe(figure);
  });

  const result = `Elke school heeft een maatje voor wie begint, zegt ${project.name}.`;
  await test.step('only proposed, it is not said at the figure; once it is done, it is, with what came of it', async () => {
    const marked = page.locator('main .told', { hasText: result });
    await page.goto(point);
    await send(page, 'point-save', { result });
    await page.goto(figure);
    await expect(marked).toHaveCount(0);
    await page.goto(point);
    await send(page, 'point-save', { status: 'done', owner: 'De scholen', outside: 'yes' });
    await page.goto(figure);
    await expect(marked).toBeVisible();
    await expect(page.locator(`main a[href="${point}"]`)).toHaveText(/Klaar|Done/);
    await see(page);
    await page.goto(`${FIGURES}/${period}/${number}`);
    const done = page.locator('section[aria-labelledby=done]');
    await expect(done.locator('li').filter({ has: page.locator(`a[href="${figure}"]`) })).toContainText(result);
    await see(page);
  });

  await test.step('a head reads the figure, and nothing of the point', async () => {
    await signIn(page, 'school_head');
    expect((await page.goto(figure))?.status()).toBe(200);
    await expect(page.locator('main')).not.toContainText(result);
    await expect(page.locator('main a[href^="/staff/improvements"]')).toHaveCount(0);
  });
  await signIn(page, 'policy_officer');

  await page.goto(`${POINTS}/new?release=nothing&figure=at all`);
  await expect(page.locator('#evidence')).toHaveValue('');
});

test('below a table of the report stands the way to a point about it, and the point leads back to the table', async ({ page, signIn, see }, { project }) => {
  await signIn(page, 'policy_officer');
  await page.goto(FIGURES);
  const ways = page.locator('main a[href^="/staff/improvements/new?release="]');
  expect(await ways.count(), 'below tables, each one').toBeGreaterThan(3);
  // Those in folds are heard once these are opened.
  const said = (await ways.allTextContents()).map((words) => words.trim());
  expect(new Set(said).size, 'whoever hears them knows which is which').toBe(said.length);
  await press(page.locator('#days a'));
  await expect(page.locator('#evidence')).toHaveValue(/^[^ ]+ days$/);
  const what = `Antwoorden komen laat, zegt ${project.name}.`;
  await send(page, 'point-save', { what, status: 'proposed' });
  await expect(page.locator('.notice.good')).toBeVisible();
  await see(page);
  await press(page.locator('main dl.facts a[href$="#days"]'));
  await expect(page.locator('#days table')).toBeVisible();
});

test('nobody else opens them', async ({ page, signIn }) => {
  for (const other of ['hr_adviser', 'team_leader', 'administrator']) {
    await signIn(page, other);
    await expect(page.locator(`nav.tabs a[href="${POINTS}"]`)).toHaveCount(0);
    for (const address of [POINTS, `${POINTS}/new`]) expect((await page.goto(address))?.status(), other).toBe(404);
  }
});
