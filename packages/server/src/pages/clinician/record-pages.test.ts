/** Every form of a citizen's record, sent with faults and without: what is wrong stands beside its field, what was typed stays, what is right is kept. */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { copenhagenDate } from '@rygforloeb/decision';
import { openHouse } from '../../house.ts';
import { signedIn } from '../../identity/testing/signed-in.ts';
import { type RunningServer, startServer } from '../../start-server.ts';

type Headers = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, string>>;

const folder = mkdtempSync(join(tmpdir(), 'record-pages-test-'));
const karen = '/kliniker/borger/demo-karen';
const peter = '/kliniker/borger/demo-peter';
let server: RunningServer;
let gp: Headers;
let physiotherapist: Headers;

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  const house = await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true });
  server = await startServer({ port: 0, log: 'silent', rateLimit: false, house });
  await server.settled;
  [gp, physiotherapist] = [(await signedIn(server.url, 'gp-anna')).headers, (await signedIn(server.url, 'physio-mette')).headers];
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function page(path: string, who: Headers): Promise<string> {
  const response = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html', ...who }, redirect: 'manual' });
  assert.equal(response.status, 200, path);
  return response.text();
}

/** An act over the interface, where no page is looked at. */
async function did(who: Headers, act: string, told: object): Promise<void> {
  const headers = { 'content-type': 'application/json', ...who };
  const response = await fetch(`${server.url}/api/pathway/${act}`, { method: 'POST', headers, body: JSON.stringify(told) });
  assert.ok(response.ok, `${act}: ${await response.text()}`);
}

interface Sent {
  readonly status: number;
  readonly to: string;
  readonly text: string;
}

/** Sends a form of the page as it stands there now, or over the version told. */
async function send(path: string, who: Headers, fields: Fields): Promise<Sent> {
  const shown = await page(path.split('#')[0] ?? path, who);
  const hidden = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(shown)?.[1] ?? '';
  const body = new URLSearchParams({ noegle: hidden('noegle'), ...(hidden('set') !== '' && { set: hidden('set') }), ...fields });
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { accept: 'text/html', ...who },
    redirect: 'manual',
    body,
  });
  return { status: response.status, to: response.headers.get('location') ?? '', text: await response.text() };
}

/** The fields that the summary of faults points at. */
function faulty({ status, text }: Sent): readonly string[] {
  assert.equal(status, 422);
  const summary = /id="fejl"[\s\S]*?<\/ul>/.exec(text)?.[0] ?? '';
  const fields = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, field = '']) => field);
  for (const field of fields) assert.ok(text.includes(`id="${field}"`), `${field} is on the page`);
  return fields;
}

function kept(sent: Sent): void {
  assert.equal(sent.status, 303, faults(sent));
  assert.match(sent.to, /besked=(saved|sent)/);
}

function faults({ text }: Sent): string {
  return /id="fejl"[\s\S]*?<\/ul>/.exec(text)?.[0] ?? text.slice(0, 500);
}

/** The first reason of the programme's list to go on where it says no. */
function firstReason({ text }: Sent): string {
  const list = /<select[^>]*id="grund"[\s\S]*?<\/select>/.exec(text)?.[0] ?? '';
  return [...list.matchAll(/<option value="([^"]+)"/g)][0]?.[1] ?? '';
}

function day(ahead: number, name: string): Fields {
  const [year = '', month = '', date = ''] = copenhagenDate(new Date(Date.now() + ahead * 86_400_000).toISOString()).split('-');
  return { [`${name}.dag`]: date, [`${name}.maaned`]: month, [`${name}.aar`]: year };
}

