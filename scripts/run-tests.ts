/**
 * Runs every test file of the house with node:test, one more at a time than there are cores, for a browser's tests wait as much as they
 * work; the long ones first. Tells it in one line per file and in full where it failed.
 */
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { run } from 'node:test';
import { projectRoot } from './run-step.ts';

const TEST_FILES = ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'tests/**/*.test.ts'];
const FILES_AT_ONCE = availableParallelism() + 1;
/** What makes a file long, from the longest; files with none of it come last. */
const LONG = [
  /every-page|every-link|playJourneys/,
  /launchBrowser|openWorkspace|region: /,
  /openHouse|startServer|openProgramme/,
  /spawn|openRecord/,
];
const LONGEST_FILE_MS = 15 * 60_000;
const NEEDS_BROWSER = /chromium/i;

export interface TestRun {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

interface FileReport {
  passed: number;
  failed: number;
  skipped: number;
  readonly failures: string[];
  readonly output: string[];
}

/** Runs the test files whose path holds one of the given words (all of them without words), and returns the counts. */
export async function runTests(words: readonly string[]): Promise<TestRun> {
  const files = globSync(TEST_FILES, { cwd: projectRoot })
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .map((file) => ({ file, rank: rankOf(file) }))
    .sort((one, other) => one.rank - other.rank || (one.file < other.file ? -1 : 1))
    .map(({ file }) => file);
  if (files.length === 0) {
    console.error(`No test file ${words.length === 0 ? 'was found' : `has one of these words in its path: ${words.join(', ')}`}.`);
    return { passed: 0, failed: 1, skipped: [] };
  }
  console.log(`${files.length} test files, ${FILES_AT_ONCE} at a time`);
  const skipped: string[] = [];
  const reports = await collect(files, skipped);
  const all = [...reports.values()];
  const forbidden = process.env.RYG_REQUIRE_BROWSER === '1' ? skipped.filter((line) => NEEDS_BROWSER.test(line)) : [];
  for (const line of forbidden) console.error(`failed, because a browser is required here: ${line}`);
  const silent = [...reports].filter(([, report]) => report.passed + report.failed + report.skipped === 0);
  for (const [file, report] of silent) tell(`FAILED ${file} (no test ran)`, report);
  const crashed = [...reports].filter(
    ([, report]) => report.passed + report.skipped > 0 && report.failed === 0 && report.failures.length > 0,
  );
  for (const [file, report] of crashed) tell(`FAILED ${file} (its tests passed, its process did not end well)`, report);
  return {
    passed: all.reduce((sum, report) => sum + report.passed, 0),
    failed: all.reduce((sum, report) => sum + report.failed, 0) + forbidden.length + silent.length + crashed.length,
    skipped,
  };
}

/** By what it starts: its name or its text says so. */
function rankOf(file: string): number {
  const text = `${file}\n${readFileSync(`${projectRoot}/${file}`, 'utf8')}`;
  const rank = LONG.findIndex((sign) => sign.test(text));
  return rank === -1 ? LONG.length : rank;
}

async function collect(files: readonly string[], skipped: string[]): Promise<ReadonlyMap<string, FileReport>> {
  const reports = new Map<string, FileReport>(files.map((file) => [file, emptyReport()]));
  const reportOf = (file: string | undefined): FileReport | undefined => reports.get(relative(projectRoot, file ?? ''));
  const stream = run({ files: files.map((file) => `${projectRoot}/${file}`), concurrency: FILES_AT_ONCE, timeout: LONGEST_FILE_MS });
  for await (const { type, data } of stream) {
    if (type === 'test:stdout' || type === 'test:stderr') reportOf(data.file)?.output.push(data.message);
    if (type === 'test:pass' && isSkipped(data.skip)) {
      skipped.push(`${relative(projectRoot, data.file ?? '')}::${data.name}${typeof data.skip === 'string' ? ` (${data.skip})` : ''}`);
    }
    if (type === 'test:fail' && !isEcho(data.details.error)) {
      const file = data.file ?? (data.name.startsWith(projectRoot) ? data.name : undefined);
      reportOf(file)?.failures.push(`${data.name}\n${explain(data.details.error)}`);
    }
    if (type === 'test:summary' && data.file !== undefined) finish(relative(projectRoot, data.file), reportOf(data.file), data);
  }
  return reports;
}

function emptyReport(): FileReport {
  return { passed: 0, failed: 0, skipped: 0, failures: [], output: [] };
}

interface Summary {
  readonly counts: {
    readonly passed: number;
    readonly failed: number;
    readonly cancelled: number;
    readonly skipped: number;
    readonly todo: number;
  };
  readonly duration_ms: number;
}

function finish(file: string, report: FileReport | undefined, { counts, duration_ms }: Summary): void {
  if (report === undefined) return;
  report.passed = counts.passed;
  report.failed = counts.failed + counts.cancelled;
  report.skipped = counts.skipped + counts.todo;
  const parts = [`${report.passed} passed`];
  if (report.failed > 0) parts.push(`${report.failed} FAILED`);
  if (report.skipped > 0) parts.push(`${report.skipped} skipped`);
  const line = `${file} (${parts.join(', ')}; ${(duration_ms / 1000).toFixed(1)} s)`;
  if (report.failed > 0) tell(`FAILED ${line}`, report);
  else console.log(`ok     ${line}`);
}

function tell(line: string, { failures, output }: FileReport): void {
  console.log(line);
  for (const failure of failures) console.log(indent(`✗ ${failure}`));
  if (output.length > 0) console.log(indent(`it printed:\n${output.join('')}`));
}

/** A group fails because a test in it failed; the test itself is told already. */
function isEcho(error: Error & { readonly failureType?: string }): boolean {
  return error.failureType === 'subtestsFailed';
}

function isSkipped(skip: string | boolean | undefined): boolean {
  return skip !== undefined && skip !== false;
}

function explain(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const lines = (cause.stack ?? cause.message).split('\n');
  return lines.filter((line) => !/^\s+at .*\bnode:/.test(line)).join('\n');
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '    ');
}
