// What the validator of the W3C (Nu Html Checker, npm `vnu-jar`) says of pages. It takes a second to start, so that
// pages are gathered and looked at together.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import vnu from 'vnu-jar';

type Message = { url: string; type: string; subType?: string; message: string; extract?: string };

/** Pages by address; one address counts once. */
export class Gathered {
  private readonly pages = new Map<string, string>();

  add(address: string, html: string): void {
    this.pages.set(address, html);
  }

  /** What is wrong with them, a line each: address, message, and the place in the page. */
  async faults(): Promise<string[]> {
    const folder = await mkdtemp(join(tmpdir(), 'uitzwaai-pages-'));
    try {
      const files = new Map<string, string>();
      for (const [address, html] of this.pages) {
        const file = join(folder, `${files.size}.html`);
        await writeFile(file, html);
        files.set(file, address);
      }
      const messages = files.size === 0 ? [] : await look([...files.keys()]);
      return messages.map((one) => {
        const address = files.get(new URL(one.url).pathname) ?? one.url;
        return `${address}: ${one.message} (${(one.extract ?? '').replaceAll('\n', ' ')})`;
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}

function look(files: string[]): Promise<Message[]> {
  const options = ['-Xss4m', '-jar', vnu, '--format', 'json', '--stdout', '--exit-zero-always', ...files];
  return new Promise((resolve, reject) => {
    execFile('java', options, { maxBuffer: 64 * 1024 * 1024 }, (error, answer) => {
      if (error) reject(error);
      else resolve((JSON.parse(answer) as { messages: Message[] }).messages.filter((one) => one.type !== 'info' || one.subType === 'warning'));
    });
  });
}