test('a plan is agreed, looked at by two who see each other, its goals followed, closed with what to do on relapse, and the course taken up again', async () => {
  const at = `${karen}/plan`;
  assert.deepEqual(faulty(await send(at, gp, { gem: 'aftal', 'maal.1': ' ' })), ['maal.1', 'egen', 'status', 'oplyst', 'valg']);
  const plan = {
    ...{ gem: 'aftal', 'maal.1': 'Gå på trapper', 'hindring.1': 'Bange for smerten', 'delmaal.1': 'En etage\nTo etager' },
    ...{ egen: 'Går hver dag', oplyst: 'Ryggen tåler det', valg: 'Selv først', ...day(14, 'status') },
  };
  assert.deepEqual(faulty(await send(at, gp, { ...plan, ...day(-3, 'status') })), ['status']);
  // PLAN-10: the plan begins from the triage; what was written stays.
  const early = await send(at, gp, plan);
  assert.deepEqual(faulty(early), ['triage-foerst']);
  assert.ok(early.text.includes('Går hver dag') && early.text.includes('Til konsultationen'));
  const triage = [
    { code: 'neurological-examination', value: 'normal' },
    { code: 'diagnostic-triage', value: 'non-specific' },
  ];
  await did(gp, 'record-findings', { citizen: 'demo-karen', key: 'triage', findings: triage });
  kept(await send(at, gp, plan));
  const shown = await page(at, gp);
  assert.match(shown, /»Gå på trapper«/);
  assert.match(shown, /Bange for smerten/);

  assert.deepEqual(faulty(await send(at, gp, { gem: 'aendr' })), ['hvorfor']);
  const step = 'supported-self-management';
  assert.deepEqual(
    faulty(await send(at, gp, { gem: 'aendr', hvorfor: 'Vi så på det' })),
    [`virker.${step}`],
    'where something can be changed',
  );
  const late = { gem: 'aendr', [`virker.${step}`]: 'unsatisfactory', hvorfor: 'Vi så på det', ...day(21, `naeste.${step}`) };
  assert.deepEqual(faulty(await send(at, gp, late)), [`anderledes.${step}`]);
  const set = /name="set" value="(\d+)"/.exec(shown)?.[1] ?? '';
  kept(await send(at, gp, { ...late, [`anderledes.${step}`]: 'Kortere ture' }));
  const stale = await send(at, physiotherapist, {
    gem: 'aendr',
    set,
    [`virker.${step}`]: 'satisfactory',
    hvorfor: 'Det går',
    ...day(7, `naeste.${step}`),
  });
  assert.equal(stale.status, 409);
  assert.match(stale.text, /En anden har ændret planen imens/);
  assert.match(stale.text, /Kortere ture/, 'what the other wrote');
  assert.match(stale.text, /value="Det går"/, 'what was typed');
  kept(
    await send(at, physiotherapist, { gem: 'aendr', [`virker.${step}`]: 'satisfactory', hvorfor: 'Det går', ...day(7, `naeste.${step}`) }),
  );

  const goal = /name="gaar\.([^"]+)"/.exec(await page(at, gp))?.[1] ?? '';
  assert.deepEqual(faulty(await send(at, gp, { gem: 'maal', [`gaar.${goal}`]: 'improving' })), ['maal-hvorfor']);
  kept(
    await send(at, gp, {
      gem: 'maal',
      [`gaar.${goal}`]: 'improving',
      [`naaet.${goal}`]: 'En etage',
      'nyt-maal': 'Cykle',
      'maal-hvorfor': 'Fremgang',
    }),
  );
  assert.match(await page(at, gp), /»Cykle«/);

  assert.deepEqual(faulty(await send(at, gp, { gem: 'luk' })), ['tilbagefald', 'luk-hvorfor']);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'slut', 'slut-hvorfor': 'Målet er nået' })), ['slut-tilbagefald']);
  kept(await send(at, gp, { gem: 'luk', tilbagefald: 'Begynder med de korte ture', 'luk-hvorfor': 'Målet er nået' }));
  kept(await send(at, gp, { gem: 'slut', 'slut-hvorfor': 'Målet er nået' }));
  assert.match(await page(at, gp), /Begynder med de korte ture/);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'igen', ...day(-1, 'igen-dato') })), ['igen-hvorfor']);
  kept(await send(at, gp, { gem: 'igen', 'igen-hvorfor': 'Smerten er kommet igen', ...day(10, 'igen-dato') }));
  assert.match(await page(at, gp), /Planen nu/);
});

