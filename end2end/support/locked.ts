// Another program that holds the demonstration's database, as a backup or a broken disk would.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const HOLD = `
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute('begin immediate')
print('held', flush=True)
sys.stdin.readline()
database.execute('rollback')
`;

/** Python, as the tests have prepared it. */
export function python(): string {
  const ours = resolve(__dirname, '../../target/venv/bin/python');
  return process.env.UITZWAAI_PYTHON ?? (existsSync(ours) ? ours : 'python3');
}

/** Takes the database for itself; what is returned lets it go. */
export async function hold(database: string): Promise<() => Promise<void>> {
  const child = spawn(python(), ['-c', HOLD, database], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((ended) => child.once('exit', () => ended()));
  await new Promise<void>((held, failed) => {
    child.stdout.once('data', () => held());
    child.once('exit', (code) => failed(new Error(`the database could not be held: ${code}`)));
  });
  return async () => {
    child.stdin.end('\n');
    await gone;
  };
}
