// An organisation with a provider of its own: oidc-provider beside the program as it is run for real, with an
// account for each of a few people. Its clock is the machine's.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

import { python } from './locked';
import { keepSecrets, logOf } from './logs';
import { readMail } from './mail';
import { until } from './until';

/** Somebody as the provider knows them; what they type at its page is the key. */
export interface AtProvider {
  sub: string;
  email: string;
  email_verified: boolean;
  /** What the provider says in a claim; the ID token has none where there are none. */
  groups?: string[];
}

const PEOPLE: Record<string, AtProvider> = {
  anna: { sub: 'subject-anna', email: 'anna@organisation.example', email_verified: true },
  bo: { sub: 'subject-bo', email: 'bo@organisation.example', email_verified: false },
  stranger: { sub: 'subject-stranger', email: 'stranger@organisation.example', email_verified: true },
};

const ACCOUNTS = [
  ['anna@organisation.example', 'Anna de Vries', 'nl', 'administrator', 'hr_coordinator'],
  ['bo@organisation.example', 'Bo Ekelboom', 'en', 'hr_adviser'],
];

/** Seconds in which a debug build has to have started. */
const START_SECONDS_MAX = 60;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Settings of an organisation that uses no provider. */
export const NO_PROVIDER = {
  UITZWAAI_OIDC_ISSUER: '',
  UITZWAAI_OIDC_CLIENT_ID: '',
  UITZWAAI_OIDC_CLIENT_SECRET: '',
  UITZWAAI_OIDC_NAME: '',
};

export class Organisation {
  private constructor(
    private readonly folder: string,
    private readonly log: string,
    readonly url: string,
    readonly issuer: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly program: ChildProcess,
    private provider: ChildProcess,
  ) {}

  /** Everything started; `more` are settings of the program's, `host` is how people reach it. */
  static async start(more: Record<string, string> = {}, host = '127.0.0.1'): Promise<Organisation> {
    const [port, providerPort] = [await freePort(), await freePort()];
    const folder = mkdtempSync(join(tmpdir(), 'uitzwaai-organisation-'));
    mkdirSync(join(folder, 'mails'));
    const url = `http://${host}:${port}`;
    const issuer = `http://127.0.0.1:${providerPort}`;
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('UITZWAAI_'));
    const environment = {
      ...Object.fromEntries(kept),
      UITZWAAI_LISTEN: `127.0.0.1:${port}`,
      UITZWAAI_BASE_URL: url,
      UITZWAAI_DATABASE_URL: `sqlite:${join(folder, 'uitzwaai.db')}`,
      UITZWAAI_MAIL_DIR: join(folder, 'mails'),
      UITZWAAI_MAIL_FROM: 'hr@organisation.example',
      UITZWAAI_SECRET_FILE: join(folder, 'secret'),
      UITZWAAI_KEY_FILE: join(folder, 'keys'),
      UITZWAAI_SITE: process.env.UITZWAAI_SITE ?? resolve(__dirname, '../../target/site'),
      UITZWAAI_OIDC_ISSUER: issuer,
      UITZWAAI_OIDC_CLIENT_ID: 'uitzwaai',
      UITZWAAI_OIDC_CLIENT_SECRET: 'a secret of the stories',
      UITZWAAI_OIDC_NAME: 'Organisation ID',
      UITZWAAI_LOG: 'debug',
      ...more,
    };
    for (const [email, name, language, ...roles] of ACCOUNTS) {
      const options = ['--name', name, '--language', language, '--organisation', 'Stichting Voorbeeld', '--resigning-talks-with', 'adviser'];
      run(environment, folder, ['create-account', email, ...options, ...roles.flatMap((role) => ['--role', role])]);
    }
    const provider = await startProvider(providerPort, url);
    const log = logOf(basename(folder));
    const lines = openSync(log, 'w');
    const program = spawn(binary(), ['serve'], { env: environment, cwd: folder, stdio: ['ignore', 'ignore', lines] });
    closeSync(lines);
    const answers = async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200;
    await until('the program has started', answers, START_SECONDS_MAX);
    return new Organisation(folder, log, url, issuer, environment, program, provider);
  }

  async stop(): Promise<void> {
    await Promise.all([ended(this.program), ended(this.provider)]);
    const names = ACCOUNTS.map(([, name]) => name);
    keepSecrets(this.log, { tokens: ['a secret of the stories'], codes: await this.codes(), names, typed: [] });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The provider is down. */
  async stopProvider(): Promise<void> {
    await ended(this.provider);
  }

  /** It is up again, with other keys and without a memory of who signed in. */
  async startProvider(): Promise<void> {
    this.provider = await startProvider(Number(new URL(this.issuer).port), this.url);
  }

  /** Somebody has another address at the provider, or is somebody new there. */
  async changePerson(login: string, person: AtProvider): Promise<void> {
    await fetch(`${this.issuer}/people`, { method: 'POST', body: JSON.stringify({ [login]: person }) });
  }

  /** A statement on the program's database, as time or somebody else might have changed it. */
  sql(statement: string): void {
    const script = 'import sqlite3, sys\nwith sqlite3.connect(sys.argv[1], timeout=20) as database: database.execute(sys.argv[2])';
    const done = spawnSync(python(), ['-c', script, join(this.folder, 'uitzwaai.db'), statement], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
  }

  /** The codes that were mailed so far, the newest last. */
  async codes(): Promise<string[]> {
    const folder = join(this.folder, 'mails');
    const files = readdirSync(folder).filter((name) => name.endsWith('.eml')).sort();
    const mails = await Promise.all(files.map((name) => readMail(readFileSync(join(folder, name)), name)));
    return mails.flatMap((mail) => mail.code ?? []);
  }

  /** What `uitzwaai check` says. */
  check(): string {
    return spawnSync(binary(), ['check'], { env: this.environment, cwd: this.folder, encoding: 'utf8' }).stdout;
  }
}

function binary(): string {
  return process.env.UITZWAAI_BIN ?? resolve(__dirname, '../../target/debug/uitzwaai');
}

function run(environment: NodeJS.ProcessEnv, folder: string, arguments_: string[]): void {
  const done = spawnSync(binary(), arguments_, { env: environment, cwd: folder, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${arguments_.join(' ')}: ${done.stderr}`);
}

async function startProvider(port: number, url: string): Promise<ChildProcess> {
  const client = {
    client_id: 'uitzwaai',
    client_secret: 'a secret of the stories',
    redirect_uris: [`${url}/staff/sign-in/callback`],
    post_logout_redirect_uris: [`${url}/staff/sign-in/out`],
    backchannel_logout_uri: `${url}/api/v1/back-channel-logout`,
    backchannel_logout_session_required: true,
  };
  const script = resolve(__dirname, 'provider.mjs');
  const child = spawn(process.execPath, [script, String(port), JSON.stringify(client), JSON.stringify(PEOPLE)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => (said += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  const isReady = () => {
    if (child.exitCode !== null) throw new Error(`the provider ended:\n${said}`);
    return said.includes('ready at');
  };
  await until('the provider has started', isReady);
  return child;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((exit) => child.once('exit', exit));
  child.kill('SIGKILL');
  await gone;
}