test('a nerve root is not followed without its alarm signs, and one that alarms leads to the acute page', async () => {
  const at = `${peter}/behandling`;
  await did(gp, 'record-findings', { citizen: 'demo-peter', key: 'root', findings: [{ code: 'suspected-nerve-root', value: true }] });
  const shown = await page(at, gp);
  const signs = [...new Set([...shown.matchAll(/name="(tegn\.[^"]+)"/g)].map(([, name = '']) => name))];
  assert.ok(signs.length > 2);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'nerverod', ...day(7, 'naeste') })), signs);
  const none = Object.fromEntries(signs.map((sign) => [sign, 'nej']));
  assert.deepEqual(faulty(await send(at, gp, { gem: 'nerverod', ...none })), ['naeste']);
  kept(await send(at, gp, { gem: 'nerverod', ...none, ...day(7, 'naeste'), 'nerve-ord': 'Kraften er god' }));
  const alarming = await send(at, gp, { gem: 'nerverod', ...none, [signs[0] ?? '']: 'ja', ...day(7, 'naeste') });
  assert.equal(alarming.to.split('?')[0], `${peter}/akut`);
});

test('a scan is noted with what it shows, and explained in words', async () => {
  const at = `${karen}/behandling`;
  assert.deepEqual(faulty(await send(at, gp, { gem: 'billede' })).includes('billede'), true);
  kept(await send(at, gp, { gem: 'billede', billede: 'mri', 'billede-svar': 'age-related', ...day(-2, 'billede-dag') }));
  const id = /name="om" value="([^"]+)"/.exec(await page(at, gp))?.[1] ?? '';
  assert.deepEqual(faulty(await send(at, gp, { gem: 'forklar', om: id })), [`forklaret.${id}`]);
  kept(await send(at, gp, { gem: 'forklar', om: id, [`forklaret.${id}`]: 'Slid er almindeligt i din alder' }));
  assert.match(await page(at, gp), /»Slid er almindeligt i din alder«/);
});

