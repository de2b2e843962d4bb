// A human as a sum: how long somebody takes over the page that is open, from where its controls stand, how large they
// are and what its words say. No clock is read, so a slow machine changes nothing.
//
// What is not in it: waiting for pages, mistakes, looking up from the screen. Somebody who has done it before is quicker.
import type { Locator, Page } from '@playwright/test';

import { press } from './forms';

/** A phone under a thumb, or a laptop with a mouse and its keyboard. */
export type Device = 'phone' | 'laptop';

/** Silent reading: M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019). */
const WORDS_A_MINUTE = 238;
/** Making up one's mind: M in the keystroke-level model of S. K. Card, T. P. Moran and A. Newell (Communications of the ACM 23, 1980). */
const MIND_SECONDS = 1.35;
/** From the mouse to the keys or back: H in the same model. */
const HOMING_SECONDS = 0.4;
/** A bit of choosing (Hick's law): I_C in Card, Moran and Newell, "The Psychology of Human-Computer Interaction" (1983). */
const SECONDS_A_BIT_OF_CHOICE = 0.15;
/**
 * Bits of pointing a second. A finger on glass: I. S. MacKenzie, "Fitts' throughput and the remarkable case of
 * touch-based target selection" (HCI International 2015). A mouse, the slowest that they found: R. W. Soukoreff and I. S.
 * MacKenzie, "Towards a standard for pointing device evaluation", International Journal of Human-Computer Studies 61 (2004).
 */
const BITS_A_SECOND: Record<Device, number> = { phone: 6.95, laptop: 3.7 };
/**
 * Typing, in words of five characters. A phone: K. Palin and others, "How do people type on mobile devices?" (MobileHCI
 * 2019). Keys: V. Dhakal and others, "Observations on typing from 136 million keystrokes" (CHI 2018).
 */
const TYPED_A_MINUTE: Record<Device, number> = { phone: 36.2, laptop: 51.56 };
/** Writing what one has still to think of, on keys: C.-M. Karat and others, "Patterns of entry and correction" (CHI 1999). */
const COMPOSED_A_MINUTE = 19;
const CHARACTERS_OF_A_WORD = 5;

/** Words that stand on the page and that nobody reads there. */
const NOT_READ = 'script, style, select, datalist, textarea, .visually-hidden';
/** More controls than any form here has. */
const STOPS_MAX = 80;

interface Place {
  x: number;
  y: number;
}

export class Human {
  /** What was pressed, ticked and chosen so far. */
  presses = 0;
  private readonly parts: { what: string; seconds: number }[] = [];
  /** Sentences that were read: what stands there again is known. */
  private readonly known = new Set<string>();
  private hand: Place | undefined;
  private isAtKeys = false;

  constructor(
    private readonly page: Page,
    private readonly device: Device,
  ) {}

  /** What follows is another part of the work. */
  begin(what: string): void {
    this.parts.push({ what, seconds: 0 });
  }

  /** All of it so far. */
  get seconds(): number {
    return this.parts.reduce((sum, part) => sum + part.seconds, 0);
  }

  /** Its parts in words, for whoever runs the stories. */
  account(what: string): string {
    const parts = this.parts.map((part) => `${part.what} ${part.seconds.toFixed(1)}`).join(', ');
    return `${what}: ${this.seconds.toFixed(1)} s and ${this.presses} presses on a ${this.device} (${parts})`;
  }

