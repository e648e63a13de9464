/** Every kind of fault in a case file is told at its place (marked »), with what is allowed and the nearest known code. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../model.ts';
import { readCases } from './read-cases.ts';
import { head, testVocabulary } from './test-vocabulary.ts';

const read = (text: string) => readCases(text, 'file.yaml', testVocabulary);
const inFindings = (entry: string) => `${head}findings:\n- ${entry}\n`;
const booleans = ['true', 'false'];

/** What is wrong, the file with a mark before the place, what the message says, and the help that comes with it. */
type Example = readonly [name: string, marked: string, says: RegExp, help?: Pick<Fault, 'allowed' | 'nearest'>];

const examples: readonly Example[] = [
  ['an empty file', '', /no case/],
  ['a file of remarks', '# nothing\n', /no case/],
  ['a sentence instead of a case', 'hello', /must be a map/],
  ['a tab as indentation', 'a:\n»\tb: 1', /not readable YAML: Tabs/],
  ['a tag nobody knows', `${head}title: »!secret x`, /not readable YAML: Unresolved tag/],
  ['an alias without anchor', `${head}title: »*x`, /alias/],
  ['a key twice', `${head}»id: b`, /id occurs twice/],
  ['a key twice in a finding', inFindings('{code: fever, value: true, »value: false}'), /value occurs twice/],
  ['an unknown key', `${head}»findigns: []`, /no key findigns/, { nearest: 'findings' }],
  ['an unknown key of the citizen', head.replace('birthDate', '»birthdate'), /no key birthdate/, { nearest: 'birthDate' }],
  ['an unknown key of a block', `${head}work: {»jobRisk: true}`, /work has no key jobRisk/, { nearest: 'jobAtRisk' }],
  ['an unknown key of a drug', `${head}medications: [{»dose: 5}]`, /no key dose/],
  ['an unknown key of a finding', inFindings('{code: fever, value: true, »onst: 2024-01-01}'), /no key onst/, { nearest: 'onset' }],
  ['a merge key', `${head}»<<: {title: x}`, /no key </],
  ['a finding as a key of the case', `${head}»fever: true`, /entry of findings/],
  ['a block key as a key of the case', `${head}»jobAtRisk: true`, /belongs in work\.jobAtRisk/],
  ['a block key in another block', `${head}hospital: {»effect: unsatisfactory}`, /belongs in conservativeCare\.effect/],
  [
    'a block finding among the findings',
    inFindings('{code: »conservative-start, value: 2024-02-01}'),
    /belongs in conservativeCare\.start/,
    { allowed: ['conservativeCare.start'] },
  ],
  ['an unknown finding', inFindings('{code: »strengthgrade, value: 4}'), /no finding strengthgrade/, { nearest: 'strength-grade' }],
  [
    'half a finding code',
    inFindings('{code: »cauda-equina, value: true}'),
    /no finding cauda-equina/,
    { nearest: 'suspected-cauda-equina' },
  ],
  ['a finding without code', inFindings('»{value: true}'), /lacks code/],
  ['a finding without value', inFindings('»{code: fever}'), /fever lacks value/],
  ['a finding that is no map', `${head}findings: [»fever]`, /must be a map/],
  ['findings that are no list', `${head}findings: »{code: fever, value: true}`, /must be a list/],
  ['null as a value', inFindings('{code: fever, »value: null}'), /no value; what is unknown is left out/],
  ['nothing as a value', `${head}»work:\n`, /work has no value/],
  ['nothing in a list', inFindings('{code: pain-site, value: [lumbar, »~]}'), /no value/],
  ['yes for true', inFindings('{code: fever, value: »yes}'), /true or false/, { allowed: booleans }],
  ['a quoted true', inFindings('{code: fever, value: »"true"}'), /true or false/, { allowed: booleans }],
  ['the word unknown', inFindings('{code: fever, value: »unknown}'), /left out/, { allowed: booleans }],
  ['a number in quotes', inFindings('{code: strength-grade, value: »"4"}'), /without quotes/, { allowed: ['a whole number from 0 to 5'] }],
  ['a half grade', inFindings('{code: strength-grade, value: »3.5}'), /whole number/],
  ['a grade above five', inFindings('{code: strength-grade, value: »6}'), /outside its range/, { allowed: ['a whole number from 0 to 5'] }],
  ['a grade below nothing', inFindings('{code: strength-grade, value: »-1}'), /outside its range/],
  ['no number at all', inFindings('{code: odi, value: ».nan}'), /must be a number/],
  ['a word outside the list', inFindings('{code: level-of-concern, value: »hihg}'), /cannot be hihg/, { nearest: 'high' }],
  ['a list where one word belongs', inFindings('{code: level-of-concern, value: »[high]}'), /cannot be a list/],
  ['a word where a list belongs', inFindings('{code: pain-site, value: »lumbar}'), /must be a list/],
  ['an unknown member', inFindings('{code: pain-site, value: [»lumbr]}'), /cannot be lumbr/, { nearest: 'lumbar' }],
  ['a member twice', inFindings('{code: pain-site, value: [lumbar, »lumbar]}'), /lumbar twice/],
  ['false without meaning', inFindings('{code: own-course-ended, value: »false}'), /cannot be false/],
  ['true for a date', inFindings('{code: own-course-ended, value: »true}'), /neither a date nor/],
  ['an unknown site', inFindings('{code: fever, value: true, site: »rigth}'), /site cannot be rigth/, { nearest: 'right' }],
  ['a day that does not exist', inFindings('{code: fever, value: true, onset: »2024-02-30}'), /does not exist/],
  ['a leap day in no leap year', inFindings('{code: fever, value: true, onset: »2023-02-29}'), /does not exist/],
  ['an hour that does not exist', inFindings('{code: fever, value: true, onset: »2024-02-01T24:00Z}'), /time of day that does not exist/],
  ['a Danish date', inFindings('{code: fever, value: true, onset: »12-03-2024}'), /neither a date nor/],
  ['a year of two digits', inFindings('{code: fever, value: true, onset: »24-03-12}'), /neither a date nor/],
  ['an onset without offset', inFindings('{code: fever, value: true, onset: »2024-03-01T10:00}'), /no offset/],
  ['a state since tomorrow', inFindings('{code: pregnant, value: true, since: »2024-03-13}'), /after the moment/],
  ['recorded tomorrow', inFindings('{code: fever, value: true, recorded: »2024-03-13}'), /after the moment/],
  [
    'an onset after it was recorded',
    inFindings('{code: fever, value: true, onset: »2024-03-11, recorded: 2024-03-10}'),
    /after the day it was recorded/,
  ],
  ['care before birth', `${head}conservativeCare: {start: »1924-02-01}`, /before the citizen was born/],
  ['a follow-up that does not exist', `${head}medications: [{followUps: [»2024-04-31]}]`, /does not exist/],
  ['a drug list that is no list', `${head}medications: »{name: x}`, /must be a list/],
  ['an empty drug name', `${head}medications: [{name: »''}]`, /empty/],
  ['no id', head.replace('id: a\n', ''), /lacks id/],
  ['a number as id', head.replace('id: a', 'id: »17'), /id must be text/],
  ['no asOf', head.replace(/asOf.*\n/, ''), /lacks asOf/],
  ['no actor', head.replace(/actor.*\n/, ''), /lacks actor/],
  ['no citizen', head.replace(/citizen.*\n/, ''), /lacks citizen/],
  ['asOf without time', head.replace('2024-03-12T10:00+01:00', '»2024-03-12'), /time of day/],
  ['asOf without offset', head.replace('2024-03-12T10:00+01:00', '»2024-03-12T10:00'), /no offset/],
  ['an unknown actor', head.replace('gp', '»chiropracter'), /no actor chiropracter/, { nearest: 'chiropractor' }],
  [
    'an unknown question',
    `${head}question: »refer:imaging-mr`,
    /no disposition answers/,
    { allowed: ['refer:imaging-mri', 'refer:imaging-xray', 'refer:hospital'], nearest: 'refer:imaging-mri' },
  ],
  ['an unknown consent', `${head}consent: {gp: »yes}`, /cannot be yes/, { allowed: ['given', 'refused', 'unknown'] }],
  ['an unknown sex', head.replace('}', ', sex: »f}'), /sex cannot be f/],
  ['a birth date with a time', head.replace('1979-05-02', '»1979-05-02T10:00Z'), /without time/],
  ['born tomorrow', head.replace('1979-05-02', '»2024-03-13'), /after the moment/],
  [
    'one of our municipalities in another spelling',
    head.replace('}', ', municipality: »kolding kommune}'),
    /another way/,
    { allowed: ['Kolding'] },
  ],
  ['a name of the citizen', head.replace('}', ', »name: X}'), /citizen has no key name/],
];

