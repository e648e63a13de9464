/** A form tried in every way in which people send one: empty, filled, twice at once, again, with other words, and late. */

import { randomUUID } from 'node:crypto';
import type { UngatedRecord } from '@rygforloeb/record/ungated';
import { changedForm, faultedFields, filledForm, type Known, withHiddenOf } from './filled-form.ts';
import { emptyForm, type FormButton, formsIn, kindOf, lostIn, type PageForm } from './forms-in.ts';
import { patternOf } from './page-kinds.ts';
import { changesIn, type RecordChange } from './record-changes.ts';

export interface MetForm extends PageForm {
  readonly on: string;
  /** What was sent where it stands only in an answer: with a proof of a file comes the form that saves it. */
  readonly after?: Sent;
}

interface Sent {
  readonly action: string;
  readonly body: URLSearchParams;
  readonly files: readonly string[];
}

/** Whoever sends, and what it is written in. */
export interface Trying {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly record: UngatedRecord;
  readonly known: Known;
}

export interface Tried {
  readonly faults: readonly string[];
  readonly came: 'done' | 'answered' | 'gone' | 'refused';
  readonly why?: string;
  /** Forms that stand in an answer and on no page. */
  readonly more?: readonly MetForm[];
}

const mostTries = 5;
const changing = new Set(['_csrf', 'noegle', 'set', '_set', 'stod']);
/** The list and the page of a case offer the same decisions. */
const sameAs: Readonly<Record<string, string>> = { '/kliniker/indbakke/:referral': '/kliniker/indbakke' };
/** Whom or what it is done to, not what is done. */
const about = new Set(['_csrf', 'modtager', 'til', 'stod']);

/** What a button does, whoever presses it: its page, itself, and what the form says without showing it. */
export function deedOf({ action, fields }: PageForm, { name, value, action: other, text }: FormButton): string {
  const said = fields
    .filter((field) => field.type === 'hidden' && !/\d/.test(field.value) && !about.has(field.name))
    .map((field) => `${field.name}=${field.value}`);
  const pressed = name === undefined ? (said.length > 0 ? [] : [text]) : [`${name}=${value}`];
  const pattern = patternOf((other ?? action).split('?')[0] ?? '');
  return [sameAs[pattern] ?? pattern, ...pressed, ...said].join(' ');
}

/** What can be done on a page as it is now: each form with one of its buttons. */
export async function placesOn(as: Trying, on: string) {
  const page = await opened(as, on);
  return formsIn(await page.text(), on)
    .map((form): MetForm => ({ ...form, on }))
    .flatMap((form) => form.buttons.map((button) => ({ form, button, deed: deedOf(form, button) })));
}

/** What a form is about: the same form of another citizen or another row is another. */
export function aboutOf({ action, fields }: PageForm): string {
  const hidden = fields.filter(({ type, name }) => type === 'hidden' && !changing.has(name));
  return [action, ...hidden.map(({ name, value }) => `${name}=${value}`)].join(' ');
}

/** The form with nothing in it: what it says to that. */
export async function sentEmpty(as: Trying, met: MetForm, button: FormButton): Promise<Tried> {
  const form = await openedAgain(as, met, button);
  if (form === undefined) return { faults: [], came: 'gone' };
  const answer = await send(as, button.action ?? form.action, emptyForm(form, button, as.headers['x-csrf-token'] ?? ''), filesOf(form));
  const wrong = await faultOf(as, answer);
  return { faults: wrong === undefined ? [] : [`empty: ${wrong}`], came: 'answered' };
}

