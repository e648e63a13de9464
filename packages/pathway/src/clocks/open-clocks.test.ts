import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProgrammeFiles, shippedProgramme } from '@rygforloeb/decision';
import { readClocks } from './clock.ts';
import { isWorkingDay, monthsAfter, workingDayUpTo } from './danish-days.ts';
import { openClocks } from './open-clocks.ts';

const clocks = readClocks(readProgrammeFiles(shippedProgramme));
const one = (clock: string, at: string, now: string) => openClocks(clocks, [{ clock, at }], now)[0];

for (const [now, state] of [
  ['2026-03-30T23:59:00+02:00', 'open'],
  ['2026-03-31T12:00:00+02:00', 'due'],
  ['2026-04-01T00:00:00+02:00', 'overdue'],
] as const)
  test(`a rehabilitation plan received on 24 March is, on ${now}, ${state}: seven calendar days, a week of 167 hours among them`, () => {
    const found = one('rehabilitation-start', '2026-03-24T23:30:00+01:00', now);
    assert.deepEqual([found?.due, found?.overdueFrom, found?.state], ['2026-03-31', '2026-04-01', state]);
  });

test('the seven days do not wait for Easter: the last working day before it is told', () => {
  const found = one('rehabilitation-start', '2026-03-30', '2026-04-01T10:00:00+02:00');
  assert.deepEqual([found?.due, found?.actBy], ['2026-04-06', '2026-04-01']);
});

test('hours pass by the instant, also in the night in which the clock is set back', () => {
  for (const [now, state] of [
    ['2026-10-26T08:59:00+01:00', 'open'],
    ['2026-10-26T09:00:00+01:00', 'open'],
    ['2026-10-26T09:01:00+01:00', 'passed'],
  ] as const)
    assert.equal(one('acute-paresis', '2026-10-24T10:00:00+02:00', now)?.state, state, now);
});

test('of a paresis of which only the day is known, nobody is told too soon that it is over', () => {
  assert.equal(one('acute-paresis', '2026-06-01', '2026-06-03T23:00:00+02:00')?.state, 'open');
  assert.equal(one('acute-paresis', '2026-06-01', '2026-06-04T12:00:00+02:00')?.state, 'passed');
});

test('a window that opens later waits, and one without an overdue is late and no more', () => {
  assert.equal(one('imaging-root', '2026-01-01', '2026-01-10T10:00:00+01:00')?.state, 'waiting');
  assert.equal(one('imaging-root', '2026-01-01', '2026-06-10T10:00:00+02:00')?.state, 'late');
  assert.equal(one('hospital-root', '2026-01-01', '2026-06-10T10:00:00+02:00')?.state, 'overdue');
});

test('what is done or has not begun does not run; what presses most stands first', () => {
  const now = '2026-11-21T12:00:00+01:00';
  const events = [
    { clock: 'fast-track-talk', at: '2026-11-20' },
    { clock: 'rehabilitation-start', at: '2026-11-20' },
    { clock: 'rehabilitation-start', at: '2026-11-01', done: '2026-11-05' },
    { clock: 'closing-letter', at: '2026-12-01' },
    { clock: 'no-such-clock', at: '2026-11-01' },
  ];
  assert.deepEqual(
    openClocks(clocks, events, now).map(({ clock, due }) => [clock.id, due]),
    [
      ['rehabilitation-start', '2026-11-27'],
      ['fast-track-talk', '2026-12-04'],
    ],
  );
});

test('every clock has a number, an owner in the tables and words in both languages', () => {
  for (const { id, da, en, then, due, opens, limit, every, counts } of clocks) {
    assert.ok(da && en && then.da && then.en, id);
    assert.ok(due !== undefined || opens !== undefined || limit !== undefined || every !== undefined || counts !== undefined, id);
  }
  assert.ok(clocks.length > 25);
});

test('Danish days: Easter, Whit and Christmas are free, great prayer day no longer, Constitution Day is not a public holiday', () => {
  for (const free of ['2026-04-02', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25', '2026-12-25', '2023-05-05', '2025-04-17'])
    assert.equal(isWorkingDay(free), false, free);
  for (const open of ['2026-04-01', '2024-04-26', '2026-06-05', '2026-12-28']) assert.equal(isWorkingDay(open), true, open);
  assert.equal(workingDayUpTo('2026-12-27'), '2026-12-24');
  assert.equal(monthsAfter('2026-01-31', 1), '2026-02-28');
});

test('what is counted in sessions opens at the fourth, is due at the fifth and late after it', () => {
  const states = [0, 3, 4, 5, 6].map(
    (counted) => openClocks(clocks, [{ clock: 'manual-response', at: '2026-11-01', counted }], '2026-12-01')[0]?.state,
  );
  assert.deepEqual(states, ['waiting', 'waiting', 'open', 'due', 'late']);
});

test('the next turn is the first day or hour on which the state changes by itself, and none when nothing changes any more', () => {
  const turn = (clock: string, at: string, now: string) => one(clock, at, now)?.turns;
  assert.equal(turn('hospital-root', '2026-11-20', '2026-11-21T12:00:00Z'), '2026-12-18');
  assert.equal(turn('hospital-root', '2026-11-20', '2027-01-15T12:00:00Z'), '2027-01-16');
  assert.equal(turn('hospital-root', '2026-11-20', '2027-01-16T12:00:00Z'), undefined);
  assert.equal(turn('acute-paresis', '2026-10-24T10:00:00+02:00', '2026-10-25T10:00:00Z'), '2026-10-26T09:00:01+01:00');
  assert.equal(turn('acute-paresis', '2026-10-24T10:00:00+02:00', '2026-10-26T08:00:01Z'), undefined);
});
