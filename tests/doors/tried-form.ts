/** A form tried in every way in which people send one: empty, filled, twice at once, again, with other words, and late. */

import { randomUUID } from 'node:crypto';
import type { UngatedRecord } from '@rygforloeb/record/ungated';
import { changedForm, faultedFields, filledForm, withHiddenOf } from './filled-form.ts';
import { emptyForm, type FormButton, formsIn, kindOf, lostIn, type PageForm } from './forms-in.ts';
import { patternOf } from './page-kinds.ts';
import { changesIn, type RecordChange } from './record-changes.ts';

export interface MetForm extends PageForm {
  readonly on: string;
}

/** Whoever sends, and what it is written in. */
export interface Trying {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly record: UngatedRecord;
}

export interface Tried {
  readonly faults: readonly string[];
  readonly came: 'done' | 'answered' | 'gone' | 'refused';
  readonly why?: string;
}

const mostTries = 5;

/** What a button does, whoever presses it: its page, itself, and what the form says without showing it. */
export function deedOf({ action, fields }: PageForm, { name, value, action: other, text }: FormButton): string {
  const said = fields.filter(({ type, value: one }) => type === 'hidden' && !/\d/.test(one)).map((field) => `${field.name}=${field.value}`);
  return [
    patternOf((other ?? action).split('?')[0] ?? ''),
    name === undefined ? text : `${name}=${value}`,
    ...said.filter((one) => !one.startsWith('_csrf')),
  ].join(' ');
}

/** The form with nothing in it: what it says to that. */
export async function sentEmpty(as: Trying, met: MetForm, button: FormButton): Promise<Tried> {
  const form = await openedAgain(as, met);
  if (form === undefined) return { faults: [], came: 'gone' };
  const answer = await send(as, button.action ?? form.action, emptyForm(form, button, as.headers['x-csrf-token'] ?? ''));
  const wrong = await faultOf(as, answer);
  return { faults: wrong === undefined ? [] : [`empty: ${wrong}`], came: 'answered' };
}

/** Empty, filled, twice at once, again, with other words, and by somebody who opened the page before. */
export async function sentInEveryWay(as: Trying, met: MetForm, button: FormButton): Promise<Tried> {
  const csrf = as.headers['x-csrf-token'] ?? '';
  let form = await openedAgain(as, met);
  if (form === undefined) return { faults: [], came: 'gone' };
  const late = openedBefore(form);
  const action = button.action ?? form.action;
  const faults: string[] = [];
  const changes = await changesIn(as.record);
  let sent = emptyForm(form, button, csrf);
  let answer = await send(as, action, sent);
  const wrong = await faultOf(as, answer.clone());
  const backIn = (text: string) => formsIn(text, met.on).find((one) => kindOf(one, patternOf) === kindOf(met, patternOf));
  if (answer.status === 422) form = { ...withHiddenOf(form, backIn(await answer.clone().text())), on: met.on };
  if (wrong !== undefined) faults.push(`empty: ${wrong}`);
  const tries = new Map<string, { readonly times: number; readonly said: string }>();
  let why = '';
  for (let tried = 0; answer.status !== 303 && tried < mostTries; tried += 1) {
    sent = filledForm(form, button, csrf, tries);
    const [one, other] = await Promise.all([send(as, action, sent), send(as, action, sent)]);
    answer = one;
    if (one.status !== other.status || one.headers.get('location') !== other.headers.get('location'))
      faults.push(`twice at once: ${one.status} ${one.headers.get('location')}, ${other.status} ${other.headers.get('location')}`);
    if (answer.status !== 422) break;
    const text = await answer.text();
    why =
      /role="alert"[\s\S]*?<\/ul>/
        .exec(text)?.[0]
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ') ?? '';
    const faulted = faultedFields(form, text);
    if (faulted.size === 0) break;
    form = { ...withHiddenOf(form, backIn(text)), on: met.on };
    for (const [name, said] of faulted) tries.set(name, { times: (tries.get(name)?.times ?? 0) + 1, said });
  }
  if (answer.status !== 303) return { faults, came: answer.status === 200 ? 'answered' : 'refused', why: `${answer.status} ${why}` };
  const to = answer.headers.get('location') ?? '';
  const effect = await changes();
  faults.push(...doubled(effect).map((one) => `twice at once: ${one} stands twice`));
  const again = await send(as, action, sent);
  if (again.status !== 303 || again.headers.get('location') !== to) faults.push(`again: ${again.status} ${again.headers.get('location')}`);
  const isSame = async () => (await changes()).length === effect.length;
  if (!(await isSame())) faults.push('again: done twice');
  const other = changedForm(form, sent);
  if (other !== undefined) {
    faults.push(...(await notDone(as, 'with other words', action, other)));
    if (!(await isSame())) faults.push('with other words: done silently');
  }
  return { faults: [...faults, ...(await comesLate(as, late, button, sent, effect))], came: 'done' };
}

/** The same form in another window that was opened at the same time: it has a key of its own. */
function openedBefore(form: MetForm): MetForm {
  return { ...form, fields: form.fields.map((field) => (field.name === 'noegle' ? { ...field, value: `${randomUUID()}.1` } : field)) };
}

