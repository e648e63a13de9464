/** Receivers work through their inboxes in a real browser: triage, rehabilitation's seven days, prevention's talk, the jobcentre's two weeks, the GP's letters. */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { findingSystem } from '@rygforloeb/decision';
import * as pathway from '@rygforloeb/pathway';
import type { Resource } from '@rygforloeb/record';
import { type House, openHouse, openShipped, type RunningServer, startServer } from '@rygforloeb/server';
import type { Page } from 'playwright-core';
import { isFine, openDoors, press, pressByKeys } from './at-the-doors.ts';
import { noBrowser } from './open-workspace.ts';

const { loggedIn } = openDoors(() => server.url);
const options = noBrowser === undefined ? {} : { skip: noBrowser };
const folder = mkdtempSync(join(tmpdir(), 'inboxes-test-'));
const day = 86_400_000;
const inbox = '/kliniker/indbakke';
const people = {
  anna: ['gp', 'gp-anna', 'demo-laegehus', 'treatment'],
  mette: ['physiotherapist', 'physio-mette', 'demo-fysioterapi', 'treatment'],
  ida: ['hospital', 'hospital-ida', 'demo-sygehus', 'treatment'],
  frida: ['municipality_140', 'rehab-frida', 'demo-kolding-genoptraening', 'rehabilitation'],
  kirsten: ['back_coordinator', 'coordinator-kirsten', 'demo-region', 'administration'],
} as const;
const jobs = { agent: { who: 'Device/test', role: 'operations', name: 'Tests' }, purpose: 'operations' };
let server: RunningServer;
let house: House;
let programme: pathway.PathwayProgramme;

before(
  async () => {
    if (noBrowser !== undefined) return;
    chmodSync(folder, 0o755); // The database may run as another user.
    const shipped = await openShipped();
    assert.ok(shipped.pathway);
    programme = shipped.pathway;
    house = await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true });
    server = await startServer({ port: 0, log: 'error', rateLimit: false, house, open: () => Promise.resolve(shipped) });
    await server.settled;
    await everythingArrives();
  },
  { timeout: 120_000 },
);
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

