import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingSystem, readProgrammeFiles, shippedProgramme } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { concept, receiverSystem } from '../../fhir-words.ts';
import { workSystem, workTask } from '../../work/work-words.ts';
import { citizenRecordOf } from '../citizen-record.ts';
import { readClocks } from '../clock.ts';
import { type ClockEvent, openClocks } from '../open-clocks.ts';
import { workEvents } from './work.ts';

const files = readProgrammeFiles(shippedProgramme);
const clocks = readClocks(files);
const numbers = new Map(files.parameters.flatMap(({ name, value }) => (typeof value === 'number' ? [[name, value] as const] : [])));
const citizen = { reference: 'Patient/karen' };
const centre = { reference: 'Organization/jobcentre' };
let made = 0;

/** What stands in the record, saved in the order in which it is written here. */
function eventsOf(resources: readonly Resource[], patient: Partial<Resource> = {}): readonly ClockEvent[] {
  const stored = [{ resourceType: 'Patient', id: 'karen', birthDate: '1980-03-04', ...patient }, ...resources].map(
    (one): StoredResource => {
      made += 1;
      const recorded = new Date(Date.parse('2026-01-01T00:00:00Z') + made).toISOString();
      return { id: `r${made}`, ...one, meta: { versionId: '1', lastUpdated: recorded } } as StoredResource;
    },
  );
  const [first, ...others] = stored;
  assert.ok(first !== undefined);
  return workEvents({ ...citizenRecordOf(first, others), numbers });
}

const finding = (code: string, at: string, value: object, system = findingSystem): Resource => ({
  resourceType: 'Observation',
  status: 'final',
  code: concept(system, code),
  subject: citizen,
  effectiveDateTime: at,
  ...value,
});
const expected = (weeks: number, at = '2026-06-01T10:00:00+02:00') => finding('expected-weeks', at, { valueQuantity: { value: weeks } });
const course = {
  resourceType: 'EpisodeOfCare',
  status: 'active',
  patient: citizen,
  period: { start: '2026-06-01' },
  managingOrganization: { reference: 'Organization/clinic' },
};
const task = (
  told: Partial<Parameters<typeof workTask>[1]> & Pick<Parameters<typeof workTask>[1], 'code'>,
  more: object = {},
): Resource => ({
  ...workTask(
    { now: () => new Date('2026-06-01') },
    { citizen: 'karen', owner: 'Organization/gp', requester: 'Organization/gp', status: 'in-progress', ...told },
  ),
  ...more,
});
const stateOf = (events: readonly ClockEvent[], clock: string, now: string) =>
  openClocks(clocks, events, now).find((one) => one.clock.id === clock)?.state;
const named = (events: readonly ClockEvent[], clock: string) => events.filter((one) => one.clock === clock);

test('a fast track asked for on 1 June has its talk due on 15 June, is overdue the day after, and the talk ends it', () => {
  const asked = (more: object = {}) => [
    {
      resourceType: 'ServiceRequest',
      id: 'ft',
      status: 'active',
      category: [concept(receiverSystem, 'fast-track')],
      authoredOn: '2026-06-01T09:00:00+02:00',
      subject: citizen,
    },
    { resourceType: 'Task', id: 'ft', status: 'requested', owner: centre, for: citizen, ...more },
  ];
  const events = eventsOf(asked());
  for (const [now, state] of [
    ['2026-06-14T12:00:00+02:00', 'open'],
    ['2026-06-15T23:59:00+02:00', 'due'],
    ['2026-06-16T00:00:00+02:00', 'overdue'],
  ] as const)
    assert.equal(stateOf(events, 'fast-track-talk', now), state, now);
  assert.equal(named(events, 'fast-track-talk')[0]?.house, 'Organization/jobcentre');
  const held = eventsOf(asked({ executionPeriod: { start: '2026-06-10T10:00:00+02:00' } }));
  assert.equal(stateOf(held, 'fast-track-talk', '2026-06-20T10:00:00+02:00'), undefined);
});

