import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Answers } from '../answers/response.ts';
import { type Instrument, itemsOf } from '../instruments/instrument.ts';
import { readInstruments } from '../instruments/shelf.ts';
import { changesOf } from './change.ts';
import { enteredScore, resultsOf } from './results.ts';

const instruments = new Map(readInstruments().map((one) => [one.id, one]));

function the(id: string): Instrument {
  const found = instruments.get(id);
  assert.ok(found, id);
  return found;
}

/** Answers by item: yes and no, a code, a number, a time. */
function answers(id: string, given: Readonly<Record<string, boolean | number | string>>): Answers {
  const items = new Map(itemsOf(the(id)).map((item) => [item.id, item]));
  const answerOf = (item: string, value: boolean | number | string): Answer => {
    const type = items.get(item)?.type;
    if (typeof value === 'boolean') return { valueBoolean: value };
    if (type === 'time') return { valueTime: `${value}:00` };
    if (type === 'decimal') return { valueDecimal: Number(value) };
    return typeof value === 'number' && items.get(item)?.options === undefined
      ? { valueInteger: value }
      : { valueCoding: { code: String(value) } };
  };
  return { item: Object.entries(given).map(([linkId, value]) => ({ linkId, answer: [answerOf(linkId, value)] })) };
}

const numbered = <Value extends boolean | number | string>(
  count: number,
  value: (number: number) => Value,
  without: readonly number[] = [],
) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => index + 1)
      .filter((number) => !without.includes(number))
      .map((number) => [`item-${number}`, value(number)]),
  );

function score(id: string, given: Readonly<Record<string, boolean | number | string>>, of: string): unknown {
  const found = resultsOf(the(id), answers(id, given)).scores.find((one) => one.id === of);
  return found?.state === 'scored' ? found.value : found;
}

function group(id: string, given: Readonly<Record<string, boolean | number | string>>, of: string): unknown {
  const found = resultsOf(the(id), answers(id, given)).groups.find(({ cutOff }) => cutOff.id === of);
  return found?.isCertain ? found.groups[0]?.code : found?.groups.map(({ code }) => code);
}

test('pain of 0 is recovered, pain of 1 is not, and no answer is neither', () => {
  assert.equal(group('nrs', { 'nrs-back': 0 }, 'back-recovered'), 'recovered');
  assert.equal(group('nrs', { 'nrs-back': 1 }, 'back-recovered'), 'pain');
  assert.equal(group('nrs', { 'nrs-leg': 3 }, 'back-recovered'), undefined);
  assert.deepEqual(score('nrs', { 'nrs-leg': 3 }, 'back'), { id: 'back', state: 'unanswered' });
  assert.deepEqual(resultsOf(the('nrs'), answers('nrs', { 'nrs-back': 4, 'nrs-leg': 7 })).findings, [
    { code: 'pain-nrs', site: 'back', value: 4 },
    { code: 'pain-nrs', site: 'leg', value: 7 },
  ]);
});

test('RMDQ counts what applies: 1, 2 and 3 statements around recovered, 24 at the most', () => {
  for (const [count, expected] of [
    [1, 'recovered'],
    [2, 'recovered'],
    [3, 'limited'],
  ] as const) {
    const given = numbered(24, (number) => number <= count);
    assert.equal(score('rmdq', given, 'total'), count);
    assert.equal(group('rmdq', given, 'recovered'), expected);
  }
  assert.equal(
    score(
      'rmdq',
      numbered(24, () => true),
      'total',
    ),
    24,
  );
  assert.equal(
    score(
      'rmdq-23',
      numbered(23, () => true),
      'total',
    ),
    23,
  );
});

test('a missing RMDQ answer is no nought: the score lies between two bounds, and the group is told only where both agree', () => {
  const two = numbered(24, (number) => number <= 2, [23, 24]);
  assert.deepEqual(score('rmdq', two, 'total'), {
    id: 'total',
    state: 'incomplete',
    missing: ['item-23', 'item-24'],
    lowest: 2,
    highest: 4,
  });
  assert.deepEqual(group('rmdq', two, 'recovered'), ['recovered', 'limited']);
  assert.deepEqual(resultsOf(the('rmdq'), answers('rmdq', two)).findings, [], 'no finding from a part of the answers');
  const twelve = numbered(24, (number) => number <= 12, [24]);
  assert.equal(group('rmdq', twelve, 'recovered'), 'limited');
});