test('medicine begins with its end, is followed up and stopped; who may not prescribe has no such form', async () => {
  const at = `${karen}/behandling`;
  assert.deepEqual(faulty(await send(at, gp, { gem: 'begynd' })), ['atc', 'med-grund', 'med-maal', 'med-stop', 'med-slut']);
  const drug = {
    gem: 'begynd',
    middel: 'Ibuprofen',
    atc: 'm01ae01',
    'med-grund': 'Smerter om natten',
    'med-maal': 'Sove',
    'med-stop': 'Stopper efter en uge',
  };
  assert.deepEqual(faulty(await send(at, gp, { ...drug, ...day(-1, 'med-slut') })), ['med-slut']);
  const wanted = { ...drug, 'med-ved-siden': 'Korte ture', ...day(10, 'med-slut') };
  const against = await send(at, gp, wanted);
  if (against.status === 422) assert.deepEqual(faulty(against), ['grund']);
  kept(
    against.status === 303 ? against : await send(at, gp, { ...wanted, grund: firstReason(against), 'grund-tekst': 'Aftalt med borgeren' }),
  );
  const shown = await page(at, gp);
  assert.match(shown, /Ibuprofen, M01AE01/);
  const id = /name="effekt\.([^"]+)"/.exec(shown)?.[1] ?? '';
  assert.ok(faulty(await send(at, gp, { gem: 'opfoelg', om: id })).length > 0);
  kept(
    await send(at, gp, {
      gem: 'opfoelg',
      om: id,
      [`effekt.${id}`]: 'some',
      [`bivirk.${id}`]: 'ingen',
      [`nu.${id}`]: 'continue',
      [`ord.${id}`]: 'Virker lidt',
    }),
  );
  assert.match(await page(at, gp), /Fulgt op .*: virker noget, ingen bivirkninger, »Virker lidt«/);

  const version = async () =>
    new RegExp(`name="set" value="(\\d+)"/?>\\s*<input[^>]*name="om" value="${id}"`).exec(await page(at, gp))?.[1] ?? '';
  const set = await version();
  const change = { gem: 'skift', om: id, set, [`ny-dosis.${id}`]: '400 mg to gange om dagen', [`ny-hvorfor.${id}`]: 'Træt om dagen' };
  assert.deepEqual(faulty(await send(at, gp, { gem: 'skift', om: id, set })), [`ny-hvorfor.${id}`]);
  assert.deepEqual(faulty(await send(at, gp, { ...change, [`ny-dosis.${id}`]: '' })), [`ny-dosis.${id}`]);
  assert.deepEqual(faulty(await send(at, gp, { ...change, ...day(-1, `ny-slut.${id}`) })), [`ny-slut.${id}`]);
  assert.deepEqual(faulty(await send(at, gp, { ...change, [`ny-middel.${id}`]: 'Naproxen' })), [`ny-atc.${id}`, `ny-slut.${id}`]);
  const same = { ...change, [`ny-atc.${id}`]: 'M01AE01', ...day(7, `ny-slut.${id}`) };
  assert.deepEqual(faulty(await send(at, gp, same)), [`ny-atc.${id}`]);
  kept(await send(at, gp, { ...change, ...day(14, `ny-slut.${id}`) }));
  const changed = await page(at, gp);
  assert.match(changed, /Dosis: 400 mg to gange om dagen/);
  assert.match(changed, /om 14 dage/);
  const stale = await send(at, gp, { ...change, [`ny-dosis.${id}`]: '200 mg' });
  assert.deepEqual(faulty(stale), [`ny-hvorfor.${id}`]);
  assert.match(stale.text, /Dosis: 400 mg to gange om dagen[\s\S]*value="200 mg"/, 'both stand before it is written over');
  assert.match(await page(karen, gp), /Medicin er ændret/);

  assert.deepEqual(faulty(await send(at, gp, { gem: 'stop', om: id })), [`stopgrund.${id}`]);
  kept(await send(at, gp, { gem: 'stop', om: id, [`stopgrund.${id}`]: 'Sover igen' }));
  const late = await send(at, gp, { gem: 'stop', om: id, [`stopgrund.${id}`]: 'Det gør ondt' });
  assert.match(late.text, /Medicinen er stoppet imens/, 'who comes second is told');
  assert.doesNotMatch(await page(at, physiotherapist), /value="begynd"/);
});

test('a manual session asks for contraindications, stands in the plan first, and its response is judged', async () => {
  const at = `${karen}/behandling`;
  assert.match(await page(at, physiotherapist), /Manuel behandling står ikke i planen/);
  const add = { gem: 'aendr', nyt: 'manual-treatment', 'nyt-tekst': 'Fire gange', hvorfor: 'Stiv ryg', ...day(14, 'nyt-dato') };
  const against = await send(`${karen}/plan`, physiotherapist, add);
  if (against.status === 422) {
    assert.deepEqual(faulty(against), ['grund']);
    kept(await send(`${karen}/plan`, physiotherapist, { ...add, grund: firstReason(against), 'grund-tekst': 'Borgeren ønsker det' }));
  } else kept(against);
  assert.deepEqual(faulty(await send(at, physiotherapist, { gem: 'manuel' })), ['kontra']);
  kept(await send(at, physiotherapist, { gem: 'manuel', kontra: 'Ingen', virkning: 'good' }));
  assert.match(await page(at, physiotherapist), /1\. behandling/i);
});

test('work is noted when something is told, with numbers that can be, and asked of again on a day', async () => {
  const at = `${karen}/arbejde`;
  assert.deepEqual(faulty(await send(at, gp, {})), ['situation']);
  assert.deepEqual(faulty(await send(at, gp, { timer: '80', behov: 'senere' })), ['timer', 'igen']);
  kept(
    await send(at, gp, {
      situation: 'employed',
      sygemelding: 'part',
      timer: '15',
      truet: 'nej',
      behov: 'senere',
      ...day(-6, 'siden'),
      ...day(14, 'igen'),
    }),
  );
  const shown = await page(at, gp);
  assert.match(shown, /Delvist sygemeldt/);
  assert.match(shown, /15 timer/);
});

