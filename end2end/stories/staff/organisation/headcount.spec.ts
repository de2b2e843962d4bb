// How many people work where, for rates of leaving: typed for a year, or read from a list, all of it or nothing.
import { expect, form, press, send, test } from '../../../support/test';

const ADDRESS = '/staff/organisation/headcount';

test('whoever keeps the units says how many people work in each', async ({ page, signIn, see }) => {
  await signIn(page, 'administrator');
  await page.goto('/staff/organisation/units');
  await press(page.locator(`nav.parts a[href="${ADDRESS}"]`));
  await see(page);
  await page.goto(`${ADDRESS}?year=2031`);
  const first = form(page, 'headcount-save').locator('input:not([type=hidden])').first();
  const [name, id] = [await first.getAttribute('name'), await first.getAttribute('id')];

  await test.step('what is no number is said at its field, and nothing typed is lost', async () => {
    await send(page, 'headcount-save', { [name ?? '']: 'veel' });
    await expect(page.locator(`[id="${id}-error"]`)).toBeVisible();
    await expect(page.locator(`[id="${id}"]`)).toHaveValue('veel');
    await see(page);
  });

  await test.step('a number stays with its year', async () => {
    await send(page, 'headcount-save', { [name ?? '']: '84' });
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(page.locator(`[id="${id}"]`)).toHaveValue('84');
    await page.goto(`${ADDRESS}?year=2030`);
    await expect(page.locator(`[id="${id}"]`)).toHaveValue('');
  });

  await test.step('a list with a line that cannot be used changes nothing', async () => {
    await page.locator('#file-fold > summary').click();
    const text = 'school;team;jaar;aantal\nNergens;;2031;12\n';
    await page.locator('#file').setInputFiles({ name: 'aantallen.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await press(form(page, 'headcount-import').locator('button'));
    await expect(page.locator('#file-found li')).toHaveCount(1);
    await see(page);
    await page.goto(`${ADDRESS}?year=2031`);
    await expect(page.locator(`[id="${id}"]`)).toHaveValue('84');
  });
});
