// Every program of the run logs at debug level, into a file. When the run is over, no line may hold what opens
// something or names somebody: links, codes, sessions, addresses. That is the set-up of the whole run; what it
// returns is done at the end, and fails the run.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the logs of this run are, for the workers. */
const FOLDER_VARIABLE = 'UITZWAAI_STORIES_LOGS';

/** What must stand in no line whatever the run did: tokens of links and calendars, addresses of mail. */
const NEVER = [/\/l\/[\w-]{20,}/, /\/calendar\/[\w-]{20,}/, /[\w.+-]+(?:@|%40)[\w-]+\.(?:example|test|nl)/i];

/** What one program of the run gave out. */
export interface Secrets {
  tokens: string[];
  codes: string[];
  names: string[];
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

/** What is wrong with a line: nothing, mostly. */
function found(line: string, { tokens, codes, names }: Secrets): string | undefined {
  const never = NEVER.find((pattern) => pattern.test(line));
  if (never) return `${never}`;
  const whole = [...tokens, ...names].find((secret) => line.includes(secret));
  // Six figures stand somewhere among the parts of seconds: as a number of their own they are a code.
  return whole ?? codes.find((code) => new RegExp(`(?<![\\w.:-])${code}(?![\\w.:-])`).test(line));
}

/** The faults of one log, a few at most. */
export function lookAt(log: string): string[] {
  const kept = `${log}.json`;
  const secrets: Secrets = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { tokens: [], codes: [], names: [] };
  const faults: string[] = [];
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const secret = found(line, secrets);
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