  /** Reads what is to be seen of this and was not read before; as far as `upTo`, which is read as well. */
  async read(where: Locator, upTo?: Locator): Promise<void> {
    const last = upTo ? await upTo.elementHandle() : null;
    const texts = await where.evaluateAll(
      (roots, { last, notRead }) =>
        roots.flatMap((root) => {
          const found: string[] = [];
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const isBeyond = last && !last.contains(node) && last.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
            if (isBeyond) break;
            const around = node.parentElement;
            // The words of a fold that is closed: the fold itself is to be seen, they are not.
            const isFolded = around instanceof HTMLDetailsElement && !around.open;
            if (around?.checkVisibility() && !isFolded && !around.closest(notRead)) found.push(node.textContent ?? '');
          }
          return found;
        }),
      { last, notRead: NOT_READ },
    );
    for (const text of texts.map((one) => one.replace(/\s+/g, ' ').trim())) {
      if (this.known.has(text)) continue;
      this.known.add(text);
      const words = text.split(' ').filter((word) => /\p{L}|\d/u.test(word)).length;
      this.spend((60 * words) / WORDS_A_MINUTE);
    }
  }

  /** Makes up their mind: what holds of a question, or what to do next. */
  think(): void {
    this.spend(MIND_SECONDS);
  }

  /** Opens what is folded. */
  async open(fold: Locator): Promise<void> {
    const summary = fold.locator('> summary');
    await this.reach(summary);
    await summary.click();
  }

  /** Goes into a field by pointing at it. A list would open a window of its own, which hides the page: it has the focus. */
  async enter(field: Locator): Promise<void> {
    await this.reach(field);
    const isList = await field.evaluate((one) => one.tagName === 'SELECT');
    if (isList) await field.focus();
    else await field.click();
  }

  /** Chooses this of so many. */
  async choose(control: Locator, among: number): Promise<void> {
    this.decide(among);
    await this.reach(control);
    await control.check();
  }

  /** Presses a button or follows a link, and waits for the page it leads to. */
  async press(what: Locator): Promise<void> {
    await this.reach(what);
    await press(what);
  }

  /** Moves on with the keys to this control. */
  async tabTo(control: Locator): Promise<void> {
    for (let stops = 0; stops < STOPS_MAX; stops += 1) {
      if (await control.evaluate((one) => one === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
      this.strike(1);
    }
    throw new Error(`no ${STOPS_MAX} tabs lead to ${control} on ${this.page.url()}`);
  }

  /** Fills a field with what is known by heart or lies beside it; a day by its eight digits. */
  async type(field: Locator, text: string): Promise<void> {
    const kind = await field.getAttribute('type');
    this.strike(kind === 'date' ? text.replace(/\D/g, '').length : text.length);
    await field.fill(text);
  }

  /**
   * Fills a field with words of their own. How fast people compose was measured on keys; on a phone it is typing, and
   * making up one's mind before each clause.
   */
  async write(field: Locator, text: string): Promise<void> {
    if (this.device === 'phone') {
      const clauses = text.split(/[.,;:?!]+/).filter((clause) => clause.trim() !== '');
      this.spend(MIND_SECONDS * clauses.length);
      this.strike(text.length);
    } else {
      this.toKeys();
      this.spend((60 * text.length) / CHARACTERS_OF_A_WORD / COMPOSED_A_MINUTE);
    }
    this.known.add(text);
    await field.fill(text);
  }

  /** Gives a file that lies ready: presses its field, and in the window of the system types the file's name. */
  async give(field: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.reach(field);
    this.think();
    // And Enter.
    this.strike(file.name.length + 1);
    await field.setInputFiles(file);
  }

  /** Chooses from a list that has the focus, by as few of its first letters as lead there. */
  async pick(list: Locator, value: string): Promise<void> {
    const options = await list.locator('option').evaluateAll((all) =>
      (all as HTMLOptionElement[]).map((one) => ({ value: one.value, words: (one.textContent ?? '').trim().toLowerCase() })),
    );
    const wanted = options.find((one) => one.value === value);
    if (!wanted) throw new Error(`${list} has no ${value}`);
    const leads = (letters: number) => options.find((one) => one.words.startsWith(wanted.words.slice(0, letters))) === wanted;
    let letters = 1;
    while (letters < wanted.words.length && !leads(letters)) letters += 1;
    this.decide(options.length);
    this.strike(letters);
    await list.selectOption(value);
  }

  /** So many keys. */
  strike(keys: number): void {
    this.toKeys();
    this.spend((60 * keys) / CHARACTERS_OF_A_WORD / TYPED_A_MINUTE[this.device]);
  }

  /** Hick's law: the bits of a choice of so many, or of none of them. */
  private decide(among: number): void {
    this.spend(SECONDS_A_BIT_OF_CHOICE * Math.log2(among + 1));
  }

  /**
   * Points at this, or at its words where it stands in a label, by Fitts's law in the form of I. S. MacKenzie
   * (Human-Computer Interaction 7, 1992). What is out of sight is scrolled to first, half a screen at a time, each a
   * movement of that length to within a quarter of the screen.
   */
  private async reach(what: Locator): Promise<void> {
    const { target, scrolled, screen } = await what.evaluate((one) => {
      const aim = one.closest('label') ?? one;
      const before = scrollY;
      const { top, bottom } = aim.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) aim.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = aim.getBoundingClientRect();
      return { target: { x, y, width, height }, scrolled: Math.abs(scrollY - before), screen: { width: innerWidth, height: innerHeight } };
    });
    if (this.isAtKeys && this.device === 'laptop') this.spend(HOMING_SECONDS);
    this.isAtKeys = false;
    this.presses += 1;
    const swipes = Math.ceil(scrolled / (screen.height / 2));
    for (let swipe = 0; swipe < swipes; swipe += 1) this.move(screen.height / 2, screen.height / 4);
    // Before anything was pointed at, the hand rests at the lower edge.
    const from = this.hand ?? { x: screen.width / 2, y: screen.height };
    const to = { x: target.x + target.width / 2, y: target.y + target.height / 2 };
    // How large a target is, is its smaller side (I. S. MacKenzie and W. Buxton, CHI 1992).
    this.move(Math.hypot(to.x - from.x, to.y - from.y), Math.min(target.width, target.height));
    this.hand = to;
  }

  /** A movement over this distance to a target of this size, in CSS pixels. */
  private move(distance: number, size: number): void {
    this.spend(Math.log2(distance / Math.max(size, 1) + 1) / BITS_A_SECOND[this.device]);
  }

  private toKeys(): void {
    if (!this.isAtKeys && this.device === 'laptop') this.spend(HOMING_SECONDS);
    this.isAtKeys = true;
  }

  private spend(seconds: number): void {
    if (this.parts.length === 0) this.begin('at first');
    this.parts[this.parts.length - 1].seconds += seconds;
  }
}