for (const [name, marked, says, help = {}] of examples) {
  test(`${name} is refused at its place`, () => {
    const { cases, faults } = read(marked.replace('»', ''));
    const [fault] = faults;
    assert.equal(faults.length, 1, JSON.stringify(faults));
    assert.deepEqual(cases, []);
    assert.match(fault?.message ?? '', says);
    assert.deepEqual([fault?.file, fault?.line, fault?.column], ['file.yaml', ...markIn(marked)]);
    if (help.allowed) assert.deepEqual(fault?.allowed, help.allowed);
    if (help.nearest) assert.equal(fault?.nearest, help.nearest);
  });
}

/** Line and column of the mark, counted from 1; the start of the file where there is none. */
function markIn(marked: string): readonly [line: number, column: number] {
  const before = marked.slice(0, Math.max(marked.indexOf('»'), 0)).split('\n');
  return [before.length, (before.at(-1) ?? '').length + 1];
}

for (const [name, text] of [
  ['as a value', `${head}title: 010180-1234`],
  ['as an id', head.replace('id: a', 'id: 0101801234')],
  ['in a remark', `# 010180-1234\n${head}`],
  ['in a key', `${head}010180-1234: x`],
  ['as a finding code', inFindings('{code: "010180 1234", value: true}')],
  ['behind an escape', `${head}title: "010180\\x2d1234"`],
  ['in unreadable YAML', `${head}title: "010180-1234`],
  ['of a replacement kind', `${head}title: 610180-1234`],
] as const) {
  test(`a CPR number ${name} is refused and never repeated`, () => {
    const { cases, faults } = read(text);
    assert.deepEqual(cases, []);
    assert.ok(faults.some(({ message }) => message.includes('CPR')));
    assert.doesNotMatch(JSON.stringify(faults), /[06]101-?80|1234/);
  });
}

test('a CPR number refuses its own case only', () => {
  const { cases, faults } = read(
    `- {id: a, title: 010180-1234, asOf: 2024-03-12T10:00Z, actor: gp, citizen: {}}\n- {id: b, asOf: 2024-03-12T10:00Z, actor: gp, citizen: {}}`,
  );
  assert.deepEqual(
    cases.map(({ id }) => id),
    ['b'],
  );
  assert.deepEqual([faults[0]?.line, faults[0]?.column], [1, 18]);
});

test('dates, telephone numbers and plain ten-digit ids are no CPR numbers', () => {
  assert.deepEqual(read(`${head}title: 'seen 2024-03-12, ring 6541 0000, file 9912345678'`).faults, []);
});
