// Words that somebody typed: with a connection that is lost, a page that is left in the middle of a sentence, a form
// that came back with faults.
import { postAddress } from '../../support/addresses';
import { attendeesOf, dayOf } from '../../support/mail';
import { book, expect, fill, form, handIn, press, send, test, tick } from '../../support/test';

const WHY = '/leaver/questions/why';
const ready = 'html[data-ready]';

test('onward waits for a connection, and says what is in this window alone', async ({ page, context, newLeaver, openLink }) => {
  await openLink(page, await newLeaver());
  await page.goto(WHY);
  await expect(page.locator(ready)).toHaveCount(1);
  await context.setOffline(true);
  await tick(page, 'reasons', 'B1');
  await page.locator('main').getByRole('button', { name: 'Verder', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'staan nog alleen in dit venster' }).first()).toBeVisible();
  const said = page.getByRole('status').filter({ hasText: 'staan nog alleen in dit venster' }).first();
  await expect(said, 'before the eyes of whoever pressed').toBeInViewport();
  expect(new URL(page.url()).pathname, 'the page is still there').toBe(WHY);
  await context.setOffline(false);
  await expect(page, 'and goes on by itself').not.toHaveURL(new RegExp(`${WHY}$`));
  await page.goto(WHY);
  await expect(page.locator('input[name=reasons][value=B1]'), 'the server has it').toBeChecked();
});

test('what never reached the server is there when the page is opened again, and only in this tab', async ({ page, context, newLeaver, openLink }) => {
  await openLink(page, await newLeaver());
  await page.goto(WHY);
  await expect(page.locator(ready)).toHaveCount(1);
  await page.route(`**${postAddress('keep-answers')}`, (route) => route.abort());
  await tick(page, 'reasons', 'B1');
  await expect(page.getByRole('status').filter({ hasText: 'staan nog alleen in dit venster' }).first()).toBeVisible();
  page.on('dialog', (dialog) => void dialog.accept());
  const other = await context.newPage();
  await other.goto(WHY);
  await expect(other.locator('input[name=reasons][value=B1]')).not.toBeChecked();
  await other.close();
  await page.reload();
  await expect(page.locator('input[name=reasons][value=B1]')).toBeChecked();
  await expect(page.getByRole('status'), 'nothing is called saved that is not').not.toContainText('Bewaard');
  await page.unroute(`**${postAddress('keep-answers')}`);
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' }).first()).toBeVisible({ timeout: 15_000 });
  const left = await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('unsaved')));
  expect(left, 'nothing stays in the browser once it is acknowledged').toEqual([]);
});

