// The HR adviser who hosts: the day, the guide, the report, one record.
import { attendeesOf, dayOf } from '../../support/mail';
import { book, expect, fill, form, handIn, press, send, test, unfold } from '../../support/test';

test('the adviser holds the talk, writes the report and closes it', async ({ page, program, signIn, newLeaver, openLink, see }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  const day = dayOf(invitation);
  const host = attendeesOf(invitation).find((one) => one !== leaver.email) ?? '';
  await signIn(page, host);
  await expect(page).toHaveURL(/\/staff\/day/);
  await page.goto(`/staff/day?on=${day}`);
  const item = page.locator('ol.agenda li').filter({ hasText: leaver.name });
  await expect(item).toBeVisible();
  await see(page);

  await test.step('the guide has open questions and nothing to tick', async () => {
    await press(item.locator('a[href$="/guide"]'));
    await expect(page.locator('main input:not([type=hidden])')).toHaveCount(0);
    await expect(page.locator('.guide li').first()).toBeVisible();
    await see(page);
    await send(page, 'notes-save', { notes: 'Ze begon <b>in 2014</b>.' });
    await expect(page.locator('#notes')).toHaveValue('Ze begon <b>in 2014</b>.');
  });

  await test.step('after the talk the adviser says that it was held', async () => {
    await program.toTheDayAfter(day);
    await page.goto('/staff/day');
    await see(page);
    const due = page.locator('ul.tasks li').filter({ hasText: leaver.name });
    await press(due.locator('.actions a').first());
    await see(page);
    await send(page, 'talk-held');
    await expect(page, 'right after the talk the report opens').toHaveURL(/\/report$/);
    await page.goto(page.url().replace(/\/report$/, ''));
    await expect(page.locator('#talks [data-shape=check]')).toBeVisible();
    await see(page);
  });

  await test.step('the report keeps everything, and says what is wrong with it', async () => {
    await press(page.locator('a[href$="/report"]').first());
    await expect(page.locator('#answers'), 'the answers stand beside the report').toBeVisible();
    await see(page);
    const boxes = form(page, 'report-save');
    await fill(boxes, { story: 'Ze wilde iets nieuws & meer tijd.', 'theme.workload.rating': 'some' });
    await unfold(boxes.locator('[name=told]').first());
    for (const code of ['B1', 'B5', 'C2']) await boxes.locator(`[name=told][value=${code}]`).check();
    await fill(boxes, { decisive: 'A2', 'quote.0.text': '"Ik ga met een goed gevoel."', 'quote.0.consent': 'yes' });
    await send(page, 'report-save', {}, 'draft');
    await expect(page.getByRole('alert'), 'the decisive reason is one of those told').toBeVisible();
    await expect(page.locator('#story')).toHaveValue('Ze wilde iets nieuws & meer tijd.');
    await see(page);
    await send(page, 'report-save', { decisive: 'B5', preventable: 'partly' }, 'final');
    await expect(page.locator('#sure-error'), 'closing asks for a tick').toBeVisible();
  });

  await test.step('closed once, it stands in one record with the answers', async () => {
    await send(page, 'report-save', { way: 'in_person', sure: 'yes' }, 'final');
    await expect(page).toHaveURL(/\/staff\/departures\/[0-9a-f]{32}$/);
    await expect(page.locator('#answers')).toBeVisible();
    await expect(page.locator('#report')).toContainText('Ze wilde iets nieuws & meer tijd.');
    await expect(page.locator('main'), 'the notes are gone').not.toContainText('Ze begon');
    await see(page);
  });

  await test.step('the leaver reads it with a mailed code, and who looked', async () => {
    await page.context().clearCookies();
    await openLink(page, leaver);
    await page.goto('/leaver/data');
    const codes = (await program.mails(leaver.email)).filter((mail) => mail.subject === 'Je code').length;
    await send(page, 'request-code');
    await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/, codes)).code ?? '' });
    await expect(page.getByText('Ze wilde iets nieuws & meer tijd.')).toBeVisible();
    await see(page);
  });
});
