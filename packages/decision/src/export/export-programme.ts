/** Writes a programme as a CPG-on-FHIR package (R4) that another FHIR server can load: knowledge, logic, terminology and form. */

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElmLibrary, translate } from '@rygforloeb/engine';
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

/** Writes `package/` (a FHIR package) and `bundle.json` (a transaction that loads it); the same programme gives the same bytes. Throws ProgrammeError. */
export async function exportProgramme(
  programme: ExportedProgramme,
  directory: string,
  options: ExportOptions = {},
): Promise<{ readonly files: number }> {
  const sources = cqlSources(programme);
  const translation = await translate(sources, { cacheDir: options.cacheDirectory ?? defaultCache });
  if (!translation.ok) throw new ProgrammeError(translation.faults);
  const resources = exportResources(programme, translation.libraries);
  const folder = join(directory, 'package');
  await mkdir(folder, { recursive: true });
  await removeOld(folder);
  const files: readonly (readonly [path: string, content: unknown])[] = [
    [join(folder, 'package.json'), packageManifest(programme.manifest)],
    [join(folder, '.index.json'), packageIndex(resources)],
    ...resources.map((resource) => [join(folder, fileName(resource)), resource] as const),
    [join(directory, 'bundle.json'), loadingBundle(resources)],
  ];
  for (const [path, content] of files) await writeFile(path, `${JSON.stringify(content, null, 1)}\n`);
  return { files: files.length };
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
