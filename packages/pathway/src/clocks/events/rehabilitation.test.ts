import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingSystem, readProgrammeFiles, shippedProgramme } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { contentExtensions } from '../../check/content.ts';
import { concept, receiverSystem } from '../../fhir-words.ts';
import { part } from '../../referral/referral.ts';
import { citizenRecordOf } from '../citizen-record.ts';
import { readClocks } from '../clock.ts';
import { openClocks } from '../open-clocks.ts';
import { preventionEvents } from './prevention.ts';
import { rehabilitationEvents } from './rehabilitation.ts';

const clocks = readClocks(readProgrammeFiles(shippedProgramme));
const stored = (resource: Resource): StoredResource =>
  ({ id: 'one', meta: { versionId: '1', lastUpdated: '' }, ...resource }) as StoredResource;
const patient = stored({ resourceType: 'Patient' });
const finding = (code: string, value: object) =>
  stored({ resourceType: 'Observation', id: code, status: 'final', code: concept(findingSystem, code), ...value });
const discharged = finding('hospital-discharge', { valueDateTime: '2026-11-02', performer: [{ reference: 'Organization/hospital' }] });

interface Given {
  readonly status?: string;
  readonly sent?: string;
  readonly task?: object;
  readonly content?: Parameters<typeof contentExtensions>[0];
  readonly receiver?: string;
}

function plan({
  status = 'active',
  sent = '2026-11-02T10:00:00Z',
  task = {},
  content = [],
  receiver = 'municipality-140',
}: Given = {}): StoredResource[] {
  const request = {
    resourceType: 'ServiceRequest',
    status,
    category: [concept(receiverSystem, receiver)],
    requester: { reference: 'Organization/hospital' },
    extension: contentExtensions(content),
    ...(status !== 'draft' && { authoredOn: sent }),
  };
  return [
    stored(request),
    stored({ resourceType: 'Task', status: 'received', owner: { reference: 'Organization/municipality' }, ...task }),
  ];
}
const receivedOn = (valueDateTime: string) => part('received', { valueDateTime });
const running = (resources: readonly StoredResource[], now: string) => {
  const citizen = citizenRecordOf(patient, resources);
  return openClocks(clocks, [...rehabilitationEvents(citizen), ...preventionEvents(citizen)], now).map(
    ({ clock, state }) => `${clock.id} ${state}`,
  );
};

for (const [day, now, start, choice] of [
  [6, '2026-11-08T12:00:00+01:00', 'open', 'waiting'],
  [7, '2026-11-09T23:59:00+01:00', 'due', 'waiting'],
  [8, '2026-11-10T00:00:00+01:00', 'overdue', 'open'],
] as const)
  test(`on day ${day} after receipt the start is ${start} and the free choice ${choice}`, () => {
    const resources = plan({ task: { output: [receivedOn('2026-11-02T22:30:00Z')] } });
    assert.deepEqual(running(resources, now).sort(), [`free-choice ${choice}`, `rehabilitation-start ${start}`]);
  });

for (const [now, state] of [
  ['2026-11-02T23:59:00+01:00', 'due'],
  ['2026-11-03T00:00:00+01:00', 'overdue'],
] as const)
  test(`a plan that is not sent is ${state} at ${now}, when the hospital course ended on the 2nd`, () => {
    const need = finding('rehabilitation-need', { valueBoolean: true });
    assert.deepEqual(running([discharged, need], now), [`rehabilitation-plan-sent ${state}`]);
    assert.deepEqual(running([discharged, ...plan({ status: 'draft' })], now), [`rehabilitation-plan-sent ${state}`]);
  });

test('after an operation the plan is waited for, unless the need is judged absent; without either nothing is', () => {
  const operated = finding('spine-operation', { valueDateTime: '2026-10-20' });
  const noNeed = finding('rehabilitation-need', { valueBoolean: false });
  const now = '2026-11-03T12:00:00+01:00';
  assert.deepEqual(running([discharged, operated], now), ['rehabilitation-plan-sent overdue']);
  assert.deepEqual(running([discharged, operated, noNeed], now), []);
  assert.deepEqual(running([discharged], now), []);
});

test('a plan sent the same day stops the wait; one sent before the course ended does too', () => {
  const now = '2026-11-03T12:00:00+01:00';
  const need = finding('rehabilitation-need', { valueBoolean: true });
  for (const sent of ['2026-11-02T20:00:00Z', '2026-11-01T20:00:00Z'])
    assert.ok(!running([discharged, need, ...plan({ sent })], now).some((one) => one.startsWith('rehabilitation-plan-sent')), sent);
});

test('as long as nobody notes the receipt, the days count from the sending', () => {
  assert.ok(running(plan(), '2026-11-10T12:00:00+01:00').includes('rehabilitation-start overdue'));
  const late = plan({ task: { output: [receivedOn('2026-11-04T08:00:00Z')] } });
  assert.ok(running(late, '2026-11-10T12:00:00+01:00').includes('rehabilitation-start open'), 'and then from the receipt');
});

for (const [now, expected] of [
  ['2026-11-30T12:00:00+01:00', []],
  ['2026-12-01T12:00:00+01:00', ['rehabilitation-later-start due']],
  ['2026-12-02T12:00:00+01:00', ['rehabilitation-later-start overdue']],
] as const)
  test(`with a later start on 1 December there runs on ${now.slice(0, 10)}: ${expected[0] ?? 'nothing'}`, () => {
    const content = [
      { field: 'later-start-date', text: '2026-12-01' },
      { field: 'later-start', text: 'Knoglen skal hele' },
    ];
    assert.deepEqual(running(plan({ content, task: { output: [receivedOn('2026-11-02T12:00:00Z')] } }), now), expected);
  });

test('who has begun, or was told of the choice, has that clock no more; what was given up has none', () => {
  const now = '2026-11-10T12:00:00+01:00';
  const output = [receivedOn('2026-11-02T12:00:00Z')];
  assert.deepEqual(running(plan({ task: { output, executionPeriod: { start: '2026-11-09T08:00:00Z' } } }), now), []);
  const told = [...output, part('free-choice', { valueDateTime: '2026-11-09T12:00:00Z' })];
  assert.deepEqual(running(plan({ task: { output: told } }), now), ['rehabilitation-start overdue']);
  assert.deepEqual(running(plan({ status: 'revoked', task: { output } }), now), []);
});

for (const [receiver, name] of [
  ['municipality-140', 'rehabilitation'],
  ['municipality-119', 'prevention'],
] as const)
  for (const [now, state] of [
    ['2026-11-26T12:00:00+01:00', 'open'],
    ['2026-11-27T12:00:00+01:00', 'due'],
    ['2026-11-28T12:00:00+01:00', 'late'],
  ] as const)
    test(`when ${name} ended on the 20th its closing note is ${state} on ${now.slice(0, 10)}, and not wanted once it is closed`, () => {
      const period = { start: '2026-11-05T08:00:00Z' };
      const output = [receivedOn('2026-11-02T12:00:00Z'), part('ended', { valueDate: '2026-11-20' })];
      assert.deepEqual(running(plan({ receiver, task: { output, executionPeriod: period } }), now), [`closing-letter ${state}`]);
      const closed = { ...period, end: '2026-11-25T08:00:00Z' };
      assert.deepEqual(
        running(plan({ receiver, status: 'completed', task: { status: 'completed', output, executionPeriod: closed } }), now),
        [],
      );
    });
