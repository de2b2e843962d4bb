// How the stories run: in Debian's Chromium, with and without JavaScript, on a desktop and a phone. Their
// files mirror the addresses of the pages they are about. `cargo xtask test` builds the program and sets
// UITZWAAI_BIN, UITZWAAI_SITE, UITZWAAI_CHROMIUM and UITZWAAI_PYTHON; `--deep` sets UITZWAAI_TEST_DEEP
// and adds the rest of the matrix.
import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

const deep = process.env.UITZWAAI_TEST_DEEP === '1';
const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const dutch = { locale: 'nl-NL' };
const english = { locale: 'en-GB' };

type Project = NonNullable<PlaywrightTestConfig['projects']>[number];

// Stories about all pages or other programs need no browser matrix; they stand in stories/once.
const once: Project = { name: 'once', testDir: './stories/once', use: { ...desktop, ...dutch } };

function variant(name: string, use: Project['use']): Project {
  return { name, testIgnore: '**/once/**', use: { ...dutch, ...use } };
}

// The long ones first: with short ones at the end both workers have something to do until then.
const daily: Project[] = [
  once,
  variant('desktop', { ...desktop }),
  variant('phone', { ...phone }),
  variant('desktop-without-javascript', { ...desktop, javaScriptEnabled: false }),
  variant('phone-without-javascript', { ...phone, javaScriptEnabled: false }),
];

// Not tests: what `cargo xtask bench` prints of a real browser.
const figures = process.env.UITZWAAI_FIGURES === '1';
const measured: Project = { name: 'figures', testDir: './figures', use: { ...desktop, ...dutch } };

// Not tests of the program either: what `cargo xtask pictures` takes for the README.
const pictures = process.env.UITZWAAI_PICTURES === '1';
const pictured: Project = { name: 'pictures', testDir: './pictures', use: { ...dutch } };

const deepOnly: Project[] = [
  variant('desktop-english-dark', { ...desktop, ...english, colorScheme: 'dark' }),
  variant('phone-english-dark', { ...phone, ...english, colorScheme: 'dark' }),
  variant('phone-reduced-motion', { ...phone, contextOptions: { reducedMotion: 'reduce' } }),
];

export default defineConfig({
  testDir: './stories',
  outputDir: './test-results',
  // No line of any program's log may hold a secret: looked at when everything else is over.
  globalSetup: './support/logs',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  retries: 0,
  // A limit, not a wait: a machine may be three times slower than another.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list', { printSteps: false }]],
  use: {
    timezoneId: 'Europe/Amsterdam',
    screenshot: 'only-on-failure',
    // Traces cost a fifth of the whole run; UITZWAAI_TRACE=1 keeps those of stories that fail.
    trace: process.env.UITZWAAI_TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: process.env.UITZWAAI_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: pictures ? [pictured] : figures ? [measured] : deep ? [...daily, ...deepOnly] : daily,
});
