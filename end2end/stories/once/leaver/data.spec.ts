// The copy of somebody's data, as the leaver takes it along and as HR makes it.
import { expect, handIn, press, send, test } from '../../../support/test';

test('the leaver takes a copy along, and HR makes one without what it may not see', async ({ page, program, openLink, newLeaver, coordinator, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await openLink(page, leaver);
  const early = await page.request.get('/leaver/data/copy.json', { maxRedirects: 0 });
  expect(early.status(), 'without a code there is no copy').toBe(303);
  await page.goto('/leaver/data');
  await send(page, 'request-code');
  await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/)).code ?? '' });
  await press(page.getByRole('link', { name: 'Bewaar een kopie van je gegevens' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kopie van je gegevens');
  await see(page);

  const file = await page.request.get('/leaver/data/copy.json');
  expect(file.headers()['cache-control']).toBe('no-store');
  expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="uitzwaai-copy-\d{4}-\d{2}-\d{2}\.json"$/);
  const copy = await file.json();
  expect(copy).toMatchObject({ format: 'uitzwaai-own-copy', version: 1, left_out: [], person: { name: leaver.name } });
  expect(copy.answers.items.length).toBeGreaterThan(0);

  const hrs = await (await coordinator.get(`/staff/departures/${leaver.id}/copy.json`)).json();
  expect(hrs).toMatchObject({ left_out: ['answers', 'reports', 'draft', 'receivers'], draft: null, answers: null, reports: [] });
  const other = await page.request.get(`/staff/departures/${leaver.id}/copy.json`, { maxRedirects: 0 });
  expect(other.status(), 'the leaver is nobody on the staff side').toBe(303);
});
