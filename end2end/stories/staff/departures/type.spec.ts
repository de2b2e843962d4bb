// HR changes how somebody leaves, and reads first what that would change.
import { doItNow, expect, form, handIn, press, send, test } from '../../../support/test';

test('what another type changes is said before it is saved, and again when the choice is another', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'hr_coordinator');
  await page.goto(`/staff/departures/${leaver.id}/type`);
  await see(page);
  await expect(page.locator('#changes'), 'nothing was looked at yet').toHaveCount(0);

  await send(page, 'departure-type', { departure_type: 'settlement' });
  await expect(page.locator('#concluded_on-error'), 'the type asks for a day').toBeVisible();
  await send(page, 'departure-type', { departure_type: 'dismissal' });
  await expect(page.locator('#changes li').first()).toBeVisible();
  await expect(page.locator('#changes')).toContainText('Er gaat niets uit tot HR dit bevestigt');
  await see(page);

  await send(page, 'departure-type', { departure_type: 'retirement' });
  await expect(page.locator('#changes'), 'what is saved is what was looked at').toContainText('Pensioen');
  await press(form(page, 'departure-type').locator('button'));
  await expect(page).toHaveURL(new RegExp(`/staff/departures/${leaver.id}$`));
  await expect(page.locator('header.person'), 'a minute later').not.toContainText('Pensioen');
  await see(page);
  await doItNow(page);
  await expect(page.locator('header.person')).toContainText('Pensioen');
});
