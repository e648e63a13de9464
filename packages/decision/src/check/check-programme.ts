/** Checks a whole programme: everything it says is translated, cited, worded, reachable and easy to read, or the fault is told with its place. */

import { compile, EngineError, type Program, translate } from '@rygforloeb/engine';
import { acceptAmendments } from '../amendments/accept-amendments.ts';
import { type Amendment, readAmendments } from '../amendments/amendment.ts';
import type { Case } from '../model.ts';
import { cqlSources, type ProgrammeFiles, readProgrammeFiles } from '../programme-files.ts';
import { CodeListError } from '../record/code-list-reader.ts';
import { loadCodeLists } from '../record/code-lists.ts';
import { loadTexts, type Texts, TextsError } from '../texts.ts';
import { VocabularyError } from '../vocabulary.ts';
import { checkAmendments, compatible } from './check-amendments.ts';
import { checkCitations, requirementsOf } from './check-citations.ts';
import { checkCodes } from './check-codes.ts';
import { checkCoverage } from './check-coverage.ts';
import { checkDispositions } from './check-dispositions.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkParameters } from './check-parameters.ts';
import { checkReach } from './check-reach.ts';
import { checkReadability } from './check-readability.ts';
import { checkUse } from './check-use.ts';
import { checkWords } from './check-words.ts';
import { createElmView, type ElmView } from './elm-view.ts';
import { fieldsOf, listOf } from './fields.ts';
import { knownWords } from './known-words.ts';
import { fileOf, type LocatedFolder, readLocatedFolder } from './located-yaml.ts';
import { faultsOfProblems } from './problem-places.ts';
import { type CheckFault, type CheckName, type CheckReport, type CheckTotals, faultAt, nowhere } from './report.ts';
import { ruleSources } from './rule-sources.ts';

export interface CheckOptions {
  /** Where translated rules are kept between runs. */
  readonly cacheDirectory?: string;
  /** Told before each step, in a few words. */
  readonly progress?: (step: string) => void;
  /** Cases that the reach of dispositions and rules is tried on; given the opened vocabulary, so that case files can be read. Without them reach is not judged. */
  readonly cases?: Iterable<Case> | ((programme: Pick<ProgrammeFiles, 'vocabulary'>) => Iterable<Case>);
}

/** Checks the programme in a folder. What is wrong with it is in the report; nothing is thrown for it. */
export async function checkProgramme(directory: string, options: CheckOptions = {}): Promise<CheckReport> {
  const begun = performance.now();
  const progress = options.progress ?? (() => {});
  progress('reading');
  const folder = readLocatedFolder(directory);
  const faults: CheckFault[] = [...folder.faults];
  const notes: string[] = [];
  const opened = folder.faults.length === 0 ? open(directory, folder, faults) : undefined;
  const { figures, faults: hard } = checkReadability(folder);
  const { coverage, faults: gaps } = checkCoverage(folder);
  let rules: Checked = { cases: 0, libraries: 0, defines: 0 };
  if (opened !== undefined) {
    progress('data');
    faults.push(
      ...checkDispositions(folder, opened.files.vocabulary),
      ...checkParameters(folder),
      ...checkCitations(folder, opened.files.manifest),
      ...checkCodes(folder, opened.files.vocabulary),
    );
    if (opened.texts !== undefined) faults.push(...checkAmendments(opened.files, opened.texts, opened.amendments, folder));
    rules = await checkRules({ ...opened, folder, faults, notes, progress, options });
  }
  faults.push(...hard, ...gaps);
  const { id = '', version = '', status = '' } = fieldsOf(fileOf(folder, 'manifest.yaml').value) as Record<string, string>;
  if (opened !== undefined && rules.cases === 0) notes.push('reach was not judged: no cases were given');
  return {
    ok: faults.length === 0,
    programme: { id, version, status },
    faults,
    notes,
    totals: totals(folder, figures.texts, rules),
    coverage,
    readability: figures,
    milliseconds: Math.round(performance.now() - begun),
  };
}

interface Opened {
  readonly files: ProgrammeFiles;
  readonly texts?: Texts;
  readonly amendments: readonly Amendment[];
}

type Checked = Pick<CheckTotals, 'cases' | 'libraries' | 'defines'>;

/** Reads the programme as the product does; what its readers refuse becomes faults. */
function open(directory: string, folder: LocatedFolder, faults: CheckFault[]): Opened | undefined {
  const files = attempt('vocabulary', () => readProgrammeFiles(directory), ['vocabulary/', 'dispositions/']);
  if (files === undefined) return undefined;
  const texts = attempt('texts', () => loadTexts(directory, files.vocabulary), ['texts/']);
  attempt('codes', () => loadCodeLists(directory, files.vocabulary), ['codes/', 'municipalities']);
  return { files, amendments: readAmendments(directory), ...(texts !== undefined && { texts }) };

  function attempt<T>(check: CheckName, read: () => T, folders: readonly string[]): T | undefined {
    try {
      return read();
    } catch (error) {
      if (error instanceof VocabularyError || error instanceof TextsError || error instanceof CodeListError)
        faults.push(...faultsOfProblems(error.problems, check, folder, folders));
      else faults.push(faultAt(nowhere('.'), check, error instanceof Error ? error.message : String(error)));
      return undefined;
    }
  }
}