test('guided activity is noted time by time where it stands in the plan; a flare-up that lasts asks for something else', async () => {
  const at = `${karen}/behandling`;
  const add = {
    gem: 'aendr',
    nyt: 'supervised-activity',
    'nyt-tekst': 'To gange om ugen',
    hvorfor: 'Tryg ved bevægelse',
    ...day(21, 'nyt-dato'),
  };
  const against = await send(`${karen}/plan`, physiotherapist, add);
  kept(
    against.status === 303
      ? against
      : await send(`${karen}/plan`, physiotherapist, { ...add, grund: firstReason(against), 'grund-tekst': 'Borgeren ønsker det' }),
  );
  assert.deepEqual(faulty(await send(at, physiotherapist, { gem: 'aktivitet' })), ['aktivitet', 'deltog']);
  const time = { gem: 'aktivitet', aktivitet: 'Gang på trapper', deltog: 'ja', opblussen: 'lasting' };
  assert.deepEqual(faulty(await send(at, physiotherapist, time)), ['justeret']);
  kept(await send(at, physiotherapist, { ...time, justeret: 'Færre trin' }));
  assert.match(await page(at, physiotherapist), /Gør(es|) anderledes: Færre trin/);
});

test('part-time sick leave is agreed with its hours and its last day, extended with a reason, and ended', async () => {
  const at = `${karen}/arbejde`;
  assert.deepEqual(faulty(await send(at, gp, { gem: 'tilpas' })), ['tilpas-slags', 'tilpas-hvad', 'tilpas-fra', 'tilpas-til']);
  const agreed = { gem: 'tilpas', 'tilpas-slags': 'part-time', 'tilpas-hvad': 'Halve dage', ...day(0, 'tilpas-fra') };
  assert.deepEqual(faulty(await send(at, gp, { ...agreed, ...day(21, 'tilpas-til') })), ['tilpas-timer']);
  assert.deepEqual(faulty(await send(at, gp, { ...agreed, 'tilpas-timer': '18', ...day(-2, 'tilpas-til') })), ['tilpas-til']);
  kept(await send(at, gp, { ...agreed, 'tilpas-timer': '18', 'tilpas-aftalt': 'ja', ...day(21, 'tilpas-til') }));
  const id = /name="aendr-hvorfor\.([^"]+)"/.exec(await page(at, gp))?.[1] ?? '';
  assert.deepEqual(faulty(await send(at, gp, { gem: 'aendr', om: id })), [`aendr-hvorfor.${id}`]);
  kept(await send(at, gp, { gem: 'aendr', om: id, [`aendr-hvorfor.${id}`]: 'Det går godt', ...day(30, `aendr-til.${id}`) }));
  assert.match(await page(at, gp), /om 30 dage/);
  kept(await send(at, gp, { gem: 'aendr', om: id, [`aendr-hvorfor.${id}`]: 'Fuld tid igen' }));
  assert.match(await page(at, gp), /Intet er aftalt/);
});

test('a sick leave may have a last day, and what matters at work is noted beside it', async () => {
  const at = `${karen}/arbejde`;
  const leave = { gem: 'noter', sygemelding: 'full', ...day(-6, 'siden') };
  assert.deepEqual(faulty(await send(at, gp, { gem: 'noter', sygemelding: 'full' })), ['siden']);
  assert.deepEqual(faulty(await send(at, gp, { ...leave, ...day(-8, 'sygtil') })), ['sygtil']);
  kept(await send(at, gp, { ...leave, ...day(-2, 'sygtil') }));
  assert.match(await page(karen, gp), /Første sygedag[\s\S]{0,200}ikke sygemeldt/, 'a leave that is over has no first day');
  kept(await send(at, gp, { ...leave, ...day(9, 'sygtil'), truet: 'ja', gentagne: 'ja', fysisk: 'breaks', arbejdsord: 'Kan sidde ned' }));
  const shown = await page(at, gp);
  assert.match(
    shown,
    /fuldt sygemeldt, siden [^,]+, til og med [^,]+, arbejdet er truet, gentagne sygemeldinger, betyder noget på arbejdet: indflydelse på pauser, »Kan sidde ned«/i,
  );
  assert.match(shown, /en mulighedserklæring kan være relevant/, 'repeated leave and work at risk');
});

