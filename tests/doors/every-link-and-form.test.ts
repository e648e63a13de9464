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
import type { Known } from './filled-form.ts';
import { type FormButton, formsIn, kindOf, lostIn, type PageForm, typedForm } from './forms-in.ts';
import { patternOf } from './page-kinds.ts';
import { aboutOf, deedOf, lostTold, type MetForm, opened, placesOn, send, sentEmpty, sentInEveryWay } from './tried-form.ts';

const folder = mkdtempSync(join(tmpdir(), 'doors-test-'));
let server: RunningServer;
let record: UngatedRecord;
let known: Known;

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  const programme = openShipped();
  const open = () => programme;
  const house = await openHouse({ RYG_DATA: join(folder, 'data'), RYG_LOGINS_PER_MINUTE: '10000' }, { demo: true, region: open });
  server = await startServer({ port: 0, log: 'silent', rateLimit: false, house, open });
  await server.settled;
  record = await openUngated({ folder: join(folder, 'data', 'record'), attach: true });
  known = { cpr: await cprOf('karen') };
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

const kindsMet = new Set<string>();
/** What was done in every way: the same deed of another person is sent empty. */
const done = new Set<string>();
const undone = new Map<string, string>();
const met = new Map<string, Walked>();
/** On which pages a deed was met, and by whom. */
const places = new Map<string, Map<string, Place>>();
/** A deed, and whom or what it was done to. */
const attempted = new Set<string>();

interface Walked {
  readonly headers: Readonly<Record<string, string>>;
  readonly forms: readonly MetForm[];
  /** Each page with the one that first led to it. */
  readonly from: ReadonlyMap<string, string>;
}

interface Place {
  readonly person: string;
  readonly on: string;
}

/** What nobody in the region can do, and why. An entry that is not needed any more fails the test. */
const impossible: Readonly<Record<string, string>> = {
  '/kliniker/indbakke beslutning=employer': 'no citizen of the region has said yes to talks with her employer (the journeys have one)',
};
/** So many deeds the pages of the region offer at least. */
const fewestDone = 138;

for (const person of people)
  test(`every link that ${person} meets leads somewhere`, async () => {
    const { headers } = await signedIn(server.url, person);
    const faults: string[] = [];
    const from = new Map<string, string>();
    const kinds = new Map<string, number>();
    const forms: MetForm[] = [];
    const queue: (readonly [path: string, from: string])[] = [['/', 'the start']];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [path, on] = next;
      if (from.has(path) || !isNewKind(kinds, path)) continue;
      from.set(path, on);
      const page = await opened({ url: server.url, headers }, path);
      const text = await page.text();
      const isKept = page.headers.get('cache-control')?.includes('no-store') !== true;
      if (isKept && isOfDoor(path) && !page.redirected) faults.push(`${path} may be kept and shown again as it was (on ${on})`);
      if (page.status >= 400) faults.push(`${page.status} ${path} (on ${on})`);
      for (const link of linksIn(text)) queue.push([link, path]);
      for (const form of formsIn(text, path)) {
        if (!isOfDoor(form.action)) continue;
        if (isNew(form)) forms.push({ ...form, on: path });
        for (const button of form.buttons) noteMet(deedOf(form, button), { person, on: path });
      }
    }
    met.set(person, { headers, forms, from });
    assert.deepEqual(faults, []);
    assert.ok(from.size > 3, `only ${from.size} pages`);
  });

for (const person of people)
  test(`what ${person} has typed comes back after the session has ended`, async () => {
    const { headers: ended, forms, from } = met.get(person) ?? assert.fail(`${person} was not let in`);
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
    met.set(person, { headers, forms, from });
    assert.deepEqual(faults, []);
  });

for (const person of people)
  test(`a form of ${person}'s says what is missing and where; filled and sent again it is done once, and who comes late is told`, async () => {
    const { forms } = met.get(person) ?? assert.fail(`${person} was not let in`);
    const faults: string[] = [];
    const queue = forms.toSorted((one, other) => orderOf(one) - orderOf(other));
    for (const form of queue)
      for (const button of form.buttons) {
        const { faults: found, more } = await tryOut(person, form, button);
        faults.push(...found);
        queue.push(...more.filter(isNew));
      }
    assert.deepEqual(faults, []);
  });

test('what can be done as a case goes on at its receiver is done too', async () => {
  const faults: string[] = [];
  for (const person of people.filter((one) => met.get(one)?.from.has(inbox)))
    for (let round = 0; round < mostRounds; round += 1) {
      const left = await decisionsLeft(person);
      if (left.length === 0) break;
      for (const { form, button } of left) faults.push(...(await tryOut(person, form, button, true)).faults);
    }
  assert.deepEqual(faults, []);
});

test('what another form had done first, or what this citizen had no use for, is done elsewhere', async () => {
  const faults: string[] = [];
  for (const deed of undone.keys())
    for await (const { person, on } of placesNow(deed)) {
      if (done.has(deed) || deed in impossible) break;
      const found = (await placesOn(asPerson(person), on)).find((one) => one.deed === deed && isUntried(one));
      if (found !== undefined) faults.push(...(await tryOut(person, found.form, found.button)).faults);
    }
  assert.deepEqual(faults, []);
});

