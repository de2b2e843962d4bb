// The second, two-minute questionnaire some weeks after leaving.
import { postAddress } from '../../../support/addresses';
import { expect, handIn, press, send, test, tick } from '../../../support/test';

test('some weeks after the last day the leaver is asked once more, and hands in once', async ({ page, program, signIn, newLeaver, see }) => {
  const settings = async (asked: string) => {
    await signIn(page, 'administrator');
    await page.goto('/staff/organisation');
    await send(page, 'organisation-change', { asks_later: asked });
    await page.context().clearCookies();
  };
  await settings('yes');
  const leaver = await newLeaver({ leavesIn: 1 });
  await (await handIn(program, leaver, 'none')).dispose();
  for (let weeks = 0; weeks < 5; weeks += 1) await program.forward('week');
  await program.toOfficeHours();
  const mail = await program.mail(leaver.email, /terugkijken$/);
  const link = /https?:\/\/\S+\/l\/\S+/.exec(mail.text)?.[0] ?? '';
  await page.goto(link);
  await expect(page).toHaveURL(/\/leaver\/later$/);
  await see(page);

  const ready = page.locator('html[data-ready]');
  const ticked = page.locator('input[name=reasons]:checked');
  const discard = page.getByRole('button', { name: 'Gooi concept weg' });
  const reason = (code: string) => page.locator(`input[name=reasons][value=${code}]`);

  await test.step('what is chosen waits through a link, the language and a closed tab', async () => {
    await expect(ready).toHaveCount(1);
    await tick(page, 'reasons', 'B1');
    await expect(page.getByText('Concept bewaard')).toBeVisible();
    await page.goto('/leaver/data');
    await page.goto('/leaver/later');
    await expect(reason('B1')).toBeChecked();

    await expect(ready).toHaveCount(1);
    await tick(page, 'reasons', 'C1');
    await press(page.getByRole('link', { name: 'English', exact: true }));
    await expect(reason('C1'), 'pressed before it was saved').toBeChecked();
    await expect(page.getByText('Draft saved')).toBeVisible();
    await press(page.getByRole('link', { name: 'Nederlands', exact: true }));

    const tab = await page.context().newPage();
    await tab.goto('/leaver/later');
    await expect(tab.locator('html[data-ready]')).toHaveCount(1);
    await tick(tab, 'reasons', 'D1');
    await tab.close({ runBeforeUnload: true });
    // What a page posts on going arrives after it, and may be later than this.
    await expect(async () => {
      await page.goto('/leaver/later');
      await expect(reason('D1')).toBeChecked({ timeout: 500 });
    }).toPass({ timeout: 15_000 });
    await expect(ticked).toHaveCount(3);
    await expect(page.locator('input[name=decisive_reason]').first(), 'of three, one may be decisive').toBeVisible();

    await expect(ready).toHaveCount(1);
    await tick(page, 'reasons', 'A1');
    await expect(page.getByText('Concept bewaard')).toBeVisible();
    await page.reload();
    await expect(ticked, 'what is too much stays too').toHaveCount(4);
    await expect(page.locator('#reasons-count')).toHaveText('Te veel gekozen: 1');
    await expect(page.getByRole('alert'), 'nothing was sent').toHaveCount(0);
    await see(page);
    await press(discard);
    await expect(ticked).toHaveCount(0);
    await page.reload();
    await expect(ticked).toHaveCount(0);
  });

  await test.step('Enter in a list chooses and sends nothing', async () => {
    const posted: string[] = [];
    page.on('request', (asked) => {
      if (asked.url().endsWith(postAddress('later-submit'))) posted.push(asked.url());
    });
    await expect(ready).toHaveCount(1);
    const yes = page.locator('input[name=would_return][value=yes]');
    for (const which of ['first', 'second']) {
      await yes.focus();
      await page.keyboard.press('Enter');
      await expect(yes, which).toBeChecked();
    }
    await expect(page.getByText('Concept bewaard')).toBeVisible();
    await page.reload();
    await expect(yes, 'it is still asked').toBeChecked();
    expect(posted).toEqual([]);
    await press(discard);
  });

  await test.step('an empty form says so, and nothing ticked is lost', async () => {
    await send(page, 'later-submit');
    await expect(page.getByRole('alert')).toContainText('Je hebt nog niets ingevuld.');
    await see(page);
    const count = page.locator('#reasons-count');
    await expect(count, 'a limit speaks at once').toHaveText('Nog te kiezen: 3');
    await tick(page, 'reasons', 'A1', 'B1', 'C1', 'D1');
    await expect(count).toHaveText('Te veel gekozen: 1');
    await page.locator('input[name=would_return][value=yes]').check();
    await send(page, 'later-submit');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.locator('input[name=reasons][value=D1]')).toBeChecked();
    await expect(page.locator('input[name=would_return][value=yes]')).toBeChecked();
    await see(page);
  });

  await test.step('with two reasons the decisive one is asked for, and may be left open', async () => {
    for (const code of ['A1', 'D1']) await page.locator(`input[name=reasons][value=${code}]`).uncheck();
    await send(page, 'later-submit');
    await expect(page.locator('input[name=decisive_reason]').first()).toBeVisible();
    await see(page);
    await send(page, 'later-submit', { decisive_reason: 'C1' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dank je wel');
    const left = await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('unsaved')));
    expect(left, 'nothing stays in the browser once it is handed in').toEqual([]);
    await see(page);
  });

  await page.goto(link);
  await expect(page.locator('main'), 'the link says that it arrived').toContainText('Er is niets dubbel verstuurd.');
  await settings('');
});
