// One record: the host's prediction before the answers open, ticked and told side by side, and on paper.
import { attendeesOf, dayOf } from '../../../support/mail';
import { book, expect, fill, form, handIn, press, send, test, unfold } from '../../../support/test';

test('the adviser predicts, reads, talks, reports, and the record lays it side by side', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  const host = attendeesOf(invitation).find((one) => one !== leaver.email) ?? '';
  await signIn(page, host);
  const record = `/staff/departures/${leaver.id}`;

  await test.step('no page shows the answers before the adviser has predicted or passed', async () => {
    for (const room of ['', '/guide', '/report', '?print=yes']) {
      await page.goto(record + room);
      await expect(page.locator('dl.answers'), room).toHaveCount(0);
    }
    await page.goto(record);
    await see(page);
    await send(page, 'predict');
    await expect(page.getByRole('alert'), 'nothing chosen').toContainText('Kies een reden');
    await see(page);
    await send(page, 'predict', { expected_reason: 'C1' });
    await expect(page.getByRole('status').filter({ hasText: 'Je verwachting is bewaard.' }).first()).toBeVisible();
    await expect(page.locator('#answers dl.answers').first()).toBeVisible();
    await expect(form(page, 'predict'), 'once').toHaveCount(0);
    await see(page);
  });

  await test.step('themes are there before the talk and during it', async () => {
    await page.goto(`${record}/guide`);
    await expect(page.locator('.worth-asking li').first()).toBeVisible();
    await program.toTheDayAfter(dayOf(invitation));
    await page.goto(`${record}/guide`);
    await expect(page.locator('.worth-asking li').first()).toBeVisible();
    await expect(page.locator('.guide li').first()).toBeVisible();
  });

  await test.step('what was ticked and what was told stand in one table', async () => {
    await page.goto(record);
    await send(page, 'talk-held');
    await page.goto(`${record}/guide`);
    await expect(page.locator('.worth-asking'), 'once it was held there is nothing to ask any more').toHaveCount(0);
    await page.goto(`${record}/report`);
    const boxes = form(page, 'report-save');
    await unfold(boxes.locator('[name=told]').first());
    for (const code of ['A1', 'C1']) await boxes.locator(`[name=told][value=${code}]`).check();
    await fill(boxes, { story: 'Het begon met de verhuizing.', decisive: 'C1', way: 'in_person', sure: 'yes' });
    await send(page, 'report-save', {}, 'final');
    await page.goto(record);
    const row = page.locator('#both tr').filter({ hasText: 'Salaris en arbeidsvoorwaarden' });
    await expect(row).toContainText('Ja, gaf de doorslag');
    await expect(row).toContainText('Alleen verteld');
    await see(page);
  });

  await test.step('on paper there is nothing to press, and every page says whose it is', async () => {
    await press(page.getByRole('link', { name: 'Afdrukken' }));
    await see(page);
    await page.emulateMedia({ media: 'print' });
    for (const chrome of ['header.masthead nav', 'main form', 'main .button', '.back']) {
      for (const one of await page.locator(chrome).all()) await expect(one, chrome).toBeHidden();
    }
    await expect(page.locator('.print-foot')).toBeVisible();
    await expect(page.locator('.print-foot')).toContainText('vertrouwelijk');
    await expect(page.locator('#report')).toContainText('Het begon met de verhuizing.');
    await page.emulateMedia({ media: null });
  });
});
