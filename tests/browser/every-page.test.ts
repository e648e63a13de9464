/**
 * Every page of every door, each in one visit as a phone at four times its size meets it, and as it is sent in English: axe, the frame,
 * reflow, focus, motion, forced colours, what is left in Danish. Then its form: sent while nobody answers, and sent empty.
 */

import assert from 'node:assert/strict';
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openHouse, openShipped, type RunningServer, startServer } from '@rygforloeb/server';
import type { ConsoleMessage, Page } from 'playwright-core';
import { parse } from 'yaml';
import { listedPages } from '../../bench/web/addresses.ts';
import { type FoundPage, findAddresses } from '../../bench/web/found-addresses.ts';
import { openDoors } from './at-the-doors.ts';
import { axeFindings, noBrowser } from './open-workspace.ts';
import { danishOnPage, faultsInForcedColours, faultsOfPage } from './page-faults.ts';

const options = noBrowser === undefined ? {} : { skip: noBrowser };
const folder = mkdtempSync(join(tmpdir(), 'every-page-test-'));
const regionFolder = join(import.meta.dirname, '..', '..', 'region');
/** What the region's people have written, and their names: it stays in Danish. */
const written = globSync('*.yaml', { cwd: regionFolder }).flatMap((file) =>
  stringsIn(parse(readFileSync(join(regionFolder, file), 'utf8'))),
);
/** A telephone at four times its size, of somebody who wants nothing to move. */
const smallAndCalm = { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' } as const;
const doors = openDoors(() => server.url, { washes: false });
let server: RunningServer;
let found: ReadonlyMap<string, FoundPage>;

before(
  async () => {
    if (noBrowser !== undefined) return;
    chmodSync(folder, 0o755); // The database may run as another user.
    const programme = openShipped();
    const open = () => programme;
    const house = await openHouse({ RYG_DATA: join(folder, 'data'), RYG_LOGINS_PER_MINUTE: '10000' }, { demo: true, region: open });
    server = await startServer({ port: 0, log: 'silent', rateLimit: false, house, open });
    await server.settled;
    found = new Map((await findAddresses(server.url, listedPages)).found.map((page) => [page.path, page]));
  },
  { timeout: 180_000 },
);
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

test('the eye that goes over the pages sees what is wrong', options, async () => {
  const page = await doors.page(smallAndCalm);
  await page.setContent(`<html lang="en"><title>Rygforløb</title><style>button { transition: all 1s; outline: none !important }
    input { opacity: 0 } p { width: 500px }</style><h1>Én</h1><h1>To</h1><p>Hvad skal der ske?</p><a>Ingen vegne</a><button>Gem</button>
    <input type="radio" name="a" id="a1" checked><label for="a1">Ja</label><input type="radio" name="a" id="a2"><label for="a2">Nej</label>`);
  await page.keyboard.press('Tab');
  const faults = (await page.evaluate(faultsOfPage)).join('\n');
  for (const sight of ['2 headings', 'the title is', 'leads nowhere', 'scrolls sideways: p', 'moves: button', 'focus is not seen: button'])
    assert.ok(faults.includes(sight), `${sight} is not seen in\n${faults}`);
  assert.equal((await page.evaluate(faultsInForcedColours)).length, 1);
  assert.deepEqual(await page.evaluate(danishOnPage, { written: ['Ingen vegne'], html: await page.content() }), [
    'in Danish: Hvad skal der ske?',
  ]);
});

describe('every page', { concurrency: 2 }, () => {
  for (const { path } of listedPages)
    test(
      `${path} is read and used by everybody, in both languages, when its form meets no server and when it is empty`,
      options,
      async () => {
        const at = found.get(path);
        if (at === undefined) return assert.ok(unreached.has(path), `no link of anybody leads to ${path}`);
        const faults: string[] = [];
        const page = await doors.page(smallAndCalm);
        const { cookie } = at;
        await page.context().setExtraHTTPHeaders(cookie === undefined ? {} : { cookie });
        const complain = ({ message }: Error) => faults.push(message);
        const listen = (said: ConsoleMessage) => {
          if (said.type() === 'error' && !/status of 4(?:22|09)|ERR_CONNECTION_REFUSED/.test(said.text())) faults.push(said.text());
        };
        page.on('pageerror', complain).on('console', listen);
        const answer = await page.goto(at.url);
        assert.equal(answer?.status(), 200);
        faults.push(...(await looked(page)));
        await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
        faults.push(...(await page.evaluate(faultsInForcedColours)));
        await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
        if (await marked(page)) {
          faults.push(...(await faultsOfSendingToNobody(page)));
          if (await sentEmpty(page)) faults.push(...(await looked(page)).map((fault) => `when empty: ${fault}`));
        }
        const english = await fetch(`${at.url}${at.url.includes('?') ? '&' : '?'}sprog=en`, {
          headers: { cookie: cookie ?? '', accept: 'text/html' },
        });
        faults.push(...(await page.evaluate(danishOnPage, { written, html: await english.text() })));
        page.off('pageerror', complain).off('console', listen);
        await page.context().setExtraHTTPHeaders({});
        await doors.leave(page);
        assert.deepEqual(faults, []);
      },
    );
});

/** There once somebody has tried something there. */
const unreached = new Set(['/koordinator/programmet/hvad-hvis/:proeve']);

async function looked(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Tab');
  const faults = await page.evaluate(faultsOfPage);
  return [...faults, ...(await axeFindings(page))];
}

/** The page's longest form gets a mark; says whether it has one. */
function marked(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const forms = [...document.querySelectorAll('form')].filter(({ method, action }) => method === 'post' && !action.endsWith('/logout'));
    const [form] = forms.sort((one, other) => other.elements.length - one.elements.length);
    form?.setAttribute('data-sent', '');
    return form !== undefined;
  });
}

