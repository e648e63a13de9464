import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ProgrammeError, shippedProgramme } from '../open-programme.ts';
import { cqlSources } from '../programme-files.ts';
import { AmendmentError } from './accept-amendments.ts';
import { amendmentFaults } from './amendment-faults.ts';
import { readProgramme } from './read-programme.ts';

const folder = mkdtempSync(join(tmpdir(), 'amendment-faults-'));
after(() => rmSync(folder, { recursive: true }));
cpSync(shippedProgramme, folder, { recursive: true });
const when = 'Imaging."In question" and Imaging."Nothing of the kind"';
appendFileSync(
  join(folder, 'amendments.yaml'),
  `  - id: AMEND-TEST
    change:
      - {setRule: {disposition: refer-imaging, rule: management, from: permitted, status: not-indicated, when: '${when}'}}
    acceptedIn: []
    relates: []
`,
);
const lines = readFileSync(join(folder, 'amendments.yaml'), 'utf8').split('\n');
const word = 'Imaging."Nothing';

test('a word in a condition that the rules do not know is told where it stands in the amendment; what follows from it is not', () => {
  const made = cqlSources(readProgramme(folder, ['AMEND-TEST']).files).find(({ text }) => text.includes(when));
  const line = made?.text.split('\n').findIndex((one) => one.includes(when)) ?? -1;
  const column = (made?.text.split('\n')[line]?.indexOf(word) ?? -1) + 1;
  const shared = { file: made?.file ?? '', library: made?.name ?? '', severity: 'error' } as const;
  const error = new ProgrammeError([
    { ...shared, line: line + 1, column, message: 'Could not resolve' },
    { ...shared, line: line + 40, column: 1, message: 'contains errors' },
  ]);
  const own = lines.findIndex((one) => one.includes(word));
  assert.deepEqual(amendmentFaults(folder, 'AMEND-TEST', error), [
    { file: 'amendments.yaml', line: own + 1, column: (lines[own]?.indexOf(word) ?? -1) + 1, message: 'Could not resolve' },
  ]);
});

test('what stands in the way of an amendment is told at its beginning; a fault outside it where it is; another error is none of it', () => {
  const start = lines.findIndex((one) => one.includes('id: AMEND-TEST'));
  assert.deepEqual(amendmentFaults(folder, 'AMEND-TEST', new AmendmentError(['expects permitted'])), [
    { file: 'amendments.yaml', line: start + 1, column: 5, message: 'expects permitted' },
  ]);
  const elsewhere = { file: 'cql/Imaging.cql', line: 3, column: 7, message: 'Missing' };
  const error = new ProgrammeError([{ ...elsewhere, library: 'Imaging', severity: 'error' }]);
  assert.deepEqual(amendmentFaults(folder, 'AMEND-TEST', error), [elsewhere]);
  assert.deepEqual(amendmentFaults(folder, 'AMEND-TEST', new Error('disk')), []);
});
