/** The coordinator's door in a real browser: counts that hide few, a house that two people edit, offers, a number moved, a parked message, roles, the log. */

import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { shippedProgramme } from '@rygforloeb/decision';
import { openHouse, openShipped, type RunningServer, startServer } from '@rygforloeb/server';
import { isFine, openDoors, press } from './at-the-doors.ts';
import { noBrowser } from './open-workspace.ts';

const { loggedIn } = openDoors(() => server.url);
const options = noBrowser === undefined ? {} : { skip: noBrowser };
const folder = mkdtempSync(join(tmpdir(), 'coordinator-test-'));
/** A screen, and a telephone. */
const bothWidths = { widths: [390, 1280] };
/** A page as it is when nobody has done anything: axe looks at it where every page is looked at. */
const asAlways = { ...bothWidths, axe: false };
const ours = 'https://rygforloeb.dk/fhir';
/** The programme of this file, and the place of its example citizens. */
const directory = join(folder, 'programme', 'region', 'version');
const amendments = join(directory, 'amendments.yaml');
let server: RunningServer;

before(
  async () => {
    if (noBrowser !== undefined) return;
    chmodSync(folder, 0o755); // The database may run as another user.
    const house = await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true });
    await fill(house.record.as({ agent: { who: 'Device/test', role: 'operations', name: 'Test' }, purpose: 'operations' }));
    const open = () => openShipped({ directory: withFaultyAmendment() });
    server = await startServer({ port: 0, log: 'error', rateLimit: false, house, open });
    await server.settled;
  },
  { timeout: 180_000 },
);
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

test('the coordinator sees late and stuck as counts, and nothing that tells of fewer than five', options, async () => {
  const page = await loggedIn('Kirsten Demotoft');
  await page.goto(`${server.url}/`);
  await page.getByRole('heading', { name: 'Overblik', level: 1 }).waitFor();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  assert.match(await page.getByRole('listitem').filter({ hasText: 'Frister overskredet' }).innerText(), /^17/);
  assert.match(await row('Assens').innerText(), /< 5/);
  assert.match(await row('Billund').innerText(), /skjult/, 'else the three of Assens could be subtracted');
  assert.match(await row('Esbjerg').innerText(), /8/);
  assert.doesNotMatch(await page.getByRole('main').innerText(), /Demoeksempel|Opdigtet/);
  await isFine(page, 'overblik', bothWidths);
});

test('a parked message is tried again, and one that was seen to is set aside with how', options, async () => {
  const page = await loggedIn('Kirsten Demotoft');
  await page.getByRole('link', { name: 'Koordinator' }).or(page.locator('body')).first().waitFor();
  await page.goto(`${server.url}/koordinator/beskeder`);
  await page.getByRole('heading', { name: '2 beskeder venter på dig' }).waitFor();
  assert.match(await page.getByRole('main').innerText(), /Modtageren har aldrig kvitteret/);
  assert.doesNotMatch(await page.getByRole('main').innerText(), /hemmeligt/);
  await page.getByLabel('Retning').selectOption('in');
  await press(page.getByRole('button', { name: 'Vis', exact: true }));
  await page.getByText('0 af 2 vises').waitFor();
  await page.getByRole('link', { name: 'Vis alle' }).click();
  await isFine(page, 'beskeder', bothWidths);
  await page
    .getByRole('button', { name: /^Prøv igen/ })
    .first()
    .click();
  await page.getByText('Beskeden sendes igen.').waitFor();
  await page.getByRole('heading', { name: 'Én besked venter på dig' }).waitFor();
  await page.locator('summary').filter({ hasText: 'Læg til side' }).click();
  await press(page.getByRole('button', { name: 'Læg til side' }));
  await page.getByRole('alert').getByText('Skriv, hvordan det er løst.').waitFor();
  await isFine(page, 'beskeder-fejl', bothWidths);
  await page.getByLabel('Hvordan er det løst?').fill('Ringet til lægehuset');
  await press(page.getByRole('button', { name: 'Læg til side' }));
  await page.getByText('Beskeden er lagt til side.').waitFor();
});