/** Empty, filled, twice at once, again, with other words, and by somebody who opened the page before. */
export async function sentInEveryWay(as: Trying, met: MetForm, button: FormButton): Promise<Tried> {
  const csrf = as.headers['x-csrf-token'] ?? '';
  let form = await openedAgain(as, met, button);
  if (form === undefined) return { faults: [], came: 'gone' };
  const late = openedBefore(form);
  const action = button.action ?? form.action;
  const files = filesOf(form);
  const faults: string[] = [];
  const changes = await changesIn(as.record);
  let sent = emptyForm(form, button, csrf);
  let answer = await send(as, action, sent, files);
  const wrong = await faultOf(as, answer.clone());
  const backIn = (text: string) => sameIn(formsIn(text, met.on), met, button);
  const known = { ...as.known, ...(files.length > 0 && { file: await fileFor(as, action) }) };
  if (answer.status === 422) form = { ...withHiddenOf(form, backIn(await answer.clone().text())), on: met.on };
  if (wrong !== undefined) faults.push(`empty: ${wrong}`);
  const tries = new Map<string, { readonly times: number; readonly said: string }>();
  let why = '';
  for (let tried = 0; answer.status !== 303 && tried < mostTries; tried += 1) {
    sent = filledForm(form, button, csrf, known, tries);
    const [one, other] = await Promise.all([send(as, action, sent, files), send(as, action, sent, files)]);
    answer = one;
    why = '';
    if (one.status !== other.status || one.headers.get('location') !== other.headers.get('location'))
      faults.push(`twice at once: ${one.status} ${one.headers.get('location')}, ${other.status} ${other.headers.get('location')}`);
    if (answer.status !== 422) break;
    const text = await answer.text();
    why =
      /role="alert"[\s\S]*?<\/ul>/
        .exec(text)?.[0]
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ') ?? '';
    form = { ...withHiddenOf(form, backIn(text)), on: met.on };
    const faulted = faultedFields(form, text);
    if (faulted.size === 0) break;
    for (const [name, said] of faulted) tries.set(name, { times: (tries.get(name)?.times ?? 0) + 1, said });
  }
  if (answer.status === 200) {
    const wrote = await changes();
    if (wrote.length > 0) faults.push(`answered on the spot, and wrote ${wrote.map(({ type, id }) => `${type} ${id}`).join(', ')}`);
    return { faults, came: 'answered', more: await formsAfter(answer, { action, body: sent, files }, met) };
  }
  if (answer.status !== 303) return { faults, came: 'refused', why: `${answer.status} ${why}` };
  const to = answer.headers.get('location') ?? '';
  const effect = await changes();
  faults.push(...doubled(effect).map((one) => `twice at once: ${one} stands twice`));
  const again = await send(as, action, sent, files);
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

/** The page as it is now, and this form in it; or one that does the same, when something else stands in it now. */
async function openedAgain(as: Trying, form: MetForm, button: FormButton): Promise<MetForm | undefined> {
  const { on, after } = form;
  const page = after === undefined ? await opened(as, on) : await send(as, after.action, keyed(after.body), after.files);
  const found = sameIn(formsIn(await page.text(), on), form, button);
  return found && { ...found, on, ...(after !== undefined && { after }) };
}

/** The form itself, or else one with which the same is done. */
function sameIn(forms: readonly PageForm[], form: PageForm, button: FormButton): PageForm | undefined {
  const kind = kindOf(form, patternOf);
  const deed = deedOf(form, button);
  const there = forms.filter(({ action }) => action === form.action);
  return (
    there.find((one) => kindOf(one, patternOf) === kind) ?? there.find((one) => one.buttons.some((other) => deedOf(one, other) === deed))
  );
}

/** The same words in a form opened anew. */
function keyed(body: URLSearchParams): URLSearchParams {
  const anew = new URLSearchParams(body);
  anew.set('noegle', `${randomUUID()}.1`);
  return anew;
}

/** Forms in an answer that are not those of the page. */
async function formsAfter(answer: Response, after: Sent, { on, buttons }: MetForm): Promise<readonly MetForm[]> {
  const own = buttons.map(({ name, value }) => `${name}=${value}`);
  return formsIn(await answer.text(), on)
    .filter((form) => form.action === after.action && !form.buttons.some(({ name, value }) => own.includes(`${name}=${value}`)))
    .map((form) => ({ ...form, on, after }));
}

function filesOf({ hasFile, fields }: PageForm): readonly string[] {
  return hasFile ? fields.filter(({ type }) => type === 'file').map(({ name }) => name) : [];
}

/** The table that the page gives, with its first line changed. */
async function fileFor(as: Trying, path: string): Promise<string> {
  const table = await (await opened(as, `${path}?hent=csv`)).text();
  const [head = '', first = ''] = table.split('\r\n');
  const name = head.split(';').indexOf('name');
  const cells = first.split(';').map((cell, column) => (column === name ? `${cell} (rettet)` : cell));
  return [head, cells.join(';')].join('\r\n');
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
export function send(
  { url, headers }: Pick<Trying, 'url' | 'headers'>,
  path: string,
  fields: URLSearchParams,
  files: readonly string[] = [],
): Promise<Response> {
  const { 'x-csrf-token': _token, ...rest } = headers; // The form carries it.
  const body = files.length === 0 ? fields : new FormData();
  if (body instanceof FormData)
    for (const [name, value] of fields)
      if (files.includes(name)) body.append(name, new Blob([value], { type: 'text/csv' }), value === '' ? '' : 'tabel.csv');
      else body.append(name, value);
  return fetch(`${url}${path}`, { method: 'POST', body, headers: { ...rest, accept: 'text/html' }, redirect: 'manual' });
}