test('what the employer asked for and she has not said yes to runs no clock, nor what she gave up', () => {
  const request = {
    resourceType: 'ServiceRequest',
    id: 'ft',
    category: [concept(receiverSystem, 'fast-track')],
    authoredOn: '2026-06-01T09:00:00+02:00',
    subject: citizen,
  };
  assert.deepEqual(named(eventsOf([{ ...request, status: 'draft' }]), 'fast-track-talk'), []);
  const revoked = eventsOf([
    { ...request, status: 'revoked' },
    { resourceType: 'Task', id: 'ft', status: 'cancelled', owner: centre, for: citizen, lastModified: '2026-06-03T09:00:00+02:00' },
  ]);
  assert.equal(stateOf(revoked, 'fast-track-talk', '2026-06-20T10:00:00+02:00'), undefined);
});

test("of a fast track that only findings tell of, the finding's day counts", () => {
  const asked = finding('fast-track-requested', '2026-06-02', { valueDateTime: '2026-06-01' });
  assert.equal(stateOf(eventsOf([asked]), 'fast-track-talk', '2026-06-16T12:00:00+02:00'), 'overdue');
  const talk = finding('fast-track-talk', '2026-06-12', { valueDateTime: '2026-06-12' });
  assert.equal(stateOf(eventsOf([asked, talk]), 'fast-track-talk', '2026-06-16T12:00:00+02:00'), undefined);
});

for (const [weeks, state] of [
  [6, undefined],
  [8, undefined],
  [8.1, 'open'],
  [10, 'open'],
] as const)
  test(`with ${weeks} weeks expected, fast track is ${state ?? 'not'} open from that day`, () =>
    assert.equal(stateOf(eventsOf([expected(weeks)]), 'fast-track-opens', '2026-06-01T12:00:00+02:00'), state));

test('fast track is no longer proposed when it is asked for, when less is expected, back at work, or to who is not employed', () => {
  const now = '2026-06-20T12:00:00+02:00';
  for (const more of [
    finding('fast-track-requested', '2026-06-10T10:00:00+02:00', { valueDateTime: '2026-06-10' }),
    expected(7, '2026-06-10T10:00:00+02:00'),
    finding('sick-leave-start', '2026-06-10T10:00:00+02:00', { valueBoolean: false }),
    finding('work-status', '2026-06-10T10:00:00+02:00', { valueCodeableConcept: concept(`${findingSystem}-value`, 'self-employed') }),
  ])
    assert.equal(stateOf(eventsOf([expected(10), more]), 'fast-track-opens', now), undefined);
  assert.equal(stateOf(eventsOf([expected(10)]), 'fast-track-opens', now), 'open');
});

test('a sick leave of four weeks shows no risk yet, the next day does, and back at work it is over', () => {
  const sick = finding('sick-leave-start', '2026-06-02', { valueDateTime: '2026-06-01' });
  assert.equal(stateOf(eventsOf([sick]), 'return-risk', '2026-06-29T12:00:00+02:00'), 'waiting');
  assert.equal(stateOf(eventsOf([sick]), 'return-risk', '2026-06-30T00:00:00+02:00'), 'open');
  const back = finding('sick-leave-start', '2026-06-15T08:00:00+02:00', { valueBoolean: false });
  assert.equal(stateOf(eventsOf([sick, back]), 'return-risk', '2026-07-30T12:00:00+02:00'), undefined);
});

test('a §56 refund opens the day after the first sick day of an approved scheme, and of no other', () => {
  const sick = finding('sick-leave-start', '2026-06-02', { valueDateTime: '2026-06-01' });
  const opens = (scheme: Resource) => stateOf(eventsOf([sick, scheme]), 'section-56-refund', '2026-06-02T12:00:00+02:00');
  assert.equal(opens(task({ code: 'section-56', from: '2026-05-01' })), 'open');
  assert.equal(opens(task({ code: 'section-56', from: '2026-06-02' })), undefined);
  assert.equal(opens(task({ code: 'section-56', until: '2026-05-31' })), undefined);
  assert.equal(opens(task({ code: 'section-56', status: 'requested' })), undefined);
});

