// A leaver who is interrupted: the cookie is gone, or the session, the connection, they go back, or go on elsewhere.
// At each screen one of these, in turn; nothing that was typed is lost.
import type { Browser, Locator, Page } from '@playwright/test';

import type { Leaver } from '../../support/leavers';
import type { Program } from '../../support/program';
import { choose, expect, fill, form, handIn, press, send, test, unfold } from '../../support/test';

type Say = (dutch: string) => string;

/** What a story of an interruption needs. */
interface Scene {
  page: Page;
  browser: Browser;
  program: Program;
  leaver: Leaver;
  hasJavaScript: boolean;
  openLink: (page: Page, leaver: Leaver) => Promise<void>;
  say: Say;
}

const ready = 'html[data-ready]';

function onward(page: Page, say: Say): Locator {
  return page.locator('main').getByRole('button', { name: say('Verder'), exact: true });
}

/** The first control of the screen, on whichever page it is looked at. */
function control(page: Page): Locator {
  return form(page, 'save-answers').locator('input[type=radio], input[type=checkbox], textarea').first();
}

async function isText(where: Locator): Promise<boolean> {
  return (await where.evaluate((one) => one.tagName)) === 'TEXTAREA';
}

async function answer(page: Page): Promise<void> {
  const where = control(page);
  if (await isText(where)) await where.fill('Geef nieuwe mensen tijd.');
  else {
    await unfold(where);
    await where.check();
  }
}

async function stands(page: Page, why: string): Promise<void> {
  const where = control(page);
  if (await isText(where)) await expect(where, why).toHaveValue('Geef nieuwe mensen tijd.');
  else await expect(where, why).toBeChecked();
}

/** Each ends on the screen where it began, with the answer in it. */
const INTERRUPTIONS: Record<string, (scene: Scene, screen: string) => Promise<void>> = {
  'cookie gone': async ({ page, leaver, hasJavaScript, openLink, say }, screen) => {
    await page.context().clearCookies({ name: 'leaver' });
    await answer(page);
    if (hasJavaScript) {
      await expect(page.getByRole('status').filter({ hasText: /\S/ }).first(), 'it says that it is not saved').toBeVisible();
    } else {
      await press(onward(page, say));
      await expect(page).toHaveURL(/posted=kept/);
    }
    await openLink(page, leaver);
    await page.goto(screen);
  },
  'session gone': async ({ page, say }, screen) => {
    await page.context().clearCookies({ name: 'session' });
    await answer(page);
    await press(onward(page, say));
    await page.goto(screen);
  },
  offline: async ({ page, say }, screen) => {
    await page.context().setOffline(true);
    await answer(page);
    await onward(page, say).click();
    expect(new URL(page.url()).pathname, 'the page is still there').toBe(screen);
    await page.context().setOffline(false);
    await expect(page, 'it goes on by itself').not.toHaveURL(new RegExp(`${screen}$`), { timeout: 30_000 });
    await page.goto(screen);
  },
  back: async ({ page, say }, screen) => {
    await answer(page);
    await press(onward(page, say));
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`${screen}$`));
  },
  'other device': async ({ page, browser, program, leaver, openLink, say }, screen) => {
    await answer(page);
    await press(onward(page, say));
    const other = await browser.newContext({ baseURL: program.url });
    const there = await other.newPage();
    await openLink(there, leaver);
    await there.goto(screen);
    await stands(there, 'on the other device');
    await other.close();
    await page.goto(screen);
  },
};

