/** Writes a programme as a CPG-on-FHIR package (R4) that another FHIR server can load: knowledge, logic, terminology and form. */

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElmLibrary, translate } from '@rygforloeb/engine';
import { readProgramme } from '../amendments/read-programme.ts';
import { defaultCache, ProgrammeError } from '../open-programme.ts';
import { cqlSources, type ProgrammeFiles } from '../programme-files.ts';
import type { Texts } from '../texts.ts';
import { exportCodeSystems, exportValueSets } from './code-systems.ts';
import { exportConceptMaps } from './concept-maps.ts';
import { exportActivityDefinitions, exportPlanDefinition } from './definitions.ts';
import { exportLibraries } from './libraries.ts';
import { fileName, implementationGuide, loadingBundle, packageIndex, packageManifest } from './package-files.ts';
import { exportQuestionnaire } from './questionnaire.ts';
import type { Resource } from './resource.ts';
import { exportStructureDefinitions } from './structure-definitions.ts';

/** What is exported: the programme's files, changed by amendments or not, with its texts. */
export type ExportedProgramme = ProgrammeFiles & { readonly texts: Texts };

export interface ExportOptions {
  /** Where translated rules are kept between runs. */
  readonly cacheDirectory?: string;
}

/**
 * Writes `package/` (a FHIR package) and `bundle.json` (a transaction that loads it) and returns the names of the files.
 * The same programme, opened or by its folder, gives the same bytes. Throws ProgrammeError.
 */
export async function exportProgramme(
  programme: ExportedProgramme | string,
  directory: string,
  options: ExportOptions = {},
): Promise<readonly string[]> {
  const opened = typeof programme === 'string' ? open(programme) : programme;
  const translation = await translate(cqlSources(opened), { cacheDir: options.cacheDirectory ?? defaultCache });
  if (!translation.ok) throw new ProgrammeError(translation.faults);
  const resources = exportResources(opened, translation.libraries);
  const folder = join(directory, 'package');
  await mkdir(folder, { recursive: true });
  await removeOld(folder);
  const files: readonly (readonly [name: string, content: unknown])[] = [
    ['package/package.json', packageManifest(opened.manifest)],
    ['package/.index.json', packageIndex(resources)],
    ...resources.map((resource) => [`package/${fileName(resource)}`, resource] as const),
    ['bundle.json', loadingBundle(resources)],
  ];
  for (const [name, content] of files) await writeFile(join(directory, name), `${JSON.stringify(content, null, 1)}\n`);
  return files.map(([name]) => name);
}

function open(directory: string): ExportedProgramme {
  const { files, texts } = readProgramme(directory);
  return { ...files, texts };
}

/** Every resource of the package; what others refer to stands first. */
export function exportResources(programme: ExportedProgramme, libraries: readonly ElmLibrary[]): readonly Resource[] {
  const { manifest } = programme;
  const resources = [
    ...exportStructureDefinitions(manifest),
    ...exportCodeSystems(programme),
    ...exportValueSets(programme),
    ...exportConceptMaps(programme),
    ...exportLibraries(libraries, cqlSources(programme), manifest),
    exportQuestionnaire(programme),
    ...exportActivityDefinitions(programme),
    exportPlanDefinition(programme),
  ];
  return [...resources, implementationGuide(resources, manifest)];
}

/** Resources of an earlier export that this one may no longer have. */
async function removeOld(folder: string): Promise<void> {
  const old = (await readdir(folder)).filter((name) => /^[A-Z]\w+-.+\.json$/.test(name));
  for (const name of old) await rm(join(folder, name));
}
