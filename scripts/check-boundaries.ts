/** Walks every import of the house with dependency-cruiser, and fails on a broken boundary, an unnamed room, or a walk that saw nothing. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { projectRoot } from './run-step.ts';

interface Boundaries extends IFlattenedRuleSet {
  readonly options: ICruiseOptions;
  readonly rooms: readonly string[];
}

const boundaries = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as Boundaries;
process.chdir(projectRoot);

const faults = [...(await unnamedRooms()), ...(await brokenBoundaries())];
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

async function unnamedRooms(): Promise<readonly string[]> {
  const present = (await readdir('packages', { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return present
    .filter((room) => !boundaries.rooms.includes(room))
    .map((room) => `packages/${room} has no place in the order of rooms (.dependency-cruiser.cjs)`);
}

async function brokenBoundaries(): Promise<readonly string[]> {
  const places = ['packages', 'scripts', 'bench', 'tests'].filter((place) => existsSync(join(projectRoot, place)));
  const { forbidden = [], options } = boundaries;
  const { output } = await cruise(places, { ...options, validate: true, ruleSet: { forbidden } }, undefined, {
    tsConfig: extractTSConfig('tsconfig.json'),
  });
  const { summary } = output as ICruiseResult;
  const modules = summary.totalCruised;
  const dependencies = summary.totalDependenciesCruised ?? 0;
  console.log(`${modules} modules and ${dependencies} dependencies seen in ${places.join(', ')}`);
  if (modules === 0 || dependencies === 0)
    return ['The walk saw no modules or no dependencies, so it proves nothing. Is TypeScript 5.9 installed?'];
  return summary.violations.map(
    ({ rule, from, to, cycle }) =>
      `${rule.name}: ${from} → ${cycle === undefined || cycle.length === 0 ? to : cycle.map(({ name }) => name).join(' → ')}`,
  );
}
