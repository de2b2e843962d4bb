// What Lighthouse says of a page, as a leaver's phone sees it: a browser of its own, Moto G class, slow 4G.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { chromium } from '@playwright/test';

/** A part of Lighthouse's judgement. */
export type Category = 'performance' | 'accessibility' | 'best-practices';

type Report = {
  finalDisplayedUrl: string;
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
};

/** Points of a hundred by category, and what cost some. */
export type Judgement = { at: string; points: Record<string, number>; lost: string[]; figures: string };

const SHOWN = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];

/** Judges addresses of this site in the eyes of whoever holds the link. */
export async function judge(link: string, addresses: string[], categories: Category[]): Promise<Judgement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'uitzwaai-lighthouse-'));
  // It knows cookies by profile only, so that the link is opened in the browser it will use.
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.UITZWAAI_CHROMIUM,
    args: ['--remote-debugging-port=0', '--no-sandbox', '--disable-gpu'],
  });
  try {
    await (await context.newPage()).goto(link);
    const [port] = (await readFile(join(folder, 'DevToolsActivePort'), 'utf8')).split('\n');
    const all: Judgement[] = [];
    for (const address of addresses) all.push(judgementOf(await run(address, port, categories), categories));
    return all;
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function judgementOf(report: Report, categories: Category[]): Judgement {
  const points: Record<string, number> = {};
  const lost: string[] = [];
  for (const category of categories) {
    const { score, auditRefs } = report.categories[category];
    points[category] = Math.round((score ?? 0) * 100);
    for (const { id, weight } of auditRefs) {
      const audit = report.audits[id];
      if (weight > 0 && audit.score !== null && audit.score < 1) lost.push(`${category}: ${audit.title} (${audit.displayValue ?? audit.score})`);
    }
  }
  const figures = SHOWN.filter((id) => report.audits[id]).map((id) => `${id} ${report.audits[id].displayValue}`);
  return { at: new URL(report.finalDisplayedUrl).pathname, points, lost, figures: figures.join(', ') };
}

function run(address: string, port: string, categories: Category[]): Promise<Report> {
  const program = resolve(__dirname, '../node_modules/lighthouse/cli/index.js');
  // Nobody looks at its pictures.
  const quick = ['--disable-storage-reset', '--disable-full-page-screenshot', '--output=json', '--quiet'];
  const options = [address, `--port=${port}`, ...quick, `--only-categories=${categories.join(',')}`];
  return new Promise((done, failed) => {
    execFile(process.execPath, [program, ...options], { maxBuffer: 64 * 1024 * 1024 }, (error, answer, said) => {
      if (error) failed(new Error(`Lighthouse did not end well: ${said.slice(-2_000)}`));
      else done(JSON.parse(answer) as Report);
    });
  });
}