test('a referral from the GP is received at Rygcenter, gets a track, is passed on, and closed at the hospital', options, async () => {
  const jens = await loggedIn('Jens Demovang');
  const other = await anotherTab(jens);
  await Promise.all([jens.goto(server.url + inbox), other.goto(server.url + inbox)]);
  await isFine(jens, 'triage');
  const row = rowOf(jens, 'Karen Demoeksempel');
  assert.match(await row.innerText(), /Lægehuset Demogade[\s\S]*Nerverodspåvirkning[\s\S]*Ny, ikke modtaget/);
  await press(row.getByRole('button', { name: /^Modtag:/ }));
  await toldThat(jens, 'Modtaget. Afsenderen kan se det.');

  await press(other.getByRole('button', { name: /^Modtag:/ }));
  await other
    .getByText(/En anden nåede det først\. Sagen står nu som "Modtaget, ikke vurderet"/)
    .first()
    .waitFor();
  await isFine(other, 'somebody else was faster');

  await jens.locator('summary', { hasText: 'Tag imod med spor' }).click();
  await press(jens.getByRole('button', { name: 'Tag imod med spor', exact: true }));
  await jens.getByRole('heading', { name: 'Noget mangler eller er forkert' }).waitFor();
  assert.match(await rowOf(jens, 'Karen Demoeksempel').innerText(), /Vælg et spor\.[\s\S]*Skriv hvorfor\./);
  await isFine(jens, 'track and reason missing');
  await jens.getByLabel('Kirurgisk vurdering').check();
  await jens.getByLabel('Hvorfor?').first().fill('Nerverod med kraftnedsættelse');
  await press(jens.getByRole('button', { name: 'Tag imod med spor', exact: true }));
  await toldThat(jens, 'Taget imod, med spor og grund.');

  await jens.getByRole('link', { name: 'Karen Demoeksempel', exact: true }).click();
  await jens.getByRole('heading', { name: 'Hvad henvisningen siger' }).waitFor();
  const main = await jens.getByRole('main').innerText();
  assert.match(main, /Udeladt med vilje[\s\S]*Er ikke målt/);
  assert.match(main, /Programmets svar, da den blev sendt/);
  assert.match(main, /Tjekket mod programmet[\s\S]*Anna Demolund, Lægehuset Demogade[\s\S]*Tag/);
  await isFine(jens, 'one referral');
  const paper = await jens.request.get(
    new URL((await jens.getByRole('link', { name: 'Henvisningen', exact: true }).getAttribute('href')) ?? '', server.url).href,
  );
  assert.equal(paper.headers()['content-type'], 'application/pdf');
  await jens.locator('summary', { hasText: 'Send videre' }).click();
  await jens.getByLabel('Til', { exact: true }).selectOption({ label: 'Demosygehuset, Rygmedicinsk Afdeling' });
  await jens.locator('details[open]').getByLabel('Hvorfor?').fill('Nærmest borgeren');
  await press(jens.getByRole('button', { name: 'Send videre', exact: true }));
  await toldThat(jens, 'Sendt videre. Den står nu hos den nye modtager.');
  await jens.getByText('Indbakken er tom.').waitFor();

  const ida = await loggedIn('Ida Demoborg');
  await ida.goto(server.url + inbox);
  await rowOf(ida, 'Karen Demoeksempel')
    .getByRole('button', { name: /^Modtag:/ })
    .click();
  await toldThat(ida, 'Modtaget. Afsenderen kan se det.');
  await open(ida, 'Tag imod med spor');
  await ida.getByLabel('Kirurgisk vurdering').check();
  await ida.getByLabel('Hvorfor?').first().fill('Samme');
  await press(ida.getByRole('button', { name: 'Tag imod med spor', exact: true }));
  await toldThat(ida, 'Taget imod, med spor og grund.');
  await rowOf(ida, 'Karen Demoeksempel')
    .getByRole('button', { name: /^Begynd:/ })
    .click();
  await toldThat(ida, 'Forløbet er begyndt.');
  await open(ida, 'Afslut med tilbagemelding');
  await ida.getByLabel('Konklusion').fill('Ingen operation. Træning hos fysioterapeut.');
  await press(ida.getByRole('button', { name: 'Afslut med tilbagemelding', exact: true }));
  await toldThat(ida, 'Afsluttet. Tilbagemeldingen er sendt.');
  assert.equal(await rowOf(ida, 'Karen Demoeksempel').count(), 0);
  const gp = desk('anna');
  const [closed] = ((await gp.record.search('ServiceRequest', { where: { patient: 'demo-karen', status: 'completed' } })) as Found).page
    .entries;
  assert.equal((await pathway.readReferral(gp.record, closed?.id ?? ''))?.feedback, 'Ingen operation. Træning hos fysioterapeut.');
});

test('an acute alert stands first at the hospital and opens with a reason alone; what is done with it stays acute', options, async () => {
  const ida = await loggedIn('Ida Demoborg', { viewport: { width: 390, height: 844 } });
  await ida.goto(`${server.url}/kliniker`);
  await ida.getByText('1 akut henvisning, som ingen har taget imod.').waitFor();
  await isFine(ida, 'a worklist with an alert at 390 px');
  await ida.getByRole('region', { name: 'Akut: venter på jer nu' }).getByRole('link', { name: 'Åbn indbakken' }).click();
  await ida.waitForURL(`**${inbox}`);
  await isFine(ida, 'an alert at 390 px');
  await press(ida.getByRole('button', { name: 'Åbn med akut adgang' }));
  await ida.getByText('Skriv hvorfor.').last().waitFor();
  await isFine(ida, 'no reason for acute access');
  await ida.getByLabel('Hvorfor åbner du?').fill('Modtager på skadestuen');
  await press(ida.getByRole('button', { name: 'Åbn med akut adgang' }));
  await ida.getByRole('heading', { name: /Yusuf Demoborger/, level: 1 }).waitFor();
  await press(ida.getByRole('button', { name: /^Modtag:/ }));
  await toldThat(ida, 'Modtaget. Afsenderen kan se det.');
  await ida.goto(server.url + inbox);
  await ida.getByText(/Taget imod af jer, ikke afsluttet/).waitFor();
});

