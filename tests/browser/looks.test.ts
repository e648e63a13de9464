/** A citizen reads in a real browser who has looked: acute access with its reason, a look that was refused, herself; by keyboard and without JavaScript. */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse, type RunningServer, startServer } from '@rygforloeb/server';
import type { Page } from 'playwright-core';
import { isFine, openDoors, pressByKeys } from './at-the-doors.ts';
import { noBrowser } from './open-workspace.ts';

const { loggedIn } = openDoors(() => server.url);
const options = noBrowser === undefined ? {} : { skip: noBrowser };
const folder = mkdtempSync(join(tmpdir(), 'looks-test-'));
const reason = 'Faldet på trappen. Kan ikke tisse';
let server: RunningServer;

before(async () => {
  if (noBrowser !== undefined) return;
  chmodSync(folder, 0o755); // The database may run as another user.
  server = await startServer({
    port: 0,
    log: 'silent',
    rateLimit: false,
    open: () => Promise.reject(new Error('no programme is needed here')),
    house: await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true }),
  });
  await everybodyLooks();
});
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

for (const [width, javaScriptEnabled] of [
  [320, false],
  [1280, true],
] as const)
  test(`Karen sees who has looked, at ${width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, options, async () => {
    const page = await loggedIn('Karen Demoeksempel', { to: '/mig', viewport: { width, height: 900 }, javaScriptEnabled });
    await page.getByRole('link', { name: 'Hvem har set dine oplysninger' }).click();
    await page.getByRole('heading', { name: 'Hvem har set dine oplysninger', level: 1 }).waitFor();

    const gp = lookOf(page, 'Anna Demolund, Praktiserende læge, Lægehuset Demogade');
    assert.match(await gp.innerText(), /Formål: Undersøgelse og behandling/);
    assert.match(await gp.innerText(), /Så: navn, CPR-nummer og kontaktoplysninger; fund, målinger og dagbog/);

    const acute = lookOf(page, 'Ida Demoborg, Sygehus, Demosygehuset, Rygmedicinsk Afdeling');
    assert.match(await acute.innerText(), /Akut adgang uden dit samtykke/);
    assert.match(await acute.innerText(), new RegExp(`Grunden var: »${reason}«\\.`));

    const refused = lookOf(page, 'Bo Demokjær, Kiropraktor, Kiropraktorerne Demotorvet');
    assert.match(await refused.innerText(), /Fik nej: intet blev vist/);
    assert.doesNotMatch(await refused.innerText(), /Så:/);

    await page.reload(); // Her own look stands there from the next one on.
    await lookOf(page, 'Dig selv').waitFor();
    await isFine(page, `looks at ${width} px`, { axe: javaScriptEnabled });
  });

test('the same in English, from the page about oneself', options, async () => {
  const page = await loggedIn('Karen Demoeksempel');
  await page.goto(`${server.url}/mig?sprog=en`);
  await page.getByRole('link', { name: 'Who has seen your data' }).click();
  await page.getByRole('heading', { name: 'Who has seen your data', level: 1 }).waitFor();
  const acute = lookOf(page, 'Ida Demoborg, Hospital, Demosygehuset, Rygmedicinsk Afdeling');
  assert.match(await acute.innerText(), new RegExp(`Acute access without your consent[\\s\\S]*The reason was: “${reason}”`));
  assert.match(await lookOf(page, /^Bo Demokjær, Chiropractor/).innerText(), /Was refused: nothing was shown/);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await isFine(page, 'looks in English');
  await page.getByRole('link', { name: 'Back to the page about you' }).click();
  await page.getByRole('heading', { name: 'You', level: 1 }).waitFor();
});

test('by keyboard: from oneself to the list, to what is older, back to the newest, and out', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/mig', anew: true });
  await pressByKeys(page, 'Hvem har set dine oplysninger');
  await pressByKeys(page, 'Vis ældre');
  await page.waitForURL(/foer=\d+/);
  await isFine(page, 'older looks');
  await pressByKeys(page, 'Vis det nyeste');
  await page.getByRole('link', { name: 'Vis ældre' }).waitFor();
  await pressByKeys(page, 'Log ud');
  await page.getByRole('heading', { name: 'Du er logget ud' }).waitFor();
});

test('another citizen sees nothing of it, and a professional has no such list', options, async () => {
  const other = await loggedIn('Yusuf Demoborger');
  await other.goto(`${server.url}/borger/hvem-har-set`);
  assert.doesNotMatch(await other.getByRole('main').innerText(), /Demolund|Demoborg,|trappen/);
  const gp = await loggedIn('Anna Demolund', { to: '/mig' });
  assert.equal(await gp.getByRole('link', { name: 'Hvem har set dine oplysninger' }).count(), 0);
  await gp.goto(`${server.url}/borger/hvem-har-set`);
  await gp.getByRole('heading', { name: 'Siden er for borgere' }).waitFor();
  await isFine(gp, 'not for professionals');
});

/** Anna often, Ida in an emergency, Bo without any right. */
async function everybodyLooks(): Promise<void> {
  const read = async (page: Page, path: string, headers: Readonly<Record<string, string>> = {}) =>
    (await page.request.get(`${server.url}/fhir/${path}`, { headers })).status();
  const bo = await loggedIn('Bo Demokjær');
  assert.equal(await read(bo, 'Patient/demo-karen'), 404);
  const anna = await loggedIn('Anna Demolund');
  for (let round = 0; round < 11; round += 1) await Promise.all(Array.from({ length: 20 }, () => read(anna, 'Patient/demo-karen')));
  assert.equal(await read(anna, 'Observation?patient=demo-karen'), 200);
  const ida = await loggedIn('Ida Demoborg');
  const acute = { 'x-acute-patient': 'demo-karen', 'x-acute-reason': encodeURIComponent(reason) };
  assert.equal(await read(ida, 'Patient/demo-karen', acute), 200);
  await read(bo, 'Patient/demo-karen');
}

/** The first look of somebody. */
function lookOf(page: Page, who: string | RegExp) {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByText(who, { exact: true }) })
    .first();
}
