/** Debian's own PostgreSQL on a temporary folder, where it is installed: the record must run on a server as on the bundled database. */
import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { runProgram } from '../database/bundled/run-program.ts';
import { handOver, serverUserFor } from '../database/bundled/server-user.ts';
import { temporaryFolder } from './temporary-folder.ts';

const programs = globSync('/usr/lib/postgresql/*/bin').filter((folder) => existsSync(join(folder, 'initdb')));

/** Why tests on Debian's server are skipped here, or false. */
export const withoutDebianServer = programs.length === 0 ? "Debian's postgresql is not installed" : false;

/** The address of a fresh server, stopped after the tests. */
export async function startDebianServer(): Promise<string> {
  const bin = programs.at(-1) ?? '';
  const folder = await temporaryFolder();
  const user = await serverUserFor(folder);
  await mkdir(folder, { mode: 0o700 });
  await handOver(folder, user);
  const data = join(folder, 'data');
  const made = await runProgram(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'record', '--auth=trust', '--encoding=UTF8', '--locale=C', '-N'],
    user,
  );
  if (made.code !== 0) throw new Error(made.said);
  const settings = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`];
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings], { ...user, cwd: folder, stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  after(async () => {
    child.kill('SIGINT');
    await gone;
  });
  const url = `postgresql://record@/postgres?host=${encodeURIComponent(folder)}`;
  for (let tries = 0; tries < 400; tries += 1) {
    if (await answers(url)) return url;
    await pause(25);
  }
  throw new Error("Debian's server did not answer");
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    );
}