test('whatever can be done from a page was tried in every way', (t) => {
  const left = new Map([...undone].filter(([deed]) => !done.has(deed)));
  t.diagnostic(`${done.size} done, ${left.size} not`);
  assert.deepEqual(
    [...left].filter(([deed]) => !(deed in impossible)).map(([deed, why]) => `${deed}: ${why}`),
    [],
    'not tried',
  );
  assert.deepEqual(
    Object.keys(impossible).filter((deed) => done.has(deed)),
    [],
    'can be tried after all',
  );
  assert.ok(done.size >= fewestDone, `only ${done.size} were tried`);
});

/** What nobody has done yet in the inbox or on the page of a case, each once; else another case is received, so that more can be. */
async function decisionsLeft(person: string) {
  const as = asPerson(person);
  const list = await opened(as, inbox);
  const cases = new Set(linksIn(await list.text()).filter((link) => patternOf(link) === `${inbox}/:referral`));
  const all: Awaited<ReturnType<typeof placesOn>> = [];
  for (const on of [inbox, ...[...cases].slice(0, mostCases)]) all.push(...(await placesOn(as, on)));
  const untried = all
    .filter((one) => one.deed.startsWith(inbox) && isUntried(one))
    .sort((one, other) => orderOf(one.form) - orderOf(other.form));
  const left = [...Map.groupBy(untried, ({ deed }) => deed)].flatMap(([deed, [first]]) =>
    done.has(deed) || first === undefined ? [] : [first],
  );
  return left.length > 0 ? left : untried.filter(({ deed }) => deed.endsWith('=receive')).slice(0, 1);
}

function isUntried({ form, deed }: { readonly form: MetForm; readonly deed: string }): boolean {
  return !attempted.has(`${deed} ${aboutOf(form)}`);
}

/** What leaves a case where it is comes first, what ends it or sends it away last. */
function orderOf({ fields }: MetForm): number {
  const decision = fields.find(({ name }) => name === 'beslutning')?.value ?? '';
  if (['message', 'session', 'later', 'rebook'].includes(decision)) return -1;
  return ['ask', 'return', 'redirect', 'no', 'close', 'offer-dropped', 'not-started', 'cannot-keep'].includes(decision) ? 1 : 0;
}

/** A form sent in every way, or only empty where somebody has done the same before. */
async function tryOut(person: string, form: MetForm, button: FormButton, anyway = false) {
  const deed = deedOf(form, button);
  const as = asPerson(person);
  const told = done.has(deed) && !anyway ? await sentEmpty(as, form, button) : await sentInEveryWay(as, form, button);
  if (told.came === 'gone' && anyway) return { faults: [], more: [] };
  attempted.add(`${deed} ${aboutOf(form)}`);
  if (told.came === 'done' || (told.came === 'answered' && told.more !== undefined)) done.add(deed);
  else if (!done.has(deed)) undone.set(deed, `${told.came}: ${told.why ?? ''}`);
  const name = `${form.on} → ${button.action ?? form.action} »${button.text}«`;
  return { faults: told.faults.map((fault) => `${name}: ${fault}`), more: told.more ?? [] };
}

function asPerson(person: string) {
  const { headers } = met.get(person) ?? assert.fail(`${person} was not let in`);
  return { url: server.url, headers, record, known };
}

function noteMet(deed: string, place: Place): void {
  places.set(deed, (places.get(deed) ?? new Map<string, Place>()).set(`${place.person} ${place.on}`, place));
}

/** Pages on which the deed was met, and pages of the same kind that the one before leads to now. */
async function* placesNow(deed: string): AsyncGenerator<Place> {
  const old = [...(places.get(deed)?.values() ?? [])].slice(0, mostPlaces);
  yield* old;
  const seen = new Set<string>();
  for (const { person, on } of old) {
    const before = met.get(person)?.from.get(on);
    if (before === undefined || !before.startsWith('/') || seen.has(`${person} ${before}`)) continue;
    seen.add(`${person} ${before}`);
    const links = linksIn(await (await opened(asPerson(person), before)).text());
    for (const link of new Set(links))
      if (patternOf(link) === patternOf(on) && !met.get(person)?.from.has(link)) yield { person, on: link };
  }
}

/** The number of a citizen who is here. */
async function cprOf(citizen: string): Promise<string> {
  const { rows } = await record.database.pool.query<{ content: { identifier?: readonly { value?: string }[] } }>(
    'select content from record.patient where id = $1',
    [citizen],
  );
  const number = rows[0]?.content.identifier?.find(({ value = '' }) => /^\d{10}$/.test(value))?.value;
  return number ?? assert.fail(`${citizen} has no number`);
}

/** The assessment for everybody has no session that could end. */
function isOfDoor(action: string): boolean {
  return /^\/(?:borger|kliniker|koordinator)/.test(action) && !action.startsWith('/kliniker/vurdering');
}

/** Whoever meets a form first sends it; it is the same form for the others. */
function isNew(form: PageForm): boolean {
  const kind = kindOf(form, patternOf);
  if (kindsMet.has(kind)) return false;
  kindsMet.add(kind);
  return true;
}

const most = 2;
const mostPlaces = 8;
const inbox = '/kliniker/indbakke';
const mostRounds = 4;
const mostCases = 3;

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
