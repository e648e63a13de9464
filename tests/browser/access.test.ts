/** Login, roles and apps in a real browser: every page by its words, axe on each, and the way out to an app. */

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readAccessPolicy, shippedProgramme } from '@rygforloeb/decision';
import { type OpenRecord, openRecord } from '@rygforloeb/record';
import { temporaryFolder } from '@rygforloeb/record/ungated';
import {
  defaultIdentitySettings,
  directorySource,
  operationsAccess,
  type RunningServer,
  startServer,
  storeDemoPeople,
} from '@rygforloeb/server';
import type { Page } from 'playwright-core';
import { axeFindings, launchBrowser, noBrowser } from './open-workspace.ts';

const options = noBrowser === undefined ? {} : { skip: noBrowser };
const folder = mkdtempSync(join(tmpdir(), 'access-test-'));
let record: OpenRecord;
let server: RunningServer;
let app: Server;
let redirect = '';
let browser: Awaited<ReturnType<typeof launchBrowser>>;

before(async () => {
  if (noBrowser !== undefined) return;
  app = createServer((_request, response) => response.end('<!doctype html><title>App</title><p>App</p>'));
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  redirect = `http://localhost:${typeof address === 'object' ? address?.port : ''}/callback`;
  const appsFile = join(folder, 'apps.json');
  const scopes = ['openid', 'launch/patient', 'patient/*.rs'];
  writeFileSync(appsFile, JSON.stringify([{ client_id: 'app', name: 'Rygappen', kind: 'public', redirect_uris: [redirect], scopes }]));
  const { policy } = readAccessPolicy(shippedProgramme);
  record = await openRecord({ folder: await temporaryFolder() }, { policy, auditKey: Buffer.alloc(32, 3) });
  const own = record.as(operationsAccess);
  await storeDemoPeople(own, new Date());
  server = await startServer({
    port: 0,
    log: 'silent',
    rateLimit: false,
    open: () => Promise.reject(new Error('no programme is needed here')),
    identity: {
      settings: { ...defaultIdentitySettings, appsFile },
      kept: record.kept,
      source: directorySource(own),
      defaultPurposeOf: () => 'treatment',
      maySee: async () => true,
    },
  });
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
  await record?.close();
  app?.close();
  rmSync(folder, { recursive: true });
});

async function open(width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'da-DK' });
  return context.newPage();
}

async function isFine(page: Page, state: string): Promise<void> {
  assert.deepEqual(await axeFindings(page), [], state);
  const [wide, limit] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok((wide ?? 0) <= (limit ?? 0), `${state} scrolls sideways`);
}

for (const width of [320, 1280])
  test(`login, choice of role, oneself and the way out at ${width} px`, options, async () => {
    const page = await open(width);
    await page.goto(`${server.url}/login`);
    await isFine(page, 'people');
    await page.getByRole('button', { name: 'Log ind som Mette Demoholm' }).click();
    await page.getByRole('heading', { name: 'Hvem er du lige nu?' }).waitFor();
    await isFine(page, 'roles');
    await page.getByRole('button', { name: /Fortsæt som Fysioterapeut/ }).click();
    await page.getByText('Fysioterapi Demo Nord').waitFor();
    await isFine(page, 'oneself');
    await page.goto(`${server.url}/mig?sprog=en`);
    await page.getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: /logget ud|logged out/ }).waitFor();
    await isFine(page, 'logged out');
    await page.goto(`${server.url}/login`);
    await page.getByRole('button', { name: 'Log ind som Ukendt Demogæst' }).click();
    await page.getByRole('heading', { name: 'Du har ikke adgang her' }).waitFor();
    await isFine(page, 'no access');
    await page.goto(`${server.url}/login/callback`);
    await page.getByRole('heading', { name: 'Du blev ikke logget ind' }).waitFor();
    await isFine(page, 'not logged in');
  });

test('a citizen lets an app in, and the browser follows to it', options, async () => {
  const page = await open(320);
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'app',
    redirect_uri: redirect,
    scope: 'openid launch/patient patient/Observation.rs',
    state: 'here',
    aud: `${server.url}/fhir`,
    code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
    code_challenge_method: 'S256',
  });
  await page.goto(`${server.url}/oauth/auth?${query}`);
  await page.getByRole('button', { name: 'Log ind som Karen Demoeksempel' }).click();
  await page.getByRole('heading', { name: 'Rygappen beder om adgang' }).waitFor();
  await isFine(page, 'consent');
  await page.getByRole('button', { name: 'Giv adgang' }).click();
  await page.waitForURL(/\/callback\?code=.+&state=here/);
});
