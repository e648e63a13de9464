/** The clinician's door in a real browser: a citizen received, a consultation, a plan, a referral; the wrong door; the acute way; two editors; a lost connection. */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { copenhagenDate } from '@rygforloeb/decision';
import { openHouse, type RunningServer, startServer } from '@rygforloeb/server';
import type { Page } from 'playwright-core';
import { fillDate, isFine, openDoors, sent } from './at-the-doors.ts';
import { noBrowser } from './open-workspace.ts';

const { loggedIn } = openDoors(() => server.url);
const options = noBrowser === undefined ? {} : { skip: noBrowser };
const folder = mkdtempSync(join(tmpdir(), 'clinician-test-'));
const karen = '/kliniker/borger/demo-karen';
let server: RunningServer;

before(
  async () => {
    if (noBrowser !== undefined) return;
    chmodSync(folder, 0o755); // The database may run as another user.
    const house = await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true });
    server = await startServer({ port: 0, log: 'silent', rateLimit: false, house });
    await server.settled;
  },
  { timeout: 180_000 },
);
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

test(
  'a GP receives a citizen, consults, agrees a plan, and refers to the back centre: what is missing first, then sent',
  options,
  async () => {
    const page = await loggedIn('Anna Demolund');
    await page.goto(`${server.url}/kliniker/modtag`);
    await page.getByLabel('CPR-nummer').fill('6504820101');
    await page.getByLabel('Fornavn').fill('Rigmor');
    await page.getByLabel('Efternavn').fill('Demovestergaard');
    await fillDate(page, 'foedt', '1982-04-05');
    await page.locator('#laege').selectOption({ label: 'Lægehuset Demogade' });
    await page.getByLabel('Borgeren siger ja').check();
    await sent(page, 'Begynd forløbet');
    await page.getByRole('heading', { name: 'Overblik', level: 1 }).waitFor();
    await isFine(page, 'an overview in which nothing is known yet');

    await opened(page, 'Begynd konsultation', 'Konsultation');
    assert.doesNotMatch(await page.locator('#answer-content').innerText(), /opfølgning af nerverod/);
    const presses = await shortPath(page);
    assert.ok(presses < 120, `${presses} presses: at one a second two minutes are not enough`);
    await page.locator('#answer-content').filter({ hasText: 'Regelmæssig opfølgning af nerverod' }).waitFor();
    await isFine(page, 'a consultation');
    await page.getByText(/^Kladde gemt kl\./).waitFor();
    const filled = await page.locator('#assessment').evaluate(valuesOf);
    await page.reload();
    assert.deepEqual(await page.locator('#assessment').evaluate(valuesOf), filled, 'something was lost');
    await page.locator('[id="suspected-cauda-equina"]').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Det er gemt.').waitFor();
    await aroundTheFindings(page);
    await sent(page, 'Gem og gå til planen');

    await page.getByRole('heading', { name: 'Planen sammen med borgeren', level: 1 }).waitFor();
    await sent(page, 'Aftal planen');
    await page.getByRole('link', { name: 'Skriv mindst ét mål med borgerens egne ord.' }).waitFor();
    await isFine(page, 'a plan without goals');
    await page.locator('[id="maal.1"]').fill('Gå en tur med hunden igen');
    await page.locator('#egen').fill('Gåture hver dag, lidt længere for hver uge');
    await fillDate(page, 'status', day(14));
    await page.locator('#oplyst').fill('Hvad en nerverod er, og at det som regel går over');
    await page.locator('#valg').fill('Vil prøve selv først');
    await sent(page, 'Aftal planen');
    await page.getByText('»Gå en tur med hunden igen«').first().waitFor();
    await page.getByText('om 14 dage').first().waitFor();
    await isFine(page, 'a plan that runs');
    await page.getByText('Ret, hvem der hjælper').click();
    await sent(page, 'Gem teamet');
    await page.getByRole('link', { name: 'Vælg, hvad de skal gøre.' }).waitFor();
    await page
      .locator('#hvem')
      .selectOption({ label: await page.locator('#hvem option', { hasText: 'fysioterapeut' }).first().innerText() });
    await page.getByLabel('Hjælpe med, ved siden af de andre').check();
    await page.getByLabel('Hvorfor ændres teamet?').fill('Skal træne under vejledning');
    await sent(page, 'Gem teamet');
    await page.getByLabel(/^Borgeren siger ja til, at .* er med/).check();
    await isFine(page, 'a team that asks for consent');
    await sent(page, 'Gem teamet');
    await page.getByText('hjælper med', { exact: true }).waitFor();

    await page.getByRole('navigation', { name: 'Dele af borgerens forløb' }).getByRole('link', { name: 'Spørgeskemaer' }).click();
    await page.getByLabel('Skema', { exact: true }).first().selectOption({ label: 'Smerter den seneste uge (1 minut)' });
    await sent(page, 'Bed om svar');
    await page.getByText('begyndt').first().waitFor();
    await isFine(page, 'questionnaires');

    await page.getByRole('navigation', { name: 'Dele af borgerens forløb' }).getByRole('link', { name: 'Henvisninger' }).click();
    await opened(page, 'Regionalt rygforløb (fællesvisitationen)', 'Henvis: Regionalt rygforløb (fællesvisitationen)');
    assert.match(await page.getByRole('main').innerText(), /Fra journalen: .*Udstrålende bensmerter: ja/);
    await sent(page, 'Kontrollér og send');
    await page.getByRole('link', { name: /Hvilken sygdom der er mistanke om bør stå der/ }).waitFor();
    await isFine(page, 'a referral in which something is missing');
    for (const field of await page.locator('textarea[name^="felt."]').all()) await field.fill('Står i journalen');
    const consent = page.getByLabel(/Borgeren siger ja til, at/);
    if ((await consent.count()) > 0) await consent.check();
    const reason = page.locator('#grund');
    if ((await reason.count()) > 0) {
      await reason.selectOption({ index: 1 });
      await page.locator('#grund-tekst').fill('Borgeren ønsker det efter en samtale');
    }
    await sent(page, 'Kontrollér og send');
    await page.getByText('Det er sendt.').waitFor();
    assert.match(await page.getByRole('main').innerText(), /Status\s*sendt/);
    await isFine(page, 'a referral that is sent');
    const letter = await page.request.get(
      new URL((await page.getByRole('link', { name: 'Se brevet (PDF)' }).getAttribute('href')) ?? '', server.url).href,
    );
    assert.equal(letter.headers()['content-type'], 'application/pdf');
    await page.getByRole('link', { name: 'Overblik', exact: true }).click();
    await page.locator('#alle-fund > summary').click();
    await page.getByRole('link', { name: 'Ret eller se over tid: Påvirker hverdagen' }).last().click();
    await page.getByLabel('Nej', { exact: true }).check();
    await page.getByLabel('Hvorfor er det forkert?').fill('Hørt forkert');
    await sent(page, 'Ret til det rigtige');
    await page.locator('#haendelser > summary').click();
    await page.locator('#haendelser li', { hasText: 'Hørt forkert' }).locator('summary').click();
    await page.getByRole('link', { name: 'Se fundet' }).last().click();
    await page.getByText('skrevet forkert', { exact: true }).first().waitFor();
    assert.match(await page.getByRole('main').innerText(), /ja, .*skrevet forkert .*»Hørt forkert«/);
    await isFine(page, 'a finding over time');
    await page.goto(`${server.url}/kliniker?vis=waiting`);
    await page.getByRole('link', { name: /^Åbn henvisningen: Rigmor Demovestergaard/ }).waitFor();
    await isFine(page, 'a worklist');
  },
);

