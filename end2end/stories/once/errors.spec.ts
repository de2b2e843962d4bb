// Every line of every summary of errors leads to where it is mended. All other stories look at the summaries they meet
// (support/errors.ts, by way of `press`); here the lines are followed.
import type { Page } from '@playwright/test';

import { type Endpoint } from '../../support/addresses';
import { followErrors } from '../../support/errors';
import { expect, form, press, send, test, tick } from '../../support/test';

/** Forms that come back with errors when they are sent so. */
const OF_STAFF: [string, Endpoint, Record<string, string>][] = [
  ['/staff/departures/new', 'departure-register', { name: 'Proef Fouten', private_email: 'geen adres' }],
  ['/staff/organisation/units', 'unit-add', {}],
  ['/staff/organisation/people', 'account-add', { name: 'Proef Fouten' }],
];

async function check(page: Page): Promise<void> {
  await page.goto('/leaver/check');
  await press(form(page, 'submit-answers').locator('button').first());
}

test('the errors of a leaver lead to the question, the screen or the choice', async ({ page, newLeaver, openLink }) => {
  await openLink(page, await newLeaver());
  await check(page);
  await followErrors(page);

  await page.goto('/leaver/check');
  await page.locator('input[name="talk-choice"][value=as_proposed]').check();
  await press(form(page, 'submit-answers').locator('button').first());
  await expect(page.locator('#errors a[href="/leaver/questions"]'), 'a page, not a control').toHaveCount(1);
  await followErrors(page);

  await page.goto('/leaver/questions/why');
  await tick(page, 'reasons', 'B1', 'B2', 'C2', 'D3');
  await press(page.locator('main').getByRole('button', { name: 'Verder', exact: true }));
  await followErrors(page);
  await check(page);
  await expect(page.locator('#errors a[href^="/leaver/questions/why?from=check#"]')).toHaveCount(1);
  await followErrors(page);
});

test('the errors of the staff lead to their controls', async ({ page, signIn }) => {
  await page.goto('/staff/sign-in');
  await send(page, 'sign-in-address', { email: 'geen adres' });
  await followErrors(page);
  for (const [address, endpoint, values] of OF_STAFF) {
    await signIn(page, endpoint === 'departure-register' ? 'hr_coordinator' : 'administrator');
    await page.goto(address);
    await send(page, endpoint, values);
    await followErrors(page);
  }
});
