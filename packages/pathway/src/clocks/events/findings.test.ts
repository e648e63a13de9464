import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingSystem, findingValueSystem } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { citizenRecordOf } from '../citizen-record.ts';
import { courseEvents } from './course.ts';
import { findingsEvents } from './findings.ts';

const meta = { versionId: '1', lastUpdated: '2026-11-20T10:00:00Z' };
const patient = { resourceType: 'Patient', id: 'karen', meta, generalPractitioner: [{ reference: 'Organization/gp' }] } as StoredResource;
let count = 0;

/** A finding on a day: code, value, and since when. */
const found = (code: string, value: unknown, day = '2026-11-20', since?: string): StoredResource => {
  count += 1;
  const valued =
    typeof value === 'boolean'
      ? { valueBoolean: value }
      : typeof value === 'number'
        ? { valueInteger: value }
        : Array.isArray(value)
          ? { component: value.map((one) => ({ code: { coding: [{ system: findingValueSystem, code: one }] }, valueBoolean: true })) }
          : /^\d{4}-/.test(String(value))
            ? { valueDateTime: value }
            : { valueCodeableConcept: { coding: [{ system: findingValueSystem, code: value }] } };
  return {
    resourceType: 'Observation',
    id: `o${count}`,
    meta,
    status: 'final',
    code: { coding: [{ system: findingSystem, code }] },
    performer: [{ reference: 'Practitioner/x' }, { reference: 'Organization/clinic' }],
    ...(since === undefined ? { effectiveDateTime: day } : { effectivePeriod: { start: since, end: day } }),
    ...valued,
  } as StoredResource;
};
const numbers = new Map([['acute-paresis-grade', 3]]);
const events = (...resources: readonly StoredResource[]) =>
  Object.fromEntries(
    findingsEvents({ ...citizenRecordOf(patient, resources), numbers }).map(({ clock, at, done, house }) => [clock, [at, done, house]]),
  );
const clinic = 'Organization/clinic';

test('a suspicion runs from when it is first said until it is said no more, for the house that says so', () => {
  assert.deepEqual(events(found('suspected-cauda-equina', true, '2026-11-18'), found('suspected-cauda-equina', true, '2026-11-20')), {
    'cauda-equina': ['2026-11-18', undefined, clinic],
  });
  assert.deepEqual(events(found('suspected-cauda-equina', true, '2026-11-18'), found('suspected-cauda-equina', false, '2026-11-19')), {
    'cauda-equina': ['2026-11-18', '2026-11-19', clinic],
  });
  assert.deepEqual(events(found('suspected-cauda-equina', false)), {});
});

test('a paresis runs from its onset where that is known, else from when it was found; grade 4 is none, and ends it', () => {
  const onset = '2026-11-19T08:00:00+01:00';
  assert.deepEqual(events(found('strength-grade', 3, '2026-11-20', onset)), { 'acute-paresis': [onset, undefined, clinic] });
  assert.deepEqual(events(found('strength-grade', 2, '2026-11-20'), found('strength-grade', 4, '2026-11-21')), {
    'acute-paresis': ['2026-11-20', '2026-11-21', clinic],
  });
  assert.deepEqual(events(found('strength-grade', 4)), {});
  assert.deepEqual(
    events(found('strength-grade', 4, '2026-11-18'), found('strength-grade', 3, '2026-11-20'))['acute-paresis']?.[0],
    '2026-11-20',
  );
});

