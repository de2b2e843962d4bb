// /staff/sessions: where somebody is signed in, ending it, and what signing out leaves in the browser.
import { expect, press, signAnew, test } from '../../support/test';

test('an adviser sees where they are signed in, and ends another place', async ({ page, browser, program, signIn, say, see }) => {
  const person = program.account('hr_adviser');
  const elsewhere = await browser.newContext({ baseURL: program.url });
  const other = await elsewhere.newPage();
  await signAnew(program, other, person.email);
  await signIn(page, 'hr_adviser');
  await press(page.getByRole('link', { name: say('Waar ingelogd') }));
  await expect(page).toHaveURL(/\/staff\/sessions$/);
  await expect(page.getByRole('row').filter({ hasText: say('dit apparaat') })).toHaveCount(1);
  await see(page);
  await press(page.getByRole('button', { name: say('Alle andere beëindigen') }));
  await expect(page.getByRole('status').filter({ hasText: /beëindigd|ended/ }).first()).toBeVisible();
  await expect(page.getByRole('row').filter({ has: page.getByRole('button') })).toHaveCount(1);
  await see(page);
  await other.goto('/staff/day');
  await expect(other).toHaveURL(/\/staff\/sign-in/);
  await elsewhere.close();
});

test('signing out clears what pages left in the browser, and not the language', async ({ browser, program, hasJavaScript }) => {
  const context = await browser.newContext({ baseURL: program.url, javaScriptEnabled: hasJavaScript });
  const page = await context.newPage();
  await signAnew(program, page, program.account('policy_officer').email);
  await page.goto('/language/en?next=/staff/sessions');
  if (hasJavaScript) await page.evaluate(() => localStorage.setItem('left', 'behind'));
  await press(page.getByRole('banner').getByRole('button', { name: 'Sign out' }));
  await expect(page).toHaveURL(/\/staff\/sign-in$/);
  if (hasJavaScript) expect(await page.evaluate(() => localStorage.getItem('left'))).toBeNull();
  const names = (await context.cookies()).map((cookie) => cookie.name);
  expect(names).toEqual(['language']);
  await context.close();
});
