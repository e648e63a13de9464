import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highestCitizenLix, readability } from '@rygforloeb/decision';
import { readInstruments } from '../instruments/shelf.ts';
import { changesOf } from '../scoring/change.ts';
import { resultsOf } from '../scoring/results.ts';
import { resultMessagesIn } from './result-messages.ts';
import { toldChange, toldScores } from './told-results.ts';

const instruments = new Map(readInstruments().map((one) => [one.id, one]));

function told(id: string, given: Readonly<Record<string, object>>, language: 'da' | 'en' = 'da') {
  const instrument = instruments.get(id);
  assert.ok(instrument);
  const results = resultsOf(instrument, { item: Object.entries(given).map(([linkId, answer]) => ({ linkId, answer: [answer] })) });
  return { instrument, results, told: toldScores(instrument, results.scores, results.groups, language) };
}

const statements = (count: number, of = 24) =>
  Object.fromEntries(Array.from({ length: of }, (_, index) => [`item-${index + 1}`, { valueBoolean: index < count }]));

test('a score is told with its scale, its group and its source', () => {
  const [score] = told('rmdq', statements(14)).told;
  assert.equal(score?.value, '14 af 24');
  assert.match(score?.sentences.join(' ') ?? '', /0 til 24.*lavt tal er bedst.*3 eller mere/);
  assert.match(score?.sources.join(' ') ?? '', /PMC2989296/);
  assert.equal(told('rmdq', statements(14), 'en').told[0]?.value, '14 of 24');
});

test('where answers are missing the bounds are told, which ones, and that they are not nought', () => {
  const [score] = told('rmdq', statements(1, 22)).told;
  assert.equal(score?.value, 'mellem 1 og 3');
  assert.match(score?.sentences.join(' ') ?? '', /mangler \(23, 24\)\. De tæller ikke som nul\..*Kan ikke afgøres endnu/);
});

test('what nobody answered is not told at all, and a number that is not verified says so', () => {
  assert.deepEqual(told('rmdq', {}).told, []);
  const sections = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`item-${index + 1}`, { valueCoding: { code: '1' } }]));
  const [odi] = told('odi', sections).told;
  assert.equal(odi?.value, '20\u00a0%');
  assert.match(odi?.sources.join(' ') ?? '', /skal efterprøves/);
});

test('a change is told against what people notice and against error of measurement, and never as a decision', () => {
  const nrs = (value: number) => told('nrs', { 'nrs-back': { valueInteger: value } });
  const sentences = (from: number, to: number) => {
    const [change] = changesOf(nrs(from).instrument, nrs(from).results.scores, nrs(to).results.scores);
    assert.ok(change);
    return toldChange(change, 'da').sentences.join(' ');
  };
  assert.match(
    sentences(8, 6),
    /Fra 8 til 6: det er bedre\. Stor nok målt i point \(2\), men ikke i procent \(30\u00a0%\)\. Det kan være tilfældigt/,
  );
  assert.match(sentences(8, 3), /plejer folk at kunne mærke.*mere, end tallet plejer at svinge.*hos opererede/);
  assert.match(sentences(8, 7), /Mindre end det/);
  assert.equal(sentences(5, 5), 'Uændret: 5.');
  const rmdq = changesOf(
    told('rmdq', statements(20)).instrument,
    told('rmdq', statements(20)).results.scores,
    told('rmdq', statements(10)).results.scores,
  );
  assert.ok(rmdq[0]);
  assert.match(toldChange(rmdq[0], 'da').sentences.join(' '), /siger ikke, hvor meget tallet kan svinge/);
});

test('the sentences about results are easy to read', () => {
  const { aid, noError, noImportant, missing, error } = resultMessagesIn('da');
  for (const text of [aid, noError, noImportant, missing(['4']), error(false, '3,6', 'målt hos opererede')])
    assert.ok(readability(text).lix <= highestCitizenLix, `${readability(text).lix}: ${text}`);
});
