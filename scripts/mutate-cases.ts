/** The cases a mutant has to get past: the project's own, and the shared vignettes where they lie beside it. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, type Expectation, readCases, readExpectations, type Vocabulary } from '@rygforloeb/decision';
import { projectRoot } from './run-step.ts';

/** A case with what it expects; `own` = kept in this project. */
export interface ExpectingCase {
  readonly aCase: Case;
  readonly expectation: Expectation;
  readonly own: boolean;
}

/** A case file cannot be read; the message names the first fault. */
export class CaseFileError extends Error {
  readonly code = 'RYG_CASE_FILE';
}

const sharedVignettes = join(projectRoot, '..', 'shared', 'contract', 'vignettes');

/** Whether the shared vignettes are there. */
export const vignettesPresent = existsSync(sharedVignettes);

/** Every case with an expectation, the project's own first. */
export function expectingCases(vocabulary: Vocabulary): readonly ExpectingCase[] {
  return [
    ...expectingCasesIn(join(projectRoot, 'cases'), vocabulary, true),
    ...(vignettesPresent ? expectingCasesIn(sharedVignettes, vocabulary, false) : []),
  ];
}

function expectingCasesIn(folder: string, vocabulary: Vocabulary, own: boolean): readonly ExpectingCase[] {
  return globSync('**/*.yaml', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const { cases, faults } = readCases(text, file, vocabulary);
      const { expectations, faults: others } = readExpectations(text, file, vocabulary);
      const [fault] = [...faults, ...others];
      if (fault !== undefined) throw new CaseFileError(`${fault.file}:${fault.line}:${fault.column} ${fault.message}`);
      return cases.flatMap((aCase) => {
        const expectation = expectations.get(aCase.id);
        return expectation === undefined ? [] : [{ aCase, expectation, own }];
      });
    });
}
