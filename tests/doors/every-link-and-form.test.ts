/**
 * Whoever is logged in follows every link that the pages of the region offer and sends every form: none leads nowhere, none to what the
 * role may not see; what was typed comes back after the session has ended; an empty form says what is missing, beside its fields.
 */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse, openShipped, type RunningServer, startServer } from '@rygforloeb/server';
import { signedIn } from '@rygforloeb/server/testing';
import { emptyForm, formsIn, lostIn, type PageForm, typedForm } from './forms-in.ts';

const folder = mkdtempSync(join(tmpdir(), 'doors-test-'));
let server: RunningServer;

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  const programme = openShipped();
  const open = () => programme;
  const house = await openHouse({ RYG_DATA: join(folder, 'data'), RYG_LOGINS_PER_MINUTE: '10000' }, { demo: true, region: open });
  server = await startServer({ port: 0, log: 'silent', rateLimit: false, house, open });
  await server.settled;
});
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

/** Somebody of each role; citizens last, whose empty forms take back what they have said yes to. */
const people = [
  'anne',
  'bo',
  'mette',
  'carsten',
  'sanne',
  'ida',
  'jens',
  'dorte',
  'frida',
  'gert',
  'kirsten',
  'lars',
  'jonas',
  'yusuf',
  'karen',
];

interface MetForm extends PageForm {
  readonly on: string;
}

/** Whoever meets a form first sends it; it is the same form for the others. */
const known = new Set<string>();
const met = new Map<string, { readonly headers: Readonly<Record<string, string>>; readonly forms: readonly MetForm[] }>();

for (const person of people)
  test(`every link that ${person} meets leads somewhere`, async () => {
    const { headers } = await signedIn(server.url, person);
    const faults: string[] = [];
    const seen = new Set<string>();
    const kinds = new Map<string, number>();
    const forms: MetForm[] = [];
    const queue: (readonly [path: string, from: string])[] = [['/', 'the start']];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [path, from] = next;
      if (seen.has(path) || !isNewKind(kinds, path)) continue;
      seen.add(path);
      const page = await fetch(`${server.url}${path}`, { headers: { ...headers, accept: 'text/html' } });
      const text = await page.text();
      if (page.status >= 400) faults.push(`${page.status} ${path} (on ${from})`);
      for (const link of linksIn(text)) queue.push([link, path]);
      for (const form of formsIn(text, path)) if (isOfDoor(form.action) && isNew(form)) forms.push({ ...form, on: path });
    }
    met.set(person, { headers, forms });
    assert.deepEqual(faults, []);
    assert.ok(seen.size > 3, `only ${seen.size} pages`);
  });

for (const person of people)
  test(`what ${person} has typed comes back after the session has ended`, async () => {
    const { headers: ended, forms } = met.get(person) ?? assert.fail(`${person} was not let in`);
    await send('/logout', new URLSearchParams({ _csrf: ended['x-csrf-token'] ?? '' }), ended);
    const { headers } = await signedIn(server.url, person);
    const faults: string[] = [];
    for (const [index, form] of forms.entries()) {
      const typed = typedForm(form);
      const isLoggedIn = index % 2 === 1; // Anew, in another tab, when the old form is sent.
      const answer = await send(form.action, typed, isLoggedIn ? headers : ended);
      const to = answer.headers.get('location') ?? '/';
      const at = isLoggedIn ? to : (new URL(to, server.url).searchParams.get('til') ?? '');
      if (answer.status !== 303 || !at.includes('usendt=')) {
        faults.push(`${form.on} → ${form.action}: ${answer.status} ${to}`);
        continue;
      }
      const page = await fetch(`${server.url}${at}`, { headers: { ...headers, accept: 'text/html' } });
      const lost = lostIn(await page.text(), typed);
      if (lost.length > 0) faults.push(`${form.on} → ${form.action}, ${page.status}: lost ${lost.join(', ')}`);
    }
    met.set(person, { headers, forms });
    assert.deepEqual(faults, []);
  });

for (const person of people)
  test(`an empty form of ${person}'s says what is missing and where, or does what can be done`, async () => {
    const { headers, forms } = met.get(person) ?? assert.fail(`${person} was not let in`);
    const faults: string[] = [];
    for (const form of forms)
      for (const button of form.buttons) {
        const action = button.action ?? form.action;
        const answer = await send(action, emptyForm(form, button, headers['x-csrf-token'] ?? ''), headers);
        const fault = await faultOf(answer, headers);
        if (fault !== undefined) faults.push(`${form.on} → ${action} »${button.text}«: ${fault}`);
      }
    assert.deepEqual(faults, []);
  });

async function faultOf(answer: Response, headers: Readonly<Record<string, string>>): Promise<string | undefined> {
  if (answer.status === 303) {
    const to = answer.headers.get('location') ?? '';
    const page = await fetch(`${server.url}${to}`, { headers: { ...headers, accept: 'text/html' } });
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

function send(path: string, body: URLSearchParams, headers: Readonly<Record<string, string>>): Promise<Response> {
  const { 'x-csrf-token': _token, ...rest } = headers; // The form carries it.
  return fetch(`${server.url}${path}`, { method: 'POST', body, headers: { ...rest, accept: 'text/html' }, redirect: 'manual' });
}

/** The assessment for everybody has no session that could end. */
function isOfDoor(action: string): boolean {
  return /^\/(?:borger|kliniker|koordinator)/.test(action) && !action.startsWith('/kliniker/vurdering');
}

/** Forms with the same fields and buttons are the same, whoever they are about. */
function isNew({ action, fields, buttons }: PageForm): boolean {
  const names = new Set(fields.map(({ name, type, value }) => `${name}${type === 'hidden' && !/\d/.test(value) ? value : ''}`));
  const page = action.replace(/(\/borger)\/[a-z]+(?=\/|$)/, '$1/:id');
  const kind = [page, ...names, ...buttons.map(({ name, value }) => `${name}${value}`)].join(' ').replace(/[\w-]*\d[\w-]*/g, ':id');
  if (known.has(kind)) return false;
  known.add(kind);
  return true;
}

const most = 2;

/** A few pages of each kind are enough: the same address with another id or another question is the same kind. */
function isNewKind(kinds: Map<string, number>, path: string): boolean {
  const kind =
    path
      .split('?')[0]
      ?.replace(/\/[\w.-]*\d[\w.-]*(?=\/|$)/g, '/:id')
      .replace(/(\/borger)\/[a-z]+(?=\/|$)/, '$1/:id') ?? path;
  const count = kinds.get(kind) ?? 0;
  kinds.set(kind, count + 1);
  return count < most;
}

/** Addresses of this product, without their fragments. */
function linksIn(html: string): readonly string[] {
  const found = [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&').split('#')[0] ?? '');
  return found.filter((href) => href.startsWith('/') && !href.startsWith('/assets/'));
}
