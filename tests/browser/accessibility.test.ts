/** The clinician's page for everyone: axe in every state, reflow at 320 px, less motion. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axeFindings, noBrowser, openWorkspace } from './open-workspace.ts';

const workspace = openWorkspace();
const options = noBrowser === undefined ? {} : { skip: noBrowser };

const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a page just opened': async (page) => {
    await page.goto(workspace.url);
  },
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
    await page.getByRole('textbox', { name: 'ODI' }).fill('140');
    await page.getByRole('group', { name: 'Symptomdebut' }).getByLabel('Dag').fill('40');
    await page.getByLabel('Hvem spørger?').selectOption('');
    await page.getByRole('button', { name: 'Vis svar' }).first().click();
    await page.getByRole('alert', { name: 'Der er felter, som ikke kan læses' }).waitFor();
  },
  'English, as the citizen': async (page) => {
    await page.goto(`${workspace.url}?eksempel=fast-track&sprog=en`);
  },
  'a page that does not exist': async (page) => {
    await page.goto(new URL('/findes-ikke', workspace.url).href);
    await page.getByRole('heading', { name: 'Siden findes ikke' }).waitFor();
  },
};

/** What makes the page scroll sideways. */
async function tooWide(page: Page, width: number): Promise<readonly string[]> {
  return page.evaluate((limit) => {
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1)
      .map(({ tagName, id, className }) => `${tagName} ${id} ${className}`);
  }, width);
}

for (const width of [320, 1280]) {
  for (const [state, open] of Object.entries(states)) {
    test(`axe finds nothing at ${width} px: ${state}`, options, async () => {
      const { page } = await workspace.page({ viewport: { width, height: 800 } });
      await open(page);
      assert.deepEqual(await axeFindings(page), []);
      assert.deepEqual(await tooWide(page, width), []);
    });
  }
}

test('four times enlarged, 1280 px by 1024 becomes 320 by 256 and everything is still reached', options, async () => {
  const { page } = await workspace.page({ viewport: { width: 320, height: 256 } });
  await page.goto(`${workspace.url}?eksempel=droppet-fod`);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await page.getByRole('link', { name: /Programmets svar: Akut/ }).click();
  await page.waitForFunction(() => (document.querySelector('#acute-alert')?.getBoundingClientRect().top ?? 999) < 256);
});

test('in forced colours a chosen answer still differs from the others', options, async () => {
  const { page } = await workspace.page({ forcedColors: 'active' });
  await page.goto(`${workspace.url}?eksempel=iskias-fire-uger`);
  const backgrounds = await page.evaluate(() =>
    ['suspected-nerve-root', 'suspected-nerve-root-no'].map(
      (id) => getComputedStyle(document.getElementById(id)?.nextElementSibling ?? document.body).backgroundColor,
    ),
  );
  assert.notEqual(backgrounds[0], backgrounds[1]);
});

test('who asks for less motion gets none', options, async () => {
  const { page } = await workspace.page({ reducedMotion: 'reduce' });
  await page.goto(workspace.url);
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => !/^(all|none)?( 0s.*)?$|^none/.test(getComputedStyle(element).transition))
        .length,
  );
  assert.equal(moving, 0);
});
