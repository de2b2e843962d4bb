// While talking: guide, themes and notes on one screen of a laptop, and one tap off on a phone.
import { type Page } from '@playwright/test';

import { attendeesOf, dayOf } from '../../../../support/mail';
import { book, expect, form, handIn, press, send, test } from '../../../../support/test';

const PARTS = ['#guide', '#themes', '#notes-form'];

/** Where the three parts of the page are, in its order. */
async function places(page: Page): Promise<{ x: number; y: number; width: number; height: number }[]> {
  const found = [];
  for (const part of PARTS) {
    const box = await page.locator(part).boundingBox();
    expect(box, part).not.toBeNull();
    if (box) found.push(box);
  }
  return found;
}

test('guide, themes and notes are on one screen while talking', async ({ page, program, signIn, newLeaver, see }) => {
  test.slow();
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  await signIn(page, attendeesOf(invitation).find((one) => one !== leaver.email) ?? '');
  const record = `/staff/departures/${leaver.id}`;

  await test.step('before the talk the guess stands aside, where the themes will be', async () => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${record}/guide`);
    await expect(page.locator('#themes').locator(form(page, 'predict'))).toBeVisible();
    await expect(page.locator('.guide li').first()).toBeVisible();
    await see(page);
    await send(page, 'predict', { expected_reason: 'C1' });
    await expect(page.locator('#themes .worth-asking li').first()).toBeVisible();
  });

  await test.step('on a laptop the three stand side by side, and the page need not be scrolled', async () => {
    await program.toTheDayAfter(dayOf(invitation));
    await page.goto(`${record}/guide`);
    const [guide, themes, notes] = await places(page);
    expect(guide.x + guide.width).toBeLessThanOrEqual(themes.x);
    expect(themes.x + themes.width).toBeLessThanOrEqual(notes.x);
    for (const part of [guide, themes, notes]) {
      expect(part.y, 'all begin at one height').toBeCloseTo(guide.y, 0);
      expect(part.y + part.height, 'and end on the screen').toBeLessThanOrEqual(768);
    }
    await expect(page.locator('#notes-form button').first()).toBeInViewport({ ratio: 1 });
    await see(page);
  });

  await test.step('on a phone they follow each other, one tap away', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${record}/guide`);
    const [guide, themes, notes] = await places(page);
    expect(guide.y).toBeLessThan(themes.y);
    expect(themes.y).toBeLessThan(notes.y);
    for (const part of PARTS) {
      await page.locator(`nav.jump a[href="${part}"]`).click();
      await expect(page.locator(part)).toBeInViewport();
    }
    await see(page);
  });
});

test('once the talk has begun nobody is asked what they expect', async ({ page, program, signIn, newLeaver }) => {
  test.slow();
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  await signIn(page, attendeesOf(invitation).find((one) => one !== leaver.email) ?? '');
  const record = `/staff/departures/${leaver.id}`;
  await page.goto(`${record}/guide`);
  const late = form(page, 'predict');
  await expect(late).toHaveCount(1);
  await program.toTheDayAfter(dayOf(invitation));
  await late.locator('select').selectOption({ index: 1 });
  await press(late.locator('button'));
  await expect(page.locator('main, .notice').filter({ hasText: 'Niet bewaard' }).first(), 'a page that was left open is refused').toBeVisible();
  for (const room of ['', '/guide', '/report']) {
    await page.goto(record + room);
    await expect(form(page, 'predict'), room).toHaveCount(0);
  }
});
