import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeListError, codeListReader } from './code-list-reader.ts';
import { codeTable } from './code-table.ts';
import { codeLists, vocabulary } from './record-fixture.ts';

const problemsOf = (entry: object): readonly string[] => {
  const problems: string[] = [];
  const list = { systems: [{ system: 'urn:x', codeField: 'code' }], entries: [{ code: 'A1', ...entry }] };
  codeListReader('x.yaml', list, vocabulary, problems).table((row) => ({
    value: row.value('value', row.finding('finding')),
    when: row.when(),
  }));
  return problems;
};

test('the programme’s code lists load without a fault', () => {
  assert.ok(codeLists.diagnoses.rows.length > 100);
  assert.equal(codeLists.municipalities.get('0621'), 'Kolding');
});

test('an unknown finding, value, key or condition is a fault that names file and code', () => {
  assert.deepEqual(problemsOf({ finding: 'fever', value: true }), []);
  assert.deepEqual(problemsOf({ finding: 'fevre', value: true }), ['x.yaml: A1 names the unknown finding fevre']);
  assert.deepEqual(problemsOf({ finding: 'pain-site', value: ['lumber'] }), ['x.yaml: A1 has the unknown value ["lumber"] for pain-site']);
  assert.deepEqual(problemsOf({ finding: 'fever', value: true, whn: {} }), ['x.yaml: A1 has the unknown key whn']);
  assert.deepEqual(problemsOf({ finding: 'fever', value: true, when: { recorded: 'lately' } }), [
    'x.yaml: A1 has the unknown condition recorded: "lately"',
  ]);
});

test('a code is found with and without its dot, with a supplement, and below a prefix', () => {
  const row = { codes: [{ system: 's', code: 'M51.1' }], prefix: true, meaning: 'root' };
  const table = codeTable([{ systems: ['s'], rows: [row], silent: [{ system: 's', code: 'M51' }] }]);
  const ask = (code: string, system = 's') => table.lookUp({ system, code });
  for (const code of ['M51.1', 'M511', 'm51.1', 'M511A', 'M511+TUL1']) assert.deepEqual(ask(code), { is: 'found', meanings: ['root'] });
  assert.equal(ask('M519').is, 'silent');
  assert.equal(ask('M50').is, 'unknown');
  assert.equal(ask('M51.1', 't').is, 'foreign');
});

test('the fault of a code list has a stable code', async () => {
  const { CodeListError: Fault } = await import('./code-list-reader.ts');
  const error: CodeListError = new Fault(['x.yaml: wrong']);
  assert.equal(error.code, 'RYG_CODE_LIST');
});
