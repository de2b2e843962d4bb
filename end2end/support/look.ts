// What is looked at on every page a story comes by: accessibility, width, words.
import { readFileSync } from 'node:fs';

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Words on the page that come from a key without a message, or a message without its argument. */
const NOT_WORDS = /Unknown localization|\{ ?\$|\b(?:leaver|staff|page|term|mail|demo)-[a-z]+-[a-z-]+\b|(?<![\w@./-])[a-z]+_[a-z_]+(?![\w@./-])/;

/** The page has one heading, a title and a language, fits its window, and says nothing but words. */
export async function lookAtWords(page: Page): Promise<void> {
  const at = new URL(page.url()).pathname;
  const { headings, title, language, words } = await page.evaluate(() => {
    const { body, documentElement, title } = document;
    // What a file may hold is no sentence: it stands as code.
    const code = [...body.querySelectorAll<HTMLElement>('code, pre')].map((one) => one.innerText);
    return {
      headings: document.querySelectorAll('h1').length,
      title: title.trim(),
      language: documentElement.getAttribute('lang'),
      words: code.reduce((all, one) => (one === '' ? all : all.replace(one, '')), body.innerText),
    };
  });
  expect(headings, `headings of ${at}`).toBe(1);
  expect(title.length, `title of ${at}`).toBeGreaterThan(3);
  expect(language, `language of ${at}`).toMatch(/^(nl|en)$/);
  expect(NOT_WORDS.exec(words)?.[0], `${at} shows a key instead of words`).toBeUndefined();
  await expectToFit(page);
}

async function expectToFit(page: Page): Promise<void> {
  const { over, widest } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - room;
    const all = over > 0 ? [...document.querySelectorAll('body *')] : [];
    const wide = all.filter((one) => one.getBoundingClientRect().right > room + 1).map((one) => `${one.tagName}.${one.className}`);
    return { over, widest: wide.slice(-3) };
  });
  const at = `${new URL(page.url()).pathname} at ${page.viewportSize()?.width} pixels`;
  expect(over, `${at} is wider than the window, in pixels (${widest.join(', ')})`).toBeLessThanOrEqual(0);
}

/** A phone at 200 % zoom, a small one, a usual one, a tablet, a laptop: the widths of pixels a page has to fit. */
const WIDTHS = [180, 320, 360, 768, 1366];

/** Nothing has to be scrolled sideways on any window (WCAG 2.2, 1.4.10 asks it down to 320 pixels). */
export async function lookAtWidths(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    await expectToFit(page);
  }
  if (before) await page.setViewportSize(before);
}

/** What axe has to say. */
type Violation = { id: string; help: string; nodes: { html: string }[] };

/** What passes is not described node by node: that took a third of the time on a page of times. */
const OPTIONS = { resultTypes: ['violations' as const], runOnly: { type: 'tag' as const, values: TAGS } };

/** axe as it is sent to pages elsewhere, half as long as what its builder sends. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js', { paths: [require.resolve('@axe-core/playwright')] }), 'utf8');

/** In one question, which takes half of what the builder needs; where a page holds others, the builder looks into them. */
async function askAxe(page: Page): Promise<Violation[]> {
  if (page.frames().length > 1) {
    return (await new AxeBuilder({ page }).setLegacyMode().options(OPTIONS).analyze()).violations;
  }
  return page.evaluate(`${AXE};
    axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) =>
      violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html }) => ({ html })) })))`);
}

/** axe finds nothing (WCAG 2.2 AA). */
export async function lookWithAxe(page: Page): Promise<void> {
  // What sticks to the top covers whatever happens to be scrolled under it, until it is scrolled on.
  await page.evaluate(() => scrollTo(0, 0));
  const violations = await askAxe(page);
  const found = violations.map((one) => `${one.id}: ${one.help}\n  ${one.nodes.map((node) => node.html).join('\n  ')}`);
  expect(found, `axe at ${new URL(page.url()).pathname}, ${page.viewportSize()?.width} pixels wide`).toEqual([]);
}

/** axe finds nothing on any of these windows, light or dark: ten looks, and so for the long tests. */
export async function lookWithAxeAtWidths(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await lookWithAxe(page);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}

/** Both. */
export async function look(page: Page): Promise<void> {
  await lookAtWords(page);
  await lookWithAxe(page);
}
