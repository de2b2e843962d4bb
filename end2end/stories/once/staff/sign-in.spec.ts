// Signing in at the organisation's provider, a real one, and out again.
import { type Browser, type BrowserContextOptions, expect, type Page, test as base } from '@playwright/test';

import { fill, form, press, send } from '../../../support/forms';
import { look, lookAtWords } from '../../../support/look';
import { Organisation } from '../../../support/organisation';
import { watch } from '../../../support/test';
import { until } from '../../../support/until';

const test = base.extend<object, { organisation: Organisation }>({
  organisation: [
    async ({}, use) => {
      const organisation = await Organisation.start();
      await use(organisation);
      await organisation.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

// They share an organisation, one of whose people signs in for the first time.
test.describe.configure({ mode: 'serial' });

async function visit(browser: Browser, organisation: Organisation, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: organisation.url, ...options });
  return context.newPage();
}

/** From the program's page to the provider's, and signed in there. */
async function signIn(page: Page, login: string, next = '/staff'): Promise<void> {
  await page.goto(next);
  await press(page.getByRole('link', { name: /Organisation ID/ }));
  await page.getByRole('textbox', { name: 'Login' }).fill(login);
  await press(page.getByRole('button', { name: 'Sign in' }));
}

test('somebody signs in there and comes back to where they were going, and signs out both ways', async ({ browser, organisation }) => {
  const page = await visit(browser, organisation);
  const complaints = watch(page.context(), organisation.url);
  await page.goto('/staff/organisation/people');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen');
  await look(page);
  expect(complaints).toEqual([]);
  await expect(page.locator('input[name=email]'), 'a code is no way here').toHaveCount(0);
  await signIn(page, 'anna', '/staff/organisation/people');
  await expect(page).toHaveURL(`${organisation.url}/staff/organisation/people`);
  await expect(page.locator('.whoami')).toContainText('Anna de Vries');

  await test.step('out here only: the provider lets them in again without a word', async () => {
    await press(page.getByRole('button', { name: 'Uitloggen' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Je bent uitgelogd');
    await look(page);
    await page.goto('/staff');
    await press(page.getByRole('link', { name: /Organisation ID/ }));
    await expect(page.locator('.whoami')).toContainText('Anna de Vries');
  });
  await test.step('out there too', async () => {
    await press(page.getByRole('button', { name: 'Uitloggen' }));
    await press(page.getByRole('link', { name: 'Ook bij je organisatie uitloggen' }));
    await press(page.getByRole('button', { name: 'Yes, sign me out' }));
    await expect(page).toHaveURL(`${organisation.url}/staff/sign-in/out?state=done`);
    await expect(page.locator('main')).toContainText('Je bent hier uitgelogd, en bij je organisatie.');
    await look(page);
    await press(page.getByRole('link', { name: 'Weer inloggen' }));
    await press(page.getByRole('link', { name: /Organisation ID/ }));
    await expect(page.getByRole('heading', { level: 1 }), 'they have to show who they are').toHaveText('Sign in to the organisation');
  });
  await page.context().close();
});

test('another address at the provider changes nothing, another person with the address does not get in', async ({ browser, organisation }) => {
  await organisation.changePerson('anna', { sub: 'subject-anna', email: 'anna.jansen@organisation.example', email_verified: true });
  await organisation.changePerson('anna-2', { sub: 'subject-anna-2', email: 'anna@organisation.example', email_verified: true });
  const page = await visit(browser, organisation);
  await signIn(page, 'anna');
  await expect(page.locator('.whoami')).toContainText('Anna de Vries');
  const other = await visit(browser, organisation);
  await signIn(other, 'anna-2');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Met dit account kom je hier niet binnen');
  await page.context().close();
  await other.context().close();
});

test('without JavaScript and on a phone, in English: an unverified address is refused, a verified one gets in', async ({ browser, organisation }) => {
  const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
  const page = await visit(browser, organisation, phone);
  await page.goto('/staff/sign-in');
  await press(page.getByRole('link', { name: 'English' }));
  await expect(page.getByRole('link', { name: 'Sign in with Organisation ID' })).toBeVisible();
  await lookAtWords(page);
  await signIn(page, 'bo', '/staff/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This account does not let you in here');
  await lookAtWords(page);
  await organisation.changePerson('bo', { sub: 'subject-bo', email: 'bo@organisation.example', email_verified: true });
  await press(page.getByRole('link', { name: 'Sign in again' }));
  await press(page.getByRole('link', { name: /Organisation ID/ }));
  await expect(page.locator('.whoami')).toContainText('Bo Ekelboom');
  await press(page.getByRole('button', { name: 'Sign out' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out');
  await lookAtWords(page);
  await page.context().close();
});

test('who is nobody here, or whose account has ended, reads the same', async ({ browser, organisation }) => {
  const stranger = await visit(browser, organisation);
  await signIn(stranger, 'stranger');
  const words = await stranger.locator('main').innerText();
  expect(words).toContain('Met dit account kom je hier niet binnen');
  organisation.sql("update accounts set active = false where email = 'bo@organisation.example'");
  const page = await visit(browser, organisation);
  await signIn(page, 'bo');
  expect(await page.locator('main').innerText()).toBe(words);
  organisation.sql("update accounts set active = true where email = 'bo@organisation.example'");
  await stranger.context().close();
  await page.context().close();
});

test('who breaks off at the provider is told so, and what came back once counts no more', async ({ browser, organisation }) => {
  const page = await visit(browser, organisation);
  await signIn(page, 'nobody at all');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Je bent niet ingelogd');
  await look(page);
  const came = page.waitForRequest((request) => request.url().includes('/staff/sign-in/callback?'));
  await press(page.getByRole('link', { name: 'Opnieuw inloggen' }));
  await press(page.getByRole('link', { name: /Organisation ID/ }));
  await page.getByRole('textbox', { name: 'Login' }).fill('anna');
  await press(page.getByRole('button', { name: 'Sign in' }));
  const callback = (await came).url();
  await page.context().clearCookies({ name: 'session' });
  const again = await page.goto(callback);
  expect(again?.status()).toBe(400);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze inlogpoging geldt niet meer');
  await look(page);
  await page.context().close();
});

test('whoever signs out elsewhere in the organisation is signed out here', async ({ browser, organisation }) => {
  const page = await visit(browser, organisation);
  await signIn(page, 'anna');
  await expect(page.locator('.whoami')).toContainText('Anna de Vries');
  // In another tab, at the provider itself: nothing of ours takes part but the back channel.
  const tab = await page.context().newPage();
  await tab.goto(`${organisation.issuer}/session/end`);
  await press(tab.getByRole('button', { name: 'Yes, sign me out' }));
  await page.goto('/staff');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen');
  await page.context().close();
});

test('while the provider is down the page says what to do, and other keys do not matter when it is back', async ({ browser, organisation }) => {
  const page = await visit(browser, organisation);
  await signIn(page, 'anna');
  const back = page.url();
  await organisation.stopProvider();
  await page.goto(back);
  await expect(page.locator('.whoami'), 'who is in stays in').toContainText('Anna de Vries');
  expect(organisation.check()).toContain('sign-in   NOT IN ORDER');
  await organisation.startProvider();
  expect(organisation.check()).toContain(`at ${organisation.issuer}`);
  // The program asks for keys at most every ten seconds.
  await expect(async () => {
    const other = await visit(browser, organisation);
    await signIn(other, 'anna');
    await expect(other.locator('.whoami')).toContainText('Anna de Vries', { timeout: 500 });
    await other.context().close();
  }).toPass();
  await page.context().close();
});

/** As if whoever is signed in had shown eleven minutes ago who they are. */
function shownLongAgo(organisation: Organisation): void {
  organisation.sql("update sessions set data = json_set(data, '$.staff.shown_at', unixepoch() - 660) where json_extract(data, '$.staff') is not null");
}

test('what reaches deep asks to sign in again, at the provider, and what was typed stays', async ({ browser, organisation }) => {
  const page = await visit(browser, organisation);
  await signIn(page, 'anna', '/staff/organisation');
  const contact = page.locator('input[name=hr_contact]');
  shownLongAgo(organisation);
  await send(page, 'organisation-change', { hr_contact: 'HR, tweede deur links' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log nog een keer in');
  await look(page);

  await test.step('nothing was saved, and nothing is lost by turning back', async () => {
    await press(page.getByRole('link', { name: 'Terug', exact: true }));
    await expect(contact).toHaveValue('HR, tweede deur links');
    const other = await visit(browser, organisation);
    await signIn(other, 'anna', '/staff/organisation');
    await expect(other.locator('input[name=hr_contact]')).not.toHaveValue('HR, tweede deur links');
    await other.context().close();
  });
  shownLongAgo(organisation);
  await send(page, 'organisation-change');
  await press(page.getByRole('link', { name: /Organisation ID/ }));
  await expect(page.getByRole('heading', { level: 1 }), 'though it knows them').toHaveText('Sign in to the organisation');
  await page.getByRole('textbox', { name: 'Login' }).fill('anna');
  await press(page.getByRole('button', { name: 'Sign in' }));
  await expect(page, 'the page that the form came back to').toHaveURL(/\/staff\/organisation\?typed=[0-9a-f]+$/);
  await expect(page.getByRole('status').filter({ hasText: 'Je bent opnieuw ingelogd. Er is nog niets gebeurd' }).first()).toBeVisible();
  await expect(contact).toHaveValue('HR, tweede deur links');
  await look(page);
  await send(page, 'organisation-change');
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard.' }).first()).toBeVisible();
  await page.reload();
  await expect(contact).toHaveValue('HR, tweede deur links');
  await page.context().close();
});

test.describe('where a mailed code signs in too', () => {
  const both = base.extend<object, { organisation: Organisation }>({
    organisation: [
      async ({}, use) => {
        const organisation = await Organisation.start({ UITZWAAI_SIGN_IN_CODE: 'true' });
        await use(organisation);
        await organisation.stop();
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  });

  both('on a phone, in the dark, in English: a code signs in, and once more for what reaches deep', async ({ browser, organisation }) => {
    const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, colorScheme: 'dark' as const };
    const page = await visit(browser, organisation, phone);
    const complaints = watch(page.context(), organisation.url);
    const typeCode = async (after: number) => {
      await until('a code came', async () => (await organisation.codes()).length > after);
      await page.locator('input[name=code]').fill((await organisation.codes())[after]);
      await press(page.locator('main').getByRole('button').last());
    };
    await page.goto('/staff/organisation/people');
    await press(page.getByRole('link', { name: 'English' }));
    await expect(page.getByRole('link', { name: 'Sign in with Organisation ID' })).toBeVisible();
    await look(page);
    await send(page, 'sign-in-address', { email: 'anna@organisation.example' });
    await typeCode(0);
    await expect(page).toHaveURL(`${organisation.url}/staff/organisation/people`);
    shownLongAgo(organisation);
    const added = form(page, 'account-add');
    await fill(added, { name: 'Cas Nieuw', email: 'cas@organisation.example', 'role.0': 'hr_adviser', 'unit.0': '-' });
    await press(added.getByRole('button').last());
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in once more');
    await look(page);
    await send(page, 'sign-in-again');
    await typeCode(1);
    await expect(page.getByRole('status').filter({ hasText: 'You have signed in again. Nothing has happened yet' }).first()).toBeVisible();
    await expect(added.locator('input[name=name]')).toHaveValue('Cas Nieuw');
    await expect(added.locator('select[name="role.0"]')).toHaveValue('hr_adviser');
    await press(added.getByRole('button').last());
    await expect(page.locator('main')).toContainText('Cas Nieuw');
    await expect(page).toHaveURL(/\/staff\/organisation\/people\/./);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

test.describe('where groups at the provider give roles', () => {
  const grouped = base.extend<object, { organisation: Organisation }>({
    organisation: [
      async ({}, use) => {
        const organisation = await Organisation.start({
          UITZWAAI_OIDC_ROLES_CLAIM: 'groups',
          UITZWAAI_OIDC_ROLES: 'policy => policy_officer; hr => hr_coordinator',
        });
        await use(organisation);
        await organisation.stop();
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  });

  grouped('one role holds at once, another waits, and both end with the group', async ({ browser, organisation }) => {
    const bo = { sub: 'subject-bo', email: 'bo@organisation.example', email_verified: true };
    await organisation.changePerson('bo', { ...bo, groups: ['policy', 'hr', 'everybody'] });
    const own = await visit(browser, organisation);
    await signIn(own, 'bo', '/staff/roles');
    await expect(own).toHaveURL(`${organisation.url}/staff/roles`);
    const held = own.locator('#held');
    await expect(held.getByRole('listitem').filter({ hasText: 'Organisation ID' })).toHaveCount(1);
    await look(own);

    const page = await visit(browser, organisation);
    await signIn(page, 'anna', '/staff/organisation/people');
    await press(page.getByRole('link', { name: 'Bo Ekelboom' }));
    await expect(page.locator('#waiting')).toContainText('Voorgesteld door Organisation ID, toen deze persoon inlogde');
    await expect(page.locator('#held')).toContainText('haal je hier niet weg');
    await expect(page.locator('select[name="role.0"]'), 'the form has what people gave').toHaveValue('hr_adviser');
    await expect(page.locator('select[name="role.1"]'), 'and nothing else').toHaveValue('');
    await look(page);
    const person = page.url();
    const confirm = page.locator('#waiting').getByRole('button', { name: 'Bevestig' });
    await press(confirm);
    // What reaches deep asks for a sign-in of which the provider says when it was.
    await press(page.getByRole('link', { name: /Organisation ID/ }));
    await page.getByRole('textbox', { name: 'Login' }).fill('anna');
    await press(page.getByRole('button', { name: 'Sign in' }));
    await press(confirm);
    await page.goto(person);
    await expect(page.locator('#held').getByRole('listitem').filter({ hasText: 'Organisation ID' })).toHaveCount(2);

    await organisation.changePerson('bo', bo);
    // Their session ended with the role that was confirmed; the provider knows them still.
    await own.goto('/staff/roles');
    await press(own.getByRole('link', { name: /Organisation ID/ }));
    await expect(held.getByRole('listitem')).toHaveCount(1);
    await expect(held).not.toContainText('Organisation ID');
    await own.context().close();
    await page.context().close();
  });
});