test(
  'rehabilitation: day six, seven and eight; the level, a start that is planned, the free choice where it is too late',
  options,
  async () => {
    const frida = await loggedIn('Frida Demoskov');
    await frida.goto(server.url + inbox);
    const clocks = await frida.locator('.inbox-clock strong').allInnerTexts();
    assert.deepEqual(clocks, ['1 dag over fristen', 'Sidste dag er i dag', '1 dag tilbage af 7']);
    assert.match(await frida.getByRole('main').innerText(), /3 sager venter hos jer\. 1 er over fristen\./);

    await rowOf(frida, 'Karen Demoeksempel').locator('summary', { hasText: 'Kan ikke nå' }).click();
    await press(frida.getByRole('button', { name: 'Kan ikke nå de syv dage', exact: true }));
    await toldThat(frida, 'Borgeren har fået besked om frit valg.');
    await rowOf(frida, 'Karen Demoeksempel')
      .getByText(/Borgeren fik besked om frit valg/)
      .waitFor();

    const row = rowOf(frida, 'Yusuf Demoborger');
    await row.locator('summary', { hasText: 'Planlæg start' }).click();
    await press(row.getByRole('button', { name: 'Planlæg start', exact: true }));
    await frida.getByRole('link', { name: 'Skriv et klokkeslæt som 10.15.' }).waitFor();
    await isFine(frida, 'no time for the start');
    await fillDay(row, new Date(Date.now() + day));
    await row.getByLabel('Klokkeslæt').fill('9.30');
    await press(row.getByRole('button', { name: 'Planlæg start', exact: true }));
    await toldThat(frida, 'Starten er planlagt. Borgeren kan se den.');
    assert.match(await rowOf(frida, 'Yusuf Demoborger').innerText(), /09\.30 \(i morgen\)/);

    await rowOf(frida, 'Yusuf Demoborger').getByRole('link', { name: 'Yusuf Demoborger', exact: true }).click();
    await open(frida, 'Begynd genoptræning');
    for (const label of [
      'Fysioterapeutisk undersøgelse',
      'Vurdering af funktionsevnen',
      'Fysiske ressourcer',
      'Psykiske ressourcer',
      'Sociale ressourcer',
    ])
      await frida.getByLabel(label).fill('Beskrevet');
    await frida.getByLabel('Borgerens egne mål').fill('Løfte mit barnebarn\nGå en tur på 3 km');
    await frida.getByLabel('Graderet træning').check();
    await press(frida.getByRole('button', { name: 'Begynd genoptræning', exact: true }));
    await toldThat(frida, 'Genoptræningen er begyndt.');
    await open(frida, 'Træningen er slut');
    await fillDay(frida, new Date());
    await press(frida.getByRole('button', { name: 'Træningen er slut', exact: true }));
    await open(frida, 'Afslut med slutnotat');
    for (const label of ['Forløbet kort', 'Hvor borgeren er nu', 'Hvad der er aftalt fremadrettet'])
      await frida.getByLabel(label).fill('Godt');
    await press(frida.getByRole('button', { name: 'Afslut med slutnotat', exact: true }));
    await toldThat(frida, /Afsluttet/);
    const note = frida.getByRole('link', { name: 'Slutnotatet' });
    assert.equal((await frida.request.get(new URL((await note.getAttribute('href')) ?? '', server.url).href)).status(), 200);
  },
);

