/** Whoever is logged in follows every link that the pages offer: none leads nowhere, none to what the role may not see. */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openHouse, type RunningServer, startServer } from '@rygforloeb/server';
import { signedIn } from '@rygforloeb/server/testing';

const folder = mkdtempSync(join(tmpdir(), 'links-test-'));
let server: RunningServer;

before(async () => {
  chmodSync(folder, 0o755); // The database may run as another user.
  const house = await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true });
  server = await startServer({ port: 0, log: 'silent', rateLimit: false, house });
  await server.settled;
});
after(async () => {
  await server?.close();
  rmSync(folder, { recursive: true });
});

const people = [
  'karen',
  'gp-anna',
  'chiropractor-bo',
  'specialist-carl',
  'prevention-dorte',
  'rehab-frida',
  'jobcentre-gert',
  'hospital-ida',
  'rygcenter-jens',
  'coordinator-kirsten',
  'administrator-lars',
];

for (const person of people)
  test(`every link that ${person} meets leads somewhere`, async () => {
    const { headers } = await signedIn(server.url, person);
    const faults: string[] = [];
    const seen = new Set<string>();
    const kinds = new Map<string, number>();
    const queue: (readonly [path: string, from: string])[] = [['/', 'the start']];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [path, from] = next;
      if (seen.has(path) || !isNewKind(kinds, path)) continue;
      seen.add(path);
      const page = await fetch(`${server.url}${path}`, { headers: { ...headers, accept: 'text/html' } });
      const text = await page.text();
      if (page.status >= 400) faults.push(`${page.status} ${path} (on ${from})`);
      for (const link of linksIn(text)) queue.push([link, path]);
    }
    assert.deepEqual(faults, []);
    assert.ok(seen.size > 3, `only ${seen.size} pages`);
  });

const most = 3;

/** A few pages of each kind are enough: the same address with another id or another question is the same kind. */
function isNewKind(kinds: Map<string, number>, path: string): boolean {
  const kind = path.split('?')[0]?.replace(/\/[\w.-]*\d[\w.-]*(?=\/|$)/g, '/:id') ?? path;
  const count = kinds.get(kind) ?? 0;
  kinds.set(kind, count + 1);
  return count < most;
}

/** Addresses of this product, without their fragments. */
function linksIn(html: string): readonly string[] {
  const found = [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&').split('#')[0] ?? '');
  return found.filter((href) => href.startsWith('/') && !href.startsWith('/assets/'));
}
