// The page about privacy: who is responsible, and where a leaver can complain.
import { expect, press, test } from '../../support/test';

test('under every page a leaver finds the officer and the right to complain', async ({ page, openLink, newLeaver, say, see }) => {
  await openLink(page, await newLeaver());
  await press(page.getByRole('link', { name: say('Jouw privacy') }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('Jouw privacy'));
  await expect(page.locator('main')).toContainText('Hidde Wiersma');
  await expect(page.getByRole('link', { name: 'Autoriteit Persoonsgegevens' })).toHaveAttribute('href', 'https://autoriteitpersoonsgegevens.nl');
  await see(page);
});
