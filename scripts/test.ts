/** The verb `test`: the whole check, every test, and a short run of every benchmark. With words (`npm test -- cauda`) only the test files whose path holds one. */
import { availableParallelism } from 'node:os';
import { benchmarkNames } from './bench.ts';
import { runCheck } from './check.ts';
import { findChromium } from './find-chromium.ts';
import { runSteps, type StepResult } from './run-step.ts';
import { runTests } from './run-tests.ts';

const words = process.argv.slice(2);
const begun = performance.now();

const checks = words.length === 0 ? await runCheck() : [];
const browser = offerBrowser();
console.log('\n── tests');
const tests = await runTests(words);
const benchmarks = words.length === 0 ? await smokeBenchmarks() : [];

const steps = [...checks, ...benchmarks, ...browser];
const passed = tests.passed + steps.filter((step) => step.exitCode === 0).length;
const failed = tests.failed + steps.filter((step) => step.exitCode !== 0).length;
for (const line of tests.skipped) console.log(`skipped: ${line}`);
console.log(`\ntests: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped.length} skipped`);
if (words.length === 0) {
  console.log(`check: ${outcome(checks)}; benchmarks, short run: ${outcome(benchmarks)}`);
  console.log(`slowest steps: ${slowest([...checks, ...benchmarks])}`);
}
console.log(`time: ${((performance.now() - begun) / 60_000).toFixed(1)} minutes`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Tells the browser tests where Chromium is; without one they skip, and where a browser is required that is a failure. */
function offerBrowser(): readonly StepResult[] {
  const chromium = findChromium();
  if (chromium !== undefined) {
    process.env.CHROMIUM_PATH = chromium;
    return [];
  }
  console.log(
    '\nNo Chromium was found, so the browser tests are skipped. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
  return process.env.RYG_REQUIRE_BROWSER === '1' ? [{ name: 'a browser for the browser tests', exitCode: 1, seconds: 0 }] : [];
}

async function smokeBenchmarks(): Promise<readonly StepResult[]> {
  return runSteps(
    benchmarkNames().map((name) => ({
      name: `benchmark ${name}, short run`,
      command: ['node', 'scripts/bench.ts', name, '--smoke', '--json'],
    })),
    availableParallelism(),
  );
}

function outcome(results: readonly StepResult[]): string {
  const good = results.filter((result) => result.exitCode === 0).length;
  return `${good} of ${results.length} passed`;
}

function slowest(results: readonly StepResult[]): string {
  return [...results]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 3)
    .map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`)
    .join(', ');
}