test('STarT Back: three points low; four with three psychosocial medium; four psychosocial high', () => {
  const yes = (...items: readonly number[]) => ({ ...numbered(8, (number) => items.includes(number)), 'item-9': '0' });
  assert.equal(group('start-back', yes(1, 2, 5), 'risk'), 'low');
  assert.equal(group('start-back', yes(5, 6, 7), 'risk'), 'low');
  assert.equal(group('start-back', yes(1, 5, 6, 7), 'risk'), 'medium');
  assert.equal(group('start-back', yes(5, 6, 7, 8), 'risk'), 'high');
  assert.equal(group('start-back', yes(1, 2, 3, 4, 5, 6, 7), 'risk'), 'medium', 'seven points with three psychosocial');
  assert.equal(group('start-back', yes(1, 2, 3, 4, 5, 6, 7, 8), 'risk'), 'high', 'eight points with four psychosocial');
});

test('STarT Back: being bothered counts from the fourth answer', () => {
  const three = numbered(8, (number) => number >= 5 && number <= 7);
  assert.equal(score('start-back', { ...three, 'item-9': '2' }, 'total'), 3);
  assert.equal(score('start-back', { ...three, 'item-9': '3' }, 'total'), 4);
  assert.equal(group('start-back', { ...three, 'item-9': '3' }, 'risk'), 'high');
  assert.deepEqual(resultsOf(the('start-back'), answers('start-back', { ...three, 'item-9': '4' })).findings, [
    { code: 'start-back', value: 'high' },
  ]);
});

test('STarT Back: where an answer is missing that may decide, no group is told alone and no finding is made', () => {
  const given = { ...numbered(8, (number) => number >= 5 && number <= 7) };
  assert.deepEqual(group('start-back', given, 'risk'), ['low', 'medium', 'high']);
  assert.deepEqual(resultsOf(the('start-back'), answers('start-back', given)).findings, []);
});

test('ODI is a percentage of what the answered sections could give; one may be missing, two may not', () => {
  assert.equal(
    score(
      'odi',
      numbered(10, () => '0'),
      'index',
    ),
    0,
  );
  assert.equal(
    score(
      'odi',
      numbered(10, () => '5'),
      'index',
    ),
    100,
  );
  const sixteen = numbered(10, (number) => (number <= 3 ? '5' : number === 4 ? '1' : '0'));
  assert.equal(score('odi', sixteen, 'index'), 32, '16 of 50');
  const { 'item-10': _last, ...nine } = sixteen;
  assert.equal(score('odi', nine, 'index'), 35.6, '16 of 45');
  const { 'item-9': _ninth, ...eight } = nine;
  assert.deepEqual(score('odi', eight, 'index'), {
    id: 'index',
    state: 'incomplete',
    missing: ['item-9', 'item-10'],
    lowest: 32,
    highest: 52,
  });
});

const goodSleep: Readonly<Record<string, string | number>> = {
  'item-1': '23:00',
  'item-2': 15,
  'item-3': '07:00',
  'item-4': 7,
  ...Object.fromEntries('abcdefghij'.split('').map((letter) => [`item-5${letter}`, '0'])),
  ...Object.fromEntries([6, 7, 8, 9].map((number) => [`item-${number}`, '0'])),
};

test('PSQI: 5 is below, 6 above the limit for poor sleep', () => {
  assert.equal(score('psqi', goodSleep, 'global'), 0);
  const five = { ...goodSleep, 'item-9': '3', 'item-6': '2' };
  assert.equal(score('psqi', five, 'global'), 5);
  assert.equal(group('psqi', five, 'poor-sleep'), 'good');
  const six = { ...five, 'item-6': '3' };
  assert.equal(group('psqi', six, 'poor-sleep'), 'poor');
  const seven = { ...six, 'item-7': '1' };
  assert.equal(score('psqi', seven, 'global'), 7);
  assert.equal(group('psqi', seven, 'poor-sleep'), 'poor');
});

