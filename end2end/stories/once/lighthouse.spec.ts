// Lighthouse of what leavers see: accessibility and good practice, full marks. Its points for speed
// are asked of a release alone (end2end/figures/lighthouse.spec.ts).
import { judge } from '../../support/lighthouse';
import { expect, test } from '../../support/test';

const PAGES: [string, string[]][] = [
  ['questionnaire', ['/leaver', '/leaver/questions/why', '/leaver/check']],
  ['to_plan', ['/leaver/talk', '/leaver/talk/book', '/leaver/thanks', '/leaver/data', '/leaver/privacy']],
];

for (const [what, addresses] of PAGES) {
  test(`Lighthouse has nothing to say of the pages of ${what}`, async ({ program }) => {
    test.slow();
    const all = await judge(program.link(what), addresses.map((at) => program.url + at), ['accessibility', 'best-practices']);
    expect(all.map((one) => one.at)).toEqual(addresses);
    for (const one of all) {
      expect(one.lost, one.at).toEqual([]);
      expect(one.points, one.at).toEqual({ accessibility: 100, 'best-practices': 100 });
    }
  });
}
