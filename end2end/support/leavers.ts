// Somebody new who leaves, for one story alone: registered by the coordinator through the real form,
// and where the story begins later, with the questions answered through the real pages.
import { type APIRequestContext, request } from '@playwright/test';

import { postAddress } from './addresses';
import type { Program } from './program';
import { until } from './until';

export interface Leaver {
  name: string;
  email: string;
  link: string;
  /** Of the record. */
  id: string;
}

export interface Wish {
  name?: string;
  /** A code of the departure types; voluntary when absent. */
  type?: string;
  /** A school's name; the first school's when absent, whose leader can be signed in as. */
  school?: string;
  language?: 'nl' | 'en';
  /** Days from today until the last day worked. */
  leavesIn?: number;
  serviceBand?: string;
  leader?: string;
  /** Further fields of the form for registering. */
  more?: Record<string, string>;
}

/** What a browser says when it posts a plain form: it wants to be led to a page. */
export const AS_A_BROWSER = { accept: 'text/html' };

const FIRST_NAMES = ['Anouk', 'Bernard', 'Chantal', 'Dirkje', 'Evert', 'Floor', 'Gerben', 'Hilke', 'Idris', 'Jasmijn'];
const LAST_NAMES = ['Akkerhuis', 'Boomgaard', 'Calandt', 'Duinker', 'Eikenaar', 'Fuikstra', 'Grasveld', 'Heidema'];
let made = 0;

/** A name that nobody in this program has yet. */
export function newName(): string {
  made += 1;
  const tag = Math.random().toString(36).replace(/[^a-z]/g, '').slice(0, 5);
  const last = `${LAST_NAMES[made % LAST_NAMES.length]}${tag}`;
  return `${FIRST_NAMES[made % FIRST_NAMES.length]} ${last}`;
}

/** The address that goes with a name. */
export function mailAddressOf(name: string): string {
  return `${name.toLowerCase().replace(/\W+/g, '.')}@mail.example`;
}

/** Every field of a form as it stands in the page, by the words of its action. */
export function fieldsOf(page: string, action: string): URLSearchParams {
  const form = new RegExp(`<form[^>]*action="${action}"[^>]*>([\\s\\S]*?)</form>`).exec(page)?.[1];
  if (form === undefined) throw new Error(`there is no form ${action} on the page`);
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1];
    const kind = attribute('type') ?? 'text';
    const isChosen = !['checkbox', 'radio'].includes(kind) || /\schecked\b/.test(input);
    const name = attribute('name');
    if (name && isChosen) fields.append(name, attribute('value') ?? '');
  }
  return fields;
}

/** The value of the option or choice with these words. */
export function optionOf(page: string, words: string): string {
  const option = new RegExp(`<option[^>]*value="([^"]+)"[^>]*>\\s*(?:<!>)?${words}`).exec(page)?.[1];
  if (option === undefined) throw new Error(`there is no option ${words} on the page`);
  return option;
}

/** Registers somebody; the first mail has arrived when this returns. */
export async function register(program: Program, coordinator: APIRequestContext, wish: Wish = {}): Promise<Leaver> {
  await program.toOfficeHours();
  const name = wish.name ?? newName();
  program.knows(name);
  const email = mailAddressOf(name);
  const page = await (await coordinator.get('/staff/departures/new')).text();
  const last = await program.inDays(wish.leavesIn ?? 60);
  const fields: Record<string, string> = {
    name,
    private_email: email,
    language: wish.language ?? 'nl',
    unit: optionOf(page, wish.school ?? 'Rijnveld College'),
    departure_type: wish.type ?? 'voluntary',
    foreseen: 'yes',
    last_day_worked: last,
    end_of_employment: last,
  };
  Object.assign(fields, wish.more);
  if (wish.serviceBand) fields.service_band = wish.serviceBand;
  if (wish.leader) fields.leader = optionOf(page, wish.leader);
  const answer = await coordinator.post(postAddress('departure-register'), { form: fields });
  const id = /\/staff\/departures\/([0-9a-f]{32})/.exec(answer.url())?.[1];
  if (!id) throw new Error(`${name} was not registered; the program answered ${answer.status()} at ${answer.url()}`);
  const first = await program.mail(email, /./);
  if (!first.link) throw new Error(`the first mail to ${name} has no link`);
  return { name, email, link: first.link, id };
}

/** Answers one question of each screen and hands in with the route's proposal (or `choice`); returns the session. */
export async function handIn(program: Program, leaver: Leaver, choice = 'as_proposed'): Promise<APIRequestContext> {
  const session = await request.newContext({ baseURL: program.url, extraHTTPHeaders: AS_A_BROWSER });
  await session.get(leaver.link);
  let at = await session.get('/leaver/questions');
  for (let screens = 0; screens < 12 && at.url().includes('/leaver/questions/'); screens += 1) {
    const page = await at.text();
    const fields = fieldsOf(page, postAddress('save-answers'));
    const first = /<input[^>]*type="(?:radio|checkbox)"[^>]*>/.exec(page)?.[0];
    const name = first && /\bname="([^"]*)"/.exec(first)?.[1];
    const value = first && /\bvalue="([^"]*)"/.exec(first)?.[1];
    if (name && value) fields.set(name, value);
    at = await session.post(postAddress('save-answers'), { form: Object.fromEntries(fields) });
  }
  const fields = Object.fromEntries(fieldsOf(await (await session.get('/leaver/check')).text(), postAddress('submit-answers')));
  const done = await session.post(postAddress('submit-answers'), { form: { ...fields, 'talk-choice': choice, sure: 'yes' } });
  if (!done.url().endsWith('/leaver/thanks')) throw new Error(`${leaver.name}'s answers were not received: ${done.url()}`);
  return session;
}

/** Books the first moment that is offered; returns its key. */
export async function book(program: Program, session: APIRequestContext): Promise<string> {
  let page = '';
  await until('moments are offered', async () => {
    page = await (await session.get('/leaver/talk/book')).text();
    return /name="slot"/.test(page);
  });
  const talk = /name="talk" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const slot = /<input[^>]*name="slot"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? '';
  const fields = Object.fromEntries(fieldsOf(page, postAddress('pick-moment')));
  await session.post(postAddress('book-talk'), { form: { ...fields, talk, slot } });
  return slot;
}
