// HR looks for an adviser: who could hold the talk, and one press to their moments.
import { expect, handIn, press, test } from '../../../support/test';

test('HR finds an adviser and reads why, and one press leads to their moments', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'hr_coordinator');
  await page.goto(`/staff/departures/${leaver.id}/adviser`);
  await see(page);
  const first = page.locator('ol.tasks > li').first();
  await expect(first.locator('small'), 'the reasons').toContainText('eerste vrije moment');
  const name = await first.locator('strong').innerText();
  await press(first.getByRole('link'));
  await expect(page).toHaveURL(/\/plan\?talk=/);
  await expect(page.locator(':target select[name=host] option:checked')).toHaveText(name);
  await see(page);
});
