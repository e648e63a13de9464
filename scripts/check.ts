/** The verb `check`: the build, types, lint and format, import boundaries, dead code, and the programme itself. Every step runs; the worst exit code is the verb's. */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot, runSteps, type Step, type StepResult } from './run-step.ts';

if (import.meta.main) {
  const results = await runCheck();
  process.exitCode = Math.max(...results.map((result) => result.exitCode));
}

/** Runs every step of the check and returns how each went. */
export async function runCheck(): Promise<readonly StepResult[]> {
  const begun = performance.now();
  const [build, ...others] = await steps();
  const built = await runSteps([build]);
  const results = [...built, ...(await runSteps(others, availableParallelism()))];
  const failed = results.filter((result) => result.exitCode !== 0);
  const total = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`\ncheck: ${results.length - failed.length} of ${results.length} steps passed (${total} s)`);
  for (const { name } of failed) console.log(`  failed: ${name}`);
  return results;
}

/** The build first: the others look at what it makes. */
async function steps(): Promise<readonly [Step, ...Step[]]> {
  return [
    { name: 'build', command: ['node', 'scripts/build.ts'] },
    { name: 'types (TypeScript, strict)', command: ['tsc', '--project', 'tsconfig.json'] },
    {
      name: 'lint and format (Biome)',
      command: ['biome', 'check', '--error-on-warnings', '--diagnostic-level=warn', '--max-diagnostics=60'],
    },
    { name: 'import boundaries (dependency-cruiser)', command: ['node', 'scripts/check-boundaries.ts'] },
    { name: 'dead code and dependencies (knip)', command: ['knip', '--no-progress', '--no-config-hints'] },
    { name: 'the programme (rygforloeb programme check)', command: ['node', await commandLine(), 'programme', 'check'] },
  ];
}

/** The file that `rygforloeb` runs, as the command line's own package names it. */
async function commandLine(): Promise<string> {
  const room = join('packages', 'cli');
  const manifest = JSON.parse(await readFile(join(projectRoot, room, 'package.json'), 'utf8')) as { bin?: Record<string, string> };
  return join(room, manifest.bin?.rygforloeb ?? 'src/main.ts');
}
