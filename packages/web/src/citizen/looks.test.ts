import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOfLooks, type LoggedLook } from './looks.ts';

const look = (recorded: string, more: Partial<LoggedLook> = {}): LoggedLook => ({
  recorded,
  action: 'read',
  outcome: 'done',
  who: 'Practitioner/anna',
  name: 'Anna Demolund',
  role: 'gp',
  purpose: 'treatment',
  type: 'Observation',
  ...more,
});

test('what one person saw on one day stands once, with first and last time by Danish clocks', () => {
  const [day, ...others] = daysOfLooks([
    look('2026-11-21T13:30:00Z', { action: 'search', type: 'CarePlan' }),
    look('2026-11-21T13:10:00Z'),
    look('2026-11-21T13:00:00Z', { action: 'create' }),
    look('2026-11-21T12:00:00Z'),
  ]);
  assert.equal(others.length, 0);
  assert.equal(day?.date, '2026-11-21');
  const [one, ...more] = day?.looks ?? [];
  assert.equal(more.length, 0);
  assert.deepEqual([one?.from, one?.to], ['13:00', '14:30']);
  assert.deepEqual(
    [...(one?.deeds ?? [])],
    [
      ['saw', ['Observation', 'CarePlan']],
      ['wrote', ['Observation']],
    ],
  );
});

test('a day begins at midnight in Copenhagen', () => {
  const days = daysOfLooks([look('2026-11-20T23:00:00Z'), look('2026-11-20T22:59:00Z')]);
  assert.deepEqual(
    days.map(({ date }) => date),
    ['2026-11-21', '2026-11-20'],
  );
});

test('acute access, a refused look, an app and another purpose stand apart', () => {
  const [day] = daysOfLooks([
    look('2026-11-21T12:05:00Z'),
    look('2026-11-21T12:04:00Z', { reason: 'Fald' }),
    look('2026-11-21T12:03:00Z', { outcome: 'denied' }),
    look('2026-11-21T12:02:00Z', { client: 'app' }),
    look('2026-11-21T12:01:00Z', { purpose: 'work-retention' }),
  ]);
  assert.deepEqual(
    day?.looks.map(({ reason, refused, client, purpose }) => [reason, refused, client, purpose]),
    [
      [undefined, false, undefined, 'treatment'],
      ['Fald', false, undefined, 'treatment'],
      [undefined, true, undefined, 'treatment'],
      [undefined, false, 'app', 'treatment'],
      [undefined, false, undefined, 'work-retention'],
    ],
  );
});

test('what failed, and logins, showed nothing and are left out', () => {
  assert.deepEqual(
    daysOfLooks([look('2026-11-21T12:00:00Z', { outcome: 'failed' }), look('2026-11-21T12:00:00Z', { action: 'login' })]),
    [],
  );
});

test('who read everything about her is told with what it was', () => {
  const [day] = daysOfLooks([
    look('2026-11-21T12:00:00Z', { action: 'search', type: 'Patient', query: ['Observation', 'MedicationRequest'] }),
  ]);
  assert.deepEqual(day?.looks[0]?.deeds.get('saw'), ['Observation', 'MedicationRequest']);
  const [other] = daysOfLooks([look('2026-11-21T12:00:00Z', { action: 'search', type: 'Task', query: ['owner', '_summary'] })]);
  assert.deepEqual(other?.looks[0]?.deeds.get('saw'), ['Task']);
});
