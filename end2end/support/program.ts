// The program under test: a demonstration of its own for each worker, on a free port, with its
// mails in a folder. Nobody else's clock moves when a story moves this one. The first of a run is built, which takes a
// debug build some ten seconds of computing; the others begin with a copy of what was built.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

import { besideLogs, keepSecrets, logOf, sentences } from './logs';
import { type Mail, readMail } from './mail';
import { until } from './until';

/** A Monday with no school holiday in the five weeks after it. */
export const FIRST_DAY = '2027-01-11';
/** Seconds in which a debug build has to have built its demonstration. */
const START_SECONDS_MAX = 60;

export type Role = 'administrator' | 'hr_coordinator' | 'hr_adviser' | 'team_leader' | 'school_head' | 'policy_officer';
export type Step = 'hour' | 'day' | 'week';

export interface Person {
  name: string;
  email: string;
}

/** The demonstration's clock on the wall, in the organisation's zone. */
export interface WallTime {
  /** `2027-01-11` */
  date: string;
  hour: number;
  /** 0 is Sunday. */
  weekday: number;
}

function ofTheRepository(path: string): string {
  return resolve(__dirname, '../..', path);
}

export class Program {
  /** Mails read so far, by their file: a mail that left is never written again. */
  private readonly read = new Map<string, Mail>();
  /** Sentences that were typed in a story's browser. */
  private readonly typed = new Set<string>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly url: string,
    private readonly accounts: Map<string, Person>,
    private readonly links: Map<string, string>,
    /** The names of people who leave, of the demonstration and of stories. */
    private readonly leavers: Set<string>,
    /** Everything it logs, at debug level. */
    readonly log: string,
  ) {}

  static async start(): Promise<Program> {
    const binary = process.env.UITZWAAI_BIN ?? ofTheRepository('target/debug/uitzwaai');
    const site = process.env.UITZWAAI_SITE ?? ofTheRepository('target/site');
    if (!existsSync(binary)) throw new Error(`${binary} is not there: run \`cargo xtask test\`, which builds it`);
    const folder = mkdtempSync(join(tmpdir(), 'uitzwaai-stories-'));
    const log = logOf(basename(folder));
    const lines = openSync(log, 'w');
    const child = spawn(
      binary,
      ['demo', '--listen', '127.0.0.1:0', '--folder', folder, '--day', FIRST_DAY, '--like', besideLogs('demonstration')],
      { env: { ...process.env, UITZWAAI_SITE: site, UITZWAAI_LOG: 'debug' }, stdio: ['ignore', 'pipe', lines] },
    );
    closeSync(lines);
    let said = '';
    child.stdout?.on('data', (piece: Buffer) => (said += piece.toString()));
    const isReady = () => {
      const end = () => readFileSync(log, 'utf8').slice(-2_000);
      if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${said}${end()}`);
      return /\/demonstration\/mails\b[^\n]*\n/.test(said);
    };
    await until('the demonstration has started', isReady, START_SECONDS_MAX);
    const url = /(http:\/\/127\.0\.0\.1:\d+)\/staff/.exec(said)?.[1];
    if (!url) throw new Error(`no address was printed:\n${said}`);
    const accounts = new Map<string, Person>();
    for (const [, what, email, name] of said.matchAll(/^ {4}(\S.*?) {2,}(\S+@\S+) \((.+)\)$/gm)) {
      accounts.set(what.replace(/ /g, '_'), { name, email });
    }
    const links = new Map<string, string>();
    const leavers = new Set<string>();
    for (const [, what, link, name] of said.matchAll(/^ {2}leaver, (.+?) {2,}(http\S+) \((.+)\)$/gm)) {
      links.set(what.replace(/ /g, '_'), link);
      leavers.add(name);
    }
    return new Program(child, folder, url, accounts, links, leavers, log);
  }

  async stop(): Promise<void> {
    const gone = new Promise((ended) => this.process.once('exit', ended));
    if (this.process.exitCode === null && this.process.signalCode === null) {
      // Nobody goes on with its folder, and a graceful end would wait for connections that browsers keep open.
      this.process.kill('SIGKILL');
      await gone;
    }
    await this.keepSecrets();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Somebody of this name leaves. */
  knows(name: string): void {
    this.leavers.add(name);
  }

  /** A form was posted to it with these values. */
  hears(values: Iterable<string>): void {
    for (const value of values) sentences(value).forEach((sentence) => this.typed.add(sentence));
  }

  /** Notes what it gave out and was told so far, beside its log: links and codes in mails, who is who, what was typed. */
  async keepSecrets(): Promise<void> {
    const mails = await this.mails();
    const links = [...this.links.values(), ...mails.map((mail) => mail.link ?? '')].filter((link) => link !== '');
    keepSecrets(this.log, {
      tokens: [...new Set(links.map((link) => link.split('/l/')[1]?.split('?')[0] ?? ''))].filter((token) => token !== ''),
      codes: mails.filter((mail) => /\bcode\b/i.test(mail.subject)).flatMap((mail) => mail.code ?? []),
      names: [...[...this.accounts.values()].map((person) => person.name), ...this.leavers],
      typed: [...this.typed],
    });
  }

  /** The demonstration's database. */
  get database(): string {
    return join(this.folder, 'uitzwaai.db');
  }

  /** Who signs in with this role. */
  account(role: Role): Person {
    const found = this.accounts.get(role);
    if (!found) throw new Error(`nobody was printed as ${role}; there are ${[...this.accounts.keys()].join(', ')}`);
    return found;
  }

  /** A printed link of a leaver: `questionnaire`, `to_plan`, `planned`, `choose`, `english`. For reading only. */
  link(what: string): string {
    const found = this.links.get(what);
    if (!found) throw new Error(`no link was printed for ${what}; there are ${[...this.links.keys()].join(', ')}`);
    return found;
  }

  /** Every mail that left so far, to this address where one is named, the newest last. */
  async mails(to?: string): Promise<Mail[]> {
    const folder = join(this.folder, 'mails');
    const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    for (const name of names.filter((one) => !this.read.has(one))) {
      this.read.set(name, await readMail(readFileSync(join(folder, name)), join(folder, name)));
    }
    return [...this.read.values()]
      .filter((mail) => !to || mail.to.toLowerCase() === to.toLowerCase())
      .sort((one, other) => one.at - other.at || one.file.localeCompare(other.file));
  }

  /** Waits for a mail to this address whose subject matches, beyond the first `after`. */
  async mail(to: string, subject: RegExp, after = 0): Promise<Mail> {
    let found: Mail | undefined;
    await until(`a mail to ${to} about ${subject}`, async () => {
      found = (await this.mails(to)).filter((mail) => subject.test(mail.subject))[after];
      return found !== undefined;
    });
    return found!;
  }

  /** What the demonstration's clock says, from the bar on its pages. */
  async now(): Promise<WallTime> {
    const page = await (await fetch(`${this.url}/demonstration`)).text();
    const bar = /<aside[^>]*class="demo"[\s\S]*?<\/aside>/.exec(page)?.[0] ?? '';
    const at = /datetime="(\d{4}-\d{2}-\d{2})T(\d{2})/.exec(bar);
    if (!at) throw new Error('the bar of the demonstration does not say what time it is');
    return { date: at[1], hour: Number(at[2]), weekday: new Date(`${at[1]}T12:00:00Z`).getUTCDay() };
  }

  /** Moves the clock forward, as the bar's buttons do. */
  async forward(step: Step): Promise<void> {
    const page = await (await fetch(`${this.url}/demonstration`)).text();
    const bar = /<aside[^>]*class="demo"[\s\S]*?<\/aside>/.exec(page)?.[0] ?? '';
    const action = /<form[^>]*action="([^"]+)"/.exec(bar)?.[1];
    if (!action) throw new Error('the bar of the demonstration has no form');
    const fields = new URLSearchParams();
    for (const [input] of bar.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input)?.[1];
      if (name) fields.append(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
    }
    const button = new RegExp(`<button[^>]*name="([^"]+)"[^>]*value="${step}"`).exec(bar)?.[1] ?? 'forward';
    fields.append(button, step);
    const answer = await fetch(this.url + action, { method: 'POST', body: fields, redirect: 'manual' });
    if (answer.status >= 400) throw new Error(`the clock did not move: ${answer.status}`);
  }

  /** Moves the clock to a working day between nine and three, when mails leave at once. */
  async toOfficeHours(): Promise<void> {
    for (let hours = 0; hours < 24 * 4; hours += 1) {
      const { weekday, hour } = await this.now();
      if (weekday >= 1 && weekday <= 5 && hour >= 9 && hour < 15) return;
      await this.forward('hour');
    }
    throw new Error('no working day came');
  }

  /** Moves the clock until `date`, or past it, at noon or later. */
  async toTheDayAfter(date: string): Promise<void> {
    for (let hours = 0; hours < 24 * 40; hours += 1) {
      const now = await this.now();
      if (now.date > date) break;
      await this.forward(now.date < date ? 'day' : 'hour');
    }
    await this.toOfficeHours();
  }

  /** Moves the clock into the first hour of `date`, before anything of that day. */
  async toTheMorningOf(date: string): Promise<void> {
    const before = new Date(Date.parse(`${date}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    for (let hours = 0; hours < 24 * 40; hours += 1) {
      const now = await this.now();
      if (now.date >= date) return;
      await this.forward(now.date < before ? 'day' : 'hour');
    }
  }

  /** The date so many days from the demonstration's today. */
  async inDays(days: number): Promise<string> {
    const { date } = await this.now();
    return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  }
}
