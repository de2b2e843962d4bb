// Every departure type but death, in both languages, without JavaScript (and with it, among the long
// tests): whoever leaves that way is asked what the questionnaire's file says for the variant, and
// what was answered is received.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { postAddress } from '../../support/addresses';
import { lookAtWords } from '../../support/look';
import { expect, press, test, tick, unfold } from '../../support/test';

interface Variant {
  key: string;
  items: string[];
  only_under_three_years?: string[];
}

const FILE = resolve(__dirname, '../../../domain/data/questionnaire-2.json');
const { variants } = JSON.parse(readFileSync(FILE, 'utf8')) as { variants: Variant[] };

/** docs/domain.md, "Departure types". What HR has to say before anything is sent comes along. */
const TYPES: { type: string; variant: string; band: string; more?: Record<string, string>; isAsked?: boolean }[] = [
  { type: 'voluntary', variant: 'full', band: '3_to_10' },
  { type: 'own_choice_end_of_contract', variant: 'full', band: 'under_1' },
  { type: 'fixed_term_not_renewed', variant: 'fixed_term', band: '1_to_3', more: { condition_confirmed: 'yes' } },
  { type: 'probation_ended', variant: 'probation', band: 'under_1', more: { condition_confirmed: 'yes' } },
  { type: 'replacement_ended', variant: 'short', band: 'under_1' },
  { type: 'internal_transfer', variant: 'transfer', band: '3_to_10' },
  { type: 'retirement', variant: 'retirement', band: 'over_10' },
  {
    type: 'notice_with_consent',
    variant: 'experience',
    band: '3_to_10',
    more: { concluded_on: '2026-11-02', reconsider_stated: 'yes', questionnaire_switched_on: 'yes' },
    isAsked: true,
  },
  { type: 'redundancy', variant: 'closure', band: 'over_10', more: { condition_confirmed: 'yes' } },
  {
    type: 'settlement',
    variant: 'experience',
    band: '3_to_10',
    more: { concluded_on: '2026-11-02', reconsider_stated: 'yes', questionnaire_switched_on: 'yes' },
    isAsked: true,
  },
  {
    type: 'dismissal',
    variant: 'experience',
    band: '3_to_10',
    more: { condition_confirmed: 'yes', questionnaire_switched_on: 'yes' },
    isAsked: true,
  },
  {
    type: 'incapacity',
    variant: 'experience_after_incapacity',
    band: '3_to_10',
    more: { condition_confirmed: 'yes', questionnaire_switched_on: 'yes' },
    isAsked: true,
  },
];
const BUTTON = { nl: 'Verder', en: 'Continue' };

function asked(variant: string, band: string): string[] {
  const found = variants.find((one) => one.key === variant);
  if (!found) throw new Error(`the file has no variant ${variant}`);
  const isNew = band === 'under_1' || band === '1_to_3';
  return found.items.filter((item) => isNew || !found.only_under_three_years?.includes(item));
}

const SCRIPTS = process.env.UITZWAAI_TEST_DEEP === '1' ? [false, true] : [false];
const CASES = SCRIPTS.flatMap((scripts) => (['nl', 'en'] as const).map((language) => ({ scripts, language })));

for (const { scripts, language } of CASES) {
  for (const { type, variant, band, more, isAsked } of TYPES) {
    test(`${type} in ${language}, ${scripts ? 'with' : 'without'} scripts: ${variant}`, async ({ browser, program, newLeaver }) => {
      test.slow();
      const leaver = await newLeaver({ type, language, serviceBand: band, more });
      const context = await browser.newContext({ baseURL: program.url, javaScriptEnabled: scripts });
      const page = await context.newPage();
      await page.goto(leaver.link);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await lookAtWords(page);
      if (isAsked) {
        await page.locator('#wanted-yes').check();
        await press(page.locator('main form button').first());
      }
      await page.goto(`${program.url}/leaver/questions`);
      const seen: string[] = [];
      while (/\/leaver\/questions\//.test(page.url())) {
        await lookAtWords(page);
        const controls = page.locator('main form .question input, main form .question textarea');
        const names = await controls.evaluateAll((all) => [...new Set(all.map((one) => (one as HTMLInputElement).name))]);
        for (const name of names) {
          const first = page.locator(`main form [name="${name}"]`);
          const kind = await first.first().evaluate((one) => (one as HTMLInputElement).type);
          if (kind === 'textarea') await first.fill('Plan de lessen ruimer.');
          else {
            await unfold(first.first());
            await first.first().check();
          }
          // Two reasons, so that there is a decisive one to ask for.
          if (name === 'reasons') await tick(page, name, 'B1');
        }
        seen.push(...names);
        const before = page.url();
        await press(page.locator('main').getByRole('button', { name: BUTTON[language], exact: true }));
        await expect(page).not.toHaveURL(before);
      }
      expect(seen).toEqual(asked(variant, band));
      await expect(page).toHaveURL(/\/leaver\/check/);
      await lookAtWords(page);
      const choice = page.locator('input[name=talk-choice]').first();
      if (await choice.count()) await choice.check();
      const sure = page.locator('input[name=sure]');
      if (await sure.count()) await sure.check();
      await press(page.locator(`form[action="${postAddress('submit-answers')}"] button`));
      await expect(page).toHaveURL(/\/leaver\/thanks/);
      await lookAtWords(page);
      await context.close();
    });
  }
}
