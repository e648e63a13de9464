/** Takes the pictures of the guided tour anew (docs/images): the demo's region made in a folder of its own, its pages as they are today. */

import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse, openShipped, startServer } from '@rygforloeb/server';
import { signedIn } from '@rygforloeb/server/testing';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './find-chromium.ts';
import { projectRoot } from './run-step.ts';

interface Shot {
  readonly name: string;
  /** Nobody is logged in where nobody is named. */
  readonly who?: string;
  readonly path: string;
  readonly width: 390 | 1280;
  readonly height: number;
}

const shots: readonly Shot[] = [
  { name: '1-demo-login', path: '/login?til=/', width: 1280, height: 900 },
  { name: '2-citizen', who: 'karen', path: '/borger', width: 390, height: 1100 },
  { name: '3-plan', who: 'karen', path: '/borger/plan', width: 390, height: 1300 },
  { name: '4-who-has-seen', who: 'karen', path: '/borger/hvem-har-set', width: 390, height: 900 },
  { name: '5-consents', who: 'karen', path: '/borger/samtykke', width: 390, height: 1000 },
  { name: '6-clinician', who: 'anne', path: '/kliniker', width: 1280, height: 900 },
  { name: '7-citizen-at-gp', who: 'anne', path: '/kliniker/borger/karen', width: 1280, height: 1100 },
  { name: '8-consultation', who: 'anne', path: '/kliniker/borger/karen/konsultation', width: 1280, height: 900 },
  { name: '9-jobcentre', who: 'gert', path: '/kliniker/borger/karen', width: 1280, height: 900 },
  { name: '10-coordinator', who: 'kirsten', path: '/koordinator', width: 1280, height: 1000 },
];

const words = process.argv.slice(2);
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('no Chromium here: install it or set CHROMIUM_PATH');
const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
chmodSync(folder, 0o755); // The database may run as another user.
const programme = openShipped();
const open = () => programme;
const house = await openHouse({ RYG_DATA: join(folder, 'data'), RYG_LOGINS_PER_MINUTE: '10000' }, { demo: true, region: open });
const server = await startServer({ port: 0, log: 'silent', rateLimit: false, house, open });
await server.settled;
const browser = await chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
try {
  mkdirSync(join(projectRoot, 'docs/images'), { recursive: true });
  for (const shot of shots.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))) await take(browser, shot);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function take(from: Browser, { name, who, path, width, height }: Shot): Promise<void> {
  const cookie = who === undefined ? undefined : (await signedIn(server.url, who)).headers.cookie;
  const context = await from.newContext({
    viewport: { width, height },
    locale: 'da-DK',
    ...(cookie !== undefined && { extraHTTPHeaders: { cookie } }),
  });
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
  // The typeface is kept by the first visit and worn from the second.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.reload();
  await page.screenshot({ path: join(projectRoot, 'docs/images', `${name}.png`) });
  console.log(`docs/images/${name}.png  ${await page.title()}`);
  await context.close();
}
