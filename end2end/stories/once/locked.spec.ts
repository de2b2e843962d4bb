// The database is held by something else while somebody answers.
import { hold } from '../../support/locked';
import { expect, press, test } from '../../support/test';

test('while the database is held there is a clear page, and nothing is half saved', async ({ browser, program, newLeaver }) => {
  test.slow();
  const leaver = await newLeaver();
  const context = await browser.newContext({ baseURL: program.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(leaver.link);
  await press(page.getByRole('link', { name: 'Begin met de vragen' }));
  const screen = page.url();
  await page.locator('input[name=reasons][value=B1]').check();

  const letGo = await hold(program.database);
  await page.locator('main').getByRole('button', { name: 'Verder', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Het lukt nu even niet', { timeout: 20_000 });
  const again = await page.reload();
  expect(again?.status()).toBe(503);
  // What only reads goes on.
  expect((await page.goto(screen))?.status()).toBe(200);
  await letGo();

  await page.goto(screen);
  await expect(page.locator('input[name=reasons][value=B1]')).not.toBeChecked();
  await page.locator('input[name=reasons][value=B1]').check();
  await page.locator('main').getByRole('button', { name: 'Verder', exact: true }).click();
  await expect(page).not.toHaveURL(screen);
  await page.goto(screen);
  await expect(page.locator('input[name=reasons][value=B1]')).toBeChecked();
  await context.close();
});