test('prevention: the talk, an offer of the municipality, the closing talk and the note; by keyboard at 320 px', options, async () => {
  const dorte = await loggedIn('Dorte Demobæk', { viewport: { width: 320, height: 640 } });
  await dorte.goto(server.url + inbox);
  await isFine(dorte, 'prevention at 320 px');
  await pressByKeys(dorte, 'Modtag: Karen Demoeksempel');
  await toldThat(dorte, 'Modtaget. Afsenderen kan se det.');
  await pressByKeys(dorte, 'Tag imod: Karen Demoeksempel');
  await toldThat(dorte, 'Taget imod.');
  await open(dorte, 'Samtalen er holdt');
  await press(dorte.getByRole('button', { name: 'Samtalen er holdt', exact: true }));
  await dorte.getByRole('link', { name: 'Udfyld »Borgerens mål«.' }).waitFor();
  await isFine(dorte, 'a talk without words');
  for (const label of ['Forventninger til tilbuddet', 'Borgerens mål', 'Hvad borgeren vurderes', 'Samlet funktionsevne', 'Hvad er aftalt?'])
    await dorte.getByLabel(label).fill('Sove bedre');
  await dorte.getByLabel('Kommunalt forebyggelsestilbud').check();
  await press(dorte.getByRole('button', { name: 'Samtalen er holdt', exact: true }));
  await toldThat(dorte, 'Samtalen er noteret. Forløbet er begyndt.');
  await open(dorte, 'Vælg tilbud');
  await dorte.getByLabel('Tilbud', { exact: true }).selectOption({ label: 'Sov godt (fiktivt) (Hjælp til bedre søvn)' });
  await press(dorte.getByRole('button', { name: 'Vælg tilbud', exact: true }));
  await toldThat(dorte, 'Tilbuddet er valgt.');
  await chooseTaken(dorte, 'Borgeren er begyndt');
  await chooseTaken(dorte, 'Tilbuddet er slut');
  await open(dorte, 'Afsluttende samtale');
  await dorte.getByLabel('Nej', { exact: true }).check();
  await dorte.getByLabel('Hvad er der brug for herfra?').fill('Intet');
  await press(dorte.getByRole('button', { name: 'Afsluttende samtale', exact: true }));
  await toldThat(dorte, /Nu mangler notatet/);
  await open(dorte, 'Afslut med notat');
  for (const label of ['Årsagen til tilbuddet', 'Kort resumé', 'Hvad der er aftalt fremadrettet'])
    await dorte.getByLabel(label).fill('Søvn');
  await press(dorte.getByRole('button', { name: 'Afslut med notat til egen læge', exact: true }));
  await toldThat(dorte, 'Afsluttet. Notatet er sendt.');
});

test('the jobcentre: two weeks to the first talk, the seven questions, a plan; nothing of the findings', options, async () => {
  const gert = await loggedIn('Gert Demogaard');
  await gert.goto(server.url + inbox);
  const row = rowOf(gert, 'Karen Demoeksempel');
  assert.match(await row.innerText(), /11 dage tilbage[\s\S]*Fra borgeren selv/);
  await press(row.getByRole('button', { name: /^Modtag:/ }));
  await press(row.getByRole('button', { name: /^Tag imod:/ }));
  await toldThat(gert, 'Taget imod.');
  await gert.getByRole('link', { name: 'Karen Demoeksempel', exact: true }).click();
  await open(gert, 'Samtalen er holdt');
  assert.equal(await gert.locator('details[open] textarea').count(), 7);
  await gert.getByLabel('Er deltidssygemelding en mulighed?').fill('Ja, 20 timer');
  await press(gert.getByRole('button', { name: 'Samtalen er holdt', exact: true }));
  await toldThat(gert, /Samtalen er noteret\. Egen læge er bedt om en vurdering/);
  await open(gert, 'Lav eller ret plan');
  await press(gert.getByRole('button', { name: 'Lav eller ret plan', exact: true }));
  await gert.getByRole('link', { name: 'Skriv en dag.' }).waitFor();
  await gert.getByLabel('Tilbage til samme job').check();
  await gert.getByLabel('Hvad er aftalt?').fill('20 timer fra mandag');
  await fillDay(gert, new Date(Date.now() + 30 * day));
  await press(gert.getByRole('button', { name: 'Lav eller ret plan', exact: true }));
  await toldThat(gert, 'Planen er gemt.');
  const main = await gert.getByRole('main').innerText();
  assert.match(main, /Ja, 20 timer/);
  assert.match(main, /Tilbage til samme job[\s\S]*20 timer fra mandag[\s\S]*Der ses på det igen/, 'what was agreed can be read');
  assert.doesNotMatch(main, /nerverod|cauda|Journal/i);
});