test('a possibility statement is asked for once, its first part copied from paper, and judged by the GP alone', async () => {
  const at = `${karen}/arbejde`;
  assert.doesNotMatch(await page(at, physiotherapist), /value="erklaering"/);
  kept(await send(at, gp, { gem: 'erklaering' }));
  assert.deepEqual(faulty(await send(at, gp, { gem: 'erklaering' })), ['erklaering']);
  const id = /name="om" value="([^"]+)"[\s\S]*?value="del1"/.exec(await page(at, gp))?.[1] ?? '';
  assert.deepEqual(faulty(await send(at, gp, { gem: 'del2', om: id, vurdering: 'sound', laegeord: 'Fint' })), ['erklaering']);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'del1', om: id })), ['paavirket', 'aftalt', 'enig']);
  kept(await send(at, gp, { gem: 'del1', om: id, paavirket: 'Tunge løft', aftalt: 'Ingen løft i fire uger', enig: 'ja' }));
  assert.match(await page(at, gp), /Ingen løft i fire uger/);
  assert.doesNotMatch(await page(at, physiotherapist), /Ingen løft i fire uger/, 'others see how far it is');
  assert.deepEqual(faulty(await send(at, gp, { gem: 'del2', om: id })), ['vurdering', 'laegeord']);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'del2', om: id, vurdering: 'sound', laegeord: 'Ja', varighed: '80' })), ['varighed']);
  kept(await send(at, gp, { gem: 'del2', om: id, vurdering: 'sound', laegeord: 'Hun kan begynde stille', varighed: '4' }));
  const shown = await page(at, gp);
  assert.match(shown, /Erklæringen er færdig[\s\S]*Hun kan begynde stille/);
  assert.match(await page(karen, gp), /Mulighedserklæringens anden del er udfyldt/);
  const [own, citizen] = ['/borger/arbejde', (await signedIn(server.url, 'karen')).headers];
  assert.match(await page(own, citizen), /Din læge skriver[\s\S]*Hun kan begynde stille/, 'she reads it and takes it along');
  kept(await send(own, citizen, { handling: 'erklaering' }));
  assert.deepEqual(faulty(await send(own, citizen, { handling: 'erklaering' })), ['erklaering']);
  const next = /name="om" value="([^"]+)"[\s\S]*?value="del1"/.exec(await page(own, citizen))?.[1] ?? '';
  assert.deepEqual(faulty(await send(own, citizen, { handling: 'del1', om: next })), ['svaert', 'enige', 'chef']);
  kept(await send(own, citizen, { handling: 'del1', om: next, svaert: 'At stå længe', enige: 'En stol ved kassen', chef: 'nej' }));
  assert.match(await page(at, gp), /Egen læge skal udfylde anden del[\s\S]*En stol ved kassen/);
});

test('a §56 scheme is noted as it goes, with the day from which its refund counts', async () => {
  const at = `${karen}/arbejde`;
  assert.deepEqual(faulty(await send(at, gp, { gem: 'p56' })), ['p56']);
  kept(await send(at, gp, { gem: 'p56', p56: 'applied' }));
  const approved = { gem: 'p56', p56: 'approved', ...day(-10, 'p56-fra') };
  assert.deepEqual(faulty(await send(at, gp, { ...approved, ...day(-11, 'p56-til') })), ['p56-til']);
  kept(await send(at, gp, { ...approved, ...day(300, 'p56-til') }));
  const shown = await page(at, gp);
  assert.match(shown, /Godkendt af kommunen/);
  assert.doesNotMatch(shown, /Søgt<\/strong>/);
  assert.match(shown, /refusion af løn kan søges fra første sygedag/, 'the clock that it starts');
});

