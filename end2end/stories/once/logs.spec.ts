// What the program logs at debug level, on a short walk: the look that is taken at the logs of the whole run when it is
// over, shown to see something.
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

import { keepSecrets, logOf, lookAt } from '../../support/logs';
import { expect, handIn, send, test } from '../../support/test';

test('the log of a walk holds debug lines and no secret', async ({ program, newLeaver }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  expect(readFileSync(program.log, 'utf8')).toMatch(/DEBUG.*pattern="\/l\/\{token\}"/);
  await program.keepSecrets();
  expect(lookAt(program.log)).toEqual([]);
});

test('what is typed in a story, and who leaves, is looked for in the log of its program', async ({ page, program, newLeaver, openLink }) => {
  const leaver = await newLeaver();
  await openLink(page, leaver);
  await page.goto('/leaver/questions/ahead');
  const tip = 'Laat nieuwe mensen een week meelopen.';
  await send(page, 'save-answers', { tip });
  await program.keepSecrets();
  const { names, typed } = JSON.parse(readFileSync(`${program.log}.json`, 'utf8'));
  expect(names).toContain(leaver.name);
  expect(typed).toContain(tip);
});

test('a line with a link, an address, a code, a name or what somebody typed is found', async () => {
  const log = logOf('story-of-the-look-itself');
  const token = 'A'.repeat(64);
  keepSecrets(log, { tokens: [token], codes: ['123456'], names: ['Anouk Akkerhuis'], typed: ['Geef nieuwe mensen tijd.'] });
  const fine = ['2027-01-11T09:00:00.123456Z DEBUG elapsed=1.123456ms', 'rows=1123456', ''];
  const faulty = [`path=/l/${token}`, `token ${token}`, 'to=anouk@mail.example', 'to=anouk%40mail.example', 'code=123456', 'Anouk Akkerhuis', 'q=Anouk+Akkerhuis', 'tip="Geef nieuwe mensen tijd."', '/?tip=Geef%20nieuwe%20mensen%20tijd.'];
  for (const line of faulty) {
    writeFileSync(log, fine.join('\n'));
    expect(lookAt(log)).toEqual([]);
    appendFileSync(log, line);
    expect(lookAt(log), line).toHaveLength(1);
  }
  // The whole run looks at it too.
  writeFileSync(log, '');
});
