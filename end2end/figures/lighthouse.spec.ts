// Lighthouse's points for speed on every page of a leaver, with the moments behind them. `cargo xtask bench` prints them,
// and fails below full marks: it builds as for release, and says so in UITZWAAI_RELEASE. A debug build's are a figure.
import { judge } from '../support/lighthouse';
import { expect, test } from '../support/test';

const PAGES = [
  ['questionnaire', '/leaver'],
  ['questionnaire', '/leaver/questions/why'],
  ['questionnaire', '/leaver/check'],
  ['to_plan', '/leaver/talk'],
  ['to_plan', '/leaver/talk/book'],
  ['to_plan', '/leaver/thanks'],
  ['to_plan', '/leaver/privacy'],
  ['planned', '/leaver/talk'],
  ['planned', '/leaver/data'],
];
/** The middle one counts: other work on the machine makes single runs slower. */
const TIMES = 3;
const FULL = 100;
const isRelease = process.env.UITZWAAI_RELEASE === '1';

for (const [what, at] of PAGES) {
  test(`${at} of somebody ${what}`, async ({ program }) => {
    test.slow();
    const all = await judge(program.link(what), Array(TIMES).fill(program.url + at), ['performance']);
    all.sort((one, other) => one.points.performance - other.points.performance);
    const middle = all[Math.floor(TIMES / 2)];
    expect(middle.at).toBe(at);
    expect(middle.points.performance).toBeGreaterThan(0);
    const lost = middle.lost.length > 0 ? `; lost by ${middle.lost.join('; ')}` : '';
    console.log(`${at}, ${what}: Lighthouse performance ${middle.points.performance} (${middle.figures}${lost})`);
    if (isRelease) expect(middle.points.performance, `${middle.figures}${lost}`).toBe(FULL);
  });
}