test('two edit one house: the second sees what the first saved before she overwrites it; a mistyped GLN is told', options, async () => {
  const [one, other] = [await loggedIn('Kirsten Demotoft'), await loggedIn('Lars Demokrog')];
  await one.goto(`${server.url}/koordinator/adressebog?soeg=demogade`);
  await isFine(one, 'adressebog', asAlways);
  await one.getByRole('link', { name: 'Lægehuset Demogade' }).click();
  await one.getByRole('heading', { name: 'Ret: Lægehuset Demogade' }).waitFor();
  await other.goto(one.url());
  await isFine(one, 'sted', asAlways);
  await one.getByLabel('GLN').fill('5790000000001');
  await press(one.getByRole('button', { name: 'Gem' }));
  await one.getByText('GLN: Kontrolcifferet passer ikke.').first().waitFor();
  await isFine(one, 'sted-fejl', bothWidths);
  await one.getByLabel('GLN').fill('5790000000005');
  await one.getByLabel('Telefon').fill('75 00 00 00');
  await press(one.getByRole('button', { name: 'Gem' }));
  await one.getByText('Det er gemt.').waitFor();
  await other.getByLabel('Telefon').fill('75 11 11 11');
  await other.getByText('Kladde gemt kl.').waitFor();
  await other.reload();
  await other.getByText('Din kladde er hentet frem').waitFor();
  assert.equal(await other.getByLabel('Telefon').inputValue(), '75 11 11 11');
  assert.equal(await other.getByLabel('GLN').inputValue(), '', 'the draft is as she saw it');
  await press(other.getByRole('button', { name: 'Gem' }));
  await other.getByRole('heading', { name: 'En anden har gemt imens' }).waitFor();
  assert.match(await other.getByRole('row', { name: /^Telefon/ }).innerText(), /75 00 00 00\s+75 11 11 11/);
  await isFine(other, 'sted-imens', bothWidths);
  await press(other.getByRole('button', { name: 'Gem' }));
  await other.getByText('Det er gemt.').waitFor();
  assert.equal(await other.getByLabel('Telefon').inputValue(), '75 11 11 11');
  assert.equal(await other.getByLabel('GLN').inputValue(), '5790000000005', 'what she did not touch is as the first saved it');
  assert.equal(await other.getByText('Din kladde er hentet frem').count(), 0, 'what is saved is no draft');
});

test(
  'offers come as a file, without JavaScript too: faults by line and column, what changes before it is saved, then all of it',
  options,
  async () => {
    const page = await loggedIn('Kirsten Demotoft', { javaScriptEnabled: false });
    await page.goto(`${server.url}/koordinator/tilbud`);
    await page.getByRole('link', { name: 'Indlæs fra en fil' }).click();
    const see = page.getByRole('button', { name: 'Se, hvad der ændres' });
    await see.click();
    await page.getByRole('alert').getByText('Vælg en fil, eller sæt rækker ind.').waitFor();
    const row = (ref: string, category: string) =>
      `${ref};Kolding;${category};Bedre søvn ${ref} (fiktivt);Organization/demo-kolding-sundhed`;
    const text = `ref;municipality;category;name;organization\r\n${row('a', 'sleep-guidance')}\r\n${row('b', 'massage')}`;
    const send = (content: Buffer) =>
      page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'tilbud.csv', mimeType: 'text/csv', buffer: content });
    await send(Buffer.from('x'.repeat(1_000_001)));
    await see.click();
    await page.getByRole('alert').getByText('Filen er for stor').waitFor();
    await send(Buffer.from(text, 'latin1'));
    await see.click();
    await page.getByRole('row', { name: '3 3 Art kendes ikke' }).waitFor();
    await page.getByLabel('Eller sæt rækkerne ind her').fill(text.replace('massage', 'sleep-guidance'));
    await see.click();
    await page.getByRole('row', { name: 'Bedre søvn a (fiktivt) Kolding 2 Ny' }).waitFor();
    await press(page.getByRole('button', { name: 'Gem alt' }));
    await page.getByText('2 nye tilbud er gemt, og 0 er rettet').waitFor();
    await page.getByRole('link', { name: 'Kolding' }).click();
    await page.getByRole('link', { name: 'Bedre søvn a (fiktivt)' }).click();
    await page.getByLabel('Navn').fill('Bedre søvn hver nat (fiktivt)');
    await press(page.getByRole('button', { name: 'Gem' }));
    await page.getByRole('link', { name: 'Bedre søvn hver nat (fiktivt)' }).waitFor();
    await page.goto(`${server.url}/koordinator/tilbud/ny?kommune=Kolding`);
    await press(page.getByRole('button', { name: 'Gem' }));
    for (const words of ['Reference mangler.', 'Sig, om borgeren kan komme uden henvisning.'])
      await page.getByRole('alert').getByText(words).waitFor();
  },
);

