// An organisation is set up from two lists, and a second person confirms their roles together.
import type { Locator, Page } from '@playwright/test';

import { Human } from '../../../support/human';
import { expect, form, press, send, testApart } from '../../../support/test';

const test = testApart();

const UNITS = 'naam;soort;hoort bij;teamleider;plaats';
const PEOPLE = 'naam;mailadres;rollen;werkt op;geldt voor;training;training vanaf;training tot en met';
const SCHOOLS = ['Noorderlijst', 'Oosterlijst', 'Westerlijst', 'Zuiderlijst'];
/** What somebody presses, chooses or ticks from the page on which they are to "added". */
const PRESSES_MAX = 6;
/** The same of whoever confirms all roles of the list, from the page on which they are. */
const CONFIRMING_PRESSES_MAX = 3;

/** Seconds of people who read what they are shown, on a laptop, from the page of units to confirmed roles. */
const BOTH_TOGETHER = { least: 60, most: 10 * 60 };

type Lists = Partial<Record<'units' | 'people', string>>;

/** Nine teams for each of four schools, each with its leader, above the schools themselves. */
function units(): string {
  const teams = SCHOOLS.flatMap((school, index) =>
    Array.from({ length: 9 }, (_, number) => `team ${number + 1};team;${school};leider${index}.${number}@lijst.example;`),
  );
  return [UNITS, ...teams, ...SCHOOLS.map((school) => `${school};school;;;Verzonnen`)].join('\r\n');
}

/** The 36 leaders, and 24 advisers, coordinators and policy officers. */
function people(from: string, until: string): string {
  const leaders = SCHOOLS.flatMap((school, index) =>
    Array.from({ length: 9 }, (_, number) => `Leider ${index}.${number};leider${index}.${number}@lijst.example;;${school};;;;`),
  );
  const others = Array.from({ length: 24 }, (_, number) => {
    const role = ['HR-adviseur', 'HR-coördinator, HR-adviseur', 'beleidsmedewerker'][number % 3];
    return `Stafmens ${number};staf${number}@lijst.example;${role};;;Gesprekken;${from};${until}`;
  });
  return [PEOPLE, ...leaders, ...others].join('\r\n');
}

