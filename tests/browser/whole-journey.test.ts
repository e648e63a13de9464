/** One citizen through all three doors in a real browser: she is referred, asked about and passed on, and everybody on the way sees only what is theirs. */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { copenhagenDate } from '@rygforloeb/decision';
import { openHouse, type RunningServer, startServer } from '@rygforloeb/server';
import type { Locator, Page } from 'playwright-core';
import { fillDate, openDoors, sent } from './at-the-doors.ts';
import { noBrowser } from './open-workspace.ts';

const { loggedIn } = openDoors(() => server.url);
const options = noBrowser === undefined ? {} : { skip: noBrowser };
const folder = mkdtempSync(join(tmpdir(), 'whole-journey-'));
const karen = '/kliniker/borger/demo-karen';
const inbox = '/kliniker/indbakke';
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
  'Karen, her GP, the back centre, the hospital, the municipality and the coordinator each at their own door: what is asked is answered, and each sees what is theirs',
  options,
  async () => {
    const anna = await loggedIn('Anna Demolund');
    await anna.goto(`${server.url}${karen}/konsultation`);
    for (const code of ['suspected-cauda-equina', 'progressive-deficit', 'new-weakness'])
      await anna.locator(`input[name="${code}"][value=no]`).check({ force: true });
    for (const code of ['suspected-nerve-root', 'leg-pain', 'affects-daily-life'])
      await anna.locator(`input[name="${code}"][value=yes]`).check({ force: true });
    await anna.locator('input[name="strength-grade"][value="5"]').check({ force: true });
    await anna.locator('input[name="pain-nrs"][value="8"]').check({ force: true });
    await sent(anna, 'Gem og gå til planen');
    await anna.locator('[id="maal.1"]').fill('Gå en tur med hunden igen');
    await anna.locator('#egen').fill('Gåture hver dag');
    await fillDate(anna, 'status', day(14));
    await anna.locator('#oplyst').fill('At det som regel går over');
    await anna.locator('#valg').fill('Vil gerne undersøges');
    await sent(anna, 'Aftal planen');
    await anna.goto(`${server.url}${karen}/henvis`);
    await anna.getByRole('main').getByRole('link', { name: 'Regionalt rygforløb (fællesvisitationen)', exact: true }).click();
    for (const field of await anna.locator('textarea[name^="felt."]').all()) await field.fill('Står i journalen');
    const consent = anna.getByLabel(/Borgeren siger ja til, at/);
    if ((await consent.count()) > 0) await consent.check();
    const reason = anna.locator('#grund');
    if ((await reason.count()) > 0) {
      await reason.selectOption({ index: 1 });
      await anna.locator('#grund-tekst').fill('Borgeren ønsker det efter en samtale');
    }
    await sent(anna, 'Kontrollér og send');
    await anna.getByText('Det er sendt.').waitFor();

    const phone = await loggedIn('Karen Demoeksempel', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false });
    await phone.goto(`${server.url}/borger`);
    assert.match(await main(phone), /Næste skridt\s+Regionalt rygforløb\s+Der er ingen dag endnu\./);

    const jens = await loggedIn('Jens Demovang');
    await jens.goto(server.url + inbox);
    await sent(jens, /^Modtag:/);
    await jens.getByRole('link', { name: 'Karen Demoeksempel', exact: true }).click();
    await jens.getByRole('heading', { name: 'Hvad henvisningen siger' }).waitFor();
    await decision(jens, 'Bed om mere', async (form) => form.getByRole('textbox').first().fill('Er der lammelser ved hoste?'));

    await anna.goto(`${server.url}/kliniker?vis=new`);
    assert.match(await main(anna), /Karen Demoeksempel[\s\S]*modtageren har spurgt om mere/);
    await anna.goto(`${server.url}${karen}/henvis`);
    await anna
      .getByRole('main')
      .getByRole('link', { name: /Regionalt rygforløb/ })
      .first()
      .click();
    await anna.getByText('Er der lammelser ved hoste?').first().waitFor();
    await anna.getByLabel('Dit svar').fill('Nej, ingen.');
    await sent(anna, 'Svar modtageren');
    await anna.goBack();
    await anna.getByRole('heading', { level: 1 }).waitFor();
    assert.doesNotMatch(await main(anna), /modtageren har spurgt om mere/, 'going back shows how it stands, and asks for no second answer');
    assert.equal(await anna.getByLabel('Dit svar').count(), 0);

    await jens.goto(server.url + inbox);
    await jens.getByRole('link', { name: 'Karen Demoeksempel', exact: true }).click();
    await decision(jens, 'Tag imod med spor', async (form) => {
      await form.getByLabel('Kirurgisk vurdering').check();
      await form.getByLabel('Hvorfor?').first().fill('Nerverod med kraftnedsættelse');
    });
    await decision(jens, 'Send videre', async (form) => {
      await form.getByLabel('Til', { exact: true }).selectOption({ label: 'Demosygehuset, Rygmedicinsk Afdeling' });
      await form.getByLabel('Hvorfor?').fill('Nærmest borgeren');
    });
    assert.match(await main(jens), /Sendt videre\. Den står nu hos den nye modtager\.[\s\S]*Indbakken er tom\./);

    const ida = await loggedIn('Ida Demoborg');
    await ida.goto(server.url + inbox);
    assert.match(await main(ida), /Karen Demoeksempel[\s\S]*Nærmest borgeren[\s\S]*Kirurgisk vurdering/);
    await phone.goto(`${server.url}/borger`);
    assert.match(await main(phone), /Næste skridt\s+Regionalt rygforløb/);
    await phone.goto(`${server.url}/borger/hvem-har-set`);
    for (const who of ['Anna Demolund', 'Jens Demovang', 'Ida Demoborg']) assert.match(await main(phone), new RegExp(who));
    assert.doesNotMatch(await main(phone), /Frida Demoskov/);

    const frida = await loggedIn('Frida Demoskov');
    await frida.goto(server.url + karen);
    await frida.getByRole('heading', { name: 'Overblik', level: 1 }).waitFor();
    await phone.reload();
    assert.match(await main(phone), /Frida Demoskov/, 'a look stands in the log at once');
    const kirsten = await loggedIn('Kirsten Demotoft');
    await kirsten.goto(`${server.url}/koordinator`);
    assert.doesNotMatch(await main(kirsten), /Karen/);
  },
);

function day(ahead: number): string {
  return copenhagenDate(new Date(Date.now() + ahead * 86_400_000).toISOString());
}

function main(page: Page): Promise<string> {
  return page.getByRole('main').innerText();
}

/** Opens a decision of the inbox, fills it, and takes it. */
async function decision(page: Page, name: string, fill: (form: Locator) => Promise<void>): Promise<void> {
  await page.locator('summary', { hasText: name }).first().click();
  await fill(page.locator('details[open]').first());
  await sent(page, name);
}
