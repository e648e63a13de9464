/** For tests: the programme's own findings and statuses with a handful of dispositions, and a case that uses every key. */

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadVocabulary, type Vocabulary } from '../vocabulary.ts';

const programme = fileURLToPath(
  new URL('../../../../programme/region-syddanmark-laenderyg/2023-hoeringsudkast/vocabulary', import.meta.url),
);

const dispositions = `
- {code: refer-imaging, da: Henvis til billeddiagnostik, en: Refer to imaging, group: imaging, meaning: x, asks: ['refer:imaging-mri', 'refer:imaging-xray']}
- {code: refer-rygcenter, da: Henvis til Rygcenter, en: Refer to Rygcenter, group: referral, meaning: x, asks: ['refer:hospital']}
- {code: stop-plan, da: Læg seponeringsplan, en: Make a plan for stopping, group: medication, meaning: x}
`;

/** A programme folder with the given dispositions file and, where given, other vocabulary files in place of the programme's. */
export function vocabularyFrom(replaced: Readonly<Record<string, string>> = {}): Vocabulary {
  const folder = mkdtempSync(join(tmpdir(), 'vocabulary-'));
  try {
    cpSync(programme, join(folder, 'vocabulary'), { recursive: true });
    mkdirSync(join(folder, 'dispositions'));
    writeFileSync(join(folder, 'dispositions', 'some.yaml'), dispositions);
    for (const [path, text] of Object.entries(replaced)) writeFileSync(join(folder, path), text);
    return loadVocabulary(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const testVocabulary = vocabularyFrom();

/** What every case must have. */
export const head = 'id: a\nasOf: 2024-03-12T10:00+01:00\nactor: gp\ncitizen: {birthDate: 1979-05-02}\n';

/** One finding of each type, every block, a drug, a question. */
export const fullCase = `id: full
title: 'Everything at once'
asOf: 2024-03-12T10:00+01:00
actor: chiropractor
citizen:
  birthDate: 1979-05-02
  sex: female
  municipality: Kolding
findings:
- code: pain-site
  value:
  - lumbar
  - neck
- code: leg-pain
  value: true
  onset: 2024-01-23
  recorded: 2024-03-10
  site: left
- code: strength-grade
  value: 4
  onset: 2024-03-11T20:00+01:00
- code: previous-cancer
  value: true
  since: 2017-03-01
- code: odi
  value: 42.5
- code: level-of-concern
  value: low
- code: own-course-started
  value: 2024-02-01
conservativeCare:
  start: 2024-01-30
  contents:
  - guidance
  - exercise
  effect: unsatisfactory
manualTreatment:
  sessions: 4
  response: none
medications:
- name: ibuprofen
  atc: M01AE01
  start: 2024-03-01
  stopPlan: true
  followUps:
  - 2024-03-05
  dailyPrescription: false
work:
  status: employed
  sickLeaveStart: false
  expectedWeeks: 6
  jobAtRisk: false
hospital:
  workupCompleted: false
consent:
  gp: given
  hospital: refused
question: refer:imaging-mri
`;
