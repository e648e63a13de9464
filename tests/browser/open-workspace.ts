/** The real server and a real browser for one test file: started once, closed at its end. */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { type Case, loadVocabulary, readCases, shippedProgramme } from '@rygforloeb/decision';
import { type RunningServer, startServer } from '@rygforloeb/server';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';

const executablePath = findChromium();

/** Why browser tests cannot run here; undefined when they can. */
export const noBrowser =
  executablePath === undefined && process.env.RYG_REQUIRE_BROWSER !== '1' ? 'no Chromium here: install it or set CHROMIUM_PATH' : undefined;

const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Workspace {
  readonly url: string;
  /** A page of its own; what its console complains of is gathered in `complaints`. */
  page(options?: BrowserContextOptions): Promise<{ readonly page: Page; readonly complaints: readonly string[] }>;
}

/** The system's Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...(executablePath !== undefined && { executablePath }), headless: true, args: quietly });
}

/** Starts server and browser before the file's tests. Call it at the top of a file. */
export function openWorkspace(): Workspace {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  if (noBrowser === undefined) {
    before(
      async () => {
        server = await startServer({ port: 0, log: 'error', rateLimit: false, examples: examples() });
        await server.settled;
        if (!server.isReady()) throw new Error('the programme could not be loaded');
        browser = await launchBrowser();
      },
      { timeout: 180_000 },
    );
    after(async () => {
      await browser?.close();
      await server?.close();
    });
  }
  return {
    get url() {
      return `${server?.url}/kliniker/vurdering`;
    },
    async page(options = {}) {
      if (browser === undefined) throw new Error('the browser has not started');
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'da-DK', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      return { page, complaints };
    },
  };
}

/** What axe finds wrong with a page, one line each. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      readonly axe: { run(options: object): Promise<{ readonly violations: readonly Violation[] }> };
    };
    return (await axe.run({ resultTypes: ['violations'], preload: false })).violations;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

function examples(): readonly Case[] {
  const folder = join(import.meta.dirname, '..', '..', 'cases', 'examples');
  const vocabulary = loadVocabulary(shippedProgramme);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => readCases(readFileSync(join(folder, name), 'utf8'), name, vocabulary).cases);
}
