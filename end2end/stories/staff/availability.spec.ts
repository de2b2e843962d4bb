// When a host can be booked: extra hours, settings, a part of a day, and the week as leavers see it.
import { expect, form, press, send, test, unfold } from '../../support/test';

test('a host sets when talks can be booked, and sees what leavers are offered and why not', async ({ page, program, signIn, see }) => {
  const day = await program.inDays(10);
  await signIn(page, 'hr_adviser');
  await page.goto('/staff/availability');
  await see(page);

  await test.step('extra hours that end before they begin stay typed, with a word at their field', async () => {
    await send(page, 'extra-add', { extra_day: day, extra_start: '20:00', extra_end: '19:00', extra_way: 'phone' });
    await expect(page.locator('#extra_end-error')).toBeVisible();
    await expect(page.locator('[name=extra_start]')).toHaveValue('20:00');
    await see(page);
    await send(page, 'extra-add', { extra_start: '19:00', extra_end: '21:00' });
    await expect(page.locator('ul.tasks li').filter({ hasText: '19.00–21.00' })).toBeVisible();
  });

  await test.step('settings out of bounds are refused, the others say what they mean', async () => {
    await send(page, 'limits-save', { buffer_before: '7', talks_a_day: 'veel' });
    await expect(page.locator('#buffer_before-error')).toBeVisible();
    await expect(page.locator('#talks_a_day-error')).toBeVisible();
    await expect(page.locator('[name=talks_a_day]')).toHaveValue('veel');
    await see(page);
    await send(page, 'limits-save', { buffer_before: '10', talks_a_day: '' });
    await expect(page.locator('main')).toContainText('10 min vrij vooraf');
  });

  await test.step('the week says which of them can be picked, and why the rest cannot', async () => {
    await page.goto(`/staff/availability/week?day=${day}&minutes=60`);
    const evening = page.locator('.host-week li[data-kind=offered]').filter({ hasText: '19.00–20.00' });
    await expect(evening, 'a talk of an hour fits until eight').toBeVisible();
    await expect(page.locator('.host-week li[data-kind=not-offered]').filter({ hasText: 'te weinig tijd' }).first()).toBeVisible();
    await see(page);
    await press(page.locator('.host-week-nav a[rel=next]'));
    await expect(page.locator('.host-week')).not.toContainText('19.00–20.00');
    await press(page.locator('.host-week-nav a[rel=prev]'));
    await expect(evening).toBeVisible();
  });

  await test.step('away for a part of that day, nothing of it is offered', async () => {
    await page.goto('/staff/availability');
    await send(page, 'closed-add', { first_day: day, part_from: '18:30', part_until: '21:30', reason: 'ouderavond' });
    const away = page.locator('ul.tasks li').filter({ hasText: 'ouderavond' });
    await expect(away).toContainText('18.30–21.30');
    await page.goto(`/staff/availability/week?day=${day}&minutes=60`);
    await expect(page.locator('.host-week li[data-kind=closed]').filter({ hasText: 'ouderavond' })).toBeVisible();
    await expect(page.locator('.host-week li[data-kind=offered]').filter({ hasText: '19.00' })).toHaveCount(0);
    await page.goto('/staff/availability');
    await press(away.locator('button'));
    await expect(away).toHaveCount(0);
  });

  await test.step('how to reach the host: what is no number and no safe address is refused, the rest is shown', async () => {
    await page.goto('/staff/availability');
    await send(page, 'reach-save', { phone: 'bel HR', video_address: 'http://bellen.voorbeeld.test' });
    await expect(page.locator('#phone-error')).toBeVisible();
    await expect(page.locator('#video_address-error')).toBeVisible();
    await expect(page.locator('[name=phone]')).toHaveValue('bel HR');
    await see(page);
    await send(page, 'reach-save', { phone: '06 12345678', video_address: 'bellen.voorbeeld.test/kamer' });
    const said = page.locator('section[aria-labelledby=reach-title]');
    await expect(said).toContainText('06 12345678 · https://bellen.voorbeeld.test/kamer');
    await see(page);
    await unfold(form(page, 'reach-save').locator('button').first());
    await send(page, 'reach-save', { phone: '', video_address: '' });
    await expect(said).toContainText('Er is nog niets ingevuld.');
  });

  await test.step('and all of it goes again', async () => {
    await press(page.locator('ul.tasks li').filter({ hasText: '19.00–21.00' }).locator('button'));
    await expect(page.locator('ul.tasks li').filter({ hasText: '19.00–21.00' })).toHaveCount(0);
    await unfold(form(page, 'limits-save').locator('button').first());
    await send(page, 'limits-save', { buffer_before: '' });
    await expect(page.locator('main')).toContainText('0 min vrij vooraf');
  });
});
