/**
 * Whoever is logged in follows every link that the pages of the region offer and sends every form: none leads nowhere, none to what the
 * role may not see; what was typed comes back after the session has ended; an empty form says what is missing, beside its fields;
 * a filled one is done once however often it is sent, and who writes over what another has written is told first.
 */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openUngated, type UngatedRecord } from '@rygforloeb/record/ungated';
import { openHouse, openShipped, type RunningServer, startServer } from '@rygforloeb/server';
import { signedIn } from '@rygforloeb/server/testing';
import { formsIn, kindOf, lostIn, type PageForm, typedForm } from './forms-in.ts';
import { patternOf } from './page-kinds.ts';
import { deedOf, lostTold, type MetForm, opened, send, sentEmpty, sentInEveryWay } from './tried-form.ts';

const folder = mkdtempSync(join(tmpdir(), 'doors-test-'));
let server: RunningServer;
let record: UngatedRecord;

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  const programme = openShipped();
  const open = () => programme;
  const house = await openHouse({ RYG_DATA: join(folder, 'data'), RYG_LOGINS_PER_MINUTE: '10000' }, { demo: true, region: open });
  server = await startServer({ port: 0, log: 'silent', rateLimit: false, house, open });
  await server.settled;
  record = await openUngated({ folder: join(folder, 'data', 'record'), attach: true });
});
after(async () => {
  await record?.close();
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

const known = new Set<string>();
/** What was done in every way: the same deed of another person is sent empty. */
const done = new Set<string>();
const undone = new Map<string, string>();
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
      const page = await opened({ url: server.url, headers }, path);
      const text = await page.text();
      const isKept = page.headers.get('cache-control')?.includes('no-store') !== true;
      if (isKept && isOfDoor(path) && !page.redirected) faults.push(`${path} may be kept and shown again as it was (on ${from})`);
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
    await send({ url: server.url, headers: ended }, '/logout', new URLSearchParams({ _csrf: ended['x-csrf-token'] ?? '' }));
    const { headers } = await signedIn(server.url, person);
    const faults: string[] = [];
    for (const [index, form] of forms.entries()) {
      const typed = typedForm(form);
      const isLoggedIn = index % 2 === 1; // Anew, in another tab, when the old form is sent.
      const answer = await send({ url: server.url, headers: isLoggedIn ? headers : ended }, form.action, typed);
      const to = answer.headers.get('location') ?? '/';
      const at = isLoggedIn ? to : (new URL(to, server.url).searchParams.get('til') ?? '');
      if (answer.status !== 303 || !at.includes('usendt=')) {
        faults.push(`${form.on} → ${form.action}: ${answer.status} ${to}`);
        continue;
      }
      const page = await opened({ url: server.url, headers }, at);
      const lost = lostIn(await page.text(), typed);
      if (lost.length > 0) faults.push(`${form.on} → ${form.action}, ${page.status}: lost ${lostTold(lost)}`);
    }
    met.set(person, { headers, forms });
    assert.deepEqual(faults, []);
  });

for (const person of people)
  test(`a form of ${person}'s says what is missing and where; filled and sent again it is done once, and who comes late is told`, async () => {
    const { headers, forms } = met.get(person) ?? assert.fail(`${person} was not let in`);
    const faults: string[] = [];
    for (const form of forms)
      for (const button of form.buttons) {
        const name = `${form.on} → ${button.action ?? form.action} »${button.text}«`;
        const as = { url: server.url, headers, record };
        const deed = deedOf(form, button);
        const told = done.has(deed) ? await sentEmpty(as, form, button) : await sentInEveryWay(as, form, button);
        faults.push(...told.faults.map((fault) => `${name}: ${fault}`));
        if (told.came === 'done') done.add(deed);
        else if (!done.has(deed)) undone.set(deed, `${told.came}: ${told.why ?? ''}`);
      }
    assert.deepEqual(faults, []);
  });

test('what can be done from a page was done in every way, but for what another form had done first', (t) => {
  const left = [...undone].filter(([deed]) => !done.has(deed));
  for (const [deed, why] of left) t.diagnostic(`not done: ${deed}, ${why}`);
  assert.ok(done.size > 3 * left.length, `${done.size} done, ${left.length} not`);
});

/** The assessment for everybody has no session that could end. */
function isOfDoor(action: string): boolean {
  return /^\/(?:borger|kliniker|koordinator)/.test(action) && !action.startsWith('/kliniker/vurdering');
}

/** Whoever meets a form first sends it; it is the same form for the others. */
function isNew(form: PageForm): boolean {
  const kind = kindOf(form, patternOf);
  if (known.has(kind)) return false;
  known.add(kind);
  return true;
}

const most = 2;

/** A few pages of each kind are enough: the same address with another id or another question is the same kind. */
function isNewKind(kinds: Map<string, number>, path: string): boolean {
  const kind = patternOf(path.split('?')[0] ?? path);
  const count = kinds.get(kind) ?? 0;
  kinds.set(kind, count + 1);
  return count < most;
}

/** Addresses of this product, without their fragments. */
function linksIn(html: string): readonly string[] {
  const found = [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&').split('#')[0] ?? '');
  return found.filter((href) => href.startsWith('/') && !href.startsWith('/assets/'));
}
