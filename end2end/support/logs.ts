// Every program of the run logs at debug level, into a file. When the run is over, no line may hold what opens
// something, names somebody or was written by them: links, codes, sessions, addresses, people's names, and whatever
// sentence was typed in a story's browser. What is ticked is a code of a letter and a figure, which stands for nothing
// by itself. That is the set-up of the whole run; what it returns is done at the end, and fails the run.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the logs of this run are, for the workers. */
const FOLDER_VARIABLE = 'UITZWAAI_STORIES_LOGS';

/** What must stand in no line whatever the run did: tokens of links and calendars, addresses of mail. */
const NEVER = [/\/l\/[\w-]{20,}/, /\/calendar\/[\w-]{20,}/, /[\w.+-]+(?:@|%40)[\w-]+\.(?:example|test|nl)/i];

/** What one program of the run gave out, and what it was told. */
export interface Secrets {
  tokens: string[];
  codes: string[];
  /** Of staff and of leavers. */
  names: string[];
  /** Sentences that people typed: answers, reports, reasons. */
  typed: string[];
}

/** Shorter than that a text may stand in a line by chance. */
const LETTERS_MIN = 12;

/** The lines of a text that people typed which are sentences: several words, as no code, date or address is. */
export function sentences(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line.length >= LETTERS_MIN && /\p{L}\s+\p{L}/u.test(line));
}

/** A place of this run that all its workers share; it goes with the logs. */
export function besideLogs(name: string): string {
  return join(process.env[FOLDER_VARIABLE] ?? mkdtempSync(join(tmpdir(), 'uitzwaai-logs-')), name);
}

/** Where a program writes its log, and beside it what it gave out. */
export function logOf(name: string): string {
  return join(process.env[FOLDER_VARIABLE] ?? tmpdir(), `${name}.log`);
}

/** Keeps what a program gave out, to be looked for in its log. */
export function keepSecrets(log: string, secrets: Secrets): void {
  writeFileSync(`${log}.json`, JSON.stringify(secrets));
}

/** A secret as it may stand in a line: as it is, or in an address. */
function writtenAs(secret: string): string[] {
  const inPath = encodeURIComponent(secret);
  return [...new Set([secret, inPath, inPath.replaceAll('%20', '+')])];
}

/** What is wrong with a line: nothing, mostly. */
function found(line: string, anywhere: string[], codes: string[]): string | undefined {
  const never = NEVER.find((pattern) => pattern.test(line));
  if (never) return `${never}`;
  const whole = anywhere.find((secret) => line.includes(secret));
  // Six figures stand somewhere among the parts of seconds: as a number of their own they are a code.
  return whole ?? codes.find((code) => new RegExp(`(?<![\\w.:-])${code}(?![\\w.:-])`).test(line));
}

/** The faults of one log, a few at most. */
export function lookAt(log: string): string[] {
  const kept = `${log}.json`;
  const none: Secrets = { tokens: [], codes: [], names: [], typed: [] };
  const { tokens, codes, names, typed }: Secrets = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : none;
  const text = readFileSync(log, 'utf8');
  // Most secrets stand nowhere in it: those are not looked for line by line.
  const anywhere = [...tokens, ...names, ...typed].flatMap(writtenAs).filter((secret) => text.includes(secret));
  const faults: string[] = [];
  for (const line of text.split('\n')) {
    const secret = found(line, anywhere, codes);
    if (secret) faults.push(`${secret}: ${line}`);
    if (faults.length === 5) break;
  }
  return faults;
}

export default function (): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'uitzwaai-logs-'));
  process.env[FOLDER_VARIABLE] = folder;
  return () => {
    const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
    const lines = logs.map((name) => readFileSync(join(folder, name), 'utf8').split('\n').length);
    const faults = logs.flatMap((name) => lookAt(join(folder, name)));
    if (faults.length > 0) throw new Error(`the log holds what it must not (${folder}):\n${faults.join('\n')}`);
    console.log(`nothing secret in ${lines.reduce((sum, one) => sum + one, 0)} lines of ${logs.length} logs`);
    rmSync(folder, { recursive: true });
  };
}
