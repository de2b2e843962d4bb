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
  /** The calendar file that came along, and the method its MIME type names. */
  calendar?: { text: string; method: string };
  language: string;
}

export async function readMail(bytes: Buffer, file: string): Promise<Mail> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'utf8' });
  const text = mail.text ?? '';
  const invite = mail.attachments.find((one) => one.filename === 'invite.ics');
  const header = (name: string) => mail.headers.find((one) => one.key === name)?.value ?? '';
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
    calendar: invite ? { text: String(invite.content), method: (invite.method ?? kind?.[1] ?? '').toUpperCase() } : undefined,
    language: header('content-language'),
  };
}
