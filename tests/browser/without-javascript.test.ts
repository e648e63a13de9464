/** The clinician's page without JavaScript: everything is a form post. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser, openWorkspace } from './open-workspace.ts';

const workspace = openWorkspace();
const options = noBrowser === undefined ? {} : { skip: noBrowser };
const plain = { javaScriptEnabled: false };

const answerPanel = (page: Page) => page.getByRole('complementary', { name: 'Programmets svar' });
const question = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const showAnswer = (page: Page) => page.getByRole('button', { name: 'Vis svar' }).first().click();

test('an example citizen is chosen, a finding changed, and the answer follows', options, async () => {
  const { page, complaints } = await workspace.page(plain);
  await page.goto(new URL('/', workspace.url).href);
  await page.getByLabel('Eksempelborger').selectOption({ value: 'iskias-fire-uger' });
  await page.getByRole('button', { name: 'Hent' }).click();
  await assertVisible(page, 'Planlagt');
  assert.equal(await page.getByRole('alert').count(), 0);
  await question(page, 'Kraftgrad').getByRole('radio', { name: '3', exact: true }).check();
  await showAnswer(page);
  await page.getByRole('alert').getByRole('heading', { name: 'Akut' }).waitFor();
  assert.match((await page.getByRole('alert').textContent()) ?? '', /Akut henvisning til FAM[\s\S]*Ring 112/);
  assert.deepEqual(complaints, []);
});

test('nothing typed is lost when a field cannot be read, and each fault is named beside its field', options, async () => {
  const { page } = await workspace.page(plain);
  await page.goto(`${workspace.url}?eksempel=iskias-fire-uger`);
  await page.getByRole('textbox', { name: 'ODI' }).fill('140');
  await question(page, 'Symptomdebut').getByLabel('Dag').fill('31');
  await question(page, 'Symptomdebut').getByLabel('Måned').fill('2');
  await question(page, 'Symptomdebut').getByLabel('År').fill('2026');
  await showAnswer(page);
  const summary = page.getByRole('alert', { name: 'Der er felter, som ikke kan læses' });
  assert.deepEqual(await summary.getByRole('link').allTextContents(), [
    'Symptomdebut: Datoen findes ikke. Skriv den som tal, fx 12 3 2024.',
    'ODI: Tallet skal være fra 0 til 100.',
  ]);
  assert.equal(await page.getByRole('textbox', { name: 'ODI' }).inputValue(), '140');
  assert.equal(await question(page, 'Symptomdebut').getByLabel('Dag').inputValue(), '31');
  assert.match((await question(page, 'ODI').textContent()) ?? '', /Fejl: Tallet skal være fra 0 til 100/);
  await summary.getByRole('link', { name: /ODI/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'odi');
  assert.match((await answerPanel(page).textContent()) ?? '', /2 felter kan ikke læses/);
});

test('a missing question is answered on the spot', options, async () => {
  const { page } = await workspace.page(plain);
  await page.goto(`${workspace.url}?eksempel=blaereproblemer`);
  await answerPanel(page)
    .getByRole('group', { name: 'Er der mistanke om cauda equina-syndrom?' })
    .getByRole('button', { name: 'Ja' })
    .click();
  await page.getByRole('alert').getByText('Akut henvisning til FAM').first().waitFor();
  assert.equal(await question(page, 'Mistanke om cauda equina').getByRole('radio', { name: 'Ja' }).isChecked(), true);
});

test('the language changes and what was typed stays', options, async () => {
  const { page } = await workspace.page(plain);
  await page.goto(`${workspace.url}?eksempel=oensker-mr`);
  await page.getByText('Målt med skema', { exact: true }).click();
  await page.getByRole('textbox', { name: 'RMDQ' }).fill('11');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Assessment of low back trouble' }).waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.getByRole('textbox', { name: 'Roland-Morris' }).inputValue(), '11');
});

test('a further drug finds room and the first one stays', options, async () => {
  const { page } = await workspace.page(plain);
  await page.goto(`${workspace.url}?eksempel=medicinopfoelgning`);
  assert.equal(await page.getByRole('group', { name: /^Lægemiddel \d$/ }).count(), 2);
  await page.getByRole('button', { name: 'Tilføj lægemiddel' }).click();
  await page.getByRole('group', { name: 'Lægemiddel 3' }).waitFor();
  assert.equal(await page.getByRole('group', { name: /^Lægemiddel \d$/ }).count(), 3);
  assert.equal(await page.getByRole('group', { name: 'Lægemiddel 1' }).getByLabel('Navn').inputValue(), 'naproxen');
});

test('a page just opened asks who is asking and gives the fixed acute text', options, async () => {
  const { page } = await workspace.page(plain);
  await page.goto(workspace.url);
  const panel = (await answerPanel(page).textContent()) ?? '';
  assert.match(panel, /Intet svar endnu/);
  assert.match(panel, /Ring 112 ved pludselig svaghed/);
});

async function assertVisible(page: Page, text: string): Promise<void> {
  await answerPanel(page).getByText(text).first().waitFor();
}
