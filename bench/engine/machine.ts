/** What a measurement was made on: machine, runtime, and the engines compared. */
import { readFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';

/** The machine and the runtime in one line. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${model}, ${cpus().length} cores, ${memory} GiB, ${platform()} ${arch()}, Node ${process.version}, V8 ${process.versions.v8}`;
}

/** The versions of the reference engine and its FHIR reader. */
export function referenceVersions(): string {
  const file = join(import.meta.dirname, '..', '..', 'packages', 'engine', 'package.json');
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  const versions = { ...dependencies, ...devDependencies };
  return `oracle: cql-execution ${versions['cql-execution']}, cql-exec-fhir ${versions['cql-exec-fhir']}`;
}
