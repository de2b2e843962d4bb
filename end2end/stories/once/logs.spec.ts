// What the program logs at debug level, on a short walk: the look that is taken at the logs of the whole run when it is
// over, shown to see something.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

import { keepSecrets, logOf, lookAt } from '../../support/logs';
import { expect, handIn, test } from '../../support/test';

test('the log of a walk holds debug lines and no secret', async ({ program, newLeaver }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  expect(readFileSync(program.log, 'utf8')).toMatch(/DEBUG.*pattern="\/l\/\{token\}"/);
  await program.keepSecrets();
  expect(lookAt(program.log)).toEqual([]);
});

test('a line with a link, an address, a code or a name is found', async () => {
  const log = logOf('story-of-the-look-itself');
  const token = 'A'.repeat(64);
  keepSecrets(log, { tokens: [token], codes: ['123456'], names: ['Anouk Akkerhuis'] });
  const fine = ['2027-01-11T09:00:00.123456Z DEBUG elapsed=1.123456ms', 'rows=1123456', ''];
  const faulty = [`path=/l/${token}`, `token ${token}`, 'to=anouk@mail.example', 'to=anouk%40mail.example', 'code=123456', 'Anouk Akkerhuis'];
  for (const line of faulty) {
    writeFileSync(log, fine.join('\n'));
    expect(lookAt(log)).toEqual([]);
    appendFileSync(log, line);
    expect(lookAt(log), line).toHaveLength(1);
  }
  // The whole run looks at it too.
  writeFileSync(log, '');
});
