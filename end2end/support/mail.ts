// Reads a mail as another program would: the words, the link in them, and the calendar files.
import PostalMime from 'postal-mime';

export interface Mail {
  file: string;
  to: string;
  subject: string;
  /** Milliseconds since the epoch, as the mail's own Date says. */
  at: number;
  text: string;
  html: string;
  /** The leaver's personal link, where the mail has one. */
  link?: string;
  /** A code of six digits, where the mail has one. */
  code?: string;
  /** The calendar file that came along, the method its MIME type names, and its name. */
  calendar?: { text: string; method: string; name: string };
  language: string;
}

export async function readMail(bytes: Buffer, file: string): Promise<Mail> {
  const mail = await PostalMime.parse(bytes);
  const text = mail.text ?? '';
  const calendar = attached(bytes.toString('latin1'), '(?:afspraak|appointment)\\.ics');
  const header = (name: string) => mail.headers.find((one) => one.key === name)?.value ?? '';
  const named = /filename="((?:afspraak|appointment)\.ics)"/i.exec(bytes.toString('latin1'));
  const kind = /method=(\w+)/i.exec(bytes.toString('latin1'));
  return {
    file,
    to: mail.to?.[0]?.address ?? '',
    subject: mail.subject ?? '',
    at: Date.parse(mail.date ?? '') || 0,
    text,
    html: mail.html ?? '',
    link: /https?:\/\/\S+\/l\/[\w-]+/.exec(text)?.[0],
    code: /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0],
    calendar: calendar === undefined ? undefined : { text: calendar, method: (kind?.[1] ?? '').toUpperCase(), name: named?.[1] ?? '' },
    language: header('content-language'),
  };
}

/** An attachment byte for byte, with the line ends it was sent with: the parser makes them its own. */
function attached(raw: string, name: string): string | undefined {
  const part = new RegExp(`((?:[^\\r\\n]+\\r\\n)*[^\\r\\n]*filename="${name}"[\\s\\S]*?)\\r\\n\\r\\n([\\s\\S]*?)\\r\\n--`).exec(raw);
  if (!part) return undefined;
  const encoding = /content-transfer-encoding: *(\S+)/i.exec(part[1])?.[1].toLowerCase();
  if (encoding === 'base64') return Buffer.from(part[2], 'base64').toString('utf8');
  const bytes = encoding === 'quoted-printable'
    ? part[2].replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : part[2];
  return Buffer.from(`${bytes}\r\n`, 'latin1').toString('utf8');
}

/** The lines of the mail's calendar file, unfolded (RFC 5545, 3.1). */
function lines(mail: Mail): string[] {
  return (mail.calendar?.text ?? '').replace(/\r\n[ \t]/g, '').split('\r\n');
}

/** The local day of the appointment: `2027-01-12`. */
export function dayOf(mail: Mail): string {
  const start = lines(mail).map((line) => /^DTSTART;TZID=[^:]*:(\d{4})(\d{2})(\d{2})T/.exec(line)).find((found) => found);
  return start ? start.slice(1).join('-') : '';
}

/** Who takes part, by address. */
export function attendeesOf(mail: Mail): string[] {
  return lines(mail).flatMap((line) => /^ATTENDEE.*mailto:(\S+)$/i.exec(line)?.[1] ?? []);
}
