/** The assessment without a citizen: without JavaScript, where everything is a form post; by keyboard alone; and for axe in states of its own. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFindings, noBrowser, openWorkspace } from './open-workspace.ts';

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

const focused = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement as HTMLInputElement;
    return { name: field.name ?? '', value: field.value ?? '', text: field.textContent ?? '' };
  });

test('slash searches, enter goes to the first match, j, n and space answer it', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=iskias-fire-uger`);
  await page.keyboard.press('/');
  await page.keyboard.type('ridebukse');
  assert.match((await page.getByRole('status').allTextContents()).join(' '), /1 fund/);
  await page.keyboard.press('Enter');
  assert.equal((await focused(page)).name, 'saddle-anaesthesia');
  for (const [key, value] of [
    ['j', 'yes'],
    ['n', 'no'],
    [' ', ''],
    ['J', 'yes'],
  ] as const) {
    await page.keyboard.press(key);
    assert.deepEqual(await focused(page), { name: 'saddle-anaesthesia', value, text: '' });
    assert.equal(await page.locator(`input[name="saddle-anaesthesia"][value="${value}"]`).isChecked(), true);
  }
  await page.getByText('Opdateret').first().waitFor();
});

test('escape gives every finding back', options, async () => {
  const { page } = await workspace.page();
  await page.goto(workspace.url);
  const all = await page.locator('.finding-row:visible').count();
  await page.keyboard.press('/');
  await page.keyboard.type('psqi');
  assert.equal(await page.locator('.finding-row:visible').count(), 1);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.finding-row:visible').count(), all);
});

test('letters typed in a text field are letters', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=medicinopfoelgning`);
  const name = page.getByRole('group', { name: 'Lægemiddel 1' }).getByLabel('Navn');
  await name.fill('');
  await name.pressSequentially('nj/ n');
  assert.equal(await name.inputValue(), 'nj/ n');
});

test('the whole short path is walked with tab, each question one stop, each stop in sight', options, async () => {
  const { page } = await workspace.page();
  await page.goto(workspace.url);
  await page.keyboard.press('Tab');
  assert.equal((await focused(page)).text.trim(), 'Gå til sidens indhold');
  await page.getByLabel('Hvem spørger?').focus();
  const stops: string[] = [];
  for (let press = 0; press < 160 && !stops.includes('job-at-risk'); press++) {
    await page.keyboard.press('Tab');
    const { name } = await focused(page);
    if (name !== '') stops.push(name);
    const seen = await page.evaluate(() => {
      const field = document.activeElement as HTMLElement;
      const shown = field.nextElementSibling?.matches('.choice-label') ? field.nextElementSibling : field;
      const { outlineStyle, outlineWidth } = getComputedStyle(shown);
      const { top, bottom } = field.getBoundingClientRect();
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && top >= 0 && bottom <= innerHeight;
    });
    assert.equal(seen, true, `focus is not seen on ${name}`);
  }
  const path = [
    'suspected-cauda-equina',
    'saddle-anaesthesia',
    'new-weakness',
    'strength-grade',
    'pain-nrs',
    'considerable-limitation',
    'job-at-risk',
  ];
  const order = path.map((name) => stops.indexOf(name));
  assert.deepEqual(
    order,
    [...order].filter((at) => at >= 0).sort((one, other) => one - other),
  );
  const radios = stops.filter((name) => !/\.|pain-site|conservative-contents/.test(name));
  assert.equal(new Set(radios).size, radios.length, 'a question is more than one stop');
});

test('after a form that cannot be read, focus stands on the list of faults', options, async () => {
  const { page } = await workspace.page();
  await page.goto(`${workspace.url}?eksempel=iskias-fire-uger`);
  await page.getByRole('textbox', { name: 'RMDQ' }).fill('99');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'error-summary');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal((await focused(page)).name, 'rmdq');
});

const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'an acute answer': async (page) => {
    await page.goto(`${workspace.url}?eksempel=droppet-fod`);
  },
  'a planned answer with everything unfolded': async (page) => {
    await page.goto(`${workspace.url}?eksempel=iskias-otte-uger`);
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
  },
  'help shown with the findings': async (page) => {
    await page.goto(`${workspace.url}?eksempel=oensker-mr`);
    await page.getByLabel('Vis hjælp til fundene').check();
  },
  'fields that cannot be read': async (page) => {
    await page.goto(`${workspace.url}?eksempel=medicinopfoelgning`);
    await page.getByText('Målt med skema', { exact: true }).click();
    await page.getByRole('textbox', { name: 'ODI' }).fill('140');
    await page.getByRole('group', { name: 'Symptomdebut' }).getByLabel('Dag').fill('40');
    await page.getByLabel('Hvem spørger?').selectOption('');
    await page.getByRole('button', { name: 'Vis svar' }).first().click();
    await page.getByRole('alert', { name: 'Der er felter, som ikke kan læses' }).waitFor();
  },
  'a page that does not exist': async (page) => {
    await page.goto(new URL('/findes-ikke', workspace.url).href);
    await page.getByRole('heading', { name: 'Siden findes ikke' }).waitFor();
  },
};

for (const [state, open] of Object.entries(states)) {
  test(`axe finds nothing on a narrow screen: ${state}`, options, async () => {
    const { page } = await workspace.page({ viewport: { width: 320, height: 800 } });
    await open(page);
    assert.deepEqual(await axeFindings(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  });
}

test('four times enlarged, 1280 px by 1024 becomes 320 by 256 and everything is still reached', options, async () => {
  const { page } = await workspace.page({ viewport: { width: 320, height: 256 } });
  await page.goto(`${workspace.url}?eksempel=droppet-fod`);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await page.getByRole('link', { name: /Programmets svar: Akut/ }).click();
  await page.waitForFunction(() => (document.querySelector('#acute-alert')?.getBoundingClientRect().top ?? 999) < 256);
});
