// How long people are busy: the leaver's questionnaire, registering, and a report, in seconds of a human who reads, thinks,
// points and types (support/human.ts). Booking stands beside its page (stories/leaver/talk/book.spec.ts).
import type { Locator, Page } from '@playwright/test';

import { Human } from '../../support/human';
import { mailAddressOf, newName } from '../../support/leavers';
import { attendeesOf, dayOf } from '../../support/mail';
import { book, expect, form, handIn, send, test } from '../../support/test';

/** Seconds: what may be asked of people (the floors are what less than half of it would take). */
const QUESTIONNAIRE = { least: 90, most: 4 * 60 };
const THREE_REGISTERED = { least: 60, most: 3 * 60 };
const REPORT = { least: 4 * 60, most: 8 * 60 };

/** Says how long it took, and whether that is what people have time for. */
function expectWithin(human: Human, what: string, limits: { least: number; most: number }): void {
  const account = human.account(what);
  console.log(account);
  expect(human.seconds, `less than anybody needs: the sum has lost something. ${account}`).toBeGreaterThan(limits.least);
  expect(human.seconds, account).toBeLessThanOrEqual(limits.most);
}

test('a human takes longer over more words, smaller and farther targets, more choices and more controls', async ({ page }) => {
  const seconds = async (html: string, does: (human: Human) => Promise<void>) => {
    await page.setContent(`<style>* { font: 16px sans-serif } button { position: absolute }</style><main>${html}</main>`);
    const human = new Human(page, 'phone');
    await does(human);
    return human.seconds;
  };
  const reads = (html: string) => seconds(html, (human) => human.read(page.locator('main')));
  const words = (count: number) => Array.from({ length: count }, (_, word) => `woord${word}`).join(' ');
  expect(await reads(`<p>${words(238)}</p>`), 'a minute').toBeCloseTo(60);
  expect(await reads(`<p>${words(119)}</p><p>${words(119)}</p>`), 'what stands there twice is known').toBeCloseTo(30);
  expect(await reads(`<p hidden>${words(100)}</p><details><summary>Meer</summary>${words(100)}</details>`), 'what is not seen').toBeLessThan(1);

  const opens = (style: string) => seconds(`<button style="${style}">Verder</button>`, (human) => human.enter(page.locator('button')));
  const near = await opens('bottom: 9rem; width: 9rem; height: 6rem');
  expect(await opens('bottom: 9rem; width: 2rem; height: 1.5rem'), 'smaller').toBeGreaterThan(near);
  expect(await opens('top: 0; width: 9rem; height: 6rem'), 'farther').toBeGreaterThan(near);
  expect(await opens('top: 300rem; width: 9rem; height: 6rem'), 'out of sight').toBeGreaterThan(near);

  const box = '<p><label><input type="checkbox"> Ja</label></p>';
  const ticks = (count: number, among: number) =>
    seconds(box.repeat(count), async (human) => {
      for (const one of await page.locator('input').all()) await human.choose(one, among);
    });
  const few = await ticks(3, 2);
  expect(await ticks(3, 20), 'more to choose from').toBeGreaterThan(few);
  expect(await ticks(6, 2), 'more controls').toBeGreaterThan(1.3 * few);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  /** Twenty words, and nobody's name. */
  const TIP = 'Geef nieuwe mensen in hun eerste jaar meer tijd, en zeg eerder of een contract wel of niet door gaat.';
  const REASONS = ['B1', 'B2', 'D3'];
  /** As many as the full questionnaire asks of who was here for more than three years, or more. */
  const QUESTIONS_MIN = 15;

  /** Answers one question as it stands: of a list the middle one, reading no further than that. */
  async function answer(human: Human, question: Locator): Promise<void> {
    const text = question.locator('textarea');
    if ((await text.count()) > 0) {
      await human.read(question);
      await human.enter(text);
      await human.write(text, TIP);
      return;
    }
    const boxes = question.locator('input[type=checkbox]');
    const folds = question.locator('details');
    if ((await folds.count()) > 0) {
      await human.read(question);
      human.think();
      for (const reason of REASONS) {
        const box = question.locator(`input[value=${reason}]`);
        const fold = folds.filter({ has: question.page().locator(`input[value=${reason}]`) });
        if ((await fold.getAttribute('open')) === null) await human.open(fold);
        await human.read(fold);
        await human.choose(box, await fold.locator('input').count());
      }
    } else if ((await boxes.count()) > 0) {
      await human.read(question);
      human.think();
      for (const nth of [0, 3, 7]) await human.choose(boxes.nth(nth), await boxes.count());
    } else {
      // A value that is empty takes an answer back.
      const choices = question.locator('input[type=radio]:not([value=""])');
      const count = await choices.count();
      const chosen = choices.nth(Math.floor(count / 2));
      await human.read(question, chosen.locator('xpath=ancestor::label'));
      human.think();
      await human.choose(chosen, count);
      await human.read(question.locator('.said'));
    }
  }

  test('everything that is asked is answered, checked and sent within four minutes', async ({ page, newLeaver, openLink }) => {
    test.slow();
    await openLink(page, await newLeaver({ serviceBand: '3_to_10' }));
    await page.goto('/leaver/questions');
    const human = new Human(page, 'phone');
    let questions = 0;
    for (let screens = 0; screens < 12 && /\/leaver\/questions\//.test(page.url()); screens += 1) {
      await expect(page.locator('html[data-ready]')).toHaveCount(1);
      human.begin((await page.locator('h1').innerText()).toLowerCase());
      await human.read(page.locator('h1'));
      // How far they are: afterwards a glance.
      if (screens === 0) await human.read(page.locator('.progress'));
      await human.read(page.locator('main form > .hint'));
      for (const question of await page.locator('main form .question').all()) {
        questions += 1;
        await answer(human, question);
      }
      await human.read(page.locator('main form > :not(.question)'));
      const before = page.url();
      await human.press(page.locator('main form .actions button').first());
      expect(page.url(), 'onward').not.toBe(before);
    }
    await expect(page).toHaveURL(/\/leaver\/check$/);
    human.begin('checking and sending');
    await human.read(page.locator('main'));
    human.think();
    const talks = page.locator('input[name=talk-choice]');
    await human.choose(talks.first(), await talks.count());
    human.think();
    await human.press(form(page, 'submit-answers').locator('button'));
    await expect(page).toHaveURL(/\/leaver\/thanks$/);
    expect(questions, 'the full questionnaire').toBeGreaterThanOrEqual(QUESTIONS_MIN);
    expect(human.presses, 'something was pressed for each').toBeGreaterThan(questions);
    expectWithin(human, 'the questionnaire', QUESTIONNAIRE);
  });
});