test('the GP answers a letter once, and sends the certificate that the jobcentre asked for', options, async () => {
  const anna = await loggedIn('Anna Demolund');
  await anna.goto(`${server.url}${inbox}?sprog=en`);
  await isFine(anna, "the GP's letters in English");
  const row = anna.getByRole('listitem').filter({ hasText: 'Vil gerne i kommunalt tilbud' });
  assert.match(await row.innerText(), /Waits for your answer/);
  await row.locator('summary', { hasText: 'I will not refer' }).click();
  await press(row.getByRole('button', { name: 'I will not refer', exact: true }));
  await anna.getByRole('link', { name: 'Write why.' }).waitFor();
  await isFine(anna, 'no reason for no');
  await row.locator('details[open]').getByLabel('Why?').fill('Hun har tilbuddet allerede');
  await press(row.getByRole('button', { name: 'I will not refer', exact: true }));
  await toldThat(anna, 'The answer was sent with the reason.');
  const certificate = anna.getByRole('listitem').filter({ hasText: 'Send an assessment' });
  await certificate.locator('summary').click();
  await certificate.getByLabel('Your assessment').fill('Kan arbejde 20 timer uden tunge løft');
  await press(certificate.getByRole('button', { name: 'Send an assessment to the jobcentre', exact: true }));
  await toldThat(anna, 'The assessment was sent to the jobcentre.');
});

test('a form sent twice does nothing twice, and another house has no such case', options, async () => {
  const frida = await loggedIn('Frida Demoskov');
  await frida.goto(server.url + inbox);
  const form = rowOf(frida, 'Peter Demoperson').locator('form:has([value="plan-start"])');
  const fields = Object.fromEntries(
    await form
      .locator('input[type=hidden]')
      .evaluateAll((inputs) => inputs.map((one) => [(one as HTMLInputElement).name, (one as HTMLInputElement).value])),
  );
  const prefix = `plan-start.${fields.sag}.tid`;
  const at = new Date(Date.now() + 2 * day).toISOString();
  const told = {
    ...fields,
    [`${prefix}.dag`]: at.slice(8, 10),
    [`${prefix}.maaned`]: at.slice(5, 7),
    [`${prefix}.aar`]: at.slice(0, 4),
    [`${prefix}.kl`]: '10',
  };
  const send = () =>
    frida.evaluate(
      async ([path, body]) => (await fetch(path ?? '', { method: 'POST', body: new URLSearchParams(body) })).url,
      [inbox, new URLSearchParams(told).toString()],
    );
  assert.match(await send(), /besked=booked-late/);
  const booked = await house.record.as(jobs).count('Provenance');
  assert.match(await send(), /besked=booked-late/, 'the same answer again');
  assert.deepEqual(await house.record.as(jobs).count('Provenance'), booked);
  const dorte = await loggedIn('Dorte Demobæk');
  const reply = await dorte.goto(`${server.url}${inbox}/${fields.sag}`);
  assert.equal(reply?.status(), 404);
});

type Found = { readonly page: { readonly entries: readonly Resource[] } };
type Scope = Pick<Page, 'getByRole' | 'getByLabel' | 'locator'>;