test('the end of sickness benefit is noted, and the jobcentre that has the case decides in words to the citizen', async () => {
  const at = `${karen}/arbejde`;
  const [citizen, jobcentre] = [(await signedIn(server.url, 'karen')).headers, (await signedIn(server.url, 'jobcentre-gert')).headers];
  await did(gp, 'note-work', { citizen: 'demo-karen', key: 'long', status: 'employed', expectedWeeks: 12 });
  await did(citizen, 'ask-fast-track', {
    citizen: 'demo-karen',
    jobcentre: 'Organization/demo-kolding-jobcenter',
    permit: true,
    key: 'ft',
  });
  assert.deepEqual(faulty(await send(at, gp, { gem: 'ydelse' })), ['ydelse']);
  kept(await send(at, gp, { gem: 'ydelse', uegnet: 'ja', ...day(20, 'ydelse') }));
  const seen = await page(at, gp);
  assert.match(seen, /Jobcenter[^<]* tager sagen op igen fra/);
  assert.doesNotMatch(seen, /value="afgoer"/, 'the GP does not decide it');
  const id = /name="om" value="([^"]+)"[\s\S]*?value="afgoer"/.exec(await page(at, jobcentre))?.[1] ?? '';
  assert.deepEqual(faulty(await send(at, gp, { gem: 'afgoer', om: id, afgoer: 'not-extended', 'afgoer-ord': 'Nej' })), ['sygedagpenge']);
  assert.deepEqual(faulty(await send(at, jobcentre, { gem: 'afgoer', om: id })), ['afgoer', 'afgoer-ord']);
  const extended = { gem: 'afgoer', om: id, afgoer: 'extended', 'afgoer-ord': 'Vi tales ved igen i december' };
  assert.deepEqual(faulty(await send(at, jobcentre, extended)), ['afgoer-til']);
  assert.deepEqual(faulty(await send(at, jobcentre, { ...extended, ...day(-1, 'afgoer-til') })), ['afgoer-til']);
  kept(await send(at, jobcentre, { ...extended, ...day(60, 'afgoer-til') }));
  const shown = await page(at, jobcentre);
  assert.match(shown, /Sygedagpengene forlænges/);
  assert.match(shown, /om 60 dage/, 'what is extended ends too');
  assert.match(shown, /Sygedagpenge udløber<\/strong>/, 'its clock stands at once');
});

test('a hospital sends a rehabilitation plan: what must be in it first, then with the day on which its course ended', async () => {
  const hospital = (await signedIn(server.url, 'hospital-ida')).headers;
  await did(hospital, 'start-course', { citizen: 'demo-karen', key: 'operated', start: copenhagenDate(new Date().toISOString()) });
  const at = `${karen}/henvis/til-municipality-140`;
  assert.deepEqual(faulty(await send(at, hospital, { gem: 'send', ...day(3, 'udskrevet') })), ['udskrevet']);
  assert.deepEqual(faulty(await send(at, hospital, { gem: 'send' })), ['modtager']);
  const fields = Object.fromEntries(
    ['medical-need', 'made-with-citizen', 'function-icf', 'citizen-goals', 'proposal'].map((name) => [`felt.${name}`, 'Står i planen']),
  );
  const told = { gem: 'send', modtager: 'Organization/demo-kolding-genoptraening', samtykke: 'ja', ...fields, ...day(-1, 'udskrevet') };
  const later = (month: string) => ({
    'felt.later-start-date.dag': '30',
    'felt.later-start-date.maaned': month,
    'felt.later-start-date.aar': '2099',
  });
  assert.deepEqual(faulty(await send(at, hospital, { ...told, ...later('2') })), ['felt.later-start-date'], 'a day that is none');
  const first = await send(at, hospital, { ...told, ...later('3'), 'felt.later-start': 'Sår', 'felt.proposal': '' });
  assert.match(first.to, /kontrol=ja/, 'it is kept as a draft, with what is missing');
  const draft = first.to.split('?')[0] ?? '';
  assert.match(
    await page(draft, hospital),
    /name="felt\.later-start-date\.maaned"[^>]*value="03"|value="03"[^>]*name="felt\.later-start-date\.maaned"/,
  );
  const missing = /id="fejl"[\s\S]*?<\/ul>/.exec(await page(`${draft}?kontrol=ja`, hospital))?.[0] ?? '';
  assert.match(missing, /felt\.proposal/);
  const asked = [...(await page(draft, hospital)).matchAll(/name="(akut\.[^"]+)"/g)].map(([, name = '']) => [name, 'no'] as const);
  const answers = Object.fromEntries(asked.map(([name]) => [name, name.includes('grade') ? '5' : 'no']));
  const again = await send(draft, hospital, { ...told, ...answers });
  kept(
    again.status === 303 ? again : await send(draft, hospital, { ...told, ...answers, grund: firstReason(again), 'grund-tekst': 'Aftalt' }),
  );
  const sent = await page(draft, hospital);
  assert.match(sent, /sendt/);
  assert.match(sent, /Sygehusforløbets slutdag er noteret/);
});