test('while conservative care goes on the windows of her own trouble run, and end with the next step or with an effect that satisfies', () => {
  const care = found('conservative-start', '2026-10-01');
  const windowsOf = (...more: readonly StoredResource[]) => Object.keys(events(care, ...more)).filter((clock) => clock !== 'nkr-outcomes');
  assert.deepEqual(windowsOf(), ['hospital-other']);
  assert.deepEqual(windowsOf(found('suspected-nerve-root', true)), ['imaging-root', 'hospital-root']);
  assert.deepEqual(windowsOf(found('suspected-nerve-root', true), found('surgery-considered', true)), [
    'imaging-root',
    'hospital-root',
    'surgery-root',
  ]);
  assert.deepEqual(windowsOf(found('suspected-stenosis', true)), ['stenosis-longer']);
  assert.deepEqual(windowsOf(found('diagnostic-triage', 'specific')), ['specific-cause']);
  assert.deepEqual(windowsOf(found('structural-change', ['scoliosis'])), ['structural-axial']);
  assert.equal(events(care, found('next-step-decided', '2026-11-10'))['hospital-other']?.[1], '2026-11-10');
  assert.equal(events(care, found('conservative-effect', 'satisfactory', '2026-11-12'))['hospital-other']?.[1], '2026-11-12');
  assert.equal(events(care, found('conservative-effect', 'unsatisfactory'))['hospital-other']?.[1], undefined);
});

test('an image that fits the radiation counts from when the radiation began', () => {
  const fits = [found('imaging-result', 'nerve-involvement'), found('imaging-matches-symptoms', true)];
  assert.deepEqual(events(...fits, found('leg-pain', true, '2026-11-20', '2026-09-20')), {
    'matching-referral': ['2026-09-20', undefined, clinic],
  });
  assert.deepEqual(events(...fits, found('leg-pain', false)), {});
  assert.deepEqual(events(found('imaging-result', 'age-related'), found('leg-pain', true)), {});
});

test('a flare-up that lasts is looked at until it settles; what was entered in error never was', () => {
  const flare = found('flare-after-activity', 'lasting', '2026-11-15');
  assert.deepEqual(events(flare), { 'flare-up': ['2026-11-15', undefined, clinic] });
  assert.equal(events(flare, found('flare-after-activity', 'settles', '2026-11-18'))['flare-up']?.[1], '2026-11-18');
  assert.deepEqual(events({ ...flare, status: 'entered-in-error' }), {});
});

test('a physiotherapist owes the GP a word after the start of a course and at its end, until one is sent; the GP owes herself none', () => {
  const course = (begunBy: string, house: string, more = {}): StoredResource =>
    ({
      resourceType: 'EpisodeOfCare',
      id: 'c1',
      meta,
      extension: [{ url: 'https://rygforloeb.dk/fhir/StructureDefinition/begun-by', valueCode: begunBy }],
      status: 'active',
      managingOrganization: { reference: house },
      period: { start: '2026-11-01' },
      ...more,
    }) as StoredResource;
  const letter = {
    resourceType: 'Communication',
    id: 'l1',
    meta,
    status: 'completed',
    sender: { reference: 'Organization/physio' },
    recipient: [{ reference: 'Organization/gp' }],
    sent: '2026-11-10T09:00:00Z',
  } as StoredResource;
  const owed = (...resources: readonly StoredResource[]) =>
    courseEvents(citizenRecordOf(patient, resources)).flatMap(({ clock, at, done }) =>
      clock === 'prognosis-year' ? [] : [[clock, at, done]],
    );
  const ended = { status: 'finished', period: { start: '2026-11-01', end: '2026-11-12' } };
  assert.deepEqual(owed(course('physiotherapist', 'Organization/physio')), [['feedback-to-gp', '2026-11-01', undefined]]);
  assert.deepEqual(owed(course('physiotherapist', 'Organization/physio'), letter), [
    ['feedback-to-gp', '2026-11-01', '2026-11-10T09:00:00Z'],
  ]);
  assert.deepEqual(owed(course('physiotherapist', 'Organization/physio', ended), letter), [
    ['feedback-to-gp', '2026-11-01', '2026-11-10T09:00:00Z'],
    ['closing-letter', '2026-11-12', undefined],
  ]);
  assert.deepEqual(owed(course('hospital', 'Organization/hospital', ended)), [['closing-letter', '2026-11-12', undefined]]);
  assert.deepEqual(owed(course('gp', 'Organization/gp', ended)), []);
});