async function choose(page: Page, lists: Lists, human?: Human): Promise<number> {
  const chosen = Object.entries(lists);
  for (const [name, text] of chosen) {
    const file = { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
    if (human) await human.give(page.locator(`#${name}`), file);
    else await page.locator(`#${name}`).setInputFiles(file);
  }
  return chosen.length;
}

/** Presses as the human does, where their time is counted. */
async function pressed(what: Locator, human?: Human): Promise<void> {
  if (human) await human.press(what);
  else await press(what);
}

async function read(page: Page, lists: Lists, human?: Human): Promise<number> {
  const chosen = await choose(page, lists, human);
  await pressed(form(page, 'organisation-import-upload').locator('button'), human);
  return chosen + 1;
}

test('40 units and 60 people are set up in a few presses, by two lists', async ({ page, program, signIn, see, hasJavaScript, isMobile }) => {
  // Whoever brings the lists, and whoever confirms their roles: on a laptop.
  const humans = hasJavaScript && !isMobile ? { brings: new Human(page, 'laptop'), confirms: new Human(page, 'laptop') } : undefined;
  await program.toOfficeHours();
  await signIn(page, 'administrator');
  await page.goto('/staff/organisation/units');
  const [from, until] = [await program.inDays(0), await program.inDays(700)];

  await test.step('empty lists to fill in', async () => {
    await press(page.locator('nav.parts a[href="/staff/organisation/import"]'));
    await see(page);
    for (const [list, columns] of [['units', 6], ['people', 9]] as const) {
      const wanted = page.waitForEvent('download');
      await page.locator(`a[href$="/template/${list}"]`).click();
      const file = await wanted;
      expect(file.suggestedFilename()).toBe(`${list}.csv`);
      const stream = await file.createReadStream();
      let text = '';
      for await (const piece of stream) text += piece;
      expect(text.trim().split(';')).toHaveLength(columns);
    }
  });

  await test.step('no file, a list in the place of the other, and an unknown heading are said at their fields', async () => {
    await read(page, {});
    await expect(page.locator('#units-error')).toBeVisible();
    await see(page);
    await read(page, { units: people(from, until), people: 'naam;mailadres;kleur\nA;a@lijst.example;rood' });
    await expect(page.locator('#units-error')).toBeVisible();
    await expect(page.locator('#people-error')).toContainText('kleur');
    await see(page);
    await page.reload();
    await expect(page.locator('#units-error'), 'said once').toHaveCount(0);
  });

  await test.step('what is wrong stands at its line and column, and only that list is chosen again', async () => {
    const wrong = `${UNITS}\nA;team;B;;\nB;team;A;;\nA;team;B;;\nC;;C;;\nD;school;;niemand@lijst.example;\n`;
    await read(page, { units: wrong, people: `${PEOPLE}\nJan;jan@lijst.example;koning;;;;;\n=1+1;x;adviseur;;;;;\n` });
    await expect(page.locator('#unit-lines tbody [data-shape=alert]')).toHaveCount(5);
    await expect(page.locator('#people-lines tbody [data-shape=alert]')).toHaveCount(2);
    await expect(form(page, 'organisation-import-start')).toHaveCount(0);
    await see(page);
    await read(page, { units: `${UNITS}\nD;school;;;\n` });
    await expect(page.locator('#unit-lines tbody [data-shape=check]')).toHaveCount(1);
    await expect(page.locator('#people-lines tbody [data-shape=alert]'), 'the other list stayed').toHaveCount(2);
    await send(page, 'organisation-import-forget');
    await expect(page).toHaveURL(/\/import$/);
    await expect(page.getByRole('status').filter({ hasText: /\S/ }).first()).toBeVisible();
  });

  await test.step('everything is made', async () => {
    await page.goto('/staff/organisation/units');
    const begun = Date.now();
    let presses = 1;
    const human = humans?.brings;
    human?.begin('choosing the lists');
    await pressed(page.locator('nav.parts a[href="/staff/organisation/import"]'), human);
    await human?.read(page.locator('main'));
    human?.think();
    presses += await read(page, { units: units(), people: people(from, until) }, human);
    await expect(page.locator('#unit-lines tbody [data-shape=check]')).toHaveCount(40);
    await expect(page.locator('#people-lines tbody [data-shape=check]')).toHaveCount(60);
    await see(page);
    human?.begin('reading what becomes of each line');
    await human?.read(page.locator('main'));
    human?.think();
    await send(page, 'organisation-import-start');
    await expect(page.locator('#sure-error')).toBeVisible();
    // By keyboard alone: the tick, then the button after it.
    await page.locator('#sure').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    const loaded = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await loaded;
    human?.strike(3);
    human?.begin('reading what was made');
    await human?.read(page.locator('main'));
    presses += 2;
    await expect(page.locator('.counts b')).toHaveText(['4', '36', '60']);
    expect(presses, 'presses').toBeLessThanOrEqual(PRESSES_MAX);
    expect(Date.now() - begun, 'milliseconds of the machine').toBeLessThan(60_000);
    await expect(page.locator('blockquote')).toContainText(`${program.url}/staff`);
    await see(page);
  });

  await test.step('a second press and the same lists again make nothing twice', async () => {
    const done = page.url();
    await page.goBack();
    // A browser may show the page as it was, or ask for it anew.
    if ((await form(page, 'organisation-import-start').count()) > 0) {
      await send(page, 'organisation-import-start', { sure: 'yes' });
      await expect(page).toHaveURL(done);
    }
    await page.goto('/staff/organisation/import');
    await read(page, { units: units(), people: people(from, until) });
    await expect(page.locator('#unit-lines tbody [data-shape=stop]')).toHaveCount(40);
    await expect(page.locator('#people-lines tbody [data-shape=stop]')).toHaveCount(60);
    await expect(form(page, 'organisation-import-start')).toHaveCount(0);
    await see(page);
    await page.goto('/staff/organisation/people');
    await expect(page.locator('tbody tr').filter({ hasText: '@lijst.example' })).toHaveCount(60);
    await page.goto('/staff/organisation/units');
    for (const school of SCHOOLS) {
      await expect(page.locator('tbody tr').filter({ hasText: school })).toHaveCount(10);
    }
  });

  await test.step('whoever proposed the roles reads that they wait, and cannot confirm them', async () => {
    await page.goto('/staff/organisation/people');
    await press(page.locator('.notice a[href="/staff/organisation/waiting"]'));
    await expect(page.locator('ul.tasks li').filter({ hasText: 'Stafmens' })).toHaveCount(24);
    await expect(form(page, 'second-confirm')).toHaveCount(0);
    await see(page);
  });

  await test.step('a second person was asked once, and confirms all of them together', async () => {
    const { email } = program.account('hr_coordinator');
    const asked = async () => (await program.mails(email)).filter((mail) => mail.text.includes('/staff/organisation/waiting'));
    await expect.poll(async () => (await asked()).length).toBeGreaterThan(0);
    expect(await asked()).toHaveLength(1);
    await signIn(page, 'hr_coordinator');
    await page.goto('/staff/organisation/people');
    const waiting = form(page, 'second-confirm');
    await page.goto('/staff/organisation/waiting');
    await send(page, 'second-confirm');
    await expect(waiting.locator('.choice'), 'nothing was ticked').toHaveCount(24);
    await see(page);
    await page.goto('/staff/organisation/people');
    let presses = 0;
    const human = humans?.confirms;
    human?.begin('confirming all roles');
    for (const next of [page.locator('nav.parts a[href="/staff/organisation/waiting"]'), waiting.locator('button[name=all]')]) {
      await pressed(next, human);
      await human?.read(page.locator('main h1, main form, main .notice'));
      human?.think();
      presses += 1;
    }
    if (humans) {
      const accounts = [humans.brings.account('bringing the lists'), humans.confirms.account('confirming')].join('\n');
      console.log(accounts);
      const seconds = humans.brings.seconds + humans.confirms.seconds;
      expect(seconds, `less than anybody needs. ${accounts}`).toBeGreaterThan(BOTH_TOGETHER.least);
      expect(seconds, accounts).toBeLessThanOrEqual(BOTH_TOGETHER.most);
    }
    await expect(page.getByRole('status').filter({ hasText: '24' }).first()).toBeVisible();
    expect(presses, 'presses').toBeLessThanOrEqual(CONFIRMING_PRESSES_MAX);
    await expect(waiting).toHaveCount(0);
    await see(page);
  });

  await test.step('and one by one', async () => {
    await signIn(page, 'administrator');
    for (const name of ['Eerste', 'Tweede', 'Derde']) {
      await page.goto('/staff/organisation/people');
      await send(page, 'account-add', { name: `${name} Los`, email: `${name.toLowerCase()}@lijst.example`, 'role.0': 'hr_adviser', 'unit.0': '-' });
    }
    await signIn(page, 'hr_coordinator');
    await page.goto('/staff/organisation/waiting');
    const waiting = form(page, 'second-confirm');
    await waiting.locator('.choice').filter({ hasText: 'Tweede Los' }).locator('input').check();
    await press(waiting.locator('button').first());
    await expect(waiting.locator('.choice')).toHaveCount(2);
    await expect(waiting).not.toContainText('Tweede Los');
    await waiting.locator('.choice').filter({ hasText: 'Eerste Los' }).locator('input').check();
    await press(waiting.locator('button[formaction]'));
    await expect(waiting, 'the last needs no tick').toContainText('Derde Los');
    await expect(waiting.locator('.choice')).toHaveCount(0);
    await see(page);
    await press(waiting.locator('button').first());
    await page.goto('/staff/organisation/people');
    for (const [name, count] of [['Eerste', 0], ['Tweede', 1], ['Derde', 1]] as const) {
      const row = page.locator('tbody tr').filter({ hasText: `${name} Los` });
      await expect(row.locator('td').first().filter({ hasText: /\S/ })).toHaveCount(count);
    }
  });

  await test.step('they sign in with their address, and find their part', async () => {
    await signIn(page, 'leider0.0@lijst.example');
    await expect(page).toHaveURL(/\/staff\/team/);
    expect((await page.goto('/staff/organisation/import'))?.status(), 'and nobody else brings lists').toBe(404);
    if (hasJavaScript) await see(page);
  });
});
