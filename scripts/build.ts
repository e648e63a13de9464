/** The verb `build`: runs the build.mjs of every room that has one, unless what it made is newer than everything it was made from. */
import { globSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot, runProgram } from './run-step.ts';

if (import.meta.main) process.exitCode = await buildRooms();

/** Builds the rooms that need it and returns the worst exit code. */
export async function buildRooms(): Promise<number> {
  let worst = 0;
  for (const script of globSync('packages/*/build.mjs', { cwd: projectRoot }).sort()) {
    const room = dirname(script);
    if (isFresh(room)) console.log(`${room} is built and up to date`);
    else worst = Math.max(worst, await runProgram(['node', script]));
  }
  return worst;
}

function isFresh(room: string): boolean {
  const made = changedAt(`${room}/generated/**/*`);
  const sources = [`${room}/{src,styles,build}/**/*`, `${room}/*.{mjs,json}`, 'package-lock.json'];
  return made.length > 0 && Math.min(...made) > Math.max(...sources.flatMap(changedAt));
}

/** When each of these files last changed, in milliseconds. */
function changedAt(pattern: string): readonly number[] {
  return globSync(pattern, { cwd: projectRoot })
    .map((file) => statSync(join(projectRoot, file)))
    .filter((file) => file.isFile())
    .map((file) => file.mtimeMs);
}
