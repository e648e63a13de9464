import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { broken } from './listening-server.ts';
import { startServer } from './start-server.ts';

test('a taken port, and a host that is none of ours, are told as settings to change', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  assert.ok(address !== null && typeof address === 'object');
  const options = { log: 'silent', pages: false, open: broken } as const;
  await assert.rejects(startServer({ ...options, port: address.port }), {
    code: 'RYG_SERVER_SETTING',
    message: `port ${address.port} is taken; choose another one, such as PORT=${address.port + 1}`,
  });
  await assert.rejects(startServer({ ...options, port: 0, host: '192.0.2.1' }), {
    code: 'RYG_SERVER_SETTING',
    message: /HOST 192\.0\.2\.1/,
  });
  await new Promise((resolve) => holder.close(resolve));
});

test('a process that is told to stop while it serves ends calmly, with nothing on its error output', { timeout: 60_000 }, async () => {
  const program = `import { settingsFromEnvironment, startServer } from '@rygforloeb/server';
    const server = await startServer({ ...settingsFromEnvironment(process.env), pages: false });
    process.once('SIGTERM', () => void server.close());
    console.log(server.url);`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '--eval', program], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', RYG_LOG: 'error' },
  });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const [first] = await once(child.stdout, 'data');
  const url = String(first).trim();
  assert.equal((await fetch(`${url}/healthz`)).status, 200);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  assert.deepEqual([code, errors], [0, '']);
  await assert.rejects(fetch(`${url}/healthz`));
});
