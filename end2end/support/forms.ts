// Filling in forms as people do, by the names of their fields: wording may change, forms stay.
import type { Locator, Page } from '@playwright/test';

import { type Endpoint, postAddress } from './addresses';
import { lookAtErrors } from './errors';

/** Presses a button or follows a link, and waits for the page it leads to; where that has errors, they lead somewhere. */
export async function press(what: Locator): Promise<void> {
  const loaded = what.page().waitForEvent('load');
  await what.click();
  await loaded;
  await lookAtErrors(what.page());
}

/**
 * Chooses this moment for a talk; the button that books it. It stands in place where scripts run, and otherwise on the
 * page that repeats the choice.
 */
export async function choose(moment: Locator, hasJavaScript: boolean): Promise<Locator> {
  const page = moment.page();
  await moment.check();
  const section = moment.locator('xpath=ancestor::*[@class="picker"]');
  if (hasJavaScript) return section.locator('.opened:visible button');
  await press(section.locator('.onward button'));
  return form(page, 'book-talk').locator('button');
}

/** The form that posts there. */
export function form(page: Page, endpoint: Endpoint): Locator {
  return page.locator(`form[action="${postAddress(endpoint)}"]`);
}

/** Values by the names of fields; a choice by its value, a list by its value or its words. */
export type Values = Record<string, string>;

/** Fills in, field by field, opening whatever is folded away. */
export async function fill(where: Locator, values: Values): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = where.locator(`[name="${name}"]`);
    await unfold(field.first());
    const [tag, kind] = await field.first().evaluate((one) => [one.tagName, one.getAttribute('type') ?? '']);
    if (tag === 'SELECT') {
      const options = field.locator(`option[value="${value}"]`);
      await field.selectOption((await options.count()) > 0 ? { value } : { label: value });
    } else if (kind === 'radio' || kind === 'checkbox') {
      const choice = where.locator(`[name="${name}"][value="${value === '' ? 'yes' : value}"]`);
      // In another group than the first of that name, perhaps.
      await unfold(choice.first());
      if (value === '') await choice.uncheck();
      else await choice.check();
    } else {
      await field.fill(value);
    }
  }
}

/** Opens the folds around this, as a click on their words would. */
export async function unfold(what: Locator): Promise<void> {
  const folds = what.locator('xpath=ancestor::details[not(@open)]');
  for (let left = await folds.count(); left > 0; left -= 1) await folds.first().locator('> summary').click();
}

/** Ticks these boxes of that name, opening the groups they stand in. */
export async function tick(page: Page, name: string, ...values: string[]): Promise<void> {
  for (const value of values) {
    const box = page.locator(`input[name="${name}"][value="${value}"]`);
    await unfold(box);
    await box.check();
  }
}

/** Fills in the form that posts there and presses its (first, or that) button. */
export async function send(page: Page, endpoint: Endpoint, values: Values = {}, button?: string): Promise<void> {
  const where = form(page, endpoint).first();
  await fill(where, values);
  const pressed = button ? where.locator(`button[value="${button}"]`) : where.locator('button').first();
  await unfold(pressed);
  await press(pressed);
}

/** What HR has asked for on this record waits a minute: it is done now. */
export async function doItNow(page: Page): Promise<void> {
  await send(page, 'departure-waiting', {}, 'now');
}
