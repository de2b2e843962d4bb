// A list of leavers is imported.
import { mailAddressOf, newName } from '../../support/leavers';
import { expect, form, press, send, test } from '../../support/test';

test('the coordinator imports a list: refused, then read line by line, then made', async ({ page, program, signIn, see }) => {
  await program.toOfficeHours();
  await signIn(page, 'hr_coordinator');
  await press(page.locator('main a[href="/staff/import"]').first());
  await see(page);
  const upload = async (name: string, text: string) => {
    await page.locator('#file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await press(form(page, 'import-upload').locator('button'));
  };
  const day = await program.inDays(50);
  const heading = 'naam;prive e-mail;school;soort vertrek;laatste werkdag;einde dienstverband';
  const line = (name: string, last = day) => `${name};${mailAddressOf(name)};De Linde;pensioen;${last};${last}`;
  const [one, two] = [newName(), newName()];

  await test.step('a wrong heading is named', async () => {
    await upload('leeg.csv', `naam;kleur\n${one};rood\n`);
    await expect(page.locator('#file-error')).toContainText('kleur');
    await see(page);
  });
  await test.step('an impossible date and a formula refuse the whole list, and say where', async () => {
    await upload('fout.csv', `\ufeff${heading}\r\n${line(one)}\r\n${line(two, '2027-02-30')}\r\n${line('=1+1')}\r\n`);
    await expect(page.locator('tbody [data-shape=alert]')).toHaveCount(2);
    await expect(form(page, 'import-start')).toHaveCount(0);
    await see(page);
  });
  await test.step('doubles are skipped, the rest is made after a tick', async () => {
    await upload('goed.csv', `${heading}\n${line(one)}\n${line(two)}\n${line(one)}\n`);
    await expect(page.locator('tbody [data-shape=check]')).toHaveCount(2);
    await expect(page.locator('tbody [data-shape=stop]')).toHaveCount(1);
    await see(page);
    await send(page, 'import-start');
    await expect(page.locator('#sure-error')).toBeVisible();
    await send(page, 'import-start', { sure: 'yes' });
    await expect(page.locator('main a.button[href="/staff/board"]'), 'done, by itself').toBeVisible({ timeout: 20_000 });
    await see(page);
    // Mails of a whole list go by the course's own rounds; the clock's button carries them out now.
    await program.forward('hour');
    expect((await program.mail(mailAddressOf(two), /./)).link).toBeTruthy();
  });
});
