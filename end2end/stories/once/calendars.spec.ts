// The calendar files in the demonstration's mails, read back by two programs that are not ours.
import { execFileSync } from 'node:child_process';

import * as nodeIcal from 'node-ical';

import { python } from '../../support/locked';
import type { Mail } from '../../support/mail';
import { book, choose, expect, handIn, press, send, test } from '../../support/test';

/** What a reader makes of a file. */
interface Read {
  method: string;
  uid: string;
  sequence: number;
  summary: string;
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
  attendees: string[];
  organizer: string;
}

/** A text, which this reader gives as an object where it has parameters (its language). */
function textOf(value: unknown): string {
  return String((value as { val?: string })?.val ?? value);
}

function byNodeIcal(text: string): Read {
  const file = nodeIcal.sync.parseICS(text);
  const events = Object.values(file).filter((one) => one?.type === 'VEVENT') as nodeIcal.VEvent[];
  expect(events, 'one event').toHaveLength(1);
  const [event] = events;
  const attendees = [event.attendee ?? []].flat() as { val: string }[];
  return {
    method: String((event as unknown as { method?: string }).method ?? (file as { vcalendar?: { method?: string } }).vcalendar?.method),
    uid: event.uid,
    sequence: Number(event.sequence ?? 0),
    summary: textOf(event.summary),
    start: event.start.getTime(),
    end: event.end?.getTime() ?? 0,
    attendees: attendees.map((one) => one.val.toLowerCase()).sort(),
    organizer: String((event.organizer as unknown as { val: string }).val).toLowerCase(),
  };
}

const PYTHON = `
import json, sys
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.buffer.read())
events = [one for one in calendar.walk('VEVENT')]
assert len(events) == 1, events
event = events[0]
assert not event.errors, event.errors
attendees = event.get('ATTENDEE', [])
attendees = attendees if isinstance(attendees, list) else [attendees]
print(json.dumps({
    'method': str(calendar['METHOD']), 'uid': str(event['UID']), 'sequence': int(event.get('SEQUENCE', 0)),
    'summary': str(event['SUMMARY']),
    'start': round(event.decoded('DTSTART').timestamp() * 1000),
    'end': round(event.decoded('DTEND').timestamp() * 1000) if 'DTEND' in event else round((event.decoded('DTSTART') + event.decoded('DURATION')).timestamp() * 1000),
    'attendees': sorted(str(one).lower() for one in attendees), 'organizer': str(event['ORGANIZER']).lower(),
}))
`;

function byPython(text: string): Read {
  return JSON.parse(execFileSync(python(), ['-c', PYTHON], { input: text, encoding: 'utf8' })) as Read;
}

/** Both readers agree; returns what they read. */
function read(mail: Mail): Read {
  const text = mail.calendar?.text ?? '';
  expect(text, `a calendar file in "${mail.subject}"`).toContain('BEGIN:VCALENDAR');
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75), 'lines over 75 octets').toEqual([]);
  const [one, other] = [byNodeIcal(text), byPython(text)];
  expect(one).toEqual(other);
  expect(one.method, 'METHOD is what the MIME type says').toBe(mail.calendar?.method);
  return other;
}

test('confirmation, move and cancellation are read by node-ical and by icalendar', async ({ page, program, newLeaver, openLink }) => {
  const leaver = await newLeaver();
  const session = await handIn(program, leaver);
  const slot = await book(program, session);
  const confirmed = read(await program.mail(leaver.email, /^Je afspraak op/));
  expect(confirmed.method).toBe('REQUEST');
  expect((await program.mail(leaver.email, /^Je afspraak op/)).calendar?.name, 'in the language of who gets it').toBe('afspraak.ics');
  expect(confirmed.summary).not.toMatch(/exit/i);
  expect(confirmed.attendees.join(' ')).toContain(leaver.email);
  expect(confirmed.attendees, 'host and leaver').toHaveLength(2);
  expect(confirmed.organizer).toContain('mailto:');
  expect(confirmed.end - confirmed.start).toBe(60 * 60_000);
  const host = confirmed.attendees.find((one) => !one.includes(leaver.email))?.replace('mailto:', '') ?? '';
  const hosts = (await program.mails(host)).filter((mail) => mail.calendar?.text.includes(confirmed.uid));
  const withoutLeaver = { ...confirmed, attendees: [`mailto:${host}`] };
  expect(read(hosts[0]), 'the host gets the same appointment, without where the leaver can be reached').toEqual(withoutLeaver);

  await openLink(page, leaver);
  await page.goto('/leaver/talk');
  await press(page.getByRole('link', { name: 'Ander moment kiezen' }));
  await expect(page.locator(`label.slot input[value="${slot}"]`), 'the time it has stands in words').toHaveCount(0);
  await press(await choose(page.locator('label.slot input').last(), true));
  const moved = read(await program.mail(leaver.email, /verzet/));
  expect(moved.start).not.toBe(confirmed.start);
  if (moved.uid === confirmed.uid) expect(moved.sequence).toBeGreaterThan(confirmed.sequence);

  await page.goto('/leaver/talk');
  const file = await page.context().request.get((await page.getByRole('link', { name: 'Zet in mijn agenda' }).getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toContain('text/calendar');
  expect(file.headers()['content-disposition']).toContain('filename="afspraak.ics"');
  expect(byPython(await file.text()).start, 'the file on the page').toBe(moved.start);
  expect(byNodeIcal(await file.text()).start).toBe(moved.start);
  const onPage = byNodeIcal(await file.text()).organizer;

  // Calling off what follows on answers that were sent asks for the code.
  await page.goto('/leaver/data');
  await send(page, 'request-code');
  await send(page, 'enter-code', { code: (await program.mail(leaver.email, /^Je code$/)).code ?? '' });
  await page.goto('/leaver/talk');
  await page.getByText('Gesprek afzeggen').first().click();
  await page.getByLabel('Ja, zeg dit gesprek af').check();
  await press(page.locator('main').getByRole('button', { name: 'Gesprek afzeggen', exact: true }));
  const cancelled = read(await program.mail(leaver.email, /gaat niet door/));
  expect(cancelled.method).toBe('CANCEL');
  expect(cancelled.uid).toBe(moved.uid);
  expect(cancelled.sequence).toBeGreaterThan(moved.sequence);
  const organisers = new Set([confirmed, moved, cancelled].map((one) => one.organizer).concat(onPage));
  expect([...organisers], 'one organiser, whatever the file').toEqual([confirmed.organizer]);
  await session.dispose();

  await test.step('somebody who reads English gets it by an English name, from the same organiser', async () => {
    const other = await newLeaver({ language: 'en' });
    const theirs = await handIn(program, other);
    await book(program, theirs);
    const mail = await program.mail(other.email, /^Your appointment on/);
    expect(mail.calendar?.name).toBe('appointment.ics');
    expect(read(mail).organizer).toBe(confirmed.organizer);
    await theirs.dispose();
  });
});
