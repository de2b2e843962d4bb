// /staff/organisation/set-up: from an empty installation, as `uitzwaai create-account` leaves it, along the path; then a
// team that goes to another school, and what is put away.
import { expect, type Page, test as base } from '@playwright/test';

import { fill, form, press, send } from '../../../support/forms';
import { look, lookAtWords } from '../../../support/look';
import { NO_PROVIDER, Organisation } from '../../../support/organisation';
import { watch } from '../../../support/test';
import { until } from '../../../support/until';

const test = base.extend<object, { organisation: Organisation }>({
  organisation: [
    async ({}, use) => {
      const organisation = await Organisation.start(NO_PROVIDER);
      await use(organisation);
      await organisation.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const SET_UP = '/staff/organisation/set-up';
const UNITS = '/staff/organisation/units';

async function signIn(page: Page, organisation: Organisation, email: string): Promise<void> {
  const before = (await organisation.codes()).length;
  await page.goto('/staff');
  const asking = form(page, 'sign-in-address');
  await fill(asking, { email });
  await press(asking.getByRole('button'));
  await until('a code came', async () => (await organisation.codes()).length > before);
  const typing = form(page, 'sign-in-code');
  await fill(typing, { code: (await organisation.codes())[before] });
  await press(typing.getByRole('button'));
}

/** What a step is said to be. */
const state = (page: Page, step: string) => page.locator(`#${step} [data-shape]`).first();

test('an empty installation leads its first account along the path', async ({ browser, organisation }) => {
  test.slow();
  const context = await browser.newContext({ baseURL: organisation.url, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const complaints = watch(context, organisation.url);
  await signIn(page, organisation, 'anna@organisation.example');
  await expect(page, 'nothing is there yet').toHaveURL(`${organisation.url}${SET_UP}`);
  await expect(state(page, 'units')).toHaveText('nog te doen');
  await look(page);

  await test.step('a step is skipped, and taken up again', async () => {
    await press(page.locator('#consent').getByRole('button'));
    await expect(state(page, 'consent')).toHaveText('overgeslagen');
    await look(page);
    await press(page.locator('#consent').getByRole('button'));
    await expect(state(page, 'consent')).toHaveText('nog te doen');
  });

  await test.step('schools and teams', async () => {
    await press(page.locator(`#units a[href="${UNITS}"]`));
    await send(page, 'unit-add', { name: 'Groenewoud' });
    await send(page, 'unit-add', { name: 'Blauwe Poort' });
    await page.goto(SET_UP);
    await expect(page.locator('#units')).toContainText('een team, bij 2 scholen');
    await page.goto(UNITS);
    await send(page, 'unit-add', { name: 'onderbouw', school: 'Groenewoud' });
    await send(page, 'unit-add', { name: 'bovenbouw', school: 'Blauwe Poort' });
    await press(page.locator(`nav.parts a[href="${SET_UP}"]`));
    await expect(state(page, 'units')).toHaveText('klaar');
    await expect(page.locator('#units').getByRole('button'), 'what is done is not skipped').toHaveCount(0);
    await page.goto('/staff');
    await expect(page, 'from now on the first page says what is to be done').toHaveURL(/\/staff\/start$/);
  });

  await test.step('a leader, who says for which team, and is mailed', async () => {
    await page.goto('/staff/organisation/people');
    await look(page);
    await send(page, 'account-add', { name: 'Lot Leider', email: 'lot@organisation.example' });
    await expect(page.locator('#role-0-error')).toHaveText('Kies een rol, of geef aan dat er nog geen rol is.');
    await expect(form(page, 'account-add').locator('[name=name]')).toHaveValue('Lot Leider');
    await send(page, 'account-add', { 'role.0': 'team_leader', 'unit.0': 'Groenewoud, onderbouw', no_role: 'yes' });
    await expect(page.locator('#role-0-error')).toContainText('Kies een van de twee');
    await send(page, 'account-add', { no_role: '' });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lot Leider');
    await page.goto(SET_UP);
    await expect(page.locator('#people')).toContainText('een teamleider, bij één team');
  });

  await test.step('a team goes to another school, once it was said what that changes', async () => {
    await page.goto(UNITS);
    await press(page.locator('tbody tr').filter({ hasText: 'onderbouw' }).getByRole('link'));
    await press(page.getByRole('link', { name: 'Verplaatsen of opruimen' }));
    await look(page);
    await expect(page.locator('#put-away'), 'somebody leads it').toContainText('één rol');
    await expect(form(page, 'unit-put-away')).toHaveCount(0);
    await page.locator('#move [name=to]').selectOption({ label: 'Blauwe Poort' });
    await press(page.locator('#move').getByRole('button'));
    await expect(page.locator('#what-changes')).toContainText('onderbouw gaat van Groenewoud naar Blauwe Poort.');
    await look(page);
    await send(page, 'unit-move');
    await expect(page.locator('#sure-error')).toBeVisible();
    await send(page, 'unit-move', { sure: 'yes' });
    await expect(page.getByRole('status').filter({ hasText: /^\s*Verplaatst\.\s*$/ })).toBeVisible();
  });

  await test.step('the empty school is put away, and comes back', async () => {
    await press(page.locator('tbody tr').filter({ hasText: 'Groenewoud' }).getByRole('link'));
    await press(page.getByRole('link', { name: 'Verplaatsen of opruimen' }));
    await send(page, 'unit-put-away');
    await expect(page.locator('tbody tr').filter({ hasText: 'Groenewoud' })).toHaveCount(0);
    await expect(page.locator('#put-away')).toContainText('Groenewoud');
    await look(page);
    await send(page, 'unit-bring-back');
    await expect(page.locator('tbody tr').filter({ hasText: 'Groenewoud' })).toHaveCount(1);
  });

  await test.step('whoever keeps accounts alone reads who moves a team and puts it away', async () => {
    await page.goto('/staff/organisation/people');
    const keeper = { name: 'Ad van Beheer', email: 'ad@organisation.example', 'role.0': 'administrator', 'unit.0': '-' };
    await send(page, 'account-add', keeper);
    await expect(page.getByRole('heading', { level: 1 }), 'nobody else could confirm it').toHaveText('Ad van Beheer');
    const other = await browser.newContext({ baseURL: organisation.url, viewport: { width: 360, height: 740 } });
    const ad = await other.newPage();
    const complaintsOfAd = watch(other, organisation.url);
    await signIn(ad, organisation, 'ad@organisation.example');
    await ad.goto(UNITS);
    await press(ad.locator('tbody tr').filter({ hasText: 'bovenbouw' }).getByRole('link'));
    await press(ad.getByRole('link', { name: 'Verplaatsen of opruimen' }));
    await look(ad);
    await expect(ad.locator('#ask-hr')).toContainText('HR-coördinator van de hele organisatie');
    await expect(form(ad, 'unit-put-away')).toHaveCount(0);
    await expect(ad.locator('#move')).toHaveCount(0);
    expect(complaintsOfAd).toEqual([]);
    await other.close();
  });

  await test.step('where there is nothing, and at the times of others, the way on stays', async () => {
    const answer = await page.goto('/staff/nowhere');
    expect(answer?.status()).toBe(404);
    await expect(page.locator('nav.tabs a[href="/staff/organisation"]')).toBeVisible();
    await look(page);
    await press(page.locator('nav.tabs a[href="/staff/organisation"]'));
    await press(page.locator('nav.parts a[href="/staff/availability"]'));
    await expect(page.locator('nav.parts a[aria-current=page]')).toHaveAttribute('href', '/staff/availability');
    await look(page);
  });
  expect(complaints).toEqual([]);
  await context.close();
});

test('without JavaScript the path is the same', async ({ browser, organisation }) => {
  const context = await browser.newContext({ baseURL: organisation.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, organisation, 'anna@organisation.example');
  await page.goto(SET_UP);
  await lookAtWords(page);
  await press(page.locator('#mails').getByRole('button'));
  await expect(state(page, 'mails')).toHaveText('overgeslagen');
  await context.close();
});