/** The page as it is now, and this form in it. */
async function openedAgain(as: Trying, form: MetForm): Promise<MetForm | undefined> {
  const page = await opened(as, form.on);
  const kind = kindOf(form, patternOf);
  const found = formsIn(await page.text(), form.on).find((one) => one.action === form.action && kindOf(one, patternOf) === kind);
  return found && { ...found, on: form.on };
}

/** It does nothing, says so, and has the words still. */
async function notDone(as: Trying, how: string, action: string, sent: URLSearchParams): Promise<readonly string[]> {
  const answer = await send(as, action, sent);
  const to = answer.headers.get('location');
  const page = to === null ? answer : await opened(as, to);
  const text = await page.text();
  const lost = lostIn(text, sent).filter((one) => !isThere(text, one));
  if (!/role="(?:alert|status)"/.test(text)) return [`${how}: ${answer.status} ${to ?? ''} says nothing`];
  return lost.length > 0 ? [`${how}: ${answer.status} ${to ?? ''} lost ${lostTold(lost)}`] : [];
}

/** What is lost, for people who read what a test says. */
export function lostTold(lost: ReturnType<typeof lostIn>): string {
  return lost.map(([name, value]) => `${name}=${value.slice(0, 20)}`).join(', ');
}

/** Said elsewhere on the page than in its field; or a choice that nobody has any more. */
function isThere(html: string, [name, value]: readonly [string, string]): boolean {
  const isWritten = html.replaceAll('\r', '').includes(value.trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
  const isOffered = formsIn(html, '').some(({ fields }) => fields.some((field) => field.name === name && field.value === value));
  return value === '' || isWritten || (!/\s/.test(value) && !isOffered);
}

/** Somebody opened the page before the form was sent, and sends other words after: what both write over, she is told first. */
async function comesLate(
  as: Trying,
  late: MetForm,
  button: FormButton,
  first: URLSearchParams,
  effect: readonly RecordChange[],
): Promise<readonly string[]> {
  const written = new Set(effect.map(({ type, id }) => `${type} ${id}`));
  const over = new Set(effect.filter(({ version }) => version > 1).map(({ type, id }) => `${type} ${id}`));
  const own = new URLSearchParams(first);
  for (const { name, type, value } of late.fields) if (type === 'hidden' && name !== '_csrf') own.set(name, value);
  const sent = changedForm(late, own, ' fra en anden');
  if (sent === undefined || over.size === 0 || written.size === 0) return [];
  const changes = await changesIn(as.record);
  const answer = await send(as, button.action ?? late.action, sent);
  const now = (await changes()).filter(({ type, id }) => over.has(`${type} ${id}`));
  if (now.length > 0)
    return [
      `a second editor writes over ${now.map(({ type, id, version }) => `${type} ${id} ${version}`).join(', ')}, ${answer.status} ${answer.headers.get('location')}`,
    ];
  return [];
}

/** What was made twice: the same content under two ids. */
function doubled(changes: readonly RecordChange[]): readonly string[] {
  const seen = new Set<string>();
  return changes
    .filter(({ version }) => version === 1)
    .flatMap(({ type, id, content }) => {
      const own = `${type} ${content.replaceAll(id, '').replace(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, '')}`;
      if (seen.has(own)) return [type];
      seen.add(own);
      return [];
    });
}

async function faultOf(as: Trying, answer: Response): Promise<string | undefined> {
  if (answer.status === 303) {
    const to = answer.headers.get('location') ?? '';
    const page = await opened(as, to);
    const text = await page.text();
    if (page.status >= 400) return `leads to ${page.status} ${to}`;
    return untold(text, to);
  }
  const text = await answer.text();
  if (answer.status === 200) return undefined; // A search or a proof answers on the spot.
  if (answer.status === 409) return /role="(?:alert|status)"/.test(text) ? undefined : '409 without a word'; // Another form has moved the case on.
  if (answer.status !== 422) return `${answer.status}`;
  const summary = /role="alert"[\s\S]*?<\/ul>/.exec(text)?.[0];
  if (summary === undefined) return '422 without a list of what is wrong';
  const links = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
  if (links.length === 0) return '422 without a link to a field';
  const ids = new Set([...text.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
  const nowhere = links.filter((id) => !ids.has(id));
  return nowhere.length > 0 ? `links to no field: ${nowhere.join(', ')}` : undefined;
}

/** What was to be told has a sentence. */
function untold(text: string, to: string): string | undefined {
  return to.includes('besked=') && !/class="alert/.test(text) ? `${to} has no sentence` : undefined;
}

/** A page as a browser opens it. */
export function opened({ url, headers }: Pick<Trying, 'url' | 'headers'>, path: string): Promise<Response> {
  return fetch(`${url}${path}`, { headers: { ...headers, accept: 'text/html' } });
}

/** A form as a browser sends it. */
export function send({ url, headers }: Pick<Trying, 'url' | 'headers'>, path: string, body: URLSearchParams): Promise<Response> {
  const { 'x-csrf-token': _token, ...rest } = headers; // The form carries it.
  return fetch(`${url}${path}`, { method: 'POST', body, headers: { ...rest, accept: 'text/html' }, redirect: 'manual' });
}
