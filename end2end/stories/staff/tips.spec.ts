// /staff/tips: tips that nobody else read, five at least together, without whose they are; and what whoever writes one reads
// of that before handing in.
import { expect, press, send, test } from '../../support/test';

const TIPS = '/staff/tips';

test('the policy officer reads tips that were handed on, HR reads none, and a leaver reads beforehand who will', async ({ page, browser, program, signIn, newLeaver, openLink, see }) => {
  await signIn(page, 'policy_officer');
  await press(page.locator(`main a[href="${TIPS}"]`));
  await expect(page).toHaveURL(new RegExp(`${TIPS}$`));
  const lists = page.locator('main section');
  await expect(lists.first().getByRole('heading', { level: 2 })).toBeVisible();
  for (const list of await lists.all()) {
    expect(await list.getByRole('listitem').count(), 'never fewer than five').toBeGreaterThanOrEqual(5);
  }
  await expect(page.locator('main').getByText('[naam]', { exact: false }).first()).toBeVisible();
  await see(page);

  await test.step('on paper it reads the same', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(lists.first().getByRole('listitem').first()).toBeVisible();
    await page.emulateMedia({ media: null });
  });

  await test.step('whoever is no policy officer finds nothing there', async () => {
    const other = await browser.newContext({ baseURL: program.url });
    const elsewhere = await other.newPage();
    await signIn(elsewhere, 'hr_coordinator');
    expect((await elsewhere.goto(TIPS))?.status()).toBe(404);
    await elsewhere.goto('/staff/improvements');
    await expect(elsewhere.locator(`a[href="${TIPS}"]`)).toHaveCount(0);
    await other.close();
  });

  await test.step('before handing in, whoever wrote a tip reads who will read it, and nobody else does', async () => {
    const other = await browser.newContext({ baseURL: program.url, locale: 'nl-NL' });
    const letter = await other.newPage();
    await openLink(letter, await newLeaver());
    await letter.goto('/leaver/check');
    await expect(letter.locator('#who-reads-tip')).toHaveCount(0);
    await letter.goto('/leaver/questions/ahead');
    await send(letter, 'save-answers', { tip: 'Meer rust in het rooster.' });
    await letter.goto('/leaver/check');
    await expect(letter.locator('#who-reads-tip')).toBeVisible();
    await see(letter);
    await other.close();
  });
});