test('PSQI: the components turn at their bounds', () => {
  const part = (of: string, changes: Readonly<Record<string, string | number>>) => score('psqi', { ...goodSleep, ...changes }, of);
  assert.deepEqual(
    [15, 16, 30, 31, 60, 61].map((minutes) => part('latency', { 'item-2': minutes, 'item-5a': '0' })),
    [0, 1, 1, 1, 1, 2],
    'minutes of 0, 1, 1, 2, 2, 3 in the bands of the sum',
  );
  assert.equal(part('latency', { 'item-2': 61, 'item-5a': '3' }), 3);
  assert.deepEqual(
    [7, 6.9, 6, 5.9, 5, 4.9].map((hours) => part('duration', { 'item-4': hours })),
    [0, 1, 1, 2, 2, 3],
  );
  assert.equal(part('efficiency', { 'item-4': 6.8 }), 85);
  // Quality, latency and all else are 0: what is left is duration and efficiency.
  assert.deepEqual(
    [6.8, 6.7, 6, 5.9, 5.2, 5.1].map(
      (hours) => Number(part('global', { 'item-4': hours })) - Number(part('duration', { 'item-4': hours })),
    ),
    [0, 1, 1, 2, 2, 3],
  );
  const disturbed = (sum: number) =>
    Object.fromEntries('bcdefghij'.split('').map((letter, index) => [`item-5${letter}`, `${Math.min(3, Math.max(0, sum - index * 3))}`]));
  assert.deepEqual(
    [0, 1, 9, 10, 18, 19].map((sum) => part('disturbance', disturbed(sum))),
    [0, 1, 1, 2, 2, 3],
  );
});

test('PSQI: another reason that is left out counts nothing, as its manual has it; any other missing answer leaves bounds', () => {
  const { 'item-5j': _other, ...without } = goodSleep;
  assert.equal(score('psqi', without, 'global'), 0);
  const { 'item-9': _quality, ...incomplete } = goodSleep;
  assert.deepEqual(score('psqi', incomplete, 'global'), {
    id: 'global',
    state: 'incomplete',
    missing: ['item-9'],
    lowest: 0,
    highest: 3,
  });
  assert.equal(group('psqi', incomplete, 'poor-sleep'), 'good');
});

test('Örebro: 49 below, 50 at, 51 above; three items are turned round', () => {
  const at = (last: number): Readonly<Record<string, string | number>> => ({
    'item-1': '5',
    ...numbered(10, () => 5, [1, 10]),
    'item-10': last,
  });
  assert.equal(score('oerebro-short', at(5), 'total'), 50);
  assert.equal(group('oerebro-short', at(4), 'risk'), 'below');
  assert.equal(group('oerebro-short', at(5), 'risk'), 'above');
  assert.equal(group('oerebro-short', at(6), 'risk'), 'above');
  const turned = { 'item-1': '1', ...numbered(10, (number) => ([3, 4, 8].includes(number) ? 10 : 0), [1]) };
  assert.equal(score('oerebro-short', turned, 'total'), 1, 'ten in the turned items is nought');
  const { 'item-3': _third, ...missing } = at(5);
  assert.deepEqual(group('oerebro-short', missing, 'risk'), ['below', 'above']);
});

test('EQ-5D: the profile is the answers side by side; the index needs the value set of whoever has the licence', () => {
  const given = { 'item-1': '2', 'item-2': '1', 'item-3': '3', 'item-4': '4', 'item-5': '1', scale: 70 };
  const without = resultsOf(the('eq-5d-5l'), answers('eq-5d-5l', given));
  const [profile] = without.scores;
  assert.ok(profile?.state === 'scored' && profile.profile === '21341');
  assert.equal(without.scores[2]?.state, 'no-value-set');
  const off = Object.fromEntries([1, 2, 3, 4, 5].map((item) => [`item-${item}`, { '1': 0, '2': 0.05, '3': 0.1, '4': 0.2, '5': 0.3 }]));
  const weighed = resultsOf(the('eq-5d-5l'), answers('eq-5d-5l', given), { name: 'made up', off });
  assert.deepEqual(weighed.scores[2], { id: 'index', state: 'scored', value: 0.65 });
});

