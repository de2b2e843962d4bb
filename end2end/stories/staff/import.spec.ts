// A list of leavers is imported.
import { mailAddressOf, newName } from '../../support/leavers';
import { expect, form, press, send, test } from '../../support/test';

test('the coordinator imports a list: refused, then matched and read line by line, then made', async ({ page, program, signIn, see }) => {
  await program.toOfficeHours();
  await signIn(page, 'hr_coordinator');
  await press(page.locator('main a[href="/staff/import"]').first());
  await see(page);
  const upload = async (name: string, text: string) => {
    await page.goto('/staff/import');
    await page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await press(form(page, 'import-upload').locator('button'));
  };
  const day = await program.inDays(50);
  const heading = 'naam;prive e-mail;school;soort vertrek;laatste werkdag;einde dienstverband';
  const line = (name: string, last = day) => `${name};${mailAddressOf(name)};De Linde;pensioen;${last};${last}`;
  const [one, two, three, four] = [newName(), newName(), newName(), newName()];
  const done = page.locator('main a.button[href="/staff/board"]');

  await test.step('what no matching mends is refused at once, beside the headings that are known', async () => {
    await upload('leeg.csv', `naam;kleur\n${one};rood\n`);
    await expect(page.locator('#file-error')).toContainText(/laatste werkdag/i);
    await page.locator('main details.fold summary').first().click();
    await expect(page.locator('main details.fold').first()).toContainText('uit dienst');
    await see(page);
  });
  await test.step('a heading that nobody knows is matched once, and remembered until somebody forgets it', async () => {
    const own = heading.replace('naam', 'volledige weergave').replace(';school', ';kleur;school');
    const lines = [one, two].map((name) => line(name).replace(';De Linde', ';rood;De Linde'));
    const eigen = [own, ...lines, ''].join('\n');
    await upload('eigen.csv', eigen);
    await expect(page).toHaveURL(/\/columns$/);
    await expect(page.locator('#column-0-hint')).toContainText(`${one} · ${two}`);
    await expect(page.locator('#missing')).toBeVisible();
    await see(page);
    await send(page, 'import-columns', { 'column-0': 'name', 'column-2': 'name' });
    await expect(page.locator('#column-2-error')).toBeVisible();
    await expect(page.locator('#column-0'), 'nothing chosen is lost').toHaveValue('name');
    await see(page);
    await send(page, 'import-columns', { 'column-2': '' });
    await expect(page.locator('tbody [data-shape=check]')).toHaveCount(2);
    await see(page);
    await upload('eigen.csv', eigen);
    await expect(page.locator('tbody [data-shape=check]'), 'without a question').toHaveCount(2);
    await page.goto('/staff/import');
    await send(page, 'import-columns-forget', {}, 'kleur');
    await see(page);
    await upload('eigen.csv', eigen);
    await expect(page).toHaveURL(/\/columns$/);
    await page.goto('/staff/import');
    await send(page, 'import-columns-forget', {}, 'yes');
    await expect(form(page, 'import-columns-forget')).toHaveCount(0);
  });
  await test.step('an impossible date and a formula refuse the whole list, and say where', async () => {
    await upload('fout.csv', `\ufeff${heading}\r\n${line(one)}\r\n${line(two, '2027-02-30')}\r\n${line('=1+1')}\r\n`);
    await expect(page.locator('tbody [data-shape=alert]')).toHaveCount(2);
    await expect(form(page, 'import-start').locator('[name=lines]'), 'only the good line').toHaveValue('good');
    await see(page);
  });
  await test.step('the good lines go first by choice, and the refused one is taken away with why', async () => {
    await upload('half.csv', `${heading}\n${line(three)}\n${line(four, '2027-02-30')}\n`);
    await send(page, 'import-start');
    await expect(page.locator('#sure-error')).toBeVisible();
    await send(page, 'import-start', { sure: 'yes' });
    await expect(done, 'done, by itself').toBeVisible({ timeout: 20_000 });
    await see(page);
    const href = await page.locator('main a[href$="/refused.csv"]').getAttribute('href');
    const file = await (await page.request.get(String(href))).text();
    expect(file).toContain(`;"${four}";`);
    expect(file).toContain('"waarom geweigerd";"naam"');
    expect(file).not.toContain(three);
  });
  await test.step('doubles are skipped, the rest is made after a tick', async () => {
    await upload('goed.csv', `${heading}\n${line(one)}\n${line(two)}\n${line(one)}\n`);
    await expect(page.locator('tbody [data-shape=check]')).toHaveCount(2);
    await expect(page.locator('tbody [data-shape=stop]')).toHaveCount(1);
    await see(page);
    await send(page, 'import-start');
    await expect(page.locator('#sure-error')).toBeVisible();
    await send(page, 'import-start', { sure: 'yes' });
    await expect(done, 'done, by itself').toBeVisible({ timeout: 20_000 });
    await see(page);
    // Mails of a whole list go by the course's own rounds; the clock's button carries them out now.
    await program.forward('hour');
    expect((await program.mail(mailAddressOf(two), /./)).link).toBeTruthy();
  });
});
