// The database is held by something else while somebody answers.
import { hold } from '../../support/locked';
import { expect, press, test, tick } from '../../support/test';

test('while the database is held there is a clear page, nothing is half saved and nothing is lost', async ({ browser, program, newLeaver }) => {
  test.slow();
  const leaver = await newLeaver();
  const context = await browser.newContext({ baseURL: program.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(leaver.link);
  await press(page.getByRole('link', { name: 'Begin met de vragen' }));
  const screen = page.url();
  await tick(page, 'reasons', 'B1');

  const letGo = await hold(program.database);
  await page.locator('main').getByRole('button', { name: 'Verder', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Het lukt nu even niet', { timeout: 20_000 });
  await expect(page.locator('main')).toContainText('je browser heeft het nog');
  const again = await page.reload();
  expect(again?.status(), 'the form is sent once more').toBe(503);
  // What only reads goes on.
  const other = await context.newPage();
  expect((await other.goto(screen))?.status()).toBe(200);
  await expect(other.locator('input[name=reasons][value=B1]')).not.toBeChecked();
  await letGo();

  await page.reload();
  await expect(page, 'the same form went on').not.toHaveURL(/_fn|unavailable|questions\/why/);
  await page.goto(screen);
  await expect(page.locator('input[name=reasons][value=B1]')).toBeChecked();
  await context.close();
});

test('a form that came meanwhile is sent once more by a button, with every letter', async ({ browser, program, newLeaver }) => {
  test.slow();
  const leaver = await newLeaver();
  const context = await browser.newContext({ baseURL: program.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(leaver.link);
  await page.goto('/leaver/questions/ahead');
  const tip = 'Geef nieuwe mensen tijd. "Echt" & <eerlijk>.';
  await page.locator('#tip').fill(tip);
  const letGo = await hold(program.database);
  await page.locator('main').getByRole('button', { name: 'Verder', exact: true }).click();
  const again = page.locator('main').getByRole('button', { name: 'Verstuur het nog eens', exact: true });
  await expect(again).toBeVisible({ timeout: 20_000 });
  await letGo();
  await press(again);
  await page.goto('/leaver/questions/ahead');
  await expect(page.locator('#tip')).toHaveValue(tip);
  await context.close();
});
