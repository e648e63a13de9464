/** The clinician's page while one types: the answer follows, calmly, and nothing moves under the hands. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser, openWorkspace } from './open-workspace.ts';

const workspace = openWorkspace();
const options = noBrowser === undefined ? {} : { skip: noBrowser };

/** On a machine that does nothing else the answer takes some 30–50 ms; this bound leaves room for one that does. */
const slowestAnswer = 250;

const panel = (page: Page) => page.getByRole('complementary', { name: 'Programmets svar' });
const question = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const measured = (page: Page) => page.evaluate(() => performance.getEntriesByName('answer').map(({ duration }) => duration));
const answered = (page: Page, times: number) =>
  page.waitForFunction((least) => performance.getEntriesByName('answer').length >= least, times);

test('a choice changes the answer at once and focus stays on it', options, async (t) => {
  const { page, complaints } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=iskias-fire-uger`);
  await question(page, 'Kraftgrad').getByRole('radio', { name: '3', exact: true }).check();
  await page.getByRole('alert').getByRole('heading', { name: 'Akut' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'strength-grade-3');
  assert.match((await panel(page).textContent()) ?? '', /Opdateret/);
  const scale = question(page, 'Smerteintensitet (NRS)');
  for (let step = 0; step <= 10; step++) {
    await scale.getByRole('radio', { name: String(step), exact: true }).check();
    await answered(page, step + 2);
  }
  const durations = (await measured(page)).slice(2).sort((one, other) => one - other);
  const median = durations[Math.floor(durations.length / 2)] ?? Number.NaN;
  t.diagnostic(`answer while choosing: median ${median.toFixed(0)} ms of ${durations.length}, fastest ${durations[0]?.toFixed(0)} ms`);
  // Other tests share the machine: the quicker quarter is what the page can do. `npm run bench -- web` measures it alone.
  const quicker = durations[Math.floor(durations.length / 4)] ?? Number.NaN;
  assert.ok(quicker < slowestAnswer, `a quarter within ${quicker} ms`);
  assert.deepEqual(complaints, []);
});

test('typing is never disturbed and the last word counts', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=fast-track`);
  const weeks = question(page, 'Forventet fravær i alt').getByRole('textbox');
  await weeks.fill('');
  await weeks.pressSequentially('8', { delay: 20 });
  await page.waitForFunction(() => document.querySelector('#answer-content .asked .status-word')?.textContent === 'Ikke åbnet');
  await weeks.pressSequentially(',5', { delay: 20 });
  await page.waitForFunction(() => document.querySelector('#answer-content .asked .status-word')?.textContent === 'Muligt');
  assert.equal(await weeks.inputValue(), '8,5');
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLInputElement).selectionStart), 3);
});

test('the answer while typing is the answer of the sent form', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=iskias-otte-uger`);
  await question(page, 'Progredierende neurologiske udfald').getByRole('radio', { name: 'Ja' }).check();
  await answered(page, 1);
  const live = await page.locator('#answer-content').innerText();
  await page.getByRole('button', { name: 'Vis svar' }).first().click();
  await page.waitForLoadState();
  assert.equal(await page.locator('#answer-content').innerText(), live);
});

test('opened reasons stay open and an unchanged alarm is not raised again', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=droppet-fod`);
  await panel(page).getByText('Hvorfor?', { exact: false }).first().click();
  await page.evaluate(() => Object.assign(document.querySelector('#acute-alert') ?? {}, { isTheSame: true }));
  await question(page, 'Smerteintensitet (NRS)').getByRole('radio', { name: '4', exact: true }).check();
  await answered(page, 1);
  assert.equal(await page.locator('#answer-content details[open]').count(), 1);
  assert.equal(await page.evaluate(() => 'isTheSame' in (document.querySelector('#acute-alert') ?? {})), true);
});

test('an answer on the spot fills in the field, and the next question is at hand', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=blaereproblemer`);
  const asked = panel(page).getByRole('group', { name: 'Er der mistanke om cauda equina-syndrom?' });
  await asked.getByRole('button', { name: 'Nej' }).click();
  await asked.waitFor({ state: 'detached' });
  assert.equal(await question(page, 'Mistanke om cauda equina').getByRole('radio', { name: 'Nej' }).isChecked(), true);
  assert.equal(await page.evaluate(() => document.activeElement?.closest('#missing') !== null), true);
});

test('a link in the answer opens what is folded and leads to the field', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=mistanke-om-infektion`);
  await page.locator('#group-suspicions').evaluate((group: HTMLDetailsElement) => {
    group.open = false;
  });
  await panel(page).locator('summary').filter({ hasText: 'Henvis til relevant udredning' }).first().click();
  await panel(page).getByRole('link', { name: 'Mistanke om infektion' }).first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'suspected-infection');
});

test('ticks and “none” exclude each other', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=oensker-mr`);
  const site = question(page, 'Smertens sted');
  await site.getByRole('radio', { name: 'Ingen' }).check();
  assert.equal(await site.getByRole('checkbox', { name: 'Lænderyg' }).isChecked(), false);
  await site.getByRole('checkbox', { name: 'Nakke' }).check();
  assert.equal(await site.getByRole('radio', { name: 'Ingen' }).isChecked(), false);
});

test('when the answer cannot be fetched the page says so and keeps the old one', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=iskias-fire-uger`);
  await page.route('**/kliniker/vurdering', (route) => route.abort());
  await question(page, 'Kraftgrad').getByRole('radio', { name: '2', exact: true }).check();
  await panel(page).getByText('Svaret kunne ikke hentes', { exact: false }).first().waitFor();
  assert.match((await panel(page).textContent()) ?? '', /Planlagt/);
});
