import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptInMemory, peopleInMemory, serveIdentity } from './testing/identity-fixture.ts';

test('logins and token requests have limits of their own, other pages go on', async () => {
  const server = await serveIdentity({ kept: keptInMemory(), source: peopleInMemory().source, settings: { loginsPerMinute: 3 } });
  const statuses = async (path: string, init: RequestInit = {}) => {
    const all: number[] = [];
    for (let count = 0; count < 5; count += 1) all.push((await fetch(`${server.url}${path}`, { redirect: 'manual', ...init })).status);
    return all;
  };
  try {
    assert.deepEqual(await statuses('/login'), [303, 303, 303, 429, 429]);
    assert.deepEqual(
      (await statuses('/oauth/token', { method: 'POST', body: new URLSearchParams({ client_id: 'x' }) })).slice(3),
      [429, 429],
    );
    assert.deepEqual((await statuses('/login/callback?code=x')).slice(3), [429, 429]);
    assert.deepEqual(await statuses('/logget-ud'), [200, 200, 200, 200, 200]);
  } finally {
    await server.close();
  }
});
