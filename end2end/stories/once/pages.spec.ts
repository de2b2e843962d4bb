// Every page that links lead to, for everybody: in Dutch and English, at 320 pixels, light and dark,
// as valid HTML, as wide as its window from 180 pixels on, and with nothing for axe to find; among the long tests at each
// of those widths, light and dark, in both languages.
import { HtmlValidate } from 'html-validate';
import type { Page } from '@playwright/test';

import { lookAtWidths, lookAtWords, lookWithAxe, lookWithAxeAtWidths } from '../../support/look';
import type { Role } from '../../support/program';
import { expect, test } from '../../support/test';
import { Gathered } from '../../support/vnu';

test.use({ viewport: { width: 320, height: 640 } });

const DEEP = process.env.UITZWAAI_TEST_DEEP === '1';
/** Milliseconds for a walk through everything that somebody can open. */
const WALK_MAX = (DEEP ? 40 : 9) * 60_000;

/** Pages of one kind differ in their data only: one of each is opened, and of records a few. */
function mostOf(kind: string): number {
  return kind.startsWith('/staff/departures/{id}?') ? 3 : 1;
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Several buttons of one name are how a plain form says which was pressed.
    'form-dup-name': 'off',
    // A list may be named; the rule only advises against it.
    'aria-label-misuse': 'off',
    // How the renderer writes: whitespace, self-closing marks, attributes without quotes or values.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'off',
    'no-inline-style': 'off',
    'long-title': 'off',
    'no-raw-characters': 'off',
    'doctype-style': 'off',
    'element-permitted-content': 'error',
    // Keyboard users scroll the guide beside the report: it has to take the focus.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    // Islands are elements of their own, which no standard knows.
    'unrecognized-char-ref': 'error',
    'valid-autocomplete': 'error',
  },
});

async function expectValid(address: string, html: string, pages: Gathered): Promise<void> {
  pages.add(address, html);
  expect(html.trimEnd(), `${address} ends with its end`).toMatch(/<\/body><\/html>$/);
  const report = await validator.validateString(html);
  const faults = report.results.flatMap((result) => result.messages.map((one) => `${one.ruleId}: ${one.message} (${one.selector})`));
  expect(faults, `HTML of ${address}`).toEqual([]);
}

/** The address with what differs between pages of one kind taken out. */
function kindOf(address: string): string {
  const { pathname, search } = new URL(address);
  const path = pathname
    .replace(/\/figures\/[^/]+\/\d+/, '/figures/{period}/{number}')
    .replace(/(\/figures\/\{period\}\/\{number\}\/).+/, '$1{figure}')
    .replace(/[0-9a-f]{32}/g, '{id}')
    .replace(/\d{4}-\d{2}-\d{2}/g, '{day}')
    .replace(/\/(items|themes|own)\/\w+/, '/$1/{key}')
    .replace(/\/guides\/(leaving|fixed_term|process|retirement)/, '/guides/{key}');
  return `${path}?${[...new URLSearchParams(search).keys()].sort().join('&')}`;
}

const NOT_A_PAGE = /\/l\/|\/language\/|\.ics|\.csv|\.xlsx|\.json|\/pkg\/|\/healthz|\/readyz|\.eml|\/export\/|\/template\/|\/schema$/;

/** Opens page after page from here; returns what kinds there were. */
async function walk(page: Page, start: string[], leaveOut = /\/demonstration/): Promise<string[]> {
  const queue = start.map((one) => ({ address: one, from: 'the start' }));
  const seen = new Map<string, number>();
  const pages = new Gathered();
  const addresses = new Set<string>();
  for (let next = queue.shift(); next; next = queue.shift()) {
    const address = next.address.split('#')[0];
    const kind = kindOf(address);
    if (addresses.has(address) || (seen.get(kind) ?? 0) >= mostOf(kind)) continue;
    addresses.add(address);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const answer = await page.goto(address);
    expect(answer?.status(), `${address}, a link on ${next.from}`).toBeLessThan(400);
    await expectValid(address, (await answer?.text()) ?? '', pages);
    await lookInBothLanguages(page, seen.get(kind) === 1);
    const own = new URL(address).origin;
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    queue.push(...links.filter((one) => one.startsWith(own) && !NOT_A_PAGE.test(one) && !leaveOut.test(one)).map((one) => ({ address: one, from: address })));
  }
  expect(await pages.faults(), 'what the validator of the W3C says').toEqual([]);
  return [...seen.keys()];
}

/** Colours depend on the kind of page alone, not on who walks by. */
const seenInTheDark = new Set<string>();

async function lookInBothLanguages(page: Page, isFirst: boolean): Promise<void> {
  await lookAtWords(page);
  if (!isFirst) return;
  await lookWithAxe(page);
  await lookAtWidths(page);
  const kind = kindOf(page.url());
  const isNew = !seenInTheDark.has(kind);
  if (isNew) {
    seenInTheDark.add(kind);
    await page.emulateMedia({ colorScheme: 'dark' });
    await lookWithAxe(page);
    await page.emulateMedia({ colorScheme: 'light' });
    if (DEEP) await lookWithAxeAtWidths(page);
  }
  const { name, value, domain, path } = { name: 'language', value: 'en', domain: new URL(page.url()).hostname, path: '/' };
  await page.context().addCookies([{ name, value, domain, path }]);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await lookAtWords(page);
  if (DEEP && isNew) await lookWithAxeAtWidths(page);
  await page.context().clearCookies({ name: 'language' });
}

for (const what of ['questionnaire', 'to_plan', 'planned', 'choose']) {
  test(`every page of a leaver: ${what}`, async ({ page, program }) => {
    test.setTimeout(WALK_MAX); // reason: a limit, not a wait
    await page.goto(program.link(what));
    const start = ['/leaver', '/leaver/questions', '/leaver/check', '/leaver/talk', '/leaver/talk/book', '/leaver/link', '/leaver/closed', '/leaver/data'];
    const kinds = await walk(page, start.map((one) => program.url + one));
    expect(kinds.length).toBeGreaterThan(4);
  });
}

test('the letter is English for who was registered in English', async ({ page, program }) => {
  await page.goto(program.link('english'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await lookAtWords(page);
});

const TABS: Record<Role, number> = { administrator: 3, hr_coordinator: 6, hr_adviser: 4, team_leader: 4, school_head: 3, policy_officer: 1 };

for (const [role, kindsMin] of Object.entries(TABS) as [Role, number][]) {
  test(`every page of the ${role.replace('_', ' ')}`, async ({ page, program, signIn }) => {
    test.setTimeout(WALK_MAX); // reason: a limit, not a wait
    await signIn(page, role);
    const kinds = await walk(page, [`${program.url}/staff`]);
    expect(kinds.length, kinds.join('\n')).toBeGreaterThanOrEqual(kindsMin);
  });
}

test('signing in, what is not there, and the demonstration itself', async ({ page, program }) => {
  await walk(page, ['/staff/sign-in', '/demonstration/mails', '/'].map((one) => program.url + one), /\/staff$/);
  const pages = new Gathered();
  for (const address of ['/nowhere', '/staff/departures/nobody', '/not-found']) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBeLessThan(500);
    await expectValid(address, (await answer?.text()) ?? '', pages);
    await lookAtWords(page);
  }
  expect(await pages.faults(), 'what the validator of the W3C says').toEqual([]);
});