test('a leaver who is interrupted at every screen loses nothing', async ({ page, browser, program, newLeaver, openLink, say, hasJavaScript }, { config, project }) => {
  test.slow();
  const leaver = await newLeaver({ serviceBand: 'under_1' });
  const scene: Scene = { page, browser, program, leaver, hasJavaScript, openLink, say };
  // Without scripts a browser keeps the form itself when it cannot reach us.
  const kinds = Object.keys(INTERRUPTIONS).filter((kind) => hasJavaScript || kind !== 'offline');
  // Each variant begins with another one, so that a screen meets several.
  const shift = config.projects.findIndex((one) => one.name === project.name);
  // The browser asks before a page with unsaved words is left.
  page.on('dialog', (dialog) => void dialog.accept());
  await openLink(page, leaver);
  await press(page.getByRole('link', { name: say('Begin met de vragen') }));

  const screens: string[] = [];
  while (page.url().includes('/leaver/questions/') && screens.length < 12) {
    const screen = new URL(page.url()).pathname;
    const kind = kinds[(screens.length + shift) % kinds.length];
    if (hasJavaScript) await expect(page.locator(ready)).toHaveCount(1);
    await test.step(`${screen}: ${kind}`, async () => {
      await INTERRUPTIONS[kind](scene, screen);
      await stands(page, `${screen}, after: ${kind}`);
    });
    screens.push(screen);
    await press(onward(page, say));
  }
  expect(screens.length, 'each kind was there').toBeGreaterThanOrEqual(kinds.length);
  await expect(page).toHaveURL(/\/leaver\/check/);
  for (const screen of screens) {
    await page.goto(screen);
    await stands(page, `${screen}, in the end`);
  }

  await test.step('the check page: cookie gone', async () => {
    await page.goto('/leaver/check');
    await fill(form(page, 'submit-answers'), { 'talk-choice': 'as_proposed' });
    await page.context().clearCookies({ name: 'leaver' });
    await press(page.locator('main').getByRole('button', { name: say('Versturen'), exact: true }));
    await expect(page).toHaveURL(/posted=kept/);
    await page.goto(leaver.link);
    await expect(page, 'the link leads to what was filled in').toHaveURL(/\/leaver\/check/);
    await expect(page.locator('input[name="talk-choice"][value=as_proposed]')).toBeChecked();
    await press(page.locator('main').getByRole('button', { name: say('Versturen'), exact: true }));
    await expect(page).toHaveURL(/\/leaver\/thanks/);
  });
});

test('a moment that was chosen stands there once the link is opened again', async ({ page, program, newLeaver, openLink, say, see, hasJavaScript }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/talk/book');
  const moment = page.locator('label.slot input').first();
  const wanted = await moment.inputValue();
  await moment.check();
  await page.context().clearCookies({ name: 'leaver' });
  const section = moment.locator('xpath=ancestor::*[@class="picker"]');
  await press(section.locator(hasJavaScript ? '.opened:visible button' : '.onward button'));
  await expect(page).toHaveURL(/posted=kept/);
  await see(page);
  await page.goto(leaver.link);
  await expect(page, 'the link leads to what was chosen').toHaveURL(/\/leaver\/talk\/book/);
  const kept = page.locator(`label.slot input[value="${wanted}"]`);
  await expect(kept).toBeChecked();
  await see(page);
  await press(await choose(kept, hasJavaScript));
  await expect(page.getByText(say('Je afspraak is gemaakt. Je krijgt een bevestiging in je mail.'))).toBeVisible();
});

test('a moment whose button was pressed without the link stands there once it is opened again', async ({ page, program, newLeaver, openLink, say, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  await page.goto('/leaver/talk/book');
  const moment = page.locator('label.slot input').first();
  const wanted = await moment.inputValue();
  await moment.check();
  // Where scripts run the choice is asked for in place; Enter leads to the page that everybody else comes to.
  const loaded = page.waitForEvent('load');
  await moment.press('Enter');
  await loaded;
  await expect(page).toHaveURL(/\/leaver\/talk\/confirm/);
  for (const name of ['leaver', 'session']) await page.context().clearCookies({ name });
  await send(page, 'book-talk');
  await expect(page).toHaveURL(/posted=kept/);
  await page.goto(leaver.link);
  await expect(page, 'the link leads to what was chosen').toHaveURL(/\/leaver\/talk\/confirm/);
  await expect(form(page, 'book-talk').locator('input[name=slot]')).toHaveValue(wanted);
  await see(page);
  await send(page, 'book-talk');
  await expect(page.getByText(say('Je afspraak is gemaakt. Je krijgt een bevestiging in je mail.'))).toBeVisible();
});

test('words of an objection wait until another code was typed', async ({ page, program, newLeaver, openLink, see }) => {
  const leaver = await newLeaver();
  const code = /^(Je code|Your code)$/;
  const enter = async () => {
    const before = (await program.mails(leaver.email)).filter((mail) => code.test(mail.subject)).length;
    await send(page, 'request-code');
    await send(page, 'enter-code', { code: (await program.mail(leaver.email, code, before)).code ?? '' });
  };
  await openLink(page, leaver);
  await page.goto('/leaver/data');
  await enter();
  const asked = form(page, 'right-ask').first();
  await fill(asked, { 'reason-object': 'Ik wil dit niet meer.', sure: 'yes' });
  await page.context().clearCookies({ name: 'session' });
  await press(asked.locator('button').first());
  await expect(page.locator('[name="reason-object"]'), 'a code is asked for').toHaveCount(0);
  await enter();
  await expect(page.locator('[name="reason-object"]')).toHaveValue('Ik wil dit niet meer.');
  await expect(page.locator('[name="reason-object"]'), 'before their eyes').toBeVisible();
  await see(page);
});