/** The short path by the keys alone: how many were pressed. Each question is reached by Tab. */
async function shortPath(page: Page): Promise<number> {
  const signs = ['suspected-cauda-equina', 'saddle-anaesthesia', 'bladder-disturbance', 'bowel-disturbance', 'new-urination-problem'];
  const path: readonly (readonly [name: string, ...keys: string[]])[] = [
    ...signs.map((sign) => [sign, 'n'] as const),
    ['new-weakness', 'n'],
    ['diagnostic-triage', 'ArrowLeft'],
    ['triage.grund', ...'Ingen alarmtegn'],
    ['neurological-examination', 'ArrowRight'],
    ['strength-grade', '5'],
    ['progressive-deficit', 'n'],
    ['suspected-nerve-root', 'j'],
    ['pain-site', ' '],
    ['leg-pain', 'j'],
    ['leg-pain.onset.day', '2'],
    ['leg-pain.onset.month', '1'],
    ['leg-pain.onset.year', '2', '0', '2', '6'],
    ['leg-pain.site', 'ArrowRight'],
    ['pain-nrs', '7'],
    ['affects-daily-life', 'j'],
    ['work-status', 'ArrowRight'],
    ['job-at-risk', 'n'],
  ];
  let presses = 1;
  await page.keyboard.press('/');
  for (const [name, ...keys] of path) {
    for (let steps = 0; (await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)) !== name; steps += 1) {
      assert.ok(steps < 12, `${name} is not reached by Tab`);
      await page.keyboard.press('Tab');
      presses += 1;
    }
    for (const key of keys) await page.keyboard.press(key);
    presses += keys.length;
  }
  assert.equal((await page.locator('[data-map=pain] .body-place-chosen').count()) > 3, true, 'the drawing follows the answers');
  return presses;
}

