// The report: in two tabs, the leaver's own words about it, additions; and what it asks of whoever retires.
import { type Page } from '@playwright/test';

import { attendeesOf, dayOf } from '../../../support/mail';
import type { Leaver } from '../../../support/leavers';
import type { Program } from '../../../support/program';
import { book, expect, fill, form, handIn, press, send, test, unfold } from '../../../support/test';

type SignIn = (page: Page, who: string) => Promise<void>;

/** Somebody whose talk is over, and the host signed in. Before the clock moves: it makes many mails due at once. */
async function afterTheTalk(page: Page, program: Program, signIn: SignIn, leaver: Leaver, choice?: string): Promise<string> {
  const session = await handIn(program, leaver, choice);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  const host = attendeesOf(invitation).find((one) => one !== leaver.email) ?? '';
  await signIn(page, host);
  await program.toTheDayAfter(dayOf(invitation));
  return host;
}

/** Says that the talk was held, which leads to the report; opens the answers without a prediction. */
async function heldAndOnToTheReport(page: Page, leaver: Leaver): Promise<void> {
  await page.goto(`/staff/departures/${leaver.id}`);
  await send(page, 'talk-held');
  await expect(page, 'right after the talk the report opens').toHaveURL(/\/report$/);
  if ((await form(page, 'open-answers').count()) > 0) await send(page, 'open-answers');
}

/** The page that a mailed code opens. */
async function withACode(page: Page, program: Program, leaver: Leaver): Promise<void> {
  const codes = (await program.mails(leaver.email)).filter((mail) => mail.subject === 'Je code').length;
  await send(page, 'request-code');
  await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/, codes)).code ?? '' });
}