/** What the demo's people have sent each other, some of it days ago. */
async function everythingArrives(): Promise<void> {
  const make = async (resource: Resource): Promise<void> => {
    const made = await house.record.as(jobs).create(resource);
    assert.ok(made.ok, JSON.stringify(made));
  };
  const start = new Date(Date.now() - 50 * day).toISOString().slice(0, 10);
  for (const citizen of ['demo-karen', 'demo-peter', 'demo-yusuf']) {
    const found = { resourceType: 'Observation', status: 'final', subject: { reference: `Patient/${citizen}` } };
    const effectiveDateTime = new Date(Date.now() - 12 * day).toISOString();
    const list = (...members: readonly string[]) => ({
      component: members.map((code) => ({ code: { coding: [{ system: `${findingSystem}-value`, code }] }, valueBoolean: true })),
    });
    const code = (value: string) => ({ valueCodeableConcept: { coding: [{ system: `${findingSystem}-value`, code: value }] } });
    const values: Readonly<Record<string, object>> = {
      'pain-site': list('lumbar'),
      'conservative-contents': list('guidance', 'exercise'),
      'diagnostic-triage': code('specific'),
      'conservative-effect': code('unsatisfactory'),
      'strength-grade': { valueInteger: 5 },
      'conservative-start': { valueDateTime: start },
    };
    const booleans = {
      'affects-daily-life': true,
      'suspected-nerve-root': true,
      'suspected-cauda-equina': false,
      'progressive-deficit': false,
      'could-benefit-119': true,
    };
    for (const [name, value] of [
      ...Object.entries(values),
      ...Object.entries(booleans).map(([name, valueBoolean]) => [name, { valueBoolean }] as const),
    ])
      await make({ ...found, effectiveDateTime, code: { coding: [{ system: findingSystem, code: name }] }, ...value });
    for (const organization of ['demo-sygehus', 'demo-fysioterapi'])
      await make({
        ...{ resourceType: 'EpisodeOfCare', status: 'active', patient: { reference: `Patient/${citizen}` }, period: { start } },
        managingOrganization: { reference: `Organization/${organization}` },
      });
  }
  await toRygcenter();
  for (const [citizen, ago] of [
    ['demo-karen', 8],
    ['demo-peter', 7],
    ['demo-yusuf', 6],
  ] as const)
    await rehabilitationPlan(citizen, ago);
  await toPrevention();
  await fastTrack();
  const alert = { citizen: 'demo-yusuf', receiver: 'Organization/demo-sygehus', reason: 'Mistanke om cauda equina', key: 'alert' };
  must(await pathway.raiseAlert(desk('anna'), alert));
  must(
    await pathway.writeToGp(desk('mette'), {
      citizen: 'demo-karen',
      receiver: 'municipality-119',
      text: 'Vil gerne i kommunalt tilbud',
      key: 'letter',
    }),
  );
}

async function toRygcenter(): Promise<void> {
  const fields = [
    'wanted-examination',
    'onset',
    'location',
    'work-function',
    'other-disease',
    'medication',
    'strength',
    'sensory',
    'imaging',
    'other-tests',
    'tried-treatment',
    'interpreter',
    'phone',
    'transport',
    'informed',
  ];
  const content = [
    { field: 'suspected-disease', text: 'Nerverodspåvirkning, højre S1' },
    ...fields.map((field) => ({ field, text: 'Beskrevet i journalen' })),
    { field: 'bmi', leftOut: 'Er ikke målt' },
  ];
  await sent('anna', { citizen: 'demo-karen', receiver: 'hospital', performer: 'Organization/demo-rygcenter', key: 'ryg', content }, 2);
}

/** A plan that the municipality received so many days ago, and judged. */
async function rehabilitationPlan(citizen: string, ago: number): Promise<void> {
  const fields = ['medical-need', 'made-with-citizen', 'function-icf', 'citizen-goals', 'proposal'];
  const content = fields.map((field) => ({ field, text: 'Kraft efter operation' }));
  const told = { citizen, receiver: 'municipality-140', performer: 'Organization/demo-kolding-genoptraening', key: citizen, content };
  const referral = await sent('ida', told, ago);
  const frida = desk('frida', ago);
  must(await pathway.receiveReferral(frida, { referral, key: `${citizen} r` }));
  must(await pathway.acceptReferral(frida, { referral, key: `${citizen} a`, track: 'basic', reason: 'Ukompliceret' }));
}