test('a link, the language and the closed tab take no word along', async ({ page, context, newLeaver, openLink }) => {
  await openLink(page, await newLeaver());
  const typed = async (leave: (words: string) => Promise<void>, words: string) => {
    await page.goto('/leaver/questions/ahead');
    await expect(page.locator(ready)).toHaveCount(1);
    await page.locator('main textarea').first().fill(words);
    await leave(words);
    const fresh = await context.newPage();
    // What a page posts on going arrives after it, and may be later than this.
    await expect(async () => {
      await fresh.goto('/leaver/questions/ahead');
      await expect(fresh.locator('main textarea').first()).toHaveValue(words, { timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await fresh.close();
  };
  await typed(() => page.goto('/leaver/privacy').then(() => undefined), 'Door een link.');
  await typed(() => press(page.getByRole('link', { name: 'English' })), 'Door de taal.');
  await typed(async () => {
    await page.close({ runBeforeUnload: true });
  }, 'Door het sluiten.');
});

test('a page that is gone back to shows what the server holds by now', async ({ page, context, newLeaver, openLink }) => {
  const ahead = '/leaver/questions/ahead';
  const text = page.locator('main textarea').first();
  await openLink(page, await newLeaver());
  await page.goto(ahead);
  await expect(page.locator(ready)).toHaveCount(1);
  await text.fill('Eerst zo.');
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' }).first()).toBeVisible();
  const other = await context.newPage();
  const changed = async (words: string) => {
    await other.goto(ahead);
    await expect(other.locator(ready)).toHaveCount(1);
    await other.locator('main textarea').first().fill(words);
    await expect(other.getByRole('status').filter({ hasText: 'Bewaard' }).first()).toBeVisible();
  };

  await page.goto('/leaver/privacy');
  await changed('Toen anders.');
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${ahead}$`));
  await expect(text).toHaveValue('Toen anders.');

  await changed('Nu weer anders.');
  await expect(page.locator(ready)).toHaveCount(1);
  await expect(text, 'the page is as old as it was').toHaveValue('Toen anders.');
  const loaded = page.waitForEvent('load');
  // What a browser says of a page that it had kept whole.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await loaded;
  await expect(text).toHaveValue('Nu weer anders.');
  await other.close();
});

test('words that arrived without an answer are no difference when the page is opened again', async ({ page, context, newLeaver, openLink }) => {
  const ahead = '/leaver/questions/ahead';
  const text = page.locator('main textarea').first();
  const status = page.getByRole('status');
  await openLink(page, await newLeaver());
  await page.goto(ahead);
  await expect(page.locator(ready)).toHaveCount(1);

  await test.step('posted while the page went, with a space that the server does not keep', async () => {
    await text.fill('Onderweg aangekomen. ');
    await page.goto('/leaver/privacy');
    const fresh = await context.newPage();
    await expect(async () => {
      await fresh.goto(ahead);
      await expect(fresh.locator('main textarea').first()).toHaveValue('Onderweg aangekomen.', { timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await fresh.close();
    await page.goto(ahead);
    await expect(page.locator(ready)).toHaveCount(1);
    await expect(text, 'as the server has it').toHaveValue('Onderweg aangekomen.');
    const left = await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('unsaved')));
    expect(left, 'nothing is left to compare').toEqual([]);
    await text.fill('Onderweg aangekomen, en verder.');
    await expect(status).toContainText('Bewaard');
  });

  await test.step('sent, and the answer lost', async () => {
    page.on('dialog', (dialog) => void dialog.accept());
    await page.route(`**${postAddress('keep-answers')}`, async (route) => {
      await route.fetch().catch(() => undefined);
      await route.abort().catch(() => undefined);
    });
    await text.fill('Zonder antwoord.');
    await expect(status).toContainText('staan nog alleen in dit venster');
    await text.fill('Zonder antwoord, en nog iets.');
    await page.reload();
    await expect(text).toHaveValue('Zonder antwoord, en nog iets.');
    await page.unroute(`**${postAddress('keep-answers')}`);
    await expect(status).toContainText('Bewaard', { timeout: 15_000 });
    await expect(status).not.toContainText('ergens anders');
    await page.reload();
    await expect(text).toHaveValue('Zonder antwoord, en nog iets.');
  });
});

test('the notes of a talk are saved while they are typed', async ({ page, program, signIn, newLeaver }) => {
  test.slow();
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  await signIn(page, attendeesOf(invitation).find((one) => one !== leaver.email) ?? '');
  await program.toTheDayAfter(dayOf(invitation));
  const guide = `/staff/departures/${leaver.id}/guide`;
  await page.goto(guide);
  await expect(page.locator(ready)).toHaveCount(1);
  await fill(form(page, 'notes-save'), { notes: 'Het rooster, vooral.' });
  await expect(page.getByText('Bewaard', { exact: true })).toBeVisible();
  await page.goto(guide);
  await expect(page.locator('#notes')).toHaveValue('Het rooster, vooral.');

  await test.step('two tabs do not overwrite each other', async () => {
    const other = await page.context().newPage();
    await other.goto(guide);
    await send(other, 'notes-save', { notes: 'In het andere venster.' });
    await fill(form(page, 'notes-save'), { notes: 'In dit venster.' });
    await expect(page.getByText(/Ergens anders is iets anders bewaard/)).toBeVisible();
    await send(page, 'notes-save');
    for (const words of ['In dit venster.', 'In het andere venster.']) await expect(page.locator('main')).toContainText(words);
    await other.close();
  });
});

test('a form that came back is that page and no other', async ({ page, context, signIn }) => {
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/departures/new');
  await send(page, 'departure-register', { name: 'Proef Teruggekomen', private_email: 'geen adres' });
  await expect(page.locator('#errors')).toBeVisible();
  await expect(page.locator('[name=name]')).toHaveValue('Proef Teruggekomen');
  const other = await context.newPage();
  await other.goto('/staff/departures/new');
  await expect(other.locator('#errors'), 'another tab knows nothing of it').toHaveCount(0);
  await expect(other.locator('[name=name]')).toHaveValue('');
  await other.close();
  await page.reload();
  await expect(page.locator('[name=name]'), 'read again it is still that page').toHaveValue('Proef Teruggekomen');
  await page.goto('/staff/departures/new');
  await expect(page.locator('#errors'), 'opened anew it is empty').toHaveCount(0);
  await expect(page.locator('[name=name]')).toHaveValue('');
});