test('own activities: three make a mean, two do not', () => {
  assert.deepEqual(score('patient-specific-function', { 'how-1': 3, 'how-2': 5 }, 'mean'), {
    id: 'mean',
    state: 'incomplete',
    missing: ['how-3', 'how-4', 'how-5'],
  });
  assert.equal(score('patient-specific-function', { 'how-1': 3, 'how-2': 5, 'how-3': 5 }, 'mean'), 4.3);
  assert.equal(score('patient-specific-function', { 'how-1': 3, 'how-2': 5, 'how-3': 5, 'how-4': 10 }, 'mean'), 5.8);
});

test('global change: little better is better, as before is no change, little worse is worse; acceptable is yes or no', () => {
  const groups = ['little-worse', 'same', 'little-better'].map((code) => group('global-change', { global: code }, 'direction'));
  assert.deepEqual(groups, ['worse', 'same', 'better']);
  assert.equal(group('acceptable-state', { acceptable: true }, 'acceptable'), 'yes');
  assert.equal(group('acceptable-state', { acceptable: false }, 'acceptable'), 'no');
  assert.equal(group('acceptable-state', {}, 'acceptable'), undefined);
});

test('a change is held against what is important, in points and in percent, and against the error of measurement', () => {
  const change = (id: string, from: object, to: object) =>
    changesOf(the(id), resultsOf(the(id), answers(id, from as never)).scores, resultsOf(the(id), answers(id, to as never)).scores).map(
      ({ difference, direction, important, beyondError }) => ({ difference, direction, important, beyondError }),
    );
  const back = (from: number, to: number) => change('nrs', { 'nrs-back': from }, { 'nrs-back': to })[0];
  assert.deepEqual(back(8, 7), { difference: -1, direction: 'better', important: { points: false, percent: false }, beyondError: false });
  assert.deepEqual(back(8, 6), { difference: -2, direction: 'better', important: { points: true, percent: false }, beyondError: false });
  assert.deepEqual(back(8, 4), { difference: -4, direction: 'better', important: { points: true, percent: true }, beyondError: true });
  assert.deepEqual(back(3, 2), { difference: -1, direction: 'better', important: { points: false, percent: true }, beyondError: false });
  assert.deepEqual(back(0, 2), { difference: 2, direction: 'worse', important: { points: true }, beyondError: false });
  assert.deepEqual(change('nrs', { 'nrs-back': 4 }, { 'nrs-leg': 4 }), [], 'what was answered once only has not changed');
  const statements = (count: number) => numbered(24, (number) => number <= count);
  for (const [to, points] of [
    [16, false],
    [15, true],
    [14, true],
  ] as const)
    assert.equal(change('rmdq', statements(20), statements(to))[0]?.important?.points, points, `from 20 to ${to}`);
});

test('a clinician enters a total from paper: within the scale, and only where the instrument has one', () => {
  assert.deepEqual(enteredScore(the('rmdq'), 'total', 14)?.findings, [{ code: 'rmdq', value: 14 }]);
  assert.deepEqual(enteredScore(the('odi'), 'index', 35.6)?.findings, [{ code: 'odi', value: 35.6 }]);
  assert.equal(enteredScore(the('psqi'), 'global', 6)?.groups[0]?.groups[0]?.code, 'poor');
  for (const [id, of, value] of [
    ['rmdq', 'total', 25],
    ['rmdq', 'total', -1],
    ['rmdq', 'total', 3.5],
    ['rmdq', 'total', Number.NaN],
    ['start-back', 'total', 4],
    ['nrs', 'nothing', 4],
  ] as const)
    assert.equal(enteredScore(the(id), of, value), undefined, `${id} ${of} ${value}`);
});
