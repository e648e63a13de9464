/** The verb `bench`: runs the benchmark of that name (`npm run bench -- engine [--json]`), or lists the names. */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot, runProgram } from './run-step.ts';

if (import.meta.main) process.exitCode = await runBenchmark(process.argv[2], process.argv.slice(3));

/** The benchmarks of the house: the files that stand directly in bench/, but for what they share. */
export function benchmarkNames(): readonly string[] {
  return globSync('bench/*.ts', { cwd: projectRoot, exclude: ['bench/*.test.ts', 'bench/machine.ts'] })
    .map((file) => basename(file, '.ts'))
    .sort();
}

async function runBenchmark(name: string | undefined, args: readonly string[]): Promise<number> {
  const names = benchmarkNames();
  if (name === undefined || !names.includes(name)) {
    console.error(`Which benchmark? npm run bench -- NAME [--json]. The names are: ${names.join(', ')}.`);
    return name === undefined ? 0 : 1;
  }
  return runProgram(['node', join('bench', `${name}.ts`), ...args]);
}