test('a message has a receiver and words, and is answered in its thread', async () => {
  const at = `${karen}/beskeder`;
  assert.deepEqual(faulty(await send(at, gp, { emne: 'Træning' })), ['til', 'tekst']);
  kept(await send(at, gp, { til: 'Organization/demo-fysioterapi', emne: 'Træning', tekst: 'Hvordan går det?' }));
  const answerable = async (who: Headers) => [...(await page(at, who)).matchAll(/name="paa" value="([^"]+)"/g)].map(([, one = '']) => one);
  assert.deepEqual(await answerable(gp), [], 'nobody answers herself');
  assert.match(await page(at, gp), /Svaret kommer til at stå her/);
  const [id = ''] = await answerable(physiotherapist);
  assert.deepEqual(faulty(await send(at, physiotherapist, { paa: id })), [`svar.${id}`]);
  kept(await send(at, physiotherapist, { paa: id, [`svar.${id}`]: 'Det går fremad' }));
  assert.match(await page(at, gp), /Det går fremad/);
  assert.deepEqual(await answerable(physiotherapist), [id], 'she adds to what she answered');
  const [answer = ''] = await answerable(gp);
  kept(await send(at, gp, { paa: answer, [`svar.${answer}`]: 'Godt at høre' }));
});

test('a questionnaire is asked for, taken back with a reason, and a total from paper stands with what it says', async () => {
  const at = `${karen}/skemaer`;
  assert.deepEqual(faulty(await send(at, gp, { gem: 'bed' })), ['skema']);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'bed', skema: 'nrs', ...day(-1, 'senest') })), ['senest']);
  kept(await send(at, gp, { gem: 'bed', skema: 'nrs', ...day(7, 'senest') }));
  const task = /name="om" value="([^"]+)"/.exec(await page(at, gp))?.[1] ?? '';
  assert.deepEqual(faulty(await send(at, gp, { gem: 'traek', om: task })), [`hvorfor.${task}`]);
  kept(await send(at, gp, { gem: 'traek', om: task, [`hvorfor.${task}`]: 'Svaret er givet i telefonen' }));
  assert.match(await page(at, gp), /Borgeren er ikke bedt om at svare/);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'tal' })), ['papir', 'score']);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'tal', papir: 'rmdq.total', score: '25' })), ['score']);
  assert.deepEqual(faulty(await send(at, gp, { gem: 'tal', papir: 'rmdq.total', score: '14', ...day(2, 'udfyldt') })), ['udfyldt']);
  kept(await send(at, gp, { gem: 'tal', papir: 'rmdq.total', score: '16', ...day(-30, 'udfyldt') }));
  kept(await send(at, gp, { gem: 'tal', papir: 'rmdq.total', score: '9' }));
  const shown = await page(at, gp);
  assert.match(shown, /9 af 24/);
  assert.match(shown, /Fra 16 til 9: det er bedre/);
  assert.match(shown, /<svg[^>]+aria-labelledby="kurve-rmdq/);
  const overview = await page(karen, gp);
  assert.match(overview, /RMDQ/, 'the curve stands on the overview');
});