/** What a form holds, apart from its key and token. */
function valuesOf(form: Element): readonly string[] {
  return [...new FormData(form as HTMLFormElement)].flatMap(([name, value]) =>
    value === '' || /^(?:noegle|_csrf|csrf|udgangspunkt)$/.test(name) ? [] : [`${name}=${String(value)}`],
  );
}

/** Function in words, what was tried, the drawing, a summary of a passage, and what was written wrongly; told again when the page is opened. */
async function aroundTheFindings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Konsultation', exact: true }).click();
  await page.getByRole('heading', { name: 'Konsultation', level: 1 }).waitFor();
  await page.getByText('Funktion efter ICF').click();
  await page.getByLabel('Deltagelse: med ord').fill('Går ikke til badminton mere');
  await page.locator('#group-treatment > summary').click();
  await page
    .getByRole('group', { name: 'Prøvet før, nummer 1' })
    .getByLabel('Hvad', { exact: true })
    .selectOption({ label: 'Manuel behandling' });
  await page.locator('path[data-place="leg-pain=right"]').first().click();
  assert.equal(await page.locator('[id="leg-pain.site-both"]').isChecked(), true);
  await sent(page, 'Gem');
  await page.getByRole('link', { name: 'Vælg, hvordan det virkede.' }).waitFor();
  await isFine(page, 'a consultation in which something is missing');
  await page.getByRole('group', { name: 'Prøvet før, nummer 1' }).getByLabel('Virkning').selectOption({ label: 'Hjalp noget' });
  await sent(page, 'Gem');
  await page.getByRole('link', { name: 'Skriv også den samlede vurdering, når du beskriver et område.' }).waitFor();
  await page.getByLabel('Samlet vurdering').fill('Vil gerne i gang, er bange for at skade ryggen');
  await page.getByText(/^Omgivelser: punkt for punkt/).click();
  const support = page.getByRole('group', { name: 'Nærmeste familie', exact: true });
  await support.getByLabel('Betydning for forløbet').selectOption({ label: 'En ressource' });
  await page.locator('[id="triage.grund"]').fill('');
  await sent(page, 'Gem');
  await page.getByRole('link', { name: /^Skriv, hvorfor triagen blev konkluderet sådan/ }).waitFor();
  assert.equal(await support.getByLabel('Betydning for forløbet').inputValue(), 'resource');
  await page.locator('[id="triage.grund"]').fill('Ingen alarmtegn ved undersøgelsen');
  await sent(page, 'Gem');
  await page.getByText('Det er gemt.').waitFor();
  await page.getByRole('link', { name: 'Konsultation', exact: true }).click();
  await page.getByText('Funktion efter ICF').click();
  assert.equal(await page.getByLabel('Deltagelse: med ord').inputValue(), 'Går ikke til badminton mere');
  await page.locator('#answer').getByText('Hvorfor?').first().click();
  await page
    .locator('#answer')
    .getByRole('link', { name: /^FP afsnit/ })
    .first()
    .click();
  await page.getByText('Sammenfatningen er vores egne ord').waitFor();
  await isFine(page, 'what a passage says');
  await page.getByRole('link', { name: 'Tilbage til borgeren' }).click();
  const nrs = page.locator('fieldset[data-finding="pain-nrs"]');
  await nrs.getByText(/^sidst /).click();
  await nrs.getByRole('link', { name: 'Ret', exact: true }).click();
  await sent(page, 'Mærk som skrevet forkert');
  await page.getByRole('link', { name: 'Skriv, hvorfor det er forkert.' }).waitFor();
  await isFine(page, 'a finding that is put right');
  await page.getByLabel('Hvorfor er det forkert?').fill('Tallet var en andens');
  await sent(page, 'Ret til det rigtige');
  await page.getByRole('link', { name: 'Det står sådan i forvejen. Ret noget, eller mærk fundet som skrevet forkert.' }).waitFor();
  await sent(page, 'Mærk som skrevet forkert');
  assert.equal(await page.locator('input[name="pain-nrs"][value="7"]').isChecked(), false);
  await page.locator('input[name="pain-nrs"][value="6"]').check();
  await page.getByText(/^Kladde gemt kl\./).waitFor();
}