test('a report in two tabs, read and answered by the leaver', async ({ page, program, signIn, newLeaver, openLink, see, say, hasJavaScript }) => {
  test.slow();
  const leaver = await newLeaver();
  const host = await afterTheTalk(page, program, signIn, leaver);
  await heldAndOnToTheReport(page, leaver);
  await see(page);

  await test.step('it is kept while it is typed, or with the button', async () => {
    const boxes = form(page, 'report-save');
    await fill(boxes, { story: 'Het begon met een rooster.' });
    if (hasJavaScript) await expect(page.getByText('Bewaard', { exact: true })).toBeVisible();
    else await send(page, 'report-save', {}, 'draft');
    await page.goto(page.url());
    await expect(page.locator('#story')).toHaveValue('Het begon met een rooster.');
  });

  await test.step('the later of two tabs sees both versions and chooses', async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await send(other, 'report-save', { story: 'In het andere venster.', sharing: 'Niets.' }, 'draft');
    await fill(form(page, 'report-save'), { story: 'In dit venster.' });
    if (hasJavaScript) {
      const differs = page.getByText(/Ergens anders is iets anders bewaard/);
      await expect(differs).toBeVisible();
      // The browser asks before a page is left that says so.
      page.once('dialog', (dialog) => void dialog.accept());
      await page.reload();
      await expect(page.locator('#story'), 'read again, the first tab still has its own').toHaveValue('In dit venster.');
      await expect(differs).toBeVisible();
    }
    await send(page, 'report-save', {}, 'draft');
    await expect(page.locator('form.versions section')).toHaveCount(2);
    await page.reload();
    await expect(page.locator('form.versions section'), 'read again, both still stand').toHaveCount(2);
    for (const words of ['In dit venster.', 'In het andere venster.']) await expect(page.locator('main')).toContainText(words);
    await see(page);
    await send(page, 'report-settle', { 'keep.story': 'mine' });
    await expect(page.locator('#keep-sharing-error'), 'each box is chosen').toBeVisible();
    await send(page, 'report-settle', { 'keep.sharing': 'theirs' });
    await expect(page.locator('#story')).toHaveValue('In dit venster.');
    await expect(page.locator('#sharing')).toHaveValue('Niets.');
    await other.close();
  });

  await test.step('closed, its agreement is a task', async () => {
    const boxes = form(page, 'report-save');
    const told = (code: string) => boxes.locator(`[name=told][value=${code}]`);
    await unfold(told('B1'));
    for (const code of ['B1', 'B2', 'A1', 'A2']) await told(code).check();
    if (hasJavaScript) await expect(page.locator('#told-list-count'), 'a limit speaks at once').toHaveText('Te veel gekozen: 1');
    await send(page, 'report-save', { sure: 'yes' }, 'final');
    await expect(page.locator('#told-error')).toBeVisible();
    await expect(boxes.locator('[name=sure]'), 'what was ticked stays').toBeChecked();
    await expect(told('A2')).toBeChecked();
    for (const code of ['B2', 'A1', 'A2']) await told(code).uncheck();
    const late = await page.context().newPage();
    await late.goto(page.url());
    const card = {
      'agreement.0.what': `Kaart voor ${leaver.name}`,
      'agreement.0.owner': 'de conciërge',
      'quote.0.text': 'Het rooster at ons op.',
      'quote.0.consent': 'yes',
    };
    await send(page, 'report-save', { ...card, sure: 'yes' }, 'final');
    await expect(page.locator('#agreement-0-owner-error'), 'a name that nobody has lands with nobody').toBeVisible();
    await see(page);
    await send(page, 'report-save', { 'agreement.0.outside': 'yes', sure: 'yes' }, 'final');
    await expect(page.locator('.followed')).toContainText(`Kaart voor ${leaver.name}`);
    await see(page);
    await send(late, 'report-save', { story: 'Nog een zin.' }, 'draft');
    await expect(late.locator('.notice.warn'), 'what another tab wrote after that is not in it').toContainText('afgerond');
    await expect(late.locator('#addition'), 'and is not lost').toHaveValue('Nog een zin.');
    await press(late.getByRole('button', { name: 'Gooi concept weg' }));
    await expect(late.locator('#addition')).toHaveValue('');
    await late.close();
    await page.goto('/staff/tasks');
    const task = page.locator('ul.tasks li').filter({ hasText: `Kaart voor ${leaver.name}` });
    await see(page);
    await press(task.locator('form button'));
    await expect(task.getByRole('button')).toContainText('Toch niet gedaan');
    await press(task.locator('form button'));
    await expect(task.getByRole('button')).toContainText('Gedaan');
  });

  await test.step('the leaver is told, and reads it with a code', async () => {
    await program.toOfficeHours();
    const ready = await program.mail(leaver.email, /^Het verslag van je gesprek$/);
    expect(ready.link).toBe(leaver.link);
    await page.context().clearCookies();
    await openLink(page, leaver);
    await see(page);
    await press(page.locator('main a[href="/leaver/report"]'));
    await expect(page.locator('body'), 'not without a code').not.toContainText('In dit venster.');
    await withACode(page, program, leaver);
    await expect(page).toHaveURL(/\/leaver\/report$/);
    await expect(page.locator('main')).toContainText('In dit venster.');
    await see(page);
  });

  await test.step('they have what they said may be shared handed on, or not', async () => {
    const handedOn = form(page, 'report-quotes').locator('[name=quotes]');
    await expect(handedOn, 'nothing is ticked beforehand').not.toBeChecked();
    await send(page, 'report-quotes', { quotes: 'yes' });
    await expect(page.getByRole('status').filter({ hasText: say('Je keuze is bewaard.') })).toBeVisible();
    await expect(handedOn).toBeChecked();
    await see(page);
    await handedOn.uncheck();
    await send(page, 'report-quotes');
    await expect(page.getByRole('status').filter({ hasText: say('Je keuze is bewaard.') })).toBeVisible();
    await page.reload();
    await expect(handedOn, 'turned back').not.toBeChecked();
  });

  if (hasJavaScript) {
    await test.step('what they write about it waits until they send it, or throw it away', async () => {
      await fill(form(page, 'report-reply'), { reply: 'corrects', words: 'Half af' });
      await expect(page.getByText('Concept bewaard')).toBeVisible();
      await page.goto('/leaver/report');
      await expect(page.locator('#words')).toHaveValue('Half af');
      await expect(page.locator('#reply-corrects')).toBeChecked();
      const other = await page.context().newPage();
      await other.goto('/leaver/report');
      await fill(form(other, 'report-reply'), { words: 'Half af in het andere venster' });
      await expect(other.getByText('Concept bewaard')).toBeVisible();
      await fill(form(page, 'report-reply'), { words: 'Half af in dit venster' });
      await expect(page.getByText(/In een ander venster is dit veranderd/)).toBeVisible();
      await other.close();
      await press(page.getByRole('button', { name: 'Gooi concept weg' }));
      await expect(page.locator('#words')).toHaveValue('');
    });
  }

  await test.step('nothing is sent before something is chosen; the words stay as they were written', async () => {
    await send(page, 'report-reply', { words: 'Het was <b>anders</b>.' });
    await expect(page.locator('#reply-error')).toBeVisible();
    await expect(page.locator('#words')).toHaveValue('Het was <b>anders</b>.');
    await see(page);
    await send(page, 'report-reply', { reply: 'corrects' });
    await expect(page.locator('.words')).toHaveText('Het was <b>anders</b>.');
    await send(page, 'report-reply', { reply: 'agrees', words: 'Bij nader inzien klopt het.' });
    await expect(page.locator('.words')).toHaveText('Bij nader inzien klopt het.');
  });

  await test.step('they stand beside the report, where only additions can follow', async () => {
    await signIn(page, host);
    await page.goto(`/staff/departures/${leaver.id}`);
    await expect(page.locator('.followed')).toContainText('Bij nader inzien klopt het.');
    await page.goto(`/staff/departures/${leaver.id}/report`);
    await expect(form(page, 'report-save')).toHaveCount(0);
    await send(page, 'report-add');
    await expect(page.locator('#addition-error')).toBeVisible();
    if (hasJavaScript) {
      await fill(form(page, 'report-add'), { addition: 'Half af' });
      await expect(page.getByText('Concept bewaard')).toBeVisible();
      await page.goto(`/staff/departures/${leaver.id}/report`);
      await expect(page.locator('#addition'), 'it waits until it is sent').toHaveValue('Half af');
    }
    await send(page, 'report-add', { addition: 'Het rooster was dat van <maart>.' });
    await expect(page.locator('dd.told').filter({ hasText: 'Het rooster was dat van <maart>.' })).toBeVisible();
    await expect(page.locator('#addition'), 'and no longer').toHaveValue('');
    await see(page);
  });
});

test('whoever retires is asked for knowledge and coming back, never for a reason', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver({ type: 'retirement', leader: 'Mark Janssens' });
  await afterTheTalk(page, program, signIn, leaver, 'hr');
  await heldAndOnToTheReport(page, leaver);
  const boxes = form(page, 'report-save');
  for (const name of ['told', 'decisive', 'preventable', 'theme.team.rating']) {
    await expect(boxes.locator(`[name="${name}"]`), name).toHaveCount(0);
  }
  await see(page);
  await send(page, 'report-save', { story: 'Een mooi afscheid.', 'topic.knowledge': 'Het rooster.', sure: 'yes' }, 'final');
  await expect(page.locator('#report')).toContainText('Het rooster.');
});