test('houses come as a file; who saves after another has saved sees what the file changes now', options, async () => {
  const page = await loggedIn('Kirsten Demotoft');
  for (const path of ['tilbud', 'tilbud/indlaes', 'tilbud?kommune=Kolding']) {
    await page.goto(`${server.url}/koordinator/${path}`);
    await isFine(page, path.replace(/\W/g, '-'), asAlways);
  }
  await page.goto(`${server.url}/koordinator/adressebog/indlaes`);
  const current = await (await page.request.get(`${server.url}/koordinator/adressebog/indlaes?hent=csv`)).text();
  assert.match(current, /demo-laegehus;Lægehuset Demogade;/);
  await page.getByLabel('Eller sæt rækkerne ind her').fill('id;phone\ndemo-laegehus;75\nfindes-ikke;75000000');
  await press(page.getByRole('button', { name: 'Se, hvad der ændres' }));
  await page.getByRole('row', { name: '3 1 Vores id kendes ikke' }).waitFor();
  await isFine(page, 'indlaes-fejl', bothWidths);
  await page.getByLabel('Eller sæt rækkerne ind her').fill('id;phone\ndemo-laegehus;75333333');
  await press(page.getByRole('button', { name: 'Se, hvad der ændres' }));
  await page.getByRole('heading', { name: 'Det vil ske' }).waitFor();
  await isFine(page, 'indlaes-plan', bothWidths);
  const other = await loggedIn('Lars Demokrog');
  await other.goto(`${server.url}/koordinator/adressebog/demo-laegehus`);
  await other.getByLabel('Telefon').fill('75444444');
  await press(other.getByRole('button', { name: 'Gem' }));
  await other.getByText('Det er gemt.').waitFor();
  await press(page.getByRole('button', { name: 'Gem alt' }));
  await page.getByRole('alert').getByText('Nogen har ændret noget imens').waitFor();
  assert.match(await page.getByRole('row', { name: /^Lægehuset Demogade/ }).innerText(), /75444444 → 75333333/);
  await press(page.getByRole('button', { name: 'Gem alt' }));
  await page.getByText('0 nye steder er gemt, og 1 er rettet').waitFor();
});

test('a number is moved and the example citizens whose answer changes are told, with the line to edit', options, async () => {
  const page = await loggedIn('Kirsten Demotoft');
  await page.goto(`${server.url}/koordinator/programmet`);
  await isFine(page, 'programmet', asAlways);
  await page.getByRole('link', { name: 'Prøv en anden værdi: Billeddiagnostik ved nerverodsmistanke: tidligst' }).click();
  await press(page.getByRole('button', { name: 'Prøv', exact: true }));
  await page.getByRole('alert').getByText('Skriv et tal fra 0 og op.').waitFor();
  await isFine(page, 'proev-fejl', bothWidths);
  await page.getByLabel('Ny værdi').fill('42');
  const begun = new Date().toISOString();
  await page.getByLabel('Ja', { exact: true }).check();
  await press(page.getByRole('button', { name: 'Prøv', exact: true }));
  await page.getByRole('heading', { name: 'Rigtige borgere' }).waitFor({ timeout: 60_000 });
  assert.match(await page.getByRole('main').innerText(), /[1-9]\d* af \d{3,} eksempler får et andet svar/);
  assert.match(await page.getByRole('main').innerText(), /value: 42, unit: days/);
  await isFine(page, 'proeve', bothWidths);
  await page.getByRole('table', { name: 'Fra hvilket svar til hvilket' }).first().getByRole('row').nth(1).waitFor();
  const looks = (await looksAt('demo-karen')).filter(
    (one) => one >= begun && /;Rygforløb;operations;;;søgte;Patient;demo-karen;/.test(one),
  );
  assert.equal(looks.length, 1, 'one look at each citizen stands in her log');
  for (const [part, words, found] of [
    ['laesninger', 'lammelse', 'C-16'],
    ['forslag', 'AMEND-04', 'af Dansk Selskab for Fysioterapi'],
    ['frister', 'nerverod', 'Kilde'],
    ['tekster', 'scanning', 'Til borgeren'],
    ['tal', 'tilbagemelding', 'Kun frister regner med tallet'],
  ] as const) {
    await page.goto(`${server.url}/koordinator/programmet?del=${part}`);
    await page.getByRole('searchbox').fill(words);
    await press(page.getByRole('button', { name: 'Søg' }));
    await page.getByText(found).first().waitFor();
    await isFine(page, `programmet-${part}`, bothWidths);
  }
});

