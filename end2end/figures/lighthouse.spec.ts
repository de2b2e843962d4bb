// Lighthouse's points for speed on every page of a leaver, with the moments behind them. `cargo xtask bench` prints them.
import { judge } from '../support/lighthouse';
import { expect, test } from '../support/test';

const PAGES = [
  ['questionnaire', '/leaver'],
  ['questionnaire', '/leaver/questions/why'],
  ['questionnaire', '/leaver/check'],
  ['to_plan', '/leaver/talk'],
  ['planned', '/leaver/talk'],
  ['planned', '/leaver/data'],
];
/** The middle one counts: other work on the machine makes single runs slower. */
const TIMES = 3;

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
  });
}