test('a physiotherapist at the wrong door is told who can, and writes to the GP', options, async () => {
  const page = await loggedIn('Mette Demoholm', { role: 'Fysioterapeut' });
  await page.goto(`${server.url}${karen}/henvis/til-hospital`);
  await page.getByText('Vejen går over egen læge.').waitFor();
  assert.match(await page.getByRole('main').innerText(), /Kan henvise:.*Egen læge/);
  assert.equal(await page.getByRole('button', { name: 'Kontrollér og send' }).count(), 0);
  await sent(page, 'Send brevet');
  await page.getByRole('link', { name: 'Skriv teksten.' }).waitFor();
  await isFine(page, 'an empty letter');
  await page.locator('#tekst').fill('Ti ugers forløb uden fremgang. Jeg foreslår henvisning.');
  await sent(page, 'Send brevet');
  await page.getByText('Det er sendt.').waitFor();
  // The letter stands among the referrals until it is answered, and no second one is written without being told.
  await page.getByRole('listitem').filter({ hasText: 'Brev til egen læge' }).getByText('venter på svar').waitFor();
  await isFine(page, 'a letter that waits');
  await page.goto(`${server.url}${karen}/henvis/til-hospital`);
  await page.getByText('brevet er ikke besvaret endnu').waitFor();
  await page.goto(`${server.url}${karen}/beskeder`);
  const letter = page.locator('section').filter({ hasText: 'Ti ugers forløb uden fremgang.' });
  await letter.getByRole('heading', { name: /^Brev til egen læge: / }).waitFor();
  assert.equal(await letter.getByText('Svar', { exact: true }).count(), 0, 'nobody answers her own letter');
  await isFine(page, 'messages');
});

test('an alert by a physiotherapist: the number first, also for a citizen whom she cannot see', options, async () => {
  const page = await loggedIn('Mette Demoholm', { role: 'Fysioterapeut' });
  await page.goto(`${server.url}${karen}/konsultation`);
  await page.locator('[id="saddle-anaesthesia"]').focus();
  await page.keyboard.press('j');
  await page.locator('#acute-alert').waitFor();
  await isFine(page, 'an acute answer');
  await page.getByRole('button', { name: /akut alarm/ }).click();
  await page.getByRole('heading', { name: 'Akut: ring først', level: 1 }).waitFor();
  assert.match(await page.locator('#grund').inputValue(), /Ridebuks/);
  assert.equal(await page.locator('.acute-number').first().innerText(), '112');
  await isFine(page, 'an alert that is filled in');
  // Peter has no relation to her: by his number alone.
  await page.goto(`${server.url}/kliniker/borger/demo-peter`);
  assert.doesNotMatch(await page.locator('body').innerText(), /Peter/);
  await page.goto(`${server.url}/kliniker/akut`);
  await sent(page, 'Send alarmen');
  await page.getByRole('link', { name: 'Skriv CPR-nummeret med ti cifre.' }).waitFor();
  await isFine(page, 'an alert without a number');
  await page.locator('#cpr').fill('7711660203');
  await page.locator('#grund').fill('Nyt vandladningsbesvær og ridebukseanæstesi');
  await sent(page, 'Send alarmen');
  await page.getByRole('heading', { name: 'Alarmen er sendt', level: 1 }).waitFor();
  await page.getByText('Ring nu, hvis du ikke har ringet').waitFor();
  assert.doesNotMatch(await page.locator('body').innerText(), /Peter/);
});

