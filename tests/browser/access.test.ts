/** Login, roles and apps in a real browser: every page by its words, axe on each, and the way out to an app. */

import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse, type RunningServer, startServer } from '@rygforloeb/server';
import type { Page } from 'playwright-core';
import { isFine, openDoors } from './at-the-doors.ts';
import { noBrowser } from './open-workspace.ts';

const options = noBrowser === undefined ? {} : { skip: noBrowser };
const folder = mkdtempSync(join(tmpdir(), 'access-test-'));
const doors = openDoors(() => server.url);
let server: RunningServer;
let app: Server;
let redirect = '';

before(async () => {
  if (noBrowser !== undefined) return;
  app = createServer((_request, response) => response.end('<!doctype html><title>App</title><p>App</p>'));
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const address = app.address();
  redirect = `http://localhost:${typeof address === 'object' ? address?.port : ''}/callback`;
  const appsFile = join(folder, 'apps.json');
  const scopes = ['openid', 'launch/patient', 'patient/*.rs'];
  writeFileSync(appsFile, JSON.stringify([{ client_id: 'app', name: 'Rygappen', kind: 'public', redirect_uris: [redirect], scopes }]));
  chmodSync(folder, 0o755); // The database may run as another user.
  server = await startServer({
    port: 0,
    log: 'silent',
    rateLimit: false,
    open: () => Promise.reject(new Error('no programme is needed here')),
    house: await openHouse({ RYG_DATA: join(folder, 'data'), RYG_APPS: appsFile }, { demo: true }),
  });
});
after(async () => {
  await server?.close();
  app?.close();
  rmSync(folder, { recursive: true });
});

function open(width: number): Promise<Page> {
  return doors.page({ viewport: { width, height: 900 } });
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
    await page.getByRole('heading', { name: 'You are logged out' }).waitFor();
    await page.goto(`${server.url}/login?sprog=da`);
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
