/** Runs one of PostgreSQL's programs to its end, as the database's user, and keeps what it said. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { ServerUser } from './server-user.ts';

/** Messages in English, whatever the machine's language: we read them. */
export const programEnvironment: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', TMPDIR: process.env.TMPDIR };

/** The exit code, and both outputs as one text. */
export async function runProgram(file: string, args: readonly string[], user: ServerUser): Promise<{ code: number; said: string }> {
  const child = spawn(file, args, { ...user, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'], env: programEnvironment });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      said += text;
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? 1));
  });
  return { code, said };
}
