/**
 * People at the doors in a real browser, for one test file: each is logged in once, over HTTP, and gets a page; a page that a test has left
 * is washed and given to the next, because a new one costs more than most of what is done on it. And what every page is held against.
 */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { Browser as PlainBrowser } from '@rygforloeb/server/testing';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { axeFindings, launchBrowser, noBrowser } from './open-workspace.ts';

/** Who comes, and how. */
export interface Coming extends BrowserContextOptions {
  /** Of somebody who has several. */
  readonly role?: string;
  /** The page that is opened; none unless told. */
  readonly to?: string;
  /** A login of its own, for who logs out. */
  readonly anew?: boolean;
}

export interface Doors {
  readonly loggedIn: (name: string, coming?: Coming) => Promise<Page>;
  /** A page for nobody yet. */
  readonly page: (options?: BrowserContextOptions) => Promise<Page>;
  /** Given back before the test is over. */
  readonly leave: (page: Page) => Promise<void>;
}

interface PooledPage {
  readonly kind: string;
  readonly page: Page;
  readonly viewport: { readonly width: number; readonly height: number };
  isFree: boolean;
}

const wide = { width: 1280, height: 900 };
/** Where screenshots are kept, when somebody wants to look. */
const shots = process.env.RYG_SHOTS;

/**
 * Starts a browser for the file's tests. Call it at the top of a file; `url` is asked when somebody comes. Where tests
 * run beside each other, `washes` is false and each leaves its own pages.
 */
export function openDoors(url: () => string, { washes = true }: { readonly washes?: boolean } = {}): Doors {
  let browser: Browser | undefined;
  const pool: PooledPage[] = [];
  const cookies = new Map<string, string>();
  if (noBrowser === undefined) {
    before(async () => {
      browser = await launchBrowser();
    });
    afterEach(() => (!washes ? undefined : Promise.all(pool.filter(({ isFree }) => !isFree).map(wash)).then(() => undefined)));
    after(() => browser?.close());
  }
  const page = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const { viewport, ...others } = options;
    const size = viewport ?? wide;
    const kind = JSON.stringify(others);
    const pooled = pool.find((one) => one.isFree && one.kind === kind);
    if (pooled !== undefined) {
      pooled.isFree = false;
      await pooled.page.setViewportSize(size);
      return pooled.page;
    }
    if (browser === undefined) throw new Error('the browser has not started');
    const context = await browser.newContext({ viewport: size, locale: 'da-DK', ...others });
    const opened = await context.newPage();
    opened.setDefaultTimeout(15_000);
    pool.push({ kind, page: opened, viewport: size, isFree: false });
    return opened;
  };
  return {
    page,
    async leave(left) {
      const pooled = pool.find((one) => one.page === left);
      if (pooled !== undefined) await wash(pooled);
    },
    async loggedIn(name, { role, to, anew = false, ...options } = {}) {
      const known = cookies.get(`${name} ${role}`);
      const session = anew || known === undefined ? await sessionOf(url(), name, role) : known;
      if (!anew) cookies.set(`${name} ${role}`, session);
      const opened = await page(options);
      await opened.context().addCookies([{ name: 'ryg-session', value: session, url: url(), httpOnly: true, sameSite: 'Lax' }]);
      if (to !== undefined) await opened.goto(`${url()}${to}`);
      return opened;
    },
  };
}

/** As it was when it was new: nobody logged in, no language chosen, connected, alone, nothing to be kept. */
async function wash(pooled: PooledPage): Promise<void> {
  const { page } = pooled;
  const context = page.context();
  if (page.isClosed()) return;
  await Promise.all(context.pages().map((one) => (one === page ? undefined : one.close())));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  await page.goto('about:blank');
  await context.clearCookies();
  pooled.isFree = true;
}

/** Logs somebody of the demo in by name, and gives the session's cookie. */
async function sessionOf(url: string, name: string, role: string | undefined): Promise<string> {
  const browser = new PlainBrowser(url);
  const people = await browser.get(`${url}/login?til=%2Fmig`);
  const person = valueBeside(people.text, 'person', name);
  const first = await browser.press(people, { person });
  if (new URL(first.url).pathname === '/rolle') await browser.press(first, { rolle: valueBeside(first.text, 'rolle', role ?? '') });
  return browser.cookie('ryg-session') ?? assert.fail(`${name} was not let in`);
}

/** The value of the button of this name whose text says who. */
function valueBeside(html: string, button: string, text: string): string {
  for (const [markup] of html.matchAll(/<button\b[\s\S]*?<\/button>/g))
    if (markup.includes(`name="${button}"`) && markup.includes(text)) return /value="([^"]*)"/.exec(markup)?.[1] ?? '';
  return assert.fail(`nobody can be chosen as ${text}`);
}

/** Nothing for axe, nothing sideways at these widths; and a picture where one is wanted. */
export async function isFine(page: Page, state: string, { widths = [], axe = true }: IsFineOptions = {}): Promise<void> {
  if (axe) assert.deepEqual(await axeFindings(page), [], state);
  for (const width of widths.length === 0 ? [undefined] : widths) {
    if (width !== undefined) await page.setViewportSize({ width, height: wide.height });
    const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok((needed ?? 0) <= (there ?? 0), `${state} scrolls sideways at ${there} px`);
    if (shots === undefined) continue;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${state.replace(/\W+/g, '-')}-${there}.png`), fullPage: true });
  }
}

export interface IsFineOptions {
  readonly widths?: readonly number[];
  /** axe looks with scripts of its own, so not where the page has none; and once at each state, as every page is when it is opened (every-page.test.ts). */
  readonly axe?: boolean;
}

/** Tabs to what has this name, sees that the focus shows, and presses enter. */
export async function pressByKeys(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    const [text, label, isSeen] = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return [
        at.textContent?.trim(),
        at.getAttribute('aria-label'),
        outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      ] as const;
    });
    if (text !== name && label !== name) continue;
    assert.ok(isSeen, `focus is not seen on ${name}`);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    return;
  }
  assert.fail(`tab never reaches ${name}`);
}

/** Presses the first button of this name and waits for the page that comes. */
export function sent(page: Page, button: string | RegExp): Promise<void> {
  return press(page.getByRole('button', typeof button === 'string' ? { name: button, exact: true } : { name: button }).first());
}

/** Presses the button and waits for the page that comes: a form asks first whether the server is there. */
export async function press(button: Locator): Promise<void> {
  const page = button.page();
  const [response] = await Promise.all([
    page.waitForResponse((reply) => reply.request().isNavigationRequest() && reply.status() !== 303),
    button.click(),
  ]);
  await response.finished();
  await page.waitForLoadState();
}

/** Fills the three fields of a day. */
export async function fillDate(page: Page, name: string, iso: string): Promise<void> {
  const [year = '', month = '', date = ''] = iso.split('-');
  const parts = { dag: date, maaned: month, aar: year };
  for (const [part, value] of Object.entries(parts)) await page.locator(`input[name="${name}.${part}"]`).fill(value);
}
