// A personnel system gets a token, shown once, and an address that is told where departures stand.
import { postAddress } from '../../../support/addresses';
import { AS_A_BROWSER } from '../../../support/leavers';
import { expect, form, press, send, test } from '../../../support/test';

const ADDRESS = '/staff/organisation/api';

test('the administrator makes a token, which is shown once, and revokes it', async ({ page, signIn, see }) => {
  await signIn(page, 'administrator');
  await page.goto('/staff/organisation');
  await press(page.locator(`nav.parts a[href="${ADDRESS}"]`));
  await see(page);
  const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);

  await test.step('what is missing is said at its field, and nothing typed is lost', async () => {
    await send(page, 'api-token-make', { name: 'Nachtbestand', expires_on: day });
    await expect(page.locator('#scopes-error')).toBeVisible();
    await expect(page.locator('#name')).toHaveValue('Nachtbestand');
    await see(page);
  });

  await test.step('the token stands there this once', async () => {
    await page.locator('[name=scopes][value="units:read"]').check();
    await send(page, 'api-token-make', { expires_on: day });
    await expect(page.locator('#shown')).toHaveText(/^uitzwaai_/);
    await see(page);
    await page.goto(ADDRESS);
    await expect(page.locator('#shown')).toHaveCount(0);
    await expect(page.locator('ul.tasks').first()).toContainText('Nachtbestand');
  });

  await test.step('revoked, it is on no list any more', async () => {
    await press(form(page, 'api-token-revoke').first().locator('button'));
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(page.getByText('Nachtbestand', { exact: true })).toHaveCount(0);
  });

  await test.step('an address is told, and then no more', async () => {
    await send(page, 'webhook-add', { address: 'personeel.voorbeeld.test' });
    await expect(page.locator('#address-error')).toBeVisible();
    await send(page, 'webhook-add', { address: 'https://personeel.voorbeeld.test/bericht' });
    await expect(page.locator('#shown-secret')).toHaveText(/^whsec_/);
    await press(form(page, 'webhook-end').first().locator('button'));
    await expect(page.getByText('https://personeel.voorbeeld.test/bericht')).toHaveCount(0);
  });
});

test('a token that changes departures waits until HR has confirmed it', async ({ page, signIn, see }) => {
  const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const name = `Mutaties ${Date.now()}`;
  const waiting = page.locator('ul.tasks > li').filter({ hasText: name }).locator('a[href="/staff/organisation/waiting"]');

  await test.step('the administrator makes it, and reads that it waits', async () => {
    await signIn(page, 'administrator');
    await page.goto(ADDRESS);
    await page.locator('[name=scopes][value="departures:write"]').check();
    await send(page, 'api-token-make', { name, expires_on: day });
    await expect(page.locator('#shown')).toHaveText(/^uitzwaai_/);
    await expect(waiting).toHaveCount(1);
    await see(page);
    await press(waiting);
    await expect(page.locator('ul.tasks > li').filter({ hasText: name })).toHaveCount(1);
    await see(page);
  });

  await test.step('the coordinator confirms it', async () => {
    await signIn(page, 'hr_coordinator');
    await page.goto('/staff/organisation/waiting');
    const mine = form(page, 'second-confirm');
    await expect(mine).toContainText(name);
    await see(page);
    const box = mine.locator('label.choice').filter({ hasText: name }).locator('input');
    if ((await box.count()) > 0) await box.check();
    await press(mine.locator('button').first());
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(page.getByText(name)).toHaveCount(0);
  });

  await test.step('it waits no more', async () => {
    await signIn(page, 'administrator');
    await page.goto(ADDRESS);
    await expect(page.locator('ul.tasks > li').filter({ hasText: name })).toHaveCount(1);
    await expect(waiting).toHaveCount(0);
  });
});

test('a token and a secret that were made before anybody looked both stand there', async ({ page, signIn, see }) => {
  await signIn(page, 'administrator');
  const day = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  const address = 'https://ongezien.voorbeeld.test/bericht';
  const made = { name: 'Ongezien', scopes: 'units:read', expires_on: day };
  const unseen = { headers: AS_A_BROWSER, maxRedirects: 0 };
  const requests = page.context().request;
  expect((await requests.post(postAddress('api-token-make'), { form: made, ...unseen })).status()).toBeLessThan(400);
  expect((await requests.post(postAddress('webhook-add'), { form: { address }, ...unseen })).status()).toBeLessThan(400);
  await page.goto(ADDRESS);
  await expect(page.locator('#shown')).toHaveText(/^uitzwaai_/);
  await expect(page.locator('#shown-secret')).toHaveText(/^whsec_/);
  await see(page);
  await press(page.getByRole('button', { name: /: Ongezien$/ }));
  await press(page.locator('li', { hasText: address }).getByRole('button'));
});

test('nobody but an administrator finds the page', async ({ page, signIn }) => {
  await signIn(page, 'hr_coordinator');
  const answer = await page.goto(ADDRESS);
  expect(answer?.status()).toBe(404);
});