test('sickness benefit is reassessed on its last day; a later date takes the place of the first, and the decision ends it', () => {
  const end = (day: string, at = '2026-06-01T10:00:00+02:00') => finding('benefit-end', at, { valueDateTime: day });
  assert.equal(stateOf(eventsOf([end('2026-07-01')]), 'benefit-end', '2026-06-30T12:00:00+02:00'), undefined);
  assert.equal(stateOf(eventsOf([end('2026-07-01')]), 'benefit-end', '2026-07-01T12:00:00+02:00'), 'due');
  assert.equal(stateOf(eventsOf([end('2026-07-01'), end('2026-09-01')]), 'benefit-end', '2026-07-01T12:00:00+02:00'), undefined);
  const decided = task(
    { code: 'reassess-benefit', until: '2026-07-01', owner: 'Organization/jobcentre' },
    { executionPeriod: { end: '2026-06-20T10:00:00Z' } },
  );
  const events = eventsOf([end('2026-07-01'), decided]);
  assert.equal(stateOf(events, 'benefit-end', '2026-07-01T12:00:00+02:00'), undefined);
  assert.equal(named(events, 'benefit-end')[0]?.house, 'Organization/jobcentre');
});

for (const [code, clock] of [
  ['part-time', 'part-time-end'],
  ['adaptation', 'adaptation-end'],
] as const)
  test(`${code}: its last day is due, the next is overdue, and what is ended is over`, () => {
    const events = eventsOf([task({ code, until: '2026-07-01' })]);
    assert.deepEqual(
      ['2026-06-30', '2026-07-01', '2026-07-02'].map((day) => stateOf(events, clock, `${day}T12:00:00+02:00`)),
      [undefined, 'due', 'overdue'],
    );
    assert.equal(named(events, clock)[0]?.house, 'Organization/gp');
    const ended = eventsOf([task({ code, until: '2026-07-01', status: 'completed' }, { executionPeriod: { end: '2026-06-20' } })]);
    assert.equal(stateOf(ended, clock, '2026-07-02T12:00:00+02:00'), undefined);
  });

test('the plan for the return is looked at on the agreed day, until its request is closed', () => {
  const plan = task({ code: 'return-plan', until: '2026-07-01', focus: 'ServiceRequest/ft' });
  const request = (more: object) => ({
    resourceType: 'Task',
    id: 'ft',
    status: 'in-progress',
    owner: centre,
    for: citizen,
    executionPeriod: { start: '2026-06-10', ...more },
  });
  assert.equal(stateOf(eventsOf([plan, request({})]), 'return-plan', '2026-07-02T12:00:00+02:00'), 'overdue');
  assert.equal(stateOf(eventsOf([plan, request({ end: '2026-06-30' })]), 'return-plan', '2026-07-02T12:00:00+02:00'), undefined);
});

test('work is asked about from the first contact, counted in days on which she was seen, until it is answered; "later" asks again that day', () => {
  const seen = (day: string) => finding('pain-nrs', day, { valueInteger: 5 });
  assert.equal(named(eventsOf([course]), 'work-early')[0]?.counted, 1);
  const twice = named(eventsOf([course, seen('2026-06-01'), seen('2026-06-08')]), 'work-early');
  assert.deepEqual(
    twice.map(({ at, counted, house, done }) => [at, counted, house, done]),
    [['2026-06-01', 2, 'Organization/clinic', undefined]],
  );
  const later = finding(
    'need',
    '2026-06-01T10:00:00+02:00',
    { valueCodeableConcept: concept(workSystem, 'later'), component: [{ valueDateTime: '2026-07-01' }] },
    workSystem,
  );
  const answered = named(eventsOf([course, later]), 'work-early');
  assert.deepEqual(
    answered.map(({ at, done }) => [at, done]),
    [
      ['2026-06-01', '2026-06-01T10:00:00+02:00'],
      ['2026-07-01', undefined],
    ],
  );
});

test('who is a pensioner, or older than the working age, is not asked about work', () => {
  const pensioner = finding('work-status', '2026-06-01', { valueCodeableConcept: concept(`${findingSystem}-value`, 'pensioner') });
  assert.deepEqual(named(eventsOf([course, pensioner]), 'work-early'), []);
  assert.deepEqual(named(eventsOf([course], { birthDate: '1959-06-01' }), 'work-early'), []);
  assert.equal(named(eventsOf([course], { birthDate: '1959-06-02' }), 'work-early').length, 1);
});