interface Task extends Opened {
  readonly folder: LocatedFolder;
  readonly faults: CheckFault[];
  readonly notes: string[];
  readonly progress: (step: string) => void;
  readonly options: CheckOptions;
}

/** Translates and compiles the rules, looks at what they say, and asks them about the cases. */
async function checkRules(task: Task): Promise<Checked> {
  const { files, folder, faults, notes, progress, options } = task;
  progress('translating');
  const sources = cqlSources(files);
  const places = ruleSources(folder, sources);
  const translation = await translate(sources, cacheOf(options));
  const told = translation.ok ? translation.warnings : translation.faults;
  for (const { library, line, column, message, severity } of told) {
    const place = places.place(library, line, column);
    if (severity === 'error') faults.push(faultAt(place, 'cql', message));
    else if (message !== unboundTerminology) notes.push(`${place.file}:${place.line}:${place.column} ${message}`);
  }
  if (!translation.ok) return { cases: 0, libraries: sources.length, defines: 0 };
  progress('rules');
  const view = createElmView(translation.libraries);
  const handwritten = new Set(files.handwritten.map(({ name }) => name));
  faults.push(
    ...checkNumbers(view, folder, places, handwritten),
    ...checkWords(view, knownWords(files), places, handwritten),
    ...checkUse(view, files, folder),
  );
  let program: Program | undefined;
  try {
    program = compile(translation.libraries, { facts: ['Findings'] });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    faults.push(...unsupported(error, view, places));
  }
  await checkAmended(task, places);
  if (program === undefined) return { cases: 0, libraries: sources.length, defines: view.defines.size };
  progress('reach');
  const { cases: given = [] } = options;
  const reach = checkReach(program, files, folder, typeof given === 'function' ? given(files) : given);
  faults.push(...reach.faults);
  return { cases: reach.cases, libraries: sources.length, defines: view.defines.size };
}

/** The rules as they would be with every amendment that can stand beside the others. */
async function checkAmended(
  { files, texts, amendments, folder, faults, progress, options }: Task,
  places: ReturnType<typeof ruleSources>,
): Promise<void> {
  if (texts === undefined || amendments.length === 0 || faults.some(({ check }) => check === 'amendments')) return;
  progress('amendments');
  const amended = acceptAmendments(files, texts, amendments, compatible(amendments));
  const translation = await translate(cqlSources(amended.files), cacheOf(options));
  if (translation.ok) return;
  const file = fileOf(folder, 'amendments.yaml');
  for (const { library, line, column, message } of translation.faults) {
    const { file: where } = places.place(library, line, column);
    faults.push(faultAt(file.at(['amendments']), 'amendments', `with all amendments accepted, ${where} cannot be translated: ${message}`));
  }
}

/** Said of every retrieve by a single code; the engine matches codes itself. */
const unboundTerminology = 'Could not resolve membership operator for terminology target of the retrieve.';

const cacheOf = ({ cacheDirectory }: CheckOptions) => (cacheDirectory === undefined ? {} : { cacheDir: cacheDirectory });

function unsupported(error: EngineError, view: ElmView, places: ReturnType<typeof ruleSources>): readonly CheckFault[] {
  if (error.unsupported.length === 0) return [faultAt(nowhere('cql'), 'cql', error.message)];
  return error.unsupported.map(({ library, define, line, node, reason }) => {
    const column = view.defines.get(`${library}.${define}`)?.column ?? 1;
    return faultAt(places.place(library, line, column), 'cql', `"${define}" uses ${node}, which the engine cannot run: ${reason}`);
  });
}

function totals(folder: LocatedFolder, texts: number, rules: Checked): CheckTotals {
  const dispositions = [...folder.files.values()]
    .filter(({ file }) => file.startsWith('dispositions/'))
    .flatMap(({ value }) => listOf(value));
  const count = (file: string, key?: string): number => {
    const { value } = fileOf(folder, file);
    return listOf(key === undefined ? value : fieldsOf(value)[key]).length;
  };
  return {
    ...rules,
    parameters: count('parameters.yaml') + count('clock-parameters.yaml', 'parameters'),
    clocks: count('clocks.yaml', 'clocks'),
    dispositions: dispositions.length,
    rules: dispositions.flatMap((one) => listOf(fieldsOf(one).rules)).length,
    findings: count('vocabulary/findings.yaml', 'findings'),
    texts,
    requirements: requirementsOf(folder).length,
    amendments: count('amendments.yaml', 'amendments'),
  };
}
