/** The texts of the command line, the same in every language. What the programme says comes from the programme. */

import type { SectionId } from '@rygforloeb/decision';
import type { ReadProblem } from '../case-files.ts';
import type { RecordMessages } from './record-messages.ts';

export interface Messages {
  readonly help: string;
  readonly usage: string;
  readonly unknownCommand: (name: string) => string;
  readonly unknownOption: (name: string) => string;
  readonly optionNeedsValue: (name: string) => string;
  readonly badOption: (name: string, value: string) => string;
  readonly allowed: string;
  readonly didYouMean: string;
  readonly more: (count: number) => string;
  readonly noPaths: string;
  readonly notBoth: string;
  readonly problems: Readonly<Record<ReadProblem, string>>;
  readonly unexpected: (code: string, sentence: string) => string;
  readonly unexpectedInCase: (id: string, code: string) => string;
  readonly urgency: string;
  readonly clock: string;
  readonly scope: string;
  readonly asked: string;
  readonly sections: Readonly<Record<SectionId, string>>;
  readonly askNext: string;
  readonly why: string;
  readonly source: string;
  readonly lacks: string;
  readonly wouldChange: string;
  readonly due: (day: string) => string;
  readonly wasDue: (day: string) => string;
  readonly layers: Readonly<Record<string, string>>;
  readonly verified: (matched: number, total: number) => string;
  readonly differs: string;
  readonly nothingExpected: string;
  readonly checkPassed: string;
  readonly checkFailed: string;
  readonly exported: (count: number, folder: string) => string;
  readonly cannotWrite: string;
  readonly unknownCode: (code: string) => string;
  readonly listening: (url: string) => string;
  readonly notReady: string;
  readonly record: RecordMessages;
  readonly show: Readonly<
    Record<
      | 'version'
      | 'status'
      | 'sources'
      | 'findings'
      | 'dispositions'
      | 'questions'
      | 'actors'
      | 'place'
      | 'values'
      | 'question'
      | 'group'
      | 'meaning'
      | 'text',
      string
    >
  >;
}