test(
  'an amendment is tried on the example citizens, and those whose answer changes are named; one that is wrong says where, and changes nothing',
  options,
  async () => {
    const page = await loggedIn('Kirsten Demotoft');
    const tryOut = async (amendment: string) => {
      await page.goto(`${server.url}/koordinator/programmet?del=forslag`);
      await page.getByRole('link', { name: new RegExp(`Prøv.*${amendment}`) }).click();
      await page.getByRole('button', { name: 'Prøv', exact: true }).click();
    };
    const before = readFileSync(amendments, 'utf8');
    await tryOut('AMEND-99');
    const line = before.split('\n').findIndex((one) => one.includes('id: AMEND-99')) + 1;
    await page
      .getByRole('alert')
      .getByText(`amendments.yaml, linje ${line}, tegn 5: AMEND-99 changes the unknown rule nobody`)
      .waitFor({ timeout: 20_000 });
    await isFine(page, 'proeve-forkert', bothWidths);
    assert.equal(await page.getByText('acceptedAmendments').count(), 0, 'no line to edit');
    await tryOut('AMEND-15');
    await page.getByRole('heading', { name: 'Eksempelborgere' }).waitFor({ timeout: 60_000 });
    const main = page.getByRole('main');
    assert.match(await main.innerText(), /[1-9]\d* af \d{3,} eksempler får et andet svar/);
    assert.match(await main.innerText(), /acceptedAmendments: \[AMEND-15\]/);
    await page.getByText('Eksempel for eksempel').click();
    await page
      .getByRole('row', { name: /cases\/examples/ })
      .first()
      .waitFor();
    assert.equal(readFileSync(amendments, 'utf8'), before);
  },
);

test('a role is given and ended; what was is still shown', options, async () => {
  const page = await loggedIn('Kirsten Demotoft');
  await page.goto(`${server.url}/koordinator/brugere`);
  await isFine(page, 'brugere', asAlways);
  await page.getByRole('link', { name: 'Giv en rolle' }).click();
  assert.equal(await page.getByRole('option', { name: 'Administrator', exact: true }).count(), 0, 'only an administrator makes another');
  await press(page.getByRole('button', { name: 'Giv rollen' }));
  for (const words of ['Vælg en person, eller skriv en ny.', 'Vælg en rolle.', 'Vælg et sted.'])
    await page.getByRole('alert').getByText(words).waitFor();
  await isFine(page, 'rolle-fejl', bothWidths);
  await page.getByLabel('Fornavn').fill('Nora');
  await page.getByLabel('Efternavn').fill('Demonørgaard');
  await page.getByLabel('Id fra login').fill('demo-nora');
  await page.getByLabel('Hvilken rolle?').selectOption('gp');
  await page.getByLabel('Hvor?').selectOption('Organization/demo-laegehus');
  await press(page.getByRole('button', { name: 'Giv rollen' }));
  await page.getByText('Det er gemt.').waitFor();
  await page.getByRole('link', { name: /^Afslut: Nora Demonørgaard/ }).click();
  await isFine(page, 'rolle-afslut', bothWidths);
  await press(page.getByRole('button', { name: 'Afslut rollen' }));
  await page.getByText('Det er gemt.').waitFor();
  assert.match(await page.getByRole('row', { name: /^Nora/ }).innerText(), /til og med/);
});

test('the administrator reads who has looked, and her own search stands there; nobody else has the page', options, async () => {
  const anna = await loggedIn('Anna Demolund');
  assert.equal((await anna.request.get(`${server.url}/fhir/Patient/demo-karen`)).status(), 200);
  for (const path of ['', '/beskeder', '/adressebog', '/programmet', '/brugere', '/log'])
    assert.equal((await anna.request.get(`${server.url}/koordinator${path}`)).status(), 403, path);
  const coordinator = await loggedIn('Kirsten Demotoft');
  assert.equal((await coordinator.request.get(`${server.url}/koordinator/log`)).status(), 403);
  const page = await loggedIn('Lars Demokrog');
  await page.goto(`${server.url}/koordinator`);
  await page.getByRole('link', { name: 'Log', exact: true }).click();
  await page.getByLabel('Sted, der er set for').fill('findes ikke');
  await press(page.getByRole('button', { name: 'Søg' }));
  await page.getByRole('alert').getByText('Intet sted i adressebogen passer.').waitFor();
  await isFine(page, 'log-fejl', bothWidths);
  await page.getByLabel('Sted, der er set for').fill('Demogade');
  await press(page.getByRole('button', { name: 'Søg' }));
  await page
    .getByRole('row', { name: /Anna Demolund, Praktiserende læge, Lægehuset Demogade demo-karen/ })
    .first()
    .waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Hent som CSV' }).click()]);
  assert.equal(file.suggestedFilename(), 'log.csv');
  await page.getByLabel('Sted, der er set for').fill('');
  await page.getByLabel('Borgerens CPR-nummer eller id').fill('620579-0104');
  await press(page.getByRole('button', { name: 'Søg' }));
  await page.getByRole('heading', { name: 'Opslag om borger demo-karen' }).waitFor();
  await page
    .getByRole('row', { name: /Anna Demolund, Praktiserende læge, Lægehuset Demogade/ })
    .first()
    .waitFor();
  await press(page.getByRole('button', { name: 'Søg' }));
  await page
    .getByRole('row', { name: /Lars Demokrog, Administrator/ })
    .first()
    .waitFor();
  assert.doesNotMatch(page.url(), /0104/, 'no number in an address');
  await isFine(page, 'log', bothWidths);
});