test.describe('on a laptop', () => {
  test.use({ viewport: { width: 1366, height: 768 } });

  /** Registers somebody by the keys, from the board and back to it. */
  async function registers(human: Human, page: Page, day: string): Promise<void> {
    const name = `Jan ${newName().split(' ')[1]}`;
    const add = page.locator('main a[href="/staff/departures/new"]').first();
    await human.read(add);
    human.think();
    await human.press(add);
    const fields = form(page, 'departure-register');
    await human.read(page.locator('main'));
    human.think();
    await human.enter(page.locator('#name'));
    await human.type(page.locator('#name'), name);
    const next = async (field: Locator) => {
      await human.tabTo(field);
      human.think();
    };
    await next(page.locator('#private_email'));
    await human.type(page.locator('#private_email'), mailAddressOf(name));
    const unit = page.locator('#unit');
    await next(unit);
    await human.pick(unit, (await unit.locator('option').filter({ hasText: /^\s*Rijnveld College\s*$/ }).first().getAttribute('value')) ?? '');
    await next(page.locator('#departure_type'));
    await human.pick(page.locator('#departure_type'), 'voluntary');
    for (const date of ['#last_day_worked', '#end_of_employment']) {
      await next(page.locator(date));
      await human.type(page.locator(date), day);
    }
    // What the chosen type asks for.
    await human.read(page.locator('main'));
    const button = fields.locator('.actions button').first();
    await next(button);
    human.strike(1);
    const loaded = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await loaded;
    await expect(page).toHaveURL(/\/staff\/departures\/[0-9a-f]{32}$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await human.read(page.locator('.notice').first());
    human.think();
    await human.press(page.locator('main a.back').first());
    await expect(page).toHaveURL(/\/staff\/board/);
  }

  test('three people are registered within three minutes', async ({ page, program, signIn }) => {
    test.slow();
    await program.toOfficeHours();
    const day = await program.inDays(60);
    await signIn(page, 'hr_coordinator');
    await page.goto('/staff/board');
    const human = new Human(page, 'laptop');
    const took: number[] = [];
    for (const which of ['the first', 'the second', 'the third']) {
      const before = human.seconds;
      human.begin(which);
      await registers(human, page, day);
      took.push(human.seconds - before);
    }
    expect(took[1], 'the form is read once').toBeLessThan(took[0]);
    expectWithin(human, 'registering three people', THREE_REGISTERED);
  });

  /** Three remarks of twenty-five words. */
  const REMARKS = [
    'De lessen waren leuk, maar het rooster liet geen enkel uur over om iets voor te bereiden, en dat bleef zo tot in het voorjaar.',
    'Pas toen een collega naar elders ging, viel het op hoeveel er bij kwam, en niemand vroeg of dat nog wel bij het werk paste.',
    'Zij zegt dat een vaste middag per week zonder les al genoeg was geweest, en dat wie hier nu begint die middag gewoon moet krijgen.',
  ];
  const AGREEMENT = 'Een kaart en een bloem op de laatste dag';

  test('the report of a talk is written within eight minutes', async ({ page, program, signIn, newLeaver }) => {
    test.slow();
    for (const remark of REMARKS) expect(remark.split(' ')).toHaveLength(25);
    const leaver = await newLeaver();
    const session = await handIn(program, leaver);
    await book(program, session);
    await session.dispose();
    const invitation = await program.mail(leaver.email, /^Je afspraak op/);
    await signIn(page, attendeesOf(invitation).find((one) => one !== leaver.email) ?? '');
    await program.toTheDayAfter(dayOf(invitation));
    await page.goto(`/staff/departures/${leaver.id}`);
    await send(page, 'talk-held', { held_way: 'in_person' });
    await expect(page).toHaveURL(/\/report$/);
    if ((await form(page, 'open-answers').count()) > 0) await send(page, 'open-answers');
    await expect(page.locator('html[data-ready]')).toHaveCount(1);

    const human = new Human(page, 'laptop');
    const boxes = form(page, 'report-save');
    const part = (name: string) => page.locator(`#part-${name}`);
    /** Opens a part, where it folds, and reads what it asks. */
    const turnTo = async (name: string) => {
      human.begin(name);
      const fold = page.locator(`details#part-${name}:not([open])`);
      if ((await fold.count()) > 0) await human.open(part(name));
      await human.read(part(name));
      human.think();
    };
    const writes = async (field: Locator, words: string) => {
      await human.enter(field);
      await human.write(field, words);
    };

    human.begin('what is known');
    await human.read(page.locator('h1, #known, .contents'));
    await turnTo('story');
    await writes(page.locator('#story'), REMARKS[0]);

    await turnTo('reasons');
    const told = boxes.locator('input[name=told]');
    for (const reason of ['B1', 'C4']) await human.choose(boxes.locator(`input[name=told][value=${reason}]`), await told.count());
    const decisive = boxes.locator('select[name=decisive]');
    await human.enter(decisive);
    await human.pick(decisive, 'B1');
    const preventable = boxes.locator('input[name=preventable]');
    human.think();
    await human.choose(preventable.nth(1), await preventable.count());

    await turnTo('themes');
    const themes = part('themes').locator('fieldset.theme');
    for (const nth of [0, 1, 2]) {
      const steps = themes.nth(nth).locator('input[type=radio]');
      human.think();
      await human.choose(steps.last(), await steps.count());
    }

    await turnTo('said');
    await writes(page.locator('#suggestions'), REMARKS[1]);
    await turnTo('rest');
    await writes(page.locator('#sharing'), REMARKS[2]);

    await turnTo('agreements');
    await writes(boxes.locator('[name="agreement.0.what"]'), AGREEMENT);
    const owner = boxes.locator('[name="agreement.0.owner"]');
    await human.tabTo(owner);
    human.think();
    // Some letters of the name, then the first of the list.
    human.strike(6);
    await owner.fill((await page.locator('#owners option').first().getAttribute('value')) ?? '');
    await human.tabTo(boxes.locator('[name="agreement.0.by"]'));
    await human.type(boxes.locator('[name="agreement.0.by"]'), await program.inDays(10));

    human.begin('closing it');
    await human.read(boxes.locator('.keep, .actions'));
    const sure = boxes.locator('[name=sure]');
    await human.read(sure.locator('xpath=ancestor::label'));
    human.think();
    await human.choose(sure, 1);
    await human.press(boxes.locator('button[value=final]'));
    await expect(page).toHaveURL(new RegExp(`/staff/departures/${leaver.id}$`));
    for (const words of [...REMARKS, AGREEMENT]) await expect(page.locator('main')).toContainText(words);
    expectWithin(human, 'the report of a talk', REPORT);
  });
});
