// Filling in, when things go on in two places at once: reminders, two tabs, replayed requests, and a
// connection that dies after the server has committed.
import { request as plain } from 'node:http';

import { request } from '@playwright/test';

import { postAddress } from '../../../support/addresses';
import { AS_A_BROWSER, fieldsOf, type Leaver } from '../../../support/leavers';
import type { Program } from '../../../support/program';
import { expect, press, send, test, tick } from '../../../support/test';
import { until } from '../../../support/until';

const CHECK = '/leaver/check';

/** A leaver who has answered one question: their session, and the form that hands it in. */
async function aboutToHandIn(program: Program, leaver: Leaver) {
  const session = await request.newContext({ baseURL: program.url, extraHTTPHeaders: AS_A_BROWSER });
  await session.get(leaver.link);
  const why = await (await session.get('/leaver/questions/why')).text();
  const fields = fieldsOf(why, postAddress('save-answers'));
  fields.append('reasons', 'B1');
  await session.post(postAddress('save-answers'), { form: Object.fromEntries(fields) });
  const form = Object.fromEntries(fieldsOf(await (await session.get(CHECK)).text(), postAddress('submit-answers')));
  return { session, form: { ...form, 'talk-choice': 'as_proposed', sure: 'yes' } as Record<string, string> };
}

test('a reminder leads to the screen where the leaver was, on another device too', async ({ page, program, newLeaver, openLink }) => {
  const leaver = await newLeaver();
  await openLink(page, leaver);
  await page.goto('/leaver/questions/why');
  await tick(page, 'reasons', 'B1');
  await press(page.locator('main').getByRole('button', { name: 'Verder', exact: true }));
  const at = new URL(page.url()).pathname;
  for (let days = 0; days < 6; days += 1) await program.forward('day');
  await program.toOfficeHours();
  const reminder = await program.mail(leaver.email, /^Herinnering/);
  const link = /https?:\/\/\S+\/l\/\S+/.exec(reminder.text)?.[0] ?? '';
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page).toHaveURL(new RegExp(`${at}$`));
});

test('two tabs and a replayed request hand in once, and each says that it arrived', async ({ program, newLeaver }) => {
  const leaver = await newLeaver();
  const { session, form } = await aboutToHandIn(program, leaver);
  const answers = await Promise.all([1, 2, 3].map(() => session.post(postAddress('submit-answers'), { form })));
  answers.push(await session.post(postAddress('submit-answers'), { form }));
  for (const answer of answers) {
    expect(new URL(answer.url()).pathname).toBe('/leaver/thanks');
    expect(await answer.text()).toContain('<h1>');
  }
  const again = await session.get('/leaver/questions/why');
  expect(new URL(again.url()).pathname, 'the questions are closed').toBe('/leaver/thanks');
  await session.dispose();
});

test('a connection that dies after the server has committed leaves one response', async ({ program, newLeaver }) => {
  const leaver = await newLeaver();
  const { session, form } = await aboutToHandIn(program, leaver);
  const cookies = (await session.storageState()).cookies.map((one) => `${one.name}=${one.value}`).join('; ');
  const body = new URLSearchParams(form).toString();
  await new Promise<void>((gone) => {
    const post = plain(`${program.url}${postAddress('submit-answers')}`, {
      method: 'POST',
      headers: {
        ...AS_A_BROWSER,
        cookie: cookies,
        origin: program.url,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
      },
    });
    // The answer is never read: the line goes dead as soon as the first of it arrives.
    post.on('response', (answer) => {
      answer.destroy();
      gone();
    });
    post.on('error', () => gone());
    post.end(body);
  });
  await until('the answers have arrived', async () => (await session.get('/leaver/thanks')).url().endsWith('/leaver/thanks'));
  const replayed = await session.post(postAddress('submit-answers'), { form });
  expect(new URL(replayed.url()).pathname, 'the page says so').toBe('/leaver/thanks');
  await session.dispose();
});

test('another device and an old tab overwrite nothing, and what differs is shown', async ({ page, browser, program, newLeaver, openLink }) => {
  const leaver = await newLeaver();
  const ahead = '/leaver/questions/ahead';
  await openLink(page, leaver);
  await page.goto(ahead);
  await expect(page.locator('html[data-ready]')).toHaveCount(1);
  const elsewhere = await browser.newContext({ baseURL: program.url, locale: 'nl-NL', javaScriptEnabled: false });
  const device = await elsewhere.newPage();
  await openLink(device, leaver);
  await device.goto(ahead);
  await send(device, 'save-answers', { tip: 'Op het andere apparaat.' });

  await page.locator('input[name=destination]').first().check();
  await expect(page.getByRole('status').filter({ hasText: 'Bewaard' }).first()).toBeVisible();
  await device.goto(ahead);
  await expect(device.locator('#tip'), 'the old tab shows nothing there, and takes nothing').toHaveValue('Op het andere apparaat.');
  await expect(device.locator('input[name=destination]').first(), 'what it changed is there').toBeChecked();

  await page.locator('#tip').fill('In het oude venster.');
  await expect(page.getByRole('status').filter({ hasText: 'ergens anders een ander antwoord' }).first()).toBeVisible();
  await press(page.locator('main').getByRole('button', { name: 'Verder', exact: true }));
  await expect(page.locator('#errors a[href="#tip"]')).toBeVisible();
  await expect(page.locator('#tip-elsewhere')).toContainText('Op het andere apparaat.');
  await expect(page.locator('#tip')).toHaveValue('In het oude venster.');
  await press(page.locator('main').getByRole('button', { name: 'Verder', exact: true }));
  await expect(page).toHaveURL(/\/leaver\/check$/);
  await device.goto(ahead);
  await expect(device.locator('#tip')).toHaveValue('In het oude venster.');
  await elsewhere.close();
});
