// Waits for a state, never for a time: looks again until it is there, and says what was missing.

/** Looks every 50 ms; fails after `seconds`. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((look) => setTimeout(look, 50)); // reason: polls a folder, which tells nobody
  }
}
