/** Karen's door in a real browser: every page with and without JavaScript, forms by keyboard, errors, a no that counts at once, and an expired session that loses nothing. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { giveConsent, replyToMessage } from '@rygforloeb/pathway';
import { isFine, openDoors, press, sent } from './at-the-doors.ts';
import { type CitizenWorld, openCitizenWorld } from './citizen-world.ts';
import { noBrowser } from './open-workspace.ts';

const { loggedIn } = openDoors(() => world.server.url);
const options = noBrowser === undefined ? {} : { skip: noBrowser };
let world: CitizenWorld;

before(async () => {
  if (noBrowser !== undefined) return;
  world = await openCitizenWorld();
});
after(async () => {
  await world?.close();
});

const pages: readonly (readonly [path: string, heading: string])[] = [
  ['/borger', 'Hej Karen'],
  ['/borger/plan', 'Min plan'],
  ['/borger/maal', 'Et nyt mål'],
  ['/borger/samtykke', 'Hvem må se mine oplysninger'],
  ['/borger/inviter', 'Invitér en pårørende'],
  ['/borger/forstaa', 'Forstå min ryg'],
  ['/borger/dagbog', 'Min dagbog'],
  ['/borger/oevelser', 'Øvelser og bevægelse'],
  ['/borger/beskeder', 'Beskeder og spørgsmål'],
  ['/borger/arbejde', 'Mit arbejde'],
  ['/borger/tilbud', 'Tilbud i min kommune'],
  ['/borger/papirer', 'Mine papirer'],
  ['/borger/mig', 'Om mig'],
  ['/borger/reager', 'Hvornår skal jeg reagere?'],
  ['/borger/hvem-har-set', 'Hvem har set dine oplysninger'],
];

for (const [width, javaScriptEnabled] of [
  [390, true],
  [320, false],
] as const)
  test(`Karen walks through her door at ${width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, options, async () => {
    const page = await loggedIn('Karen Demoeksempel', { to: '/borger', viewport: { width, height: 800 }, javaScriptEnabled });
    for (const [path, heading] of [...pages, [`/borger/henvisning/${world.asked}`, 'Samtale i din kommune'] as const]) {
      await page.goto(`${world.server.url}${path}`);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await isFine(page, path, { axe: false });
    }
    await page.goto(`${world.server.url}/borger?sprog=en`);
    await page.getByRole('heading', { name: 'Hello Karen', level: 1 }).waitFor();
    assert.match(await page.getByRole('main').innerText(), /Next step[\s\S]*They need an answer/);
    await isFine(page, 'home in English', { axe: false });
  });

test('what waits for her answer stands first; the place is asked back without JavaScript, and the answer is sent', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger', viewport: { width: 320, height: 800 }, javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Svar nu' }).click();
  await page.getByText('De spørger: Hvornår på dagen passer det dig bedst?').waitFor();
  await page.getByRole('button', { name: 'Send svaret' }).press('Enter');
  await page.getByRole('alert').getByRole('link', { name: 'Skriv dit svar.' }).waitFor();
  await page.getByLabel('Dit svar').fill('Om formiddagen');
  await page.getByRole('button', { name: 'Send svaret' }).press('Enter');
  await page.getByText('Det er sendt.').waitFor();
  assert.match(await page.getByRole('main').innerText(), /De har fået den og læser den nu/);
});

test('what she tells of her work is found wanting beside the field, and then stands as hers', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger', viewport: { width: 320, height: 800 }, javaScriptEnabled: false });
  await page.goto(`${world.server.url}/borger/arbejde`);
  await page.getByLabel('Ja, på fuld tid').check();
  await page.getByRole('button', { name: 'Gem', exact: true }).press('Enter');
  await page.getByRole('alert').getByText('Skriv, fra hvilken dag det gælder.').waitFor();
  await isFine(page, 'work faults', { axe: false });
  await page.getByLabel('Nej', { exact: true }).check();
  await page.getByLabel('Hvad kan du på dit job').fill('Kan sidde en time');
  await page.getByRole('button', { name: 'Gem', exact: true }).press('Enter');
  await page.getByText('Det er gemt som dit eget.').waitFor();
  assert.match(await page.getByRole('main').innerText(), /Kan sidde en time« \(skrevet af dig\)/);
});

test('a goal of her own: faults are found and mended by keyboard, and it stands in the plan', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger', viewport: { width: 390, height: 800 } });
  await page.goto(`${world.server.url}/borger/maal`);
  await page.getByRole('button', { name: 'Gem målet' }).press('Enter');
  const summary = page.getByRole('alert');
  await summary.waitFor();
  assert.match(await page.title(), /^Noget mangler eller er forkert:/);
  await isFine(page, 'goal faults');
  await summary.getByRole('link', { name: 'Skriv dit mål.' }).press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'ord');
  await page.keyboard.type('Løfte mit barnebarn');
  await page.getByLabel('Små skridt på vejen').fill('Løfte en pose\nLøfte en kasse');
  await page.getByRole('button', { name: 'Gem målet' }).press('Enter');
  await page.getByText('Det er gemt.').waitFor();
  await page.getByRole('link', { name: 'Ret målet: Løfte mit barnebarn' }).press('Enter');
  await page.getByLabel('Løfte en pose').press('Space');
  await page.getByLabel('Det går fremad').press('Space');
  await page.getByRole('button', { name: 'Gem målet' }).press('Enter');
  await page.getByText('Det er gemt.').waitFor();
  const goal = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Løfte mit barnebarn' }) });
  assert.match(await goal.innerText(), /Det går fremad[\s\S]*Løfte en pose \(nået\)/);
});

test('somebody else changes the plan meanwhile: she sees both before she overwrites', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger', javaScriptEnabled: false });
  const other = await loggedIn('Karen Demoeksempel', { to: '/borger', javaScriptEnabled: false });
  for (const one of [page, other]) {
    await one.goto(`${world.server.url}/borger/plan`);
    await one.getByRole('link', { name: 'Ret målet: Sidde en hel arbejdsdag' }).click();
  }
  await other.getByLabel('Mit mål').fill('Sidde en halv dag');
  await press(other.getByRole('button', { name: 'Gem målet' }));
  await other.getByText('Det er gemt.').waitFor();
  await page.getByLabel('Mit mål').fill('Sidde en time');
  await press(page.getByRole('button', { name: 'Gem målet' }));
  await page.getByText('Nu står der: Sidde en halv dag').waitFor();
  assert.equal(await page.getByLabel('Mit mål').inputValue(), 'Sidde en time');
  await press(page.getByRole('button', { name: 'Gem målet' }));
  await page.getByRole('heading', { name: 'Sidde en time' }).waitFor();
});

test(
  'a day in the diary: nothing told is said so, what is told stands in the chart and the list, and exercises done are part of the day',
  options,
  async () => {
    const page = await loggedIn('Karen Demoeksempel', { to: '/borger', viewport: { width: 390, height: 800 } });
    await page.goto(`${world.server.url}/borger/dagbog`);
    await page.getByRole('button', { name: 'Gem dagen' }).press('Enter');
    await page.getByRole('alert').getByText('Svar på mindst ét af spørgsmålene.').waitFor();
    await isFine(page, 'diary faults');
    await page.getByRole('group', { name: 'Hvor ondt har du haft?' }).getByLabel('4', { exact: true }).check();
    await page.getByLabel('Gået en tur').check();
    await page.getByRole('button', { name: 'Gem dagen' }).press('Enter');
    await page.getByText('Dagen er gemt. Tak.').waitFor();
    await page.getByText('Smerte 4 af 10. Gået en tur.').waitFor();
    await page.getByRole('img', { name: /Smerter|gået/ }).waitFor();
    await isFine(page, 'diary with a day');
    await page.goto(`${world.server.url}/borger/oevelser`);
    await page.getByRole('heading', { name: 'Gåture og øvelser derhjemme' }).waitFor();
    await page.getByRole('button', { name: 'Jeg har lavet mine øvelser' }).press('Enter');
    await page.getByText('Det er skrevet i din dagbog. Godt gået.').waitFor();
    assert.match(await page.getByRole('main').innerText(), /Du har skrevet for i dag: gået en tur, lavet mine øvelser/);
    await page.goto(`${world.server.url}/borger/dagbog`);
    await page.getByText('Smerte 4 af 10. Gået en tur. Lavet mine øvelser.').waitFor();
  },
);

test('questions are kept for the visit; she writes to her GP and reads the answer', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger', viewport: { width: 320, height: 800 }, javaScriptEnabled: false });
  await page.goto(`${world.server.url}/borger/beskeder`);
  await page.getByLabel('Et nyt spørgsmål').fill('Må jeg cykle?');
  await page.getByRole('button', { name: 'Gem spørgsmålet' }).press('Enter');
  await page.getByText('Spørgsmålet er gemt.').waitFor();
  await page.getByRole('button', { name: 'Send beskeden' }).press('Enter');
  await page.getByRole('alert').getByRole('link', { name: 'Vælg, hvem du vil skrive til.' }).waitFor();
  await page.getByLabel('Til hvem?').selectOption({ label: 'Lægehuset Demogade' });
  await page.getByLabel('Din besked').fill('Hvornår må jeg arbejde mere?');
  await page.getByRole('button', { name: 'Send beskeden' }).press('Enter');
  await page.getByText('Det er sendt.').waitFor();
  const found = await world.anna.record.search('Communication', { where: { patient: 'demo-karen', sender: 'Patient/demo-karen' } });
  const sent = found.ok ? found.page.entries.find((one) => JSON.stringify(one.payload).includes('arbejde mere')) : undefined;
  const answer = await replyToMessage(world.anna, { message: sent?.id ?? '', text: 'Fra på mandag', key: 'answer' });
  assert.ok(answer.ok, JSON.stringify(answer));
  await page.reload();
  await page.getByText('Fra på mandag').waitFor();
  await page.getByRole('button', { name: 'Fjern spørgsmålet: Må jeg cykle?' }).press('Enter');
  await page.getByText('Det er fjernet.').waitFor();
  assert.equal(await page.getByText('Må jeg cykle?').count(), 0);
});

test('a yes taken back counts at once: the other house finds nothing any more', options, async () => {
  const dorte = await loggedIn('Dorte Demobæk');
  const status = async () => (await dorte.request.get(`${world.server.url}/fhir/Patient/demo-karen`)).status();
  assert.equal(await status(), 200);
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger', viewport: { width: 390, height: 800 } });
  await page.goto(`${world.server.url}/borger/samtykke`);
  const name = 'Kolding Kommune, Sundhedscenter (demo)';
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  assert.match(await card.innerText(), /Hvis du siger nej: .*\. Én henvisning kan gå i stå/);
  await card.getByRole('button', { name: 'Tag mit ja tilbage' }).press('Enter');
  await page.getByText('Dit nej gælder fra nu.').waitFor();
  assert.match(await card.innerText(), /Du har sagt nej/);
  assert.equal(await status(), 404);
  await card.getByRole('button', { name: 'Sig ja' }).press('Enter');
  await page.getByText('Dit ja gælder fra nu.').waitFor();
  assert.equal(await status(), 200);
  await page.goto(`${world.server.url}/borger/inviter`);
  await page.getByRole('button', { name: 'Invitér' }).press('Enter');
  await page.getByRole('alert').waitFor();
  await isFine(page, 'invitation faults');
});

test('a session that has ended loses nothing of what was typed', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger', javaScriptEnabled: false });
  await page.goto(`${world.server.url}/borger/maal`);
  await page.getByLabel('Mit mål').fill('Danse til brylluppet');
  await page.context().clearCookies();
  await press(page.getByRole('button', { name: 'Gem målet' }));
  await press(page.getByRole('button', { name: 'Log ind som Karen Demoeksempel' }));
  await page.getByText('Det, du skrev, står her endnu.').waitFor();
  assert.equal(await page.getByLabel('Mit mål').inputValue(), 'Danse til brylluppet');
  await press(page.getByRole('button', { name: 'Gem målet' }));
  await page.getByRole('heading', { name: 'Danse til brylluppet' }).waitFor();
});

test('a server that falls after it has done what she asked shows her words again, and does it once', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger/maal', javaScriptEnabled: false });
  await page.getByLabel('Mit mål').fill('Cykle på arbejde');
  world.fallAfterNextStep();
  await sent(page, 'Gem målet');
  await page.getByText('Noget gik galt hos os.').waitFor();
  assert.equal(await page.getByLabel('Mit mål').inputValue(), 'Cykle på arbejde');
  await sent(page, 'Gem målet');
  await page.getByRole('heading', { name: 'Cykle på arbejde' }).waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Cykle på arbejde' }).count(), 1);
});

test('without JavaScript a form that met no server is sent by the browser when it is reloaded, once', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger/maal', javaScriptEnabled: false });
  await page.getByLabel('Mit mål').fill('Bære barnebarnet');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Gem målet' }).click();
  await page.waitForURL('chrome-error://chromewebdata/');
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole('heading', { name: 'Bære barnebarnet' }).waitFor();
  await page.reload();
  assert.equal(await page.getByRole('heading', { name: 'Bære barnebarnet' }).count(), 1);
});

test('going back after sending shows an empty form, with which nothing is done again unawares', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger/maal' });
  await page.getByLabel('Mit mål').fill('Spille badminton');
  await sent(page, 'Gem målet');
  await page.goBack();
  await page.getByRole('heading', { name: 'Et nyt mål', level: 1 }).waitFor();
  assert.equal(await page.getByLabel('Mit mål').inputValue(), '');
  // A draft comes back too, and can be thrown away.
  await page.getByLabel('Mit mål').fill('Hoppe på trampolin');
  await page.getByText(/^Kladde gemt kl\./).waitFor();
  await page.reload();
  assert.equal(await page.getByLabel('Mit mål').inputValue(), 'Hoppe på trampolin');
  await isFine(page, 'a draft that came back', { widths: [320] });
  await sent(page, 'Smid kladden væk, og begynd forfra');
  await page.getByRole('heading', { name: 'Et nyt mål', level: 1 }).waitFor();
  assert.equal(await page.getByLabel('Mit mål').inputValue(), '');
  assert.equal(await page.getByText('Din kladde er hentet frem').count(), 0);
});

test('a relative sees what Karen has chosen, and no form of hers', options, async () => {
  const person = { person: 'RelatedPerson/demo-relative-lise' } as const;
  const told = { citizen: 'demo-karen', to: person, purpose: 'support', domains: ['person', 'plan'], key: 'lise' };
  assert.ok((await giveConsent(world.karen, told)).ok);
  const page = await loggedIn('Lise Demoeksempel', { to: '/borger', viewport: { width: 390, height: 800 } });
  await page.getByText('Karen har inviteret dig').waitFor();
  await page.getByText('Du kan læse, men ikke skrive eller ændre noget her.').waitFor();
  for (const link of await page.locator('a[href^="/"]:not([hreflang])').all())
    assert.equal((await page.request.get(new URL((await link.getAttribute('href')) ?? '', page.url()).href)).status(), 200);
  await isFine(page, "a relative's overview");
  await page.goto(`${world.server.url}/borger/plan`);
  await page.getByRole('heading', { name: 'Karens plan', level: 1 }).waitFor();
  await page.getByRole('heading', { name: 'Gå tur med hunden hver dag' }).waitFor();
  assert.equal(await page.getByRole('main').getByRole('button').count(), 0);
  assert.equal((await page.request.get(`${world.server.url}/borger/samtykke`)).status(), 403);
  await isFine(page, "a relative's plan");
});

test('papers come as PDF, and one that is not there is told', options, async () => {
  const page = await loggedIn('Karen Demoeksempel', { to: '/borger' });
  await page.goto(`${world.server.url}/borger/papirer`);
  const href = await page.getByRole('link', { name: 'Min plan (PDF)' }).getAttribute('href');
  const paper = await page.request.get(`${world.server.url}${href}`);
  assert.equal(paper.headers()['content-type'], 'application/pdf');
  await page.goto(`${world.server.url}/borger/papir/shared-plan/CarePlan/none`);
  await page.getByRole('heading', { name: 'Papiret findes ikke' }).waitFor();
  await isFine(page, 'no paper');
});