test('what is written while the connection is lost stays, is kept when it is back, and two editors see each other', options, async () => {
  const [anna, mette] = [await loggedIn('Anna Demolund'), await loggedIn('Mette Demoholm', { role: 'Fysioterapeut' })];
  for (const page of [anna, mette]) await page.goto(`${server.url}${karen}/konsultation`);
  await anna.context().setOffline(true);
  await anna.locator('input[name="pain-nrs"][value="3"]').check();
  await anna.getByText(/^Ingen forbindelse\./).waitFor();
  assert.equal(await anna.locator('input[name="pain-nrs"][value="3"]').isChecked(), true);
  await anna.context().setOffline(false);
  await anna.getByText(/^Kladde gemt kl\./).waitFor();
  await mette.locator('input[name="pain-nrs"][value="8"]').check();
  await sent(mette, 'Gem');
  await mette.getByText('Det er gemt.').waitFor();
  // She comes back to her draft, and is shown both before hers stands last.
  await anna.goto(`${server.url}${karen}/konsultation`);
  await anna.getByText('Din kladde er hentet frem.').waitFor();
  assert.equal(await anna.locator('input[name="pain-nrs"][value="3"]').isChecked(), true);
  await sent(anna, 'Gem');
  await anna.getByRole('heading', { name: 'En anden har noteret noget imens' }).waitFor();
  assert.match(await anna.locator('.both-versions').innerText(), /Noteret imens: 8[\s\S]*Du har skrevet: 3/);
  await isFine(anna, 'two editors');
  await sent(anna, 'Gem');
  await anna.getByText('Det er gemt.').waitFor();
  await anna.goto(`${server.url}${karen}/konsultation`);
  assert.equal(await anna.getByText('Din kladde er hentet frem.').count(), 0);
  assert.equal(await anna.locator('input[name="pain-nrs"][value="3"]').isChecked(), true);
});

test(
  'where the programme opens for no scan, the talk with the figures for her age and a sheet to take home come before the form',
  options,
  async () => {
    const page = await loggedIn('Anna Demolund');
    const yusuf = `${server.url}/kliniker/borger/demo-yusuf`;
    await page.goto(yusuf);
    const findings = [
      { code: 'diagnostic-triage', value: 'non-specific' },
      { code: 'neurological-examination', value: 'normal' },
    ];
    const noted = await page.request.post(`${server.url}/api/pathway/record-findings`, {
      headers: { 'x-csrf-token': await page.locator('input[name="_csrf"]').first().inputValue(), 'sec-fetch-site': 'same-origin' },
      data: { citizen: 'demo-yusuf', key: 'talk', findings },
    });
    assert.ok(noted.ok(), await noted.text());
    await page.goto(`${yusuf}/henvis/til-imaging-mri`);
    await page.getByRole('heading', { name: 'Talen om en scanning' }).waitFor();
    await page.getByRole('heading', { name: 'Hos folk på 40 år uden ondt i ryggen' }).waitFor();
    assert.match(await page.getByRole('main').innerText(), /Slid i båndskiverne\s*68 ud af 100[\s\S]*Kilde: Brinjikji 2015/);
    await isFine(page, 'the talk about a scan');
    const sheet = await page.getByRole('link', { name: /^Ark til borgeren/ }).getAttribute('href');
    const leaflet = await page.request.get(new URL(sheet ?? '', server.url).href);
    assert.deepEqual([leaflet.status(), leaflet.headers()['content-type']], [200, 'application/pdf']);
  },
);

test(
  'every part of a record holds at 320 px and in English, slash searches, and a jobcentre sees no more than its own',
  options,
  async () => {
    const page = await loggedIn('Anna Demolund', { viewport: { width: 320, height: 800 } });
    for (const part of ['', '/plan', '/henvis', '/henvis/til-imaging-mri', '/behandling', '/skemaer', '/arbejde', '/papirer', '/akut']) {
      await page.goto(`${server.url}${karen}${part}?sprog=en`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await isFine(page, `${part} at 320 px`, { axe: false });
    }
    await page.goto(`${server.url}/kliniker`);
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'soeg');
    const job = await loggedIn('Gert Demogaard');
    await job.goto(`${server.url}${karen}`);
    const parts = await job.getByRole('navigation', { name: 'Dele af borgerens forløb' }).getByRole('link').allInnerTexts();
    assert.deepEqual(parts, ['Overblik', 'Arbejde', 'Beskeder', 'Papirer']);
    await job.goto(`${server.url}${karen}/konsultation`);
    assert.equal(await job.locator('#assessment').count(), 0);
  },
);

function day(ahead: number): string {
  return copenhagenDate(new Date(Date.now() + ahead * 86_400_000).toISOString());
}

async function opened(page: Page, link: string, heading: string): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: link, exact: true }).click();
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
}
