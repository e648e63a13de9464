/** A form filled from its own controls by somebody who does what the page asks: where it has something against a field, another value is tried there. */

import type { FormButton, FormField, PageForm } from './forms-in.ts';

/** How often each field has been found wanting, by its name, and what was said last. */
export type Tries = ReadonlyMap<string, { readonly times: number; readonly said: string }>;

/** What somebody knows who does this: numbers of a citizen who is here, and what is in a file. */
export interface Known {
  readonly cpr: string;
  readonly file?: string;
}

const sentence = 'Skrevet til prøve';
const words = [sentence, '4', '10.15', '75000000', 'M01AE01'];
/** What a page asks for by name. */
const asked: readonly (readonly [by: RegExp, value: string])[] = [
  [/ATC/, 'M01AE01'],
  [/link/i, 'https://eksempel.dk'],
  [/Postnummer/, '6000'],
  [/Ydernummer/, '012345'],
  [/SOR/, '1234567890123'],
  [/GLN/, '5790000000005'],
  [/Telefon/, '75000000'],
  [/klokkeslæt/, '10.15'],
  [/tal\b|cifre/, '4'],
];
const daysFromNow = [0, 14, -14, 3, -60];

/** What is sent when the button is pressed. */
export function filledForm({ fields }: PageForm, button: FormButton, csrf: string, known: Known, tries: Tries): URLSearchParams {
  const filled = new URLSearchParams();
  for (const group of groupsOf(fields)) {
    const [{ name, type, value } = { name: '', type: '', value: '' }] = group;
    const { times: tried, said } = tries.get(name) ?? { times: 0, said: '' };
    if (type === 'file') filled.set(name, known.file ?? '');
    else if (type === 'hidden') for (const one of group) filled.append(name, name === '_csrf' ? csrf : one.value);
    else if (type === 'radio' || type === 'option') choose(filled, group, tried);
    else if (type === 'checkbox') for (const one of ticked(group, tried)) filled.append(name, one.value);
    else filled.set(name, valueFor(name, value, { tried, said, place: filled.size, known }));
  }
  if (button.name !== undefined) filled.set(button.name, button.value);
  return filled;
}

/** The same form with other words: the first text, else another choice; undefined where nothing in it can be said otherwise. */
export function changedForm(form: PageForm, sent: URLSearchParams, more = ' og mere'): URLSearchParams | undefined {
  const changed = new URLSearchParams(sent);
  const isDate = (name: string) => /\.(?:dag|maaned|aar|day|month|year|kl)$/.test(name);
  const text = form.fields.find(
    ({ name, type }) => type === 'textarea' || (type === 'text' && !isDate(name) && /[a-zæøå]{4}/i.test(sent.get(name) ?? '')),
  );
  if (text !== undefined) {
    changed.set(text.name, `${sent.get(text.name) ?? ''}${more}`.trim());
    return changed;
  }
  const choice = form.fields.find(
    ({ name, type, value }) => (type === 'radio' || type === 'option') && value !== '' && value !== (sent.get(name) ?? ''),
  );
  if (choice === undefined) return undefined;
  changed.set(choice.name, choice.value);
  return changed;
}

/** The fields that a page has something against, by name, with what it says: each link of the summary leads to one. */
export function faultedFields({ fields }: PageForm, html: string): ReadonlyMap<string, string> {
  const summary = /role="alert"[\s\S]*?<\/ul>/.exec(html)?.[0] ?? '';
  const links = [...summary.matchAll(/href="#([^"]+)"[^>]*>([^<]*)/g)];
  const isOf = (id: string, { name, id: own = '' }: FormField) =>
    own === id || name === id || name.startsWith(`${id}.`) || own.startsWith(`${id}-`) || own.startsWith(`${id}.`);
  return new Map(
    links.flatMap(([, id = '', said = '']) =>
      fields.filter((field) => field.type !== 'hidden' && isOf(id, field)).map(({ name }) => [name, said] as const),
    ),
  );
}

/** The form with what a page that was sent back has besides: the version and the key of now, and fields that it asks for now. */
export function withHiddenOf(form: PageForm, now: PageForm | undefined): PageForm {
  if (now === undefined) return form;
  const shown = form.fields.filter(({ type }) => type !== 'hidden');
  const names = new Set(shown.map(({ name }) => name));
  return { ...form, fields: [...now.fields.filter(({ type, name }) => type === 'hidden' || !names.has(name)), ...shown] };
}

function groupsOf(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  const groups = new Map<string, FormField[]>();
  for (const field of fields) {
    const key = `${field.name} ${field.type}`;
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  return [...groups.values()];
}

function choose(filled: URLSearchParams, group: readonly FormField[], tried: number): void {
  const own = group.findIndex(({ isChosen, value }) => isChosen && value !== '');
  const real = group.filter(({ value }) => value !== '');
  const [first] = group;
  // What may be left open is, until the page asks; a list that nobody has touched is sent with its first line.
  if (tried === 0 && own < 0 && (real.length < group.length || first?.type === 'option')) {
    if (first?.type === 'option') filled.set(first.name, first.value);
    return;
  }
  const chosen = tried === 0 && own >= 0 ? group[own] : real[(tried + (own >= 0 ? own : 0)) % Math.max(1, real.length)];
  if (chosen !== undefined) filled.set(chosen.name, chosen.value);
}

/** What is ticked stays; what must be ticked is, one more each time. */
function ticked(group: readonly FormField[], tried: number): readonly FormField[] {
  const own = group.filter(({ isChosen }) => isChosen);
  if (tried === 0 && own.length > 0) return own;
  return group.filter(({ name }) => !name.endsWith('.none')).slice(0, tried);
}

/** No two fields say the same. */
function valueFor(
  name: string,
  value: string,
  { tried, said, place, known }: { readonly tried: number; readonly said: string; readonly place: number; readonly known: Known },
): string {
  const on = new Date(Date.now() + (daysFromNow[tried % daysFromNow.length] ?? 0) * 86_400_000);
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' }).format(on).split('-');
  const isOwn = tried === 0 && value !== '';
  if (/\.(?:day|dag)$/.test(name)) return isOwn ? value : (day ?? '');
  if (/\.(?:month|maaned)$/.test(name)) return isOwn ? value : (month ?? '');
  if (/\.(?:year|aar)$/.test(name)) return isOwn ? value : (year ?? '');
  if (isOwn) return value;
  const wanted = tried === 0 ? undefined : /CPR|findes ikke her/.test(said) ? known.cpr : asked.find(([by]) => by.test(said))?.[1];
  const tells = wanted ?? words[tried % words.length] ?? sentence;
  return tells === sentence ? `${sentence} ${place}` : tells;
}
