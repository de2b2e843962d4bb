// /staff/passkeys and signing in with one, in a real browser: the device is Chromium's own virtual authenticator.
import { type Browser, type BrowserContextOptions, type CDPSession, expect, type Page, test as base } from '@playwright/test';

import { fill, form, press, unfold } from '../../../support/forms';
import { look, lookAtWords } from '../../../support/look';
import { NO_PROVIDER, Organisation } from '../../../support/organisation';
import { watch } from '../../../support/test';
import { until } from '../../../support/until';

const test = base.extend<object, { organisation: Organisation }>({
  organisation: [
    async ({}, use) => {
      // Passkeys belong to a name, and a browser holds this one for safe.
      const organisation = await Organisation.start(NO_PROVIDER, 'localhost');
      await use(organisation);
      await organisation.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

// They share an organisation, whose people add passkeys one after the other.
test.describe.configure({ mode: 'serial' });

const ANNA = 'anna@organisation.example';
const BO = 'bo@organisation.example';
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

async function visit(browser: Browser, organisation: Organisation, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: organisation.url, ...options });
  return context.newPage();
}

/** Signs in with a code, as whoever has no passkey. */
async function signInWithCode(page: Page, organisation: Organisation, email: string, next = '/staff'): Promise<void> {
  const before = (await organisation.codes()).length;
  await page.goto(`/staff/sign-in?next=${encodeURIComponent(next)}`);
  const asking = form(page, 'sign-in-address');
  await fill(asking, { email });
  await press(asking.getByRole('button'));
  await until('a code came', async () => (await organisation.codes()).length > before);
  const typing = form(page, 'sign-in-code');
  await fill(typing, { code: (await organisation.codes())[before] });
  await press(typing.getByRole('button'));
}

/** A device that knows its owner's finger; what it holds can be carried to another page. */
class Device {
  private constructor(private readonly devtools: CDPSession, private readonly id: string) {}

  static async before(page: Page): Promise<Device> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const options = {
      protocol: 'ctap2' as const,
      transport: 'internal' as const,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    };
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
    return new Device(devtools, authenticatorId);
  }

  async passkeys() {
    return (await this.devtools.send('WebAuthn.getCredentials', { authenticatorId: this.id })).credentials;
  }

  /** The same passkeys in the hands of another device. */
  async copyTo(other: Device): Promise<void> {
    for (const credential of await this.passkeys()) {
      await other.devtools.send('WebAuthn.addCredential', { authenticatorId: other.id, credential });
    }
  }

  /** Somebody else's finger. */
  async knows(isUserVerified: boolean): Promise<void> {
    await this.devtools.send('WebAuthn.setUserVerified', { authenticatorId: this.id, isUserVerified });
  }
}

test('somebody adds a passkey after a code by mail, and from then on comes in with it', async ({ browser, organisation }) => {
  const page = await visit(browser, organisation);
  const complaints = watch(page.context(), organisation.url);
  await page.goto('/staff/sign-in');
  await expect(page.getByRole('button', { name: 'Inloggen met een toegangssleutel' })).toBeVisible();
  await look(page);
  await signInWithCode(page, organisation, ANNA, '/staff/sessions');
  await press(page.getByRole('link', { name: 'Toegangssleutels' }));
  await expect(page.locator('main')).toContainText('Je hebt nog geen toegangssleutel.');
  await look(page);
  const device = await Device.before(page);
  await press(page.getByRole('link', { name: 'Toegangssleutel toevoegen' }));
  await expect(page.locator('input[name=name]')).toHaveValue(/^Chrome op een /);
  await look(page);
  await page.locator('input[name=name]').fill('Laptop van het werk');
  await press(page.getByRole('button', { name: 'Toegangssleutel maken' }));
  await expect(page.getByRole('status').filter({ hasText: 'Je toegangssleutel is toegevoegd.' }).first()).toBeVisible();
  await expect(page.locator('main li')).toHaveText(/Laptop van het werk/);
  expect(await device.passkeys()).toHaveLength(1);
  expect((await device.passkeys())[0].rpId).toBe('localhost');
  await unfold(form(page, 'passkey-rename').first());
  await look(page);

  await test.step('out, and in again with nothing typed', async () => {
    await press(page.getByRole('button', { name: 'Uitloggen' }));
    await page.goto('/staff/organisation/people');
    await press(page.getByRole('button', { name: 'Inloggen met een toegangssleutel' }));
    await expect(page).toHaveURL(`${organisation.url}/staff/organisation/people`);
    await expect(page.locator('.whoami')).toContainText('Anna de Vries');
  });
  await test.step('whom the device does not know stays outside', async () => {
    await press(page.getByRole('button', { name: 'Uitloggen' }));
    await device.knows(false);
    await press(page.getByRole('button', { name: 'Inloggen met een toegangssleutel' }));
    await expect(page.getByRole('alert')).toContainText('Dat lukte niet, of je brak het af.');
    await look(page);
    await device.knows(true);
    await press(page.getByRole('button', { name: 'Inloggen met een toegangssleutel' }));
    await expect(page.locator('.whoami')).toContainText('Anna de Vries');
  });
  await test.step('the same device makes no second one', async () => {
    await page.goto('/staff/passkeys/new');
    await press(page.getByRole('button', { name: 'Toegangssleutel maken' }));
    await expect(page.getByRole('alert')).toContainText('Dit apparaat heeft al een toegangssleutel voor je account.');
    await look(page);
  });
  await test.step('a second device, and the first is taken away', async () => {
    const other = await visit(browser, organisation);
    const phone = await Device.before(other);
    await device.copyTo(phone);
    await other.goto('/staff/passkeys');
    await press(other.getByRole('button', { name: 'Inloggen met een toegangssleutel' }));
    await expect(other.locator('.whoami')).toContainText('Anna de Vries');
    const removing = form(page, 'passkey-remove').first();
    await page.goto('/staff/passkeys');
    await unfold(removing);
    await press(removing.getByRole('button'));
    await expect(page.getByRole('status').filter({ hasText: 'De toegangssleutel is weggehaald.' }).first()).toBeVisible();
    await other.goto('/staff/passkeys');
    await expect(other, 'elsewhere they are out').toHaveURL(/\/staff\/sign-in/);
    await press(other.getByRole('button', { name: 'Inloggen met een toegangssleutel' }));
    await expect(other.getByRole('alert')).toContainText('Met deze toegangssleutel komt hier niemand binnen.');
    await look(other);
    await other.context().close();
  });
  expect(complaints).toEqual([]);
  await page.context().close();
});

/** As if whoever is signed in had shown eleven minutes ago who they are. */
function shownLongAgo(organisation: Organisation): void {
  organisation.sql("update sessions set data = json_set(data, '$.staff.shown_at', unixepoch() - 660) where json_extract(data, '$.staff') is not null");
}

test('on a phone, in the dark, in English: what reaches deep asks for the passkey, and for no code', async ({ browser, organisation }) => {
  const page = await visit(browser, organisation, { ...PHONE, colorScheme: 'dark' as const });
  const complaints = watch(page.context(), organisation.url);
  await page.goto('/staff/sign-in');
  await press(page.getByRole('link', { name: 'English' }));
  await look(page);
  await signInWithCode(page, organisation, BO, '/staff/passkeys/new');
  await Device.before(page);
  await look(page);
  await press(page.getByRole('button', { name: 'Make the passkey' }));
  await expect(page.getByRole('status').filter({ hasText: 'Your passkey has been added.' }).first()).toBeVisible();
  await look(page);
  shownLongAgo(organisation);
  await page.goto('/staff/passkeys/new');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in once more');
  await expect(form(page, 'sign-in-again'), 'no code is offered').toHaveCount(0);
  await look(page);
  await press(page.getByRole('button', { name: 'Sign in with a passkey' }));
  await expect(page).toHaveURL(`${organisation.url}/staff/passkeys/new`);
  await expect(page.getByRole('status').filter({ hasText: 'You have signed in again.' }).first()).toBeVisible();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('who keeps accounts lets somebody begin anew, and a code lets them in until they have', async ({ browser, organisation }) => {
  const bo = await visit(browser, organisation);
  const before = (await organisation.codes()).length;
  await bo.goto('/staff/sign-in');
  const asking = form(bo, 'sign-in-address');
  await fill(asking, { email: BO });
  await press(asking.getByRole('button'));
  const words = await bo.locator('main').innerText();
  await bo.goto('/staff/sign-in');
  await fill(asking, { email: 'nobody@organisation.example' });
  await press(asking.getByRole('button'));
  expect((await bo.locator('main').innerText()).replace('nobody@', 'bo@'), 'the page tells nothing').toBe(words);

  const anna = await visit(browser, organisation);
  await signInWithCode(anna, organisation, ANNA, '/staff/organisation/people');
  expect((await organisation.codes()).length, 'no code was mailed to Bo').toBe(before + 1);
  await press(anna.getByRole('link', { name: 'Bo Ekelboom' }));
  await expect(anna.locator('#passkeys')).toContainText('Bo Ekelboom heeft één toegangssleutel.');
  await look(anna);
  await press(anna.getByRole('button', { name: 'Deze persoon opnieuw laten beginnen' }));
  await expect(anna.getByRole('status').filter({ hasText: 'De toegangssleutels van Bo Ekelboom zijn weggehaald.' }).first()).toBeVisible();
  await expect(anna.locator('#passkeys')).toContainText('heeft geen toegangssleutel');
  await anna.goto('/staff/organisation/log');
  await expect(anna.locator('main')).toContainText('Alle toegangssleutels van iemand weggehaald');

  await signInWithCode(bo, organisation, BO);
  await expect(bo.locator('.whoami')).toContainText('Bo Ekelboom');
  await bo.context().close();
  await anna.context().close();
});

test('without JavaScript the page says what a passkey takes, and a code still lets people in', async ({ browser, organisation }) => {
  const page = await visit(browser, organisation, { ...PHONE, javaScriptEnabled: false });
  await page.goto('/staff/sign-in');
  await expect(page.locator('main')).toContainText('Voor een toegangssleutel is JavaScript nodig');
  await lookAtWords(page);
  await press(page.getByRole('button', { name: 'Inloggen met een toegangssleutel' }));
  await expect(page.getByRole('alert')).toContainText('JavaScript staat uit');
  await signInWithCode(page, organisation, BO, '/staff/passkeys/new');
  await lookAtWords(page);
  await press(page.getByRole('button').filter({ hasText: /Make|maken/ }));
  await expect(page.getByRole('alert')).toContainText('JavaScript');
  await page.context().close();
});
