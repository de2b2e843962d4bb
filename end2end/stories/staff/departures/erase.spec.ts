// One person's record is erased on request.
import { expect, press, send, test } from '../../../support/test';

test('a record is erased with a ground and a tick, and its leaver is told', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  await signIn(page, 'hr_coordinator');
  await page.goto(`/staff/departures/${leaver.id}`);
  await press(page.locator(`a[href="/staff/departures/${leaver.id}/erase"]`));
  await see(page);
  await send(page, 'departure-erase');
  await expect(page.locator('#ground-error')).toBeVisible();
  await expect(page.locator('#sure-error')).toBeVisible();
  await see(page);
  await send(page, 'departure-erase', { ground: 'asked', sure: 'yes' });
  await program.mail(leaver.email, /^Een bericht van/);
  await expect(async () => {
    const answer = await page.goto(`/staff/departures/${leaver.id}`);
    expect(answer?.status()).toBe(404);
  }).toPass();
  await page.goto('/staff/organisation/retention');
  await expect(page.locator('tbody tr').first()).toContainText('De medewerker vroeg erom');
  await see(page);
});
