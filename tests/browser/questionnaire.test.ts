/** Questionnaires in a real browser: every type of question by keyboard and without JavaScript, faults, conditions, the body's drawing, axe. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { after, before, test } from 'node:test';
import { fieldsOfAnswers, type Questionnaire, readAnswers, readInstrument, toQuestionnaire } from '@rygforloeb/questionnaires';
import { assetPrefix, assets, citizen, handInDeed, questionnaireFields } from '@rygforloeb/web';
import type { Page } from 'playwright-core';
import { isFine as holds, openDoors, press } from './at-the-doors.ts';
import { noBrowser } from './open-workspace.ts';

const options = noBrowser === undefined ? {} : { skip: noBrowser };
const form = everyType();
/** What was posted last, and what the server then kept. */
let kept: ReturnType<typeof readAnswers> | undefined;
let server: Server;
let url = '';
const doors = openDoors(() => url);

before(async () => {
  if (noBrowser !== undefined) return;
  server = createServer((request, response) => {
    void answer(request).then(({ type, body }) => response.setHeader('content-type', type).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
after(async () => {
  server?.close();
});

const screens = [
  { width: 320, javaScriptEnabled: false },
  { width: 1280, javaScriptEnabled: true },
];

for (const { width, javaScriptEnabled } of screens) {
  const how = `${width} px, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
  test(`every type of question is answered by keyboard, faults are found and mended, and it is handed in: ${how}`, options, async () => {
    const page = await open({ width, javaScriptEnabled });
    await isFine(page, 'empty');
    // Handed in empty: the summary has the focus, and each of its links leads to a field.
    await page.getByRole('button', { name: 'Send mine svar' }).focus();
    await page.keyboard.press('Enter');
    const summary = page.getByRole('alert');
    await summary.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'fejl');
    assert.match(await page.title(), /^Noget mangler eller er forkert:/);
    assert.deepEqual(await summary.getByRole('link').allTextContents(), [
      'Ryger du?: Svar på spørgsmålet',
      'Hvor ondt gør det?: Svar på spørgsmålet',
      'Hvornår begyndte det?: Svar på spørgsmålet',
    ]);
    await isFine(page, 'faults');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'smokes');
    await fillByKeyboard(page);
    await page.getByRole('button', { name: 'Send mine svar' }).focus();
    await page.keyboard.press('Enter');
    await summary.waitFor();
    assert.match((await summary.textContent()) ?? '', /Hvor meget vejer du\?: Skriv et tal.*Hvornår begyndte det\?: Datoen findes ikke/s);
    assert.equal(await page.getByLabel('Hvor meget vejer du?').inputValue(), 'halvfjerds', 'what was typed is still there');
    assert.equal(await page.getByLabel('Hvor meget vejer du?').getAttribute('aria-invalid'), 'true');
    await isFine(page, 'more faults');
    await page.getByLabel('Hvor meget vejer du?').fill('70,5');
    await page.getByRole('group', { name: 'Hvornår begyndte det?' }).getByLabel('Dag').fill('3');
    await page.getByRole('button', { name: 'Send mine svar' }).press('Enter');
    await page.getByRole('heading', { name: 'Tak for dine svar' }).waitFor();
    await isFine(page, 'done');
    assert.deepEqual(kept?.faults, []);
    assert.deepEqual(valuesIn(kept?.handedIn ?? []), {
      smokes: ['true'],
      'how-many': ['10'],
      pain: ['8'],
      weight: ['70.5'],
      since: ['2026-02-03'],
      bed: ['22:30:00'],
      job: ['Fisker'],
      mood: ['glad'],
      places: ['low-back', 'left-calf'],
      'short-line': ['kort'],
      story: ['Det begyndte i haven.'],
    });
  });
}

test('without JavaScript a question tells when to answer it; with it the question comes when it is asked, and goes', options, async () => {
  const plain = await open({ width: 390, javaScriptEnabled: false });
  await plain.getByText('Svar kun, hvis du svarede “Ja” til “Ryger du?”.').waitFor();
  const page = await open({ width: 390, javaScriptEnabled: true });
  const asked = page.getByLabel('Hvor mange om dagen?');
  await asked.waitFor({ state: 'hidden' });
  await page.getByRole('group', { name: 'Ryger du?' }).getByLabel('Ja').check();
  await asked.fill('12');
  await page.getByRole('group', { name: 'Ryger du?' }).getByLabel('Nej').check();
  await asked.waitFor({ state: 'hidden' });
  await page.getByRole('group', { name: 'Ryger du?' }).getByLabel('Ja').check();
  assert.equal(await asked.inputValue(), '12', 'what was typed is not lost');
});

test('pressing the drawing ticks the list, and the list colours the drawing', options, async () => {
  const page = await open({ width: 1280, javaScriptEnabled: true });
  await page.locator('[data-place="low-back"]').click();
  assert.equal(await page.getByLabel('Lænd').isChecked(), true);
  await page.getByLabel('Lænd').uncheck();
  assert.equal(await page.locator('.body-place-chosen').count(), 0);
  await page.getByLabel('Venstre læg').check();
  assert.equal(await page.locator('[data-place="left-calf"].body-place-chosen').count(), 1);
});

test('Enter in a field saves and hands nothing in; what is saved is there when one comes back', options, async () => {
  const page = await open({ width: 390, javaScriptEnabled: true });
  await page.getByLabel('Hvor meget vejer du?').fill('tung');
  await page.keyboard.press('Enter');
  await page.getByText('Dine svar er gemt.').waitFor();
  assert.equal(await page.getByLabel('Hvor meget vejer du?').inputValue(), 'tung');
  await isFine(page, 'saved');
  const later = await open({ width: 390, javaScriptEnabled: true }, '/senere');
  assert.equal(await later.getByLabel('Hvor meget vejer du?').inputValue(), 'tung');
});

test('no number is chosen before somebody chooses it, and a chosen one can be taken back', options, async () => {
  const page = await open({ width: 390, javaScriptEnabled: false });
  const pain = page.getByRole('group', { name: 'Hvor ondt gør det?' });
  assert.equal(await pain.getByRole('radio', { checked: true }).count(), 1);
  assert.equal(await pain.getByLabel('Ikke besvaret').isChecked(), true);
  assert.equal(await pain.getByRole('radio').count(), 12);
  await pain.getByLabel('4', { exact: true }).check();
  await pain.getByLabel('Ikke besvaret').check();
  await press(page.getByRole('button', { name: 'Gem, og gå videre senere' }));
  assert.deepEqual(kept?.kept, []);
});

test('in English the questions, the faults and the buttons are English', options, async () => {
  const page = await open({ width: 390, javaScriptEnabled: false }, '/?sprog=en');
  await press(page.getByRole('button', { name: 'Send my answers' }));
  await page.getByRole('alert').getByRole('link', { name: 'Do you smoke?' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
});

test('in forced colours and on paper the chosen number still differs', options, async () => {
  const page = await doors.page({ forcedColors: 'active' });
  await page.goto(url);
  await page.getByRole('group', { name: 'Hvor ondt gør det?' }).getByLabel('4', { exact: true }).check();
  const [chosen, other] = await page.evaluate(() =>
    ['pain-4', 'pain-5'].map((id) => getComputedStyle(document.getElementById(id)?.nextElementSibling ?? document.body).backgroundColor),
  );
  assert.notEqual(chosen, other);
});

test('the island is at most 4 KB', options, async () => {
  const { gzipSync } = await import('node:zlib');
  const island = assets.find(({ name }) => name.startsWith('questionnaire-') && name.endsWith('.js'));
  assert.ok(island && gzipSync(readFileSync(island.file)).length <= 4096);
});

async function fillByKeyboard(page: Page): Promise<void> {
  const { keyboard } = page;
  const tab = async (times = 1) => {
    for (let press = 0; press < times; press += 1) await keyboard.press('Tab');
  };
  const at = async (name: string) =>
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).name), name, `the focus should be on ${name}`);
  const write = async (name: string, text: string) => {
    await at(name);
    await keyboard.type(text);
  };
  // The focus is on the first answer of yes and no, where “not answered” is chosen.
  await keyboard.press('Space');
  assert.equal(await page.getByRole('group', { name: 'Ryger du?' }).getByLabel('Ja').isChecked(), true);
  await tab();
  await write('how-many', '10');
  await tab();
  await at('pain');
  for (let step = 0; step < 3; step += 1) await keyboard.press('ArrowLeft'); // From “not answered” back over 10 and 9.
  await tab();
  await write('weight', 'halvfjerds');
  await tab();
  await write('since.day', '40');
  await tab();
  await write('since.month', '2');
  await tab();
  await write('since.year', '2026');
  await tab();
  await write('bed', '22.30');
  await tab();
  await at('job');
  await keyboard.press('ArrowRight'); // From “not answered” to an answer of one's own.
  await tab();
  await write('job.other', 'Fisker');
  await tab();
  await at('mood');
  await keyboard.press('Space');
  await tab(2);
  await at('places');
  await tab();
  await keyboard.press('Space');
  await tab();
  await keyboard.press('Space');
  await tab(2);
  await write('short-line', 'kort');
  await tab();
  await write('story', 'Det begyndte i haven.');
}

async function open(how: { readonly width: number; readonly javaScriptEnabled: boolean }, path = ''): Promise<Page> {
  const { width, javaScriptEnabled } = how;
  if (path !== '/senere') kept = undefined;
  const page = await doors.page({ viewport: { width, height: 800 }, javaScriptEnabled });
  await page.goto(`${url}${path}`);
  return page;
}

/** axe looks with scripts of its own: where the page has none, at the same page opened with them. */
async function isFine(page: Page, state: string): Promise<void> {
  const twin = await doors.page({ viewport: page.viewportSize() ?? { width: 320, height: 800 } });
  await twin.setContent((await page.content()).replaceAll('href="/', `href="${url}/`).replaceAll(/<script[^>]*><\/script>/g, ''));
  await twin.waitForLoadState('load');
  await holds(twin, state);
  await doors.leave(twin);
}

async function answer(request: IncomingMessage): Promise<{ readonly type: string; readonly body: string | Buffer }> {
  const asset = assets.find(({ name }) => request.url === `${assetPrefix}${name}`);
  if (asset !== undefined) return { type: asset.contentType, body: readFileSync(asset.file) };
  const type = 'text/html; charset=utf-8';
  const language = request.url?.includes('sprog=en') ? 'en' : 'da';
  const person = { name: 'Karen Eksempel', role: 'citizen' };
  const visit = { language, path: language === 'en' ? '/?sprog=en' : '/', person, csrf: 'c' } as const;
  const common = { visit, questionnaire: form, seen: 0, formKey: 'k', minutes: 2 } as const;
  if (request.url?.startsWith('/kladde')) return { type: 'text/plain', body: 'Kladde gemt' };
  if (request.method !== 'POST') {
    const fields = kept === undefined ? new URLSearchParams() : fieldsOfAnswers(form, { item: kept.kept });
    return { type, body: citizen.renderQuestionnairePage({ ...common, fields }) };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
  kept = readAnswers(form, fields);
  const isSent = fields.get(questionnaireFields.deed) === handInDeed;
  if (isSent && kept.faults.length === 0)
    return { type, body: citizen.renderQuestionnaireDone({ visit, questionnaire: form, leftOut: kept.leftOut }) };
  if (isSent) return { type, body: citizen.renderQuestionnairePage({ ...common, fields, faults: kept.faults }) };
  return { type, body: citizen.renderQuestionnairePage({ ...common, visit: { ...visit, told: 'answers-saved' }, fields }) };
}

function valuesIn(items: ReturnType<typeof readAnswers>['handedIn']): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    items.flatMap(({ linkId, answer = [], item = [] }) => [
      ...(answer.length > 0 ? [[linkId, answer.map((one) => one.valueCoding?.code ?? `${Object.values(one)[0]}`)] as const] : []),
      ...Object.entries(valuesIn(item)),
    ]),
  );
}

/** A form with one question of every type. */
function everyType(): Questionnaire {
  const words = (da: string, en: string) => JSON.stringify({ da, en });
  const ends = `low: ${words('ingen smerter', 'no pain')}, high: ${words('værst tænkelige smerter', 'worst pain you can think of')}`;
  const reading = readInstrument(
    `
id: every-type
version: '1'
title: ${words('Alle slags spørgsmål', 'All kinds of questions')}
about: ${words('Et skema med alle slags spørgsmål.', 'A form with all kinds of questions.')}
minutes: 2
texts: own
sources: [{source: a test, verified: seen}]
items:
  - {id: shown, type: display, text: ${words('Tænk på den seneste uge.', 'Think of the last week.')}}
  - {id: smokes, type: yes-no, required: true, text: ${words('Ryger du?', 'Do you smoke?')}}
  - {id: how-many, type: integer, min: 1, max: 99, text: ${words('Hvor mange om dagen?', 'How many a day?')}, unit: ${words('cigaretter', 'cigarettes')}, when: {all: [{item: smokes, is: true}]}}
  - {id: pain, type: nrs, required: true, text: ${words('Hvor ondt gør det?', 'How much does it hurt?')}, ${ends}}
  - {id: weight, type: decimal, min: 20, max: 300, text: ${words('Hvor meget vejer du?', 'How much do you weigh?')}, unit: ${words('kg', 'kg')}}
  - {id: since, type: date, required: true, text: ${words('Hvornår begyndte det?', 'When did it begin?')}, hint: ${words('Cirka er godt nok.', 'About is good enough.')}}
  - {id: bed, type: time, text: ${words('Hvornår går du i seng?', 'When do you go to bed?')}}
  - {id: job, type: open-choice, text: ${words('Hvor arbejder du?', 'Where do you work?')}, options: [{code: desk, text: ${words('På kontor', 'In an office')}}, {code: yard, text: ${words('Udenfor', 'Outside')}}]}
  - {id: mood, type: choices, text: ${words('Hvordan har du det?', 'How are you?')}, options: [{code: glad, text: ${words('Glad', 'Glad')}}, {code: sad, text: ${words('Ked af det', 'Sad')}}]}
  - id: places
    type: body-map
    text: ${words('Hvor gør det ondt?', 'Where does it hurt?')}
    options: [{code: neck, text: ${words('Nakke', 'Neck')}}, {code: low-back, text: ${words('Lænd', 'Low back')}}, {code: left-calf, text: ${words('Venstre læg', 'Left calf')}}, {code: nowhere, exclusive: true, text: ${words('Ingen af stederne', 'None of these')}}]
  - {id: short-line, type: line, longest: 20, text: ${words('Hvad er sværest?', 'What is hardest?')}}
  - id: more
    type: group
    text: ${words('Mere om smerterne', 'More about the pain')}
    when: {any: [{item: pain, atLeast: 7}, {item: places, is: left-calf}]}
    items:
      - {id: story, type: text, text: ${words('Hvordan begyndte det?', 'How did it begin?')}}
`,
    'every-type.yaml',
  );
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return toQuestionnaire(reading.instrument);
}