test('by keyboard from the overview to the queue, and the same in English', options, async () => {
  const page = await loggedIn('Kirsten Demotoft');
  await page.goto(`${server.url}/koordinator`);
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press('Tab');
    const [text, isSeen] = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return [at.textContent?.trim(), outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2] as const;
    });
    if (text !== 'Beskedkø') continue;
    assert.ok(isSeen, 'the focus is seen');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    break;
  }
  await page.getByRole('heading', { name: 'Beskedkø', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Message queue', level: 1 }).waitFor();
  await page.goto(`${server.url}/koordinator`);
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await isFine(page, 'overview-english', bothWidths);
});

/** Seventeen citizens with an overdue clock: three of Assens, six of Billund, eight of Esbjerg; and two parked messages. */
/** Lines of the log about a citizen, as the administrator gets them. */
async function looksAt(citizen: string): Promise<readonly string[]> {
  const page = await loggedIn('Lars Demokrog', { to: '/koordinator/log' });
  await page.getByLabel('Borgerens CPR-nummer eller id').fill(citizen);
  await page.getByLabel('Alt', { exact: true }).check();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Hent som CSV' }).click()]);
  return readFileSync(await file.path(), 'utf8')
    .split('\r\n')
    .slice(1);
}

/** The shipped programme with one more amendment, of a rule that is not there. */
function withFaultyAmendment(): string {
  cpSync(shippedProgramme, directory, { recursive: true });
  symlinkSync(join(shippedProgramme, '..', '..', '..', 'cases'), join(folder, 'cases'));
  const change = '{setRule: {disposition: monitor-nerve-root, rule: nobody, from: required, status: recommended}}';
  const words = { source: 'DSF 6.4', amends: 'FP 6.4', da: 'Prøve', en: 'Test', kind: 'rule' };
  const lines = Object.entries(words).map(([name, value]) => `    ${name}: ${value}\n`);
  appendFileSync(amendments, `  - id: AMEND-99\n${lines.join('')}    acceptedIn: []\n    relates: []\n    change:\n      - ${change}\n`);
  return directory;
}

async function fill(record: ReturnType<Awaited<ReturnType<typeof openHouse>>['record']['as']>): Promise<void> {
  for (const [municipality, count] of [
    ['Assens', 3],
    ['Billund', 6],
    ['Esbjerg', 8],
  ] as const)
    for (let one = 0; one < count; one += 1) {
      const id = `${municipality.toLowerCase()}-${one}`;
      await must(
        record.create(
          {
            resourceType: 'Patient',
            identifier: [{ system: `${ours}/identifier/example`, value: id }],
            name: [{ family: 'Opdigtet', given: [id] }],
            address: [{ city: municipality }],
          },
          { id },
        ),
      );
      await must(
        record.create({
          resourceType: 'Task',
          status: 'in-progress',
          intent: 'order',
          businessStatus: { coding: [{ system: `${ours}/CodeSystem/clock-state`, code: 'overdue' }] },
          code: { coding: [{ system: `${ours}/CodeSystem/clock`, code: 'cauda-equina' }] },
          for: { reference: `Patient/${id}` },
          owner: { reference: 'Organization/demo-laegehus' },
          lastModified: '2026-01-01T09:00:00Z',
        }),
      );
    }
  for (const key of ['one', 'two']) {
    const party = { sor: '1', gln: '5790000000005' };
    const parcel = { name: 'CareCommunication', from: party, to: { ...party, gln: '5790000000012' }, body: 'hemmeligt' };
    const content = { messageId: key, parcel, awaitsAnswer: true, state: 'parked', attempts: 9, dueAt: '2026-01-01T09:00:00Z' };
    await record.messages.add({
      ...{ box: 'out', key, messageId: key, state: 'parked', body: 'hemmeligt' },
      content: { ...content, reason: 'never-answered' },
    });
  }
}

async function must(outcome: Promise<{ readonly ok: boolean }>): Promise<void> {
  const told = await outcome;
  assert.ok(told.ok, JSON.stringify(told));
}
