// Lets stories be written in the Dutch that people read, and told in English as well: each sentence
// is looked up in the product's own catalogues.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type Language = 'nl' | 'en';

const FOLDER = resolve(__dirname, '../../wording/locales');

/** Messages of one line without arguments; the others cannot be looked up by their words. */
function catalogue(language: Language): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(join(FOLDER, language))) {
    for (const line of readFileSync(join(FOLDER, language, file), 'utf8').split('\n')) {
      const message = /^([a-z][\w-]*) = (.+)$/.exec(line);
      if (message && !message[2].includes('{')) found.set(message[1], message[2]);
    }
  }
  return found;
}

const dutch = catalogue('nl');
const english = catalogue('en');

/** The sentence in this language. A Dutch sentence that is not in the catalogue is a mistake of the story. */
export function inLanguage(language: Language, sentence: string): string {
  const keys = [...dutch].filter(([, words]) => words === sentence).map(([key]) => key);
  if (keys.length === 0) throw new Error(`"${sentence}" stands in no catalogue`);
  return language === 'nl' ? sentence : (english.get(keys[0]) ?? sentence);
}
