/** The clinician's page by keyboard alone. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { noBrowser, openWorkspace } from './open-workspace.ts';

const workspace = openWorkspace();
const options = noBrowser === undefined ? {} : { skip: noBrowser };

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
