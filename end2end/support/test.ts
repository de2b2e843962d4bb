// What every story starts from: a program of its own, people who can sign in, and a watch over the
// browser's console and over what it asks of whom.
import { type APIRequestContext, type BrowserContext, type Cookie, expect, type Page, request, test as base } from '@playwright/test';

import { press } from './forms';
import { look, lookAtWords } from './look';
import { AS_A_BROWSER, type Leaver, register, type Wish } from './leavers';
import { Program, type Role } from './program';
import { inLanguage, type Language } from './words';

export { expect };
export { choose, doItNow, fill, form, press, send, tick, unfold } from './forms';
export { book, handIn } from './leavers';

/** Sessions of whoever has signed in at this worker's program: a code is asked for once, as people do. */
type Sessions = Map<string, Cookie[]>;

interface OfWorker {
  program: Program;
  sessions: Sessions;
}

interface OfStory {
  language: Language;
  /** The sentence as this variant shows it. */
  say: (dutch: string) => string;
  hasJavaScript: boolean;
  /** Looks at the page: words and width always, axe where scripts run. */
  see: (page: Page) => Promise<void>;
  signIn: (page: Page, who: Role | string) => Promise<void>;
  /** A coordinator's requests, for what a story only needs to have happened. */
  coordinator: APIRequestContext;
  newLeaver: (wish?: Wish) => Promise<Leaver>;
  openLink: (page: Page, leaver: Leaver) => Promise<void>;
  watched: void;
}

export const test = base.extend<OfStory, OfWorker>({
  program: [
    async ({}, use) => {
      const program = await Program.start();
      await use(program);
      await program.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],

  baseURL: async ({ program }, use) => use(program.url),
  language: async ({ locale }, use) => use(locale?.startsWith('en') ? 'en' : 'nl'),
  say: async ({ language }, use) => use((dutch) => inLanguage(language, dutch)),
  hasJavaScript: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  see: async ({ hasJavaScript }, use) => use(hasJavaScript ? look : lookAtWords),

  signIn: async ({ program, sessions }, use) => {
    await use(async (page, who) => {
      const email = who.includes('@') ? who : program.account(who as Role).email;
      await takeSession(program, sessions, page, email);
    });
  },

  coordinator: async ({ program, sessions, browser }, use) => {
    const { email } = program.account('hr_coordinator');
    if (!sessions.has(email)) {
      const context = await browser.newContext({ baseURL: program.url });
      await takeSession(program, sessions, await context.newPage(), email);
      await context.close();
    }
    const cookies = (sessions.get(email) ?? []).map((cookie) => ({ ...cookie }));
    const coordinator = await request.newContext({
      baseURL: program.url,
      storageState: { cookies, origins: [] },
      extraHTTPHeaders: AS_A_BROWSER,
    });
    await use(coordinator);
    await coordinator.dispose();
  },
  newLeaver: async ({ program, coordinator }, use) => use((wish) => register(program, coordinator, wish)),
  openLink: async ({ language }, use) => {
    await use(async (page, leaver) => {
      await page.goto(leaver.link);
      if (language === 'en') await page.getByRole('link', { name: 'English', exact: true }).click();
    });
  },

  watched: [
    async ({ context, program }, use) => {
      const complaints = watch(context, program.url);
      listen(context, program);
      await use();
      expect(complaints, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * For stories that change what the others expect, or depend on what the clock says: with a program of their own. Each
 * file calls it for itself, since stories of one such test share their worker, and so its program. A file with several
 * such stories tells them one after another (`mode: 'default'`): spread over both workers they would start two programs,
 * and two more for the stories after them.
 */
export function testApart() {
  return test.extend<object, Pick<OfWorker, 'program'>>({
    program: [
      async ({}, use) => {
        const program = await Program.start();
        await use(program);
        await program.stop();
      },
      { scope: 'worker', timeout: 90_000 },
    ],
  });
}

/** Notes script errors, refused or failed parts of pages, and requests to anybody else. */
export function watch(context: BrowserContext, url: string): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    // A page that answers "not found" is said again by the console; parts of pages are seen below.
    const ofDocument = /Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !ofDocument) complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on('request', (asked) => {
    const other = !asked.url().startsWith(url) && /^https?:|^wss?:/.test(asked.url());
    if (other) complaints.push(`a request to ${asked.url()}`);
  });
  context.on('response', (answer) => {
    const isPart = answer.request().resourceType() !== 'document';
    if (isPart && answer.status() >= 400) complaints.push(`${answer.status()} for ${answer.url()}`);
  });
  return complaints;
}

/** Has the program's log looked at for what is posted from this browser, with scripts or without. Files are left out. */
function listen(context: BrowserContext, program: Program): void {
  context.on('request', (asked) => {
    const isForm = asked.headers()['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (isForm && asked.url().startsWith(program.url)) program.hears(new URLSearchParams(asked.postData() ?? '').values());
  });
}

/** Signs in with a mailed code, or goes on with the session there is. */
async function takeSession(program: Program, sessions: Sessions, page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  const kept = sessions.get(email);
  if (kept) {
    await page.context().addCookies(kept);
    await page.goto(`${program.url}/staff`);
    if (!page.url().includes('/staff/sign-in')) return;
  }
  const before = (await program.mails(email)).filter((mail) => /code/i.test(mail.subject)).length;
  await askForCode(program, page, email);
  const mail = await program.mail(email, /code/i, before);
  await page.getByRole('textbox', { name: 'Code' }).fill(mail.code ?? '');
  await press(page.locator('main').getByRole('button').last());
  expect(new URL(page.url()).pathname, 'signed in').not.toContain('/staff/sign-in');
  const cookies = await page.context().cookies();
  sessions.set(email, cookies.filter((cookie) => !['leaver', 'language'].includes(cookie.name)));
}

/** Signs in with a mailed code, in a browser of its own that nobody goes on with. */
export async function signAnew(program: Program, page: Page, email: string): Promise<void> {
  await takeSession(program, new Map(), page, email);
}

/** Codes are limited by the hour; the demonstration's hours are cheap. */
async function askForCode(program: Program, page: Page, email: string): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    await page.goto(`${program.url}/staff/sign-in`);
    await page.locator('input[name=email]').fill(email);
    await press(page.locator('main').getByRole('button').last());
    if (page.url().includes('/staff/sign-in/code')) return;
    await program.forward('hour');
  }
  throw new Error(`no code was sent to ${email}`);
}