async function toPrevention(): Promise<void> {
  const organization = 'Organization/demo-kolding-sundhed';
  const offer = {
    municipality: 'Kolding',
    organization,
    fictitious: true,
    ref: 'sleep',
    category: 'sleep-guidance',
    name: 'Sov godt (fiktivt)',
  };
  must(await pathway.saveOffer(desk('kirsten'), offer));
  const fields = ['referral-diagnosis', 'purpose', 'history', 'practical', 'also-referred'];
  const content = fields.map((field) => ({ field, text: 'Sover dårligt' }));
  await sent('anna', { citizen: 'demo-karen', receiver: 'municipality-119', performer: organization, key: 'p', content }, 1);
}

async function fastTrack(): Promise<void> {
  const sickLeave = { share: 'full', since: new Date(Date.now() - 20 * day).toISOString().slice(0, 10) } as const;
  must(await pathway.noteWork(desk('anna', 4), { citizen: 'demo-karen', status: 'employed', sickLeave, expectedWeeks: 12, key: 'w' }));
  const own = { agent: { who: 'Patient/demo-karen', role: 'citizen', name: 'Karen' }, purpose: 'own' };
  const karen = pathway.deskOf({ record: house.record, programme, now: () => new Date(Date.now() - 3 * day) }, own);
  must(
    await pathway.askFastTrack(karen, { citizen: 'demo-karen', jobcentre: 'Organization/demo-kolding-jobcenter', permit: true, key: 'ft' }),
  );
}

async function sent(from: keyof typeof people, told: pathway.DraftTold, ago: number): Promise<string> {
  const there = desk(from, ago);
  const { referral } = must(await pathway.draftReferral(there, { ...told, override: { code: 'other', text: 'Aftalt' } }));
  const step = (key: string) => ({ referral: referral.id, key: `${told.key} ${key}` });
  must(await pathway.checkReferral(there, step('check')));
  must(await pathway.sendReferral(there, step('send')));
  return referral.id;
}

/** Somebody's desk, some days ago. */
function desk(who: keyof typeof people, ago = 0): pathway.Desk {
  const [role, id, organization, purpose] = people[who];
  const agent = {
    ...{ who: `Practitioner/demo-${id}`, role, name: who, organization: `Organization/${organization}` },
    practitionerRole: `PractitionerRole/demo-${id}.${role.replaceAll('_', '-')}`,
  };
  return pathway.deskOf({ record: house.record, programme, now: () => new Date(Date.now() - ago * day) }, { agent, purpose });
}

function must<Outcome extends { readonly ok: boolean }>(outcome: Outcome): Extract<Outcome, { readonly ok: true }> {
  assert.ok(outcome.ok, JSON.stringify(outcome).slice(0, 300));
  return outcome as Extract<Outcome, { readonly ok: true }>;
}

/** The same person, a second look at the same time. */
async function anotherTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  other.setDefaultTimeout(8_000);
  return other;
}

function rowOf(page: Page, citizen: string) {
  return page.locator('li.inbox-row').filter({ has: page.getByRole('heading', { name: citizen }) });
}

async function toldThat(page: Page, sentence: string | RegExp): Promise<void> {
  await page.getByRole('status').filter({ hasText: sentence }).waitFor();
}

/** Opens the fields of a decision. */
async function open(page: Page, decision: string): Promise<void> {
  await page.locator('summary', { hasText: decision }).first().click();
}

async function chooseTaken(page: Page, decision: string): Promise<void> {
  await open(page, decision);
  await page.locator('details[open]').getByLabel('Sov godt (fiktivt)').check();
  await press(page.getByRole('button', { name: decision, exact: true }));
  await page.getByRole('status').waitFor();
}

async function fillDay(scope: Scope, date: Date): Promise<void> {
  const [year = '', month = '', dayOfMonth = ''] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen' })
    .format(date)
    .split('-');
  const form = scope.locator('details[open]');
  for (const [label, value] of [
    ['Dag', dayOfMonth],
    ['Måned', month],
    ['År', year],
  ] as const)
    await form.getByLabel(label, { exact: true }).fill(value);
}
