// A host's calendars: their own is read and blocks times; the talks are a calendar apart, which two
// programs that are not ours can read.
import { execFileSync } from 'node:child_process';

import type { Page } from '@playwright/test';
import * as nodeIcal from 'node-ical';

import { python } from '../../support/locked';
import { attendeesOf } from '../../support/mail';
import { book, expect, fill, form, handIn, press, send, test, unfold } from '../../support/test';

/** A calendar with one appointment on that day (`2027-01-12`), from twenty past eight until ten to ten, wherever. */
function calendarOf(date: string): string {
  const day = date.replaceAll('-', '');
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Agenda//NL', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Tandarts met mama',
    `DTSTART:${day}T082000`, `DTEND:${day}T095000`, 'END:VEVENT', 'END:VCALENDAR', '',
  ].join('\r\n');
}

const PYTHON = `
import json, sys
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
events = calendar.walk('VEVENT')
assert not any(event.errors for event in events), [event.errors for event in events]
print(json.dumps(sorted([str(event['UID']), str(event['SUMMARY']), round(event.decoded('DTSTART').timestamp() * 1000)] for event in events)))
`;

type Row = [string, string, number];

/** What two readers make of it; they agree. */
function read(text: string): Row[] {
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75), 'lines over 75 octets').toEqual([]);
  const byPython = JSON.parse(execFileSync(python(), ['-c', PYTHON], { input: text, encoding: 'utf8' })) as Row[];
  const parsed = Object.values(nodeIcal.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT') as nodeIcal.VEvent[];
  const words = (value: unknown) => String((value as { val?: string })?.val ?? value);
  const byNode: Row[] = parsed.map((event) => [event.uid, words(event.summary), event.start.getTime()]);
  expect(byNode.sort()).toEqual(byPython);
  return byPython;
}

/** Uploads a calendar; the file's control is not filled in by name like others. */
async function upload(page: Page, text: string): Promise<void> {
  const where = form(page, 'calendar-upload');
  await unfold(where.locator('[name=file]'));
  await where.locator('[name=file]').setInputFiles({ name: 'agenda.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
  await press(where.locator('button'));
}

test('a host\'s own calendar blocks times, and the talks stand in a calendar apart', async ({ page, program, signIn, newLeaver, see }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  await book(program, session);
  await session.dispose();
  const invitation = await program.mail(leaver.email, /^Je afspraak op/);
  await signIn(page, attendeesOf(invitation).find((one) => one !== leaver.email) ?? '');
  await page.goto('/staff/availability');
  await press(page.locator('main a[href="/staff/calendars"]'));
  await expect(page.locator('main .empty')).toBeVisible();
  await see(page);

  await test.step('what is no calendar is refused, and nothing typed is lost but the password', async () => {
    await send(page, 'calendar-upload');
    await expect(page.locator('#file-error')).toBeVisible();
    await upload(page, '<html>inloggen</html>');
    await expect(page.locator('#file-error')).toBeVisible();
    const dav = page.locator('#add-dav form');
    const typed = { dav_address: 'http://127.0.0.1:9/', user_name: 'anna', password: 'geheim' };
    await fill(dav, typed);
    await press(dav.locator('button'));
    await expect(page.locator('#dav_address-error'), 'nobody reaches this machine').toBeVisible();
    await expect(page.locator('#user_name')).toHaveValue('anna');
    await expect(page.locator('#password')).toHaveValue('');
    await see(page);
  });

  await test.step('a file is read: times, and nothing of what they are about', async () => {
    await upload(page, calendarOf(await program.inDays(3)));
    await expect(page.locator('ul.tasks li [data-shape=full]')).toBeVisible();
    await expect(page.locator('main')).toContainText('08.20–09.50');
    await expect(page.locator('main')).not.toContainText('Tandarts');
    await see(page);
  });

  const address = page.locator('#subscription');
  const open = async (url: string) => page.context().request.get(url);
  await test.step('the host subscribes, and two programs read the talks', async () => {
    await send(page, 'subscription-renew');
    const url = await address.inputValue();
    const answer = await open(url);
    expect(answer.headers()['content-type']).toContain('text/calendar');
    expect(answer.headers()['cache-control']).toContain('private');
    const text = await answer.text();
    const talks = read(text);
    const uid = /UID:(\S+)/.exec(invitation.calendar?.text ?? '')?.[1];
    expect(talks.find(([one]) => one === uid)?.[1], 'the same appointment as in the mail').toBe(`Afscheidsgesprek met ${leaver.name}`);
    expect(text).not.toContain(leaver.email);
    const etag = answer.headers()['etag'];
    const again = await page.context().request.get(url, { headers: { 'if-none-match': etag } });
    expect(again.status()).toBe(304);
    await see(page);
  });

  await test.step('a new address, and none: each makes the ones before worthless', async () => {
    const first = await address.inputValue();
    await send(page, 'subscription-renew');
    await expect(page.locator('#sure-renew-error'), 'a new address asks for a tick').toBeVisible();
    await send(page, 'subscription-renew', { sure: 'yes' });
    const second = await address.inputValue();
    expect(second).not.toBe(first);
    expect([(await open(first)).status(), (await open(second)).status()]).toEqual([404, 200]);
    await send(page, 'subscription-off', { sure: 'yes' });
    await expect(address).toHaveCount(0);
    expect((await open(second)).status()).toBe(404);
    expect(await (await open(second)).text(), 'no difference').toBe(await (await open(`${program.url}/calendar/x.ics`)).text());
  });

  await test.step('a calendar goes when the host says so', async () => {
    await send(page, 'calendar-remove');
    await expect(page.locator('[id^=sure-][id$=-error]')).toBeVisible();
    await send(page, 'calendar-remove', { sure: 'yes' });
    await expect(page.locator('main .empty')).toBeVisible();
    await expect(page.locator('main')).not.toContainText('08.20–09.50');
  });
});
