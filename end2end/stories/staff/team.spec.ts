// The team leader: who still needs a talk, and by when; of other people's talks no more than that.
import { dayOf } from '../../support/mail';
import { expect, handIn, press, send, test } from '../../support/test';

test('a leader plans and holds the talk of their own leaver', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver({ type: 'replacement_ended', leader: 'Mark Janssens', leavesIn: 30 });
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'team_leader');
  await expect(page).toHaveURL(/\/staff\/team/);
  await see(page);
  const task = page.locator('ul.tasks li').filter({ hasText: leaver.name });
  await expect(task).toBeVisible();
  await press(task.locator('.actions a'));
  await see(page);

  await test.step('a time has to be chosen', async () => {
    await send(page, 'talk-plan', {}, 'plan');
    await expect(page.locator('#slot-error')).toBeVisible();
    await see(page);
    await page.locator('#own-times > summary').click();
    const folded = page.locator('.day details');
    if ((await folded.count()) > 0) await expect(folded.first().locator('input[name=slot]').first(), 'quarter hours on request').toBeHidden();
    for (const time of await page.locator('#own-times .day > .times input').all()) {
      await expect(time.locator('xpath=..'), 'whole and half hours').toContainText(/[0-9][.:][03]0/);
    }
    await see(page);
    await page.locator('label.slot input').first().check();
    await press(page.locator('#own-times .turn button').first());
    await expect(page.locator('label.slot input').first(), 'another week loses no choice').toBeChecked();
    await expect(page.locator('#own-times')).toHaveAttribute('open');
    await send(page, 'talk-plan', { plan_video: 'http://bellen.voorbeeld.test' }, 'plan');
    await expect(page.locator('#plan_video-error'), 'no address that is safe').toBeVisible();
    await see(page);
    await send(page, 'talk-plan', { plan_video: '' }, 'plan');
    await expect(page.locator('#talks [data-shape=most]')).toBeVisible();
    await see(page);
    expect((await program.mail(leaver.email, /^Je afspraak op/)).calendar?.method).toBe('REQUEST');
  });

  await test.step('the record says nothing of answers, questionnaire or history', async () => {
    for (const part of ['#answers', '#report', '#course', '#more', '#end']) await expect(page.locator(part)).toHaveCount(0);
    await expect(page.locator('main')).not.toContainText(/[Vv]ragenlijst/);
    const record = page.url();
    for (const room of ['report', 'guide', 'edit', 'letter']) {
      const answer = await page.goto(`${record}/${room}`);
      expect(answer?.status(), room).toBe(404);
    }
    await page.goto(record);
  });

  await test.step('held is all that is asked afterwards', async () => {
    await program.toTheDayAfter(dayOf(await program.mail(leaver.email, /^Je afspraak op/)));
    await page.goto('/staff/team');
    const line = page.locator('tbody tr').filter({ hasText: leaver.name });
    await expect(line, 'its time has passed: it is planned no more').toContainText(/Gevoerd\?|Held\?/);
    await expect(line.locator('a[href*="do=held"]'), 'with the way to say so').toHaveCount(1);
    await see(page);
    await press(page.locator('ul.tasks li').filter({ hasText: leaver.name }).locator('.actions a'));
    await expect(page.locator('.person')).toContainText(/Gevoerd\?|Held\?/);
    await send(page, 'talk-held');
    await expect(page.locator('[data-shape=check]').first()).toBeVisible();
    await see(page);
  });
});

test('where somebody else hosts, the leader reads "arranged" and no more', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver({ leader: 'Mark Janssens' });
  await (await handIn(program, leaver)).dispose();
  await signIn(page, 'team_leader');
  const row = page.locator('tbody tr').filter({ hasText: leaver.name });
  await expect(row).toContainText(/[Gg]eregeld/);
  await expect(page.locator('ul.tasks li').filter({ hasText: leaver.name })).toHaveCount(0);
  await expect(page.getByText('Barend Hofstra'), 'not before the known-from date').toHaveCount(0);
  await press(row.getByRole('link'));
  await expect(page.locator('.next-up'), 'true from the first day on').toContainText(/HR zorgt hiervoor|HR takes care of this/);
  await see(page);
  const words = await page.locator('main').innerText();
  for (const adviser of ['Fatima', 'Reinier', 'Wietske', 'Otto']) expect(words).not.toContain(adviser);
  for (const part of ['#answers', '#report', '#talks', '#course', '#more', '#end']) await expect(page.locator(part)).toHaveCount(0);
  const record = new URL(page.url()).pathname;
  expect((await page.goto(`${record}/talk`))?.status(), 'the leader is not the host').toBe(404);
  for (const elsewhere of ['/staff/board', '/staff/departures/new', '/staff/import', '/staff/organisation']) {
    expect((await page.goto(elsewhere))?.status(), elsewhere).toBe(404);
  }
});
