// Somebody leaves: reads the letter, answers, stops, comes back, corrects and hands in. All of it on a phone
// and without scripts as well.
import type { Locator } from '@playwright/test';

import { expect, press, test, tick } from '../../support/test';

test('a leaver answers, stops, comes back, corrects and hands in', async ({ page, program, newLeaver, openLink, say, see, hasJavaScript }) => {
  const leaver = await newLeaver({ serviceBand: 'under_1' });
  await openLink(page, leaver);
  await expect(page).toHaveURL(/\/leaver$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(leaver.name.split(' ')[0]);
  await expect(page.getByRole('heading', { name: say('Dit blijft vertrouwelijk') })).toBeVisible();
  await page.getByText(say('Wie leest dit?')).click();
  await expect(page.getByText(say('Zien niets van jou.'))).toBeVisible();
  await see(page);

  await test.step('three reasons are enough, and the fourth is pointed out beside them', async () => {
    await press(page.getByRole('link', { name: say('Begin met de vragen') }));
    await see(page);
    await tick(page, 'reasons', 'B1', 'B2', 'C2', 'D3');
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    const summary = page.getByRole('alert');
    await expect(summary).toContainText(say('Kijk nog even naar dit'));
    for (const code of ['B1', 'B2', 'C2', 'D3']) {
      await expect(page.locator(`input[name=reasons][value=${code}]`), 'nothing ticked is lost').toBeChecked();
    }
    await see(page);
    await summary.getByRole('link').click();
    await expect(page.locator('#reasons-1'), 'the summary leads to the question').toBeFocused();
    await page.locator('input[name=reasons][value=D3]').uncheck();
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('the decisive reason is one of those ticked', async () => {
    await expect(page.locator('input[name=decisive_reason][value=D3]')).toHaveCount(0);
    await page.locator('input[name=decisive_reason][value=B1]').check();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('the leaver stops half-way and goes on from there', async () => {
    await page.locator('input[name=own_way][value="4"]').check();
    if (hasJavaScript) await expect(page.getByRole('status').filter({ hasText: say('Bewaard') }).first()).toBeVisible();
    await page.locator('input[name=growth][value="2"]').check();
    await press(page.locator('main').getByRole('button', { name: say('Bewaren en later verder'), exact: true }));
    await expect(page.getByRole('status').filter({ hasText: say('Bewaard. Je kunt later verdergaan met de link uit onze mail.') }).first()).toBeVisible();
    await see(page);
    await page.context().clearCookies();
    await openLink(page, leaver);
    await press(page.getByRole('link', { name: say('Ga verder met de vragen') }));
    await expect(page).toHaveURL(/\/questions\/work/);
    await expect(page.locator('input[name=growth][value="2"]')).toBeChecked();
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('the counsellor stands where it is about people', async () => {
    await expect(page.getByText('Saskia van Houten')).toBeVisible();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await page.locator('input[name=recommend][value="8"]').check();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('a tip that is too long keeps every letter', async () => {
    const tip = `${'Geef nieuwe mensen tijd. '.repeat(26)}</textarea><b>`;
    await page.locator('#tip').fill(tip);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await expect(page.locator('#tip')).toHaveValue(tip);
    await expect(page.locator('#tip-error')).toBeVisible();
    await see(page);
    await page.locator('#tip').fill('Geef nieuwe mensen tijd.');
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
  });

  await test.step('the leaver checks, changes one answer, and hands in', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('Klopt dit zo?'));
    await expect(page.getByText('Geef nieuwe mensen tijd.')).toBeVisible();
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Versturen'), exact: true }));
    await expect(page.getByRole('alert'), 'what is not chosen is asked for').toBeVisible();
    await see(page);
    await press(page.locator('.part').filter({ hasText: say('Wijzig') }).first().getByRole('link'));
    await page.locator('input[name=reasons][value=C2]').uncheck();
    await press(page.locator('main').getByRole('button', { name: say('Verder naar je antwoorden'), exact: true }));
    await page.locator('input[name="talk-choice"][value=as_proposed]').check();
    await press(page.locator('main').getByRole('button', { name: say('Versturen'), exact: true }));
    await expect(page).toHaveURL(/\/leaver\/thanks/);
    await see(page);
  });

  await test.step('afterwards the link shows how things stand, and answers only with a mailed code', async () => {
    await openLink(page, leaver);
    await expect(page.getByText('Geef nieuwe mensen tijd.')).toHaveCount(0);
    await see(page);
    await press(page.getByRole('navigation').getByRole('link', { name: say('Mijn gegevens') }));
    await see(page);
    await press(page.locator('main').getByRole('button', { name: say('Stuur me een code'), exact: true }));
    const code = (await program.mail(leaver.email, /^(Je code|Your code)$/)).code ?? '';
    await page.getByLabel(say('Code uit de mail')).fill(code === '000000' ? '111111' : '000000');
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await expect(page.getByRole('alert')).toBeVisible();
    await see(page);
    await page.getByLabel(say('Code uit de mail')).fill(code);
    await press(page.locator('main').getByRole('button', { name: say('Verder'), exact: true }));
    await expect(page.getByText('Geef nieuwe mensen tijd.')).toBeVisible();
    await see(page);
  });
});

// In pixels, for a phone of 360 by 740.
const SCREEN = 740;
const THUMB = 48;
/** As small as may be (WCAG 2.2, 2.5.8). */
const SMALLEST = 24;
/** Five statements with the heading above them and the button below: less than two screens. */
const STATEMENTS_MAX = 1.8 * SCREEN;

async function boxes(what: Locator) {
  return what.evaluateAll((all) =>
    all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
}

/** How far below the letterhead something ends; the demonstration's bar above it is not there in use. */
async function end(what: Locator): Promise<number> {
  const [letterhead] = await boxes(what.page().locator('.letterhead'));
  const [box] = await boxes(what.first());
  return box.y + box.height - letterhead.y;
}

/** Steps side by side, none narrower than another, each at least so wide and high. */
async function areEqual(steps: Locator, count: number, width: number): Promise<void> {
  const found = await boxes(steps);
  expect(found).toHaveLength(count);
  for (const one of found) {
    expect(Math.abs(one.y - found[0].y), 'one row').toBeLessThan(1);
    expect(Math.abs(one.width - found[0].width), 'equal steps').toBeLessThan(2);
    expect(one.width).toBeGreaterThanOrEqual(width);
    expect(one.height).toBeGreaterThanOrEqual(THUMB);
  }
}

test('steps and numbers fit a thumb, say what they mean, and are taken back', async ({ page, newLeaver, openLink, say, see, language }) => {
  await openLink(page, await newLeaver({ serviceBand: 'under_1' }));
  const isPhone = (page.viewportSize()?.width ?? 0) < 480;
  const onward = page.locator('main').getByRole('button', { name: say('Verder'), exact: true });
  if (isPhone) expect(await end(page.locator('main a.start')), 'the first button stands above the fold').toBeLessThanOrEqual(SCREEN);

  await test.step('five statements are less than two screens, and four of them one', async () => {
    await page.goto('/leaver/questions/work');
    const statements = page.locator('fieldset.scale');
    await expect(statements).toHaveCount(5);
    await areEqual(statements.first().locator('label.step'), 5, THUMB);
    const means = language === 'en' ? '3 of 5: neither agree nor disagree' : '3 van 5: niet eens en niet oneens';
    await expect(page.getByRole('radio', { name: means })).toHaveCount(5);
    await expect(page.locator('input[value=rather_not_say]'), 'it is said once, in words').toHaveCount(0);
    if (isPhone) {
      const all = await boxes(statements);
      expect(all[3].y + all[3].height - all[0].y, 'four of them').toBeLessThanOrEqual(SCREEN);
      expect(await end(onward), 'the whole screen').toBeLessThanOrEqual(STATEMENTS_MAX);
    }
    await see(page);
  });

  await test.step('arrows move within a statement, and the words of what is chosen are shown', async () => {
    const words = page.locator('#own_way .said > :nth-child(4)');
    if (isPhone) await expect(words).toBeHidden();
    await page.locator('#own_way-3').focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('#own_way-4')).toBeChecked();
    await expect(page.locator('#show_ability input:checked'), 'no other statement').toHaveCount(0);
    if (isPhone) await expect(words).toBeVisible();
    else await expect(page.locator('#own_way .means').nth(3)).toBeVisible();
    await see(page);
  });

  await test.step('what was chosen on a screen is taken back', async () => {
    const box = page.getByLabel(say('Toch liever niet: wis wat ik hier koos als ik verderga'));
    await box.check();
    await press(onward);
    await expect(page, 'and goes on').not.toHaveURL(/\/questions\/work/);
    await page.goto('/leaver/questions/work');
    await expect(page.locator('main input:checked')).toHaveCount(0);
    await expect(box, 'nothing is left to take back').toBeHidden();
  });

  await test.step('from 0 to 10 is one row', async () => {
    await page.goto('/leaver/questions/looking_back');
    await areEqual(page.locator('#recommend label.number'), 11, SMALLEST);
    await page.locator('input[name=recommend][value="8"]').check();
    await see(page);
  });

  if (isPhone) {
    await test.step('narrower, or enlarged: fewer side by side, never uneven rows', async () => {
      for (const width of [320, 280, 180]) {
        await page.setViewportSize({ width, height: SCREEN });
        for (const [screen, steps, count, smallest] of [
          ['work', '#own_way label.step', 5, THUMB],
          ['looking_back', '#recommend label.number', 11, SMALLEST],
        ] as const) {
          await page.goto(`/leaver/questions/${screen}`);
          const found = await boxes(page.locator(steps));
          if (width === 320) {
            await areEqual(page.locator(steps), count, smallest);
          } else {
            expect(new Set(found.map((one) => Math.round(one.y))).size, `${steps} at ${width}`).toBe(count);
          }
          for (const one of found) {
            expect(one.x, `${screen} at ${width}`).toBeGreaterThanOrEqual(0);
            expect(one.x + one.width, `${screen} at ${width}`).toBeLessThanOrEqual(width);
          }
        }
      }
      await page.setViewportSize({ width: 360, height: SCREEN });
    });
  }
});

test('reasons fold, and what was skipped is one line with a way to each', async ({ page, newLeaver, openLink, say, see, hasJavaScript }) => {
  await openLink(page, await newLeaver());
  const isPhone = (page.viewportSize()?.width ?? 0) < 480;
  const onward = page.locator('main').getByRole('button', { name: say('Verder'), exact: true });
  const group = (code: string) => page.locator('details', { has: page.locator(`input[name=reasons][value=${code}]`) });

  await page.goto('/leaver/questions/why');
  await expect(page.locator('#reasons details[open]')).toHaveCount(0);
  if (isPhone) expect(await end(onward), 'the button stands above the fold').toBeLessThanOrEqual(SCREEN);
  await see(page);
  await group('B1').locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('input[name=reasons][value=B4]'), 'the keyboard opens it').toBeVisible();
  await tick(page, 'reasons', 'B1', 'D2');
  if (hasJavaScript) await expect(page.locator('#reasons-count')).toContainText('1');
  await see(page);
  await press(onward);

  await page.goto('/leaver/questions/why');
  for (const code of ['B1', 'D2']) await expect(group(code), 'ticked, so it stands open').toHaveAttribute('open', '');
  await expect(group('A1')).not.toHaveAttribute('open', '');

  await page.goto('/leaver/check');
  const skipped = page.locator('details', { has: page.locator('.open-items') });
  await expect(skipped).not.toHaveAttribute('open', '');
  const links = skipped.locator('a');
  const count = await links.count();
  expect(count).toBeGreaterThan(5);
  await expect(skipped.locator('summary')).toContainText(String(count));
  await skipped.locator('summary').click();
  await see(page);
  await press(links.first());
  await expect(page).toHaveURL(/\/leaver\/questions\/\w+\?from=check#/);
  await expect(page.locator(':target')).toHaveCount(1);
});
