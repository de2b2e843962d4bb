// The second, two-minute questionnaire some weeks after leaving.
import { expect, handIn, send, test, tick } from '../../../support/test';

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
    await see(page);
  });

  await page.goto(link);
  await expect(page.locator('main'), 'the link says that it arrived').toContainText('Er is niets dubbel verstuurd.');
  await settings('');
});