/** Sends the marked form while nobody answers: the page and its words stay, and say what happened. */
async function faultsOfSendingToNobody(page: Page): Promise<readonly string[]> {
  const path = new URL(page.url()).pathname;
  await page.route('**/*', (route) => route.abort('connectionrefused'));
  const typed = await page.evaluate(() => {
    const fields = [...(document.querySelector<HTMLFormElement>('form[data-sent]')?.elements ?? [])];
    const field = fields.find((one) => one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && one.type === 'text'));
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) field.value = 'Ord';
    return field?.id;
  });
  await pressed(page);
  const note = page.locator('form[data-sent] > .unsent[role=alert]');
  const isTold = await note.waitFor().then(
    () => true,
    () => false,
  );
  const kept = typed === undefined || (await page.locator(`[id="${typed}"]`).inputValue()) === 'Ord';
  await page.unroute('**/*');
  return [
    ...(isTold && /^(?:Der er ingen forbindelse|There is no connection)/.test(await note.innerText())
      ? []
      : ['nobody is told that it is not sent']),
    ...(kept && new URL(page.url()).pathname === path ? [] : ['what is typed is lost with the connection']),
  ];
}

/** Sends the marked form with nothing in it, and says whether the page has something against that. */
async function sentEmpty(page: Page): Promise<boolean> {
  await page.evaluate(() => {
    for (const field of document.querySelector<HTMLFormElement>('form[data-sent]')?.elements ?? []) {
      if (field instanceof HTMLInputElement && field.type !== 'hidden') field.checked = false;
      if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && /text|tel|email|number/.test(field.type)))
        field.value = '';
      if (field instanceof HTMLSelectElement) field.value = '';
    }
  });
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().isNavigationRequest() && one.request().method() === 'POST'),
    page.waitForEvent('load'),
    pressed(page),
  ]);
  return answer.status() === 422;
}

/** Presses the marked form's own button. */
function pressed(page: Page): Promise<void> {
  return page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form[data-sent]');
    const buttons = [...(form?.querySelectorAll<HTMLButtonElement>('button[type=submit]:not([formaction])') ?? [])];
    const button = buttons.find(({ classList }) => classList.contains('button-primary')) ?? buttons.at(-1);
    if (form === null) return;
    form.noValidate = true;
    setTimeout(() => form.requestSubmit(button));
  });
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.trim().length > 2 ? [value.trim()] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
