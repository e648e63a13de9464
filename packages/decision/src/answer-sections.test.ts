import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionsOf } from './answer-sections.ts';
import type { Answer, Disposition, StatusCode, UrgencyCode } from './model.ts';

const disposition = (code: string, status: StatusCode): Disposition => ({
  code,
  status,
  because: [],
  sources: [],
  requirements: [],
  conflicts: [],
});

const answer = (urgency: UrgencyCode, dispositions: readonly Disposition[]): Answer => ({
  case: 'a',
  programme: { id: 'p', version: 'v', status: 's' },
  asOf: '2024-03-12T10:00+01:00',
  inScope: true,
  urgency,
  dispositions,
  missing: [],
});

const dispositions = new Map([
  ['safe-route', { group: 'safety' }],
  ['at-every-visit', { group: 'safety', standing: true }],
]);
const codesIn = (id: Parameters<ReturnType<typeof sectionsOf>['get']>[0], given: Answer) =>
  sectionsOf(given, { dispositions })
    .get(id)
    ?.map(({ code }) => code);

test('only when something is acute does anything stand under now', () => {
  const said = [disposition('safe-route', 'required'), disposition('at-every-visit', 'required'), disposition('goals', 'required')];
  assert.deepEqual(codesIn('now', answer('acute', said)), ['safe-route']);
  assert.deepEqual(codesIn('now', answer('emergency', said)), ['safe-route']);
  assert.deepEqual(codesIn('now', answer('same-day', said)), []);
  assert.deepEqual(codesIn('now', answer('routine', said)), []);
});

test('what is late stands before what is due, and safety before the rest', () => {
  const said = [disposition('goals', 'required'), disposition('safe-route', 'required'), disposition('late', 'overdue')];
  assert.deepEqual(codesIn('today', answer('routine', said)), ['late', 'safe-route', 'goals']);
});

test('every status has its section and nothing is lost', () => {
  const statuses: readonly StatusCode[] = [
    'overdue',
    'required',
    'recommended',
    'permitted',
    'needs-judgement',
    'blocked-consent',
    'not-indicated',
    'not-permitted',
    'not-covered',
  ];
  const sections = sectionsOf(
    answer(
      'elective',
      statuses.map((status) => disposition(status, status)),
    ),
    { dispositions },
  );
  assert.deepEqual(Object.fromEntries([...sections].map(([id, found]) => [id, found.map(({ code }) => code)])), {
    now: [],
    today: ['overdue', 'required'],
    recommended: ['recommended'],
    possible: ['permitted'],
    judgement: ['needs-judgement', 'blocked-consent'],
    silent: ['not-covered'],
    noGrounds: ['not-indicated'],
    notYours: ['not-permitted'],
  });
});
