// Lists as desks save them: letters, dates and people that are there already are asked about, never guessed in silence.
import type { Page } from '@playwright/test';

import { mailAddressOf, newName } from '../../../support/leavers';
import { expect, fill, form, press, send, testApart } from '../../../support/test';

const test = testApart();
test.describe.configure({ mode: 'default' });

const HEADING = 'naam;prive e-mail;school;soort vertrek;laatste werkdag;einde dienstverband';

function line(name: string, last: string, end = last): string {
  return `${name};${mailAddressOf(name)};De Linde;eigen ontslag;${last};${end}`;
}

async function upload(page: Page, bytes: Buffer): Promise<void> {
  await page.goto('/staff/import');
  await page.locator('#file').setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: bytes });
  await press(form(page, 'import-upload').locator('button'));
}

/** What Excel calls Unicode text: UTF-16 with tabs. */
function unicodeText(lines: string[]): Buffer {
  return Buffer.from(`\ufeff${lines.join('\r\n').replaceAll(';', '\t')}\r\n`, 'utf16le');
}

async function made(page: Page): Promise<void> {
  await expect(page.locator('main a.button[href="/staff/board"]'), 'done, by itself').toBeVisible({ timeout: 20_000 });
}

async function found(page: Page, text: string): Promise<string[]> {
  await page.goto(`/staff/board?${new URLSearchParams({ text })}`);
  return page.locator('main tbody th a').allInnerTexts();
}

test('a list is read as it was saved, and what it does not say is asked', async ({ page, program, signIn, see }) => {
  await program.toOfficeHours();
  await signIn(page, 'hr_coordinator');
  const [day, later] = [await program.inDays(50), await program.inDays(57)];
  const [one, two] = [`Renée ${newName().split(' ')[1]}`, `Seán O’${newName().split(' ')[1]}`];

  await test.step('a table saved as Unicode text is read, and found however its names are typed', async () => {
    await upload(page, unicodeText(['sep=;', HEADING, line(one, day), line(two, day)]));
    await expect(page.locator('tbody [data-shape=check]')).toHaveCount(2);
    await see(page);
    await send(page, 'import-start', { sure: 'yes' });
    await made(page);
    const [surname, other] = [one.split(' ')[1], two.split('’')[1]];
    expect(await found(page, `Rene\u0301e ${surname}`)).toEqual([one]);
    expect(await found(page, `renee ${surname.toUpperCase()}`)).toEqual([one]);
    expect(await found(page, `O${other}`)).toEqual([two]);
  });

  await test.step('who is there with another last day is asked about line by line', async () => {
    await upload(page, Buffer.from([HEADING, line(one, later), line(two, later)].join('\n')));
    await expect(page.getByRole('group', { name: `Regel 2: ${one}` })).toBeVisible();
    await see(page);
    await send(page, 'import-start', { sure: 'yes' });
    await expect(page.locator('#line-2-error')).toBeVisible();
    await see(page);
    await send(page, 'import-start', { 'line-2': 'change', 'line-3': 'skip', sure: 'yes' });
    await made(page);
    await program.forward('hour');
    const subjects = (await program.mails(mailAddressOf(one))).map((mail) => mail.subject);
    expect(new Set(subjects).size, `each mail once: ${subjects.join(', ')}`).toBe(subjects.length);
    expect(await found(page, one), 'one departure').toEqual([one]);
    await press(page.getByRole('link', { name: one }));
    await press(page.locator('main a[href$="/edit"]').first());
    await expect(page.locator('[name=last_day_worked]')).toHaveValue(later);
  });

  await test.step('dates that can be read both ways are asked about before anything is made', async () => {
    const year = Number(later.slice(0, 4)) + 1;
    await upload(page, Buffer.from([HEADING, line(newName(), `2/1/${year}`, `3/1/${year}`)].join('\n')));
    await expect(form(page, 'import-start')).toHaveCount(0);
    await see(page);
    await send(page, 'import-reading');
    await expect(page.locator('#dates-error')).toContainText(`2/1/${year}`);
    await see(page);
    await send(page, 'import-reading', { dates: 'month_first' });
    await expect(page.locator('tbody td').last()).toContainText('feb');
    await expect(form(page, 'import-start')).toHaveCount(1);
    await see(page);
  });

  await test.step('letters that were guessed are said, and can be read in another way', async () => {
    const name = `André ${newName().split(' ')[1]}`;
    const bytes = Buffer.from([HEADING, line(name, day).replaceAll('é', '\u008e')].join('\r'), 'latin1');
    await upload(page, bytes);
    await expect(page.locator('main .notice').first()).toContainText('Macintosh');
    await expect(page.locator('tbody')).toContainText(name);
    await see(page);
    await send(page, 'import-reading', { charset: 'windows-1252' });
    await expect(page.locator('main .notice.warn')).toContainText('AndrŽ');
    await see(page);
  });
});

test('a leaver is greeted as the form says', async ({ page, program, signIn, see }) => {
  await program.toOfficeHours();
  await signIn(page, 'hr_coordinator');
  await page.goto('/staff/departures/new');
  const surname = newName().split(' ')[1];
  const email = mailAddressOf(surname);
  const last = await program.inDays(50);
  const where = form(page, 'departure-register');
  await fill(where, { first_name: 'Johanna', name_prefix: 'van der', surname, called: 'Jo' });
  await see(page);
  await send(page, 'departure-register', {
    private_email: email, unit: 'De Linde', leader: 'none', departure_type: 'voluntary', last_day_worked: last, end_of_employment: last,
  });
  await expect(page.locator('h1')).toContainText(`Johanna van der ${surname}`);
  expect((await program.mail(email, /./)).text).toContain('Dag Jo,');
  expect(await found(page, `vander${surname}`)).toEqual([`Johanna van der ${surname}`]);
});
