// A leaver on a shared computer closes the letter: nothing of theirs is left to whoever comes next.
import { expect, press, test } from '../../support/test';

test('a leaver closes the letter, and only the link in the mail opens it again', async ({ page, newLeaver, openLink, say, see }) => {
  const leaver = await newLeaver();
  await openLink(page, leaver);
  await press(page.getByRole('button', { name: say('Ik ben hier klaar') }));
  await expect(page).toHaveURL(/\/leaver\/closed$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('Je brief is hier gesloten'));
  await see(page);
  await page.goBack();
  await expect(page.locator('main'), 'the page before is not kept').not.toContainText(leaver.name.split(' ')[0]);
  await page.goto('/leaver');
  await expect(page).toHaveURL(/\/leaver\/link$/);
  await openLink(page, leaver);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(leaver.name.split(' ')[0]);
});
