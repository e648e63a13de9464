/** What the command line says in English. */

import type { Messages } from './messages.ts';
import { record } from './record-en.ts';

export const en: Messages = {
  help: `Rygforløb: what does the care programme say about this situation, and why?

Usage:
  rygforloeb assess FILE|FOLDER…    answer cases (YAML or JSON; - reads standard input)
    --json                          one answer as JSON per line, in the order of the cases
    --actor ACTOR                   ask as another actor than the case's
    --as-of TIME                    ask about another moment (2024-03-12T10:00+01:00)
    --amend AMEND-04,AMEND-15       answer as if amendments of the consultation were accepted (verify too)
    --audience professional|citizen whom the answer is written for
  rygforloeb verify FOLDER…         hold answers against what the cases expect
  rygforloeb programme show [CODE]  the programme's version, findings, codes and actors
  rygforloeb programme check        check the programme
  rygforloeb programme export [FOLDER] write the programme as a FHIR package
  rygforloeb instrument [list]      questionnaires, and which lack texts
  rygforloeb instrument import FILE take the licence holder’s texts into the data folder
  rygforloeb instrument export ID   a questionnaire as FHIR Questionnaire
  rygforloeb serve [--port N]       show the page and answer over CDS Hooks and FHIR
  rygforloeb backup FOLDER          back up the record into a new folder, also while the server runs
  rygforloeb restore FOLDER         put a backup back into an empty record
  rygforloeb verify                 is the record sound? (--json: counts and checksums)
  rygforloeb verify --backup FOLDER is the backup whole?
  rygforloeb help
  rygforloeb --version

Everywhere: --lang da|en

The record is at DATABASE_URL, else in the folder record in RYG_DATA (else .data in the project).

Exit codes: 0 fine · 1 verify, check or restore found a fault · 2 fault in what was given · 70 unexpected error · 130 stopped
Faults in a case go to stderr as file:line:column; the other cases are still answered.
`,
  usage: 'Write `rygforloeb help --lang en` to see what can be written.',
  unknownCommand: (name) => `there is no command ${name}`,
  unknownOption: (name) => `the command does not know ${name}`,
  optionNeedsValue: (name) => `${name} needs a value`,
  badOption: (name, value) => `${name} cannot be ${value}`,
  allowed: 'allowed',
  didYouMean: 'did you mean',
  more: (count) => `and ${count} more`,
  noPaths: 'no file or folder was given (- is standard input)',
  notBoth: 'give either cases or --backup, not both',
  problems: {
    missing: 'does not exist',
    'no-access': 'may not be read',
    'not-text': 'is not text in UTF-8',
    'empty-folder': 'there is no .yaml, .yml or .json in the folder',
    unreadable: 'cannot be read',
  },
  unexpected: (code, sentence) => `unexpected error ${code}: ${sentence}`,
  unexpectedInCase: (id, code) => `case ${id}: no answer (${code}). An empty answer does not mean that nothing is needed.`,
  urgency: 'URGENCY',
  clock: 'at',
  scope: 'TARGET GROUP',
  asked: 'YOUR QUESTION',
  sections: {
    now: 'NOW',
    today: 'TODAY',
    recommended: 'RECOMMENDED',
    possible: 'POSSIBLE',
    judgement: 'NEEDS JUDGEMENT',
    silent: 'THE PROGRAMME SAYS NOTHING ABOUT',
    noGrounds: 'NO GROUNDS FOR',
    notYours: 'NOT YOUR TASK OR ROUTE',
  },
  askNext: 'ASK ABOUT THIS – IT CAN CHANGE THE ANSWER',
  why: 'Because',
  source: 'Source',
  lacks: 'Lacks',
  wouldChange: 'can change',
  due: (day) => `due ${day}`,
  wasDue: (day) => `was due ${day}`,
  layers: {
    'local-safety': 'local safety layer',
    platform: 'platform reminder',
    'local-setting': 'local setting',
    confirm: 'awaiting confirmation',
  },
  verified: (matched, total) => `${matched} of ${total} cases match what is expected`,
  differs: 'DIFFERS',
  nothingExpected: 'none of the cases has an expect to hold the answer against',
  checkPassed: 'The programme is in order.',
  checkFailed: 'The programme has faults.',
  exported: (count, folder) => `${count} files written to ${folder}`,
  cannotWrite: 'cannot be written to',
  unknownCode: (code) => `the programme does not know the code ${code}`,
  listening: (url) => `Rygforløb answers at ${url} (stop with Ctrl+C)`,
  notReady: 'the programme could not be loaded: no assessment is given, only the fixed acute advice',
  record,
  show: {
    version: 'Version',
    status: 'Status',
    sources: 'Sources',
    findings: 'Findings',
    dispositions: 'What the programme can say',
    questions: 'Questions',
    actors: 'Actors',
    place: 'Place in the case',
    values: 'Values',
    question: 'Asked like this',
    group: 'Group',
    meaning: 'Meaning',
    text: 'Text',
  },
};
