// The summary of errors on top of a page: each of its lines leads to where it is mended.
import { expect, type Page } from '@playwright/test';

const LINES = '#errors a';

/** Whether every line that leads to a control of this page finds it there; a page without a summary is fine. */
export async function lookAtErrors(page: Page): Promise<void> {
  const hrefs = await page.locator(LINES).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  for (const href of hrefs) {
    const isAddress = href.startsWith('/');
    const found = isAddress ? 1 : await page.locator(`[id="${href.slice(1)}"]`).count();
    expect(found, `a line of the errors on ${page.url()} leads to "${href}"`).toBe(1);
  }
}

/** Follows every line, and comes back to the page after each. */
export async function followErrors(page: Page): Promise<void> {
  const from = page.url();
  const lines = page.locator(LINES);
  const count = await lines.count();
  expect(count, `there are errors on ${from}`).toBeGreaterThan(0);
  for (let line = 0; line < count; line += 1) {
    const href = (await lines.nth(line).getAttribute('href')) ?? '';
    if (href.startsWith('/')) {
      const loaded = page.waitForEvent('load');
      await lines.nth(line).click();
      await loaded;
      const control = new URL(page.url()).hash.slice(1);
      if (control !== '') await expect(page.locator(`[id="${control}"]`), href).toHaveCount(1);
      expect(new URL(page.url()).pathname, href).not.toMatch(/^\/(not-found|unavailable)/);
      await page.goto(from);
    } else {
      await lines.nth(line).click();
      await expect(page.locator(`[id="${href.slice(1)}"]:target`), href).toHaveCount(1);
    }
  }
}
