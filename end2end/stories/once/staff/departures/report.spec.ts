// The report on a phone: how high it is, what it begins with, and what it says of what folds.
import { attendeesOf, dayOf } from '../../../../support/mail';
import { book, expect, form, handIn, send, test } from '../../../../support/test';

/** Pixels at 360: it was 12,375. */
const HIGHEST = 4_000;

test('the report begins with what is known, folds, and hides nothing that it needs', async ({ page, program, signIn, newLeaver, see }) => {
  test.slow();
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  await signIn(page, attendeesOf(invitation).find((one) => one !== leaver.email) ?? '');
  await program.toTheDayAfter(dayOf(invitation));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/staff/departures/${leaver.id}`);
  await send(page, 'talk-held', { held_way: 'phone' });
  await expect(page).toHaveURL(/\/report$/);
  const boxes = form(page, 'report-save');
  const reasons = page.locator('#part-reasons');

  await test.step('who, when and how are filled in', async () => {
    await expect(page.locator('#known')).toContainText(leaver.name);
    await expect(boxes.locator('[name=way]')).toHaveValue('phone');
  });

  await test.step('it is a few screens high, and what is needed says so', async () => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height, 'pixels at 360').toBeLessThanOrEqual(HIGHEST);
    for (const part of ['story', 'reasons']) {
      await expect(page.locator(`.contents li:has(a[href="#part-${part}"])`)).toContainText('nodig om af te ronden');
    }
    await expect(reasons).not.toHaveAttribute('open');
    await expect(reasons.locator('> summary')).toContainText('nodig om af te ronden');
    await see(page);
    await page.locator('.contents a[href="#part-agreements"]').click();
    await expect(page.locator('#part-agreements > summary')).toBeInViewport();
  });

  await test.step('a fault opens its part, and its line leads there', async () => {
    await send(page, 'report-save', { sure: 'yes' }, 'final');
    await expect(page.locator('#told-error')).toBeVisible();
    await page.locator('#errors a[href="#told"]').click();
    await expect(page.locator('#told')).toBeInViewport();
    await see(page);
  });

  await test.step('what holds something is open, also when it comes back', async () => {
    await send(page, 'report-save', { story: 'Het begon.', 'agreement.0.what': 'Bellen' }, 'draft');
    await expect(page.locator('#part-agreements')).toHaveAttribute('open');
    await expect(page.locator('.contents li:has(a[href="#part-agreements"])')).toContainText('ingevuld');
    await expect(reasons).not.toHaveAttribute('open');
    await see(page);
  });

  await test.step('the answers stand beside the form where there is room', async () => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(page.url());
    await expect(page.locator('#answers dl.answers').first()).toBeVisible();
  });
});
