/** Everything that is cited exists: requirements in the catalogue, readings among the contradictions, sources in the manifest. */

import type { Manifest } from '../programme-files.ts';
import { fieldsOf, listOf } from './fields.ts';
import { fileOf, type LocatedFile, type LocatedFolder, type LocatedScalar, type YamlPath } from './located-yaml.ts';
import { type CheckFault, faultAt } from './report.ts';

/** One line of the requirement catalogue. */
export interface Requirement {
  readonly id: string;
  readonly area: string;
  readonly source: string;
  readonly statement: string;
  readonly notDecided?: string;
}

/** The catalogue of a programme. */
export function requirementsOf(folder: LocatedFolder): readonly Requirement[] {
  return listOf(fileOf(folder, 'requirements.yaml').value) as readonly Requirement[];
}

/** The requirements that the programme cites anywhere, with the first place of each; an amendment that lies ready answers its own. */
export function citedRequirements(folder: LocatedFolder): ReadonlyMap<string, LocatedScalar> {
  const cited = new Map<string, LocatedScalar>();
  const amendments = fileOf(folder, 'amendments.yaml')
    .scalars()
    .filter(({ path }) => path.length === 3 && path[0] === 'amendments' && path[2] === 'id');
  for (const citation of [...[...folder.files.values()].flatMap((file) => citations(file, isRequirementKey)), ...amendments])
    if (!cited.has(String(citation.value))) cited.set(String(citation.value), citation);
  return cited;
}

/** Files whose sources are documents of the programme; code lists and prevalence cite the world outside. */
const ownSources =
  /^(dispositions\/|parameters|clock-parameters|clocks|background|amendments|icf|risk-factors|roles|requirements|offers|municipal\.)/;

/** Tells every cited requirement, reading and document that is not there. */
export function checkCitations(folder: LocatedFolder, manifest: Manifest): readonly CheckFault[] {
  const requirements = new Set(requirementsOf(folder).map(({ id }) => id));
  const readings = new Set(listOf(fieldsOf(fileOf(folder, 'readings.yaml').value).readings).map((reading) => String(fieldsOf(reading).id)));
  const documents = new Map(manifest.sources.map((source) => [source.document, listOf(fieldsOf(source).sections).map(String)]));
  return [...folder.files.values()].flatMap((file) => [
    ...citations(file, isRequirementKey)
      .filter(({ value }) => !requirements.has(String(value)))
      .map(({ value, place }) => faultAt(place, 'citations', `${String(value)} is no requirement of requirements.yaml`)),
    ...citations(file, isConflictKey)
      .filter(({ value }) => !readings.has(String(value)))
      .map(({ value, place }) => faultAt(place, 'citations', `${String(value)} is no reading of readings.yaml`)),
    ...(ownSources.test(file.file) ? citations(file, isSourceKey) : [])
      .map(({ value, place }) => ({ place, told: unknownSource(String(value), documents) }))
      .flatMap(({ place, told }) => (told === undefined ? [] : [faultAt(place, 'citations', told)])),
  ]);
}

const isRequirementKey = (key: string): boolean => key === 'requirements' || key === 'requirement' || key === 'footnote';
const isConflictKey = (key: string): boolean => key === 'conflicts' || key === 'conflict';
const isSourceKey = (key: string): boolean => key === 'sources' || key === 'source';

/** Scalars directly under such a key, single or in a list; what explains a footnote is no citation. */
function citations(file: LocatedFile, isKey: (key: string) => boolean): readonly LocatedScalar[] {
  return file.scalars().filter(({ path, value }) => typeof value === 'string' && isKey(holderOf(path)));
}

function holderOf(path: YamlPath): string {
  const last = path.at(-1);
  return String(typeof last === 'number' ? path.at(-2) : last);
}

/** `FP 4.2.1, 6.4`: the document, then sections; a section is known by its chapter. */
function unknownSource(text: string, documents: ReadonlyMap<string, readonly string[]>): string | undefined {
  const [document = '', ...rest] = text.split(/\s+/);
  const chapters = documents.get(document.replace(/,$/, ''));
  if (chapters === undefined) return `${document} is no source of manifest.yaml: ${[...documents.keys()].join(', ')}`;
  if (chapters.length === 0 || rest[0]?.startsWith('(')) return undefined;
  const sections =
    rest
      .join(' ')
      .replace(/\(.*\)/, '')
      .match(/(?<![\w.§])\d+(?:\.\d+)*/g) ?? [];
  const unknown = sections.find((section) => !chapters.includes(section.split('.')[0] ?? ''));
  return unknown === undefined ? undefined : `${document} has no section ${unknown}`;
}
