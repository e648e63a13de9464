/** The engines that ours is compared with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The versions of the reference engine and its FHIR reader. */
export function referenceVersions(): string {
  const file = join(import.meta.dirname, '..', '..', 'packages', 'engine', 'package.json');
  const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  const versions = { ...dependencies, ...devDependencies };
  return `oracle: cql-execution ${versions['cql-execution']}, cql-exec-fhir ${versions['cql-exec-fhir']}`;
}
