// A leaver on a shared computer closes the letter: nothing of theirs is left to whoever comes next.
import { expect, press, test } from '../../support/test';

test('a leaver closes the letter, and only the link in the mail opens it again', async ({ page, newLeaver, openLink, hasJavaScript, say, see }) => {
  const leaver = await newLeaver();
  await openLink(page, leaver);
  const copied = await page.context().cookies();
  if (hasJavaScript) await page.evaluate(() => localStorage.setItem('left', 'behind'));
  await press(page.getByRole('button', { name: say('Ik ben hier klaar') }));
  await expect(page).toHaveURL(/\/leaver\/closed$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('Je brief is hier gesloten'));
  await see(page);
  await page.goBack();
  await expect(page.locator('main'), 'the page before is not kept').not.toContainText(leaver.name.split(' ')[0]);
  await page.goto('/leaver/closed');
  if (hasJavaScript) expect(await page.evaluate(() => localStorage.getItem('left'))).toBeNull();
  await page.goto('/leaver');
  await expect(page).toHaveURL(/\/leaver\/link$/);
  // Whoever copied the cookie has nothing of it either.
  await page.context().addCookies(copied);
  await page.goto('/leaver');
  await expect(page).toHaveURL(/\/leaver\/link$/);
  await openLink(page, leaver);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(leaver.name.split(' ')[0]);
});
