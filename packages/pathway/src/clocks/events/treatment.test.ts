import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingSystem, findingValueSystem, openProgramme } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { pathwayProgramme } from '../../pathway-programme.ts';
import { citizenRecordOf } from '../citizen-record.ts';
import { settingsOf } from '../look-at-clocks.ts';
import { type OpenClock, openClocks } from '../open-clocks.ts';
import { medicationEvents } from './medication.ts';
import { treatmentEvents } from './treatment.ts';

const programme = pathwayProgramme(await openProgramme());
const meta = { versionId: '1', lastUpdated: '2026-11-01T10:00:00Z' };
const patient: StoredResource = { resourceType: 'Patient', id: 'karen', meta };

test('the next visit of a suspected root is due on day 14 where no day was agreed, and on the day where one was', () => {
  const suspected = finding('suspected-nerve-root', true, '2026-11-01');
  assert.equal(stateAt('root-every-visit', [suspected], '2026-11-14'), 'open');
  assert.equal(stateAt('root-every-visit', [suspected], '2026-11-15'), 'due');
  assert.equal(stateAt('root-every-visit', [suspected], '2026-11-16'), 'late');
  const visit = [
    suspected,
    finding('progressive-deficit', false, '2026-11-10'),
    finding('evaluation-next-date', '2026-11-12', '2026-11-10'),
  ];
  assert.equal(stateAt('root-every-visit', visit, '2026-11-11'), 'open');
  assert.equal(stateAt('root-every-visit', visit, '2026-11-12'), 'due');
  assert.equal(stateAt('root-every-visit', visit, '2026-11-13'), 'late');
});

test('a suspicion that is rejected, or a course that has ended, asks for no more visits', () => {
  const suspected = finding('suspected-nerve-root', true, '2026-11-01');
  assert.equal(stateAt('root-every-visit', [suspected, finding('suspected-nerve-root', false, '2026-11-08')], '2026-11-20'), undefined);
  assert.equal(stateAt('root-every-visit', [suspected, finding('own-course-ended', '2026-11-08', '2026-11-08')], '2026-11-20'), undefined);
  assert.equal(stateAt('root-every-visit', [finding('suspected-nerve-root', false, '2026-11-01')], '2026-11-20'), undefined);
  assert.equal(stateAt('root-every-visit', [], '2026-11-20'), undefined);
});

test('manual treatment waits until session four, is open at four, due at five, late at six; a judged response ends it', () => {
  const sessions = (last: number) => [
    finding('manual-start', '2026-11-01', '2026-11-01'),
    ...Array.from({ length: last }, (_, index) => finding('manual-sessions', index + 1, `2026-11-${String(index + 1).padStart(2, '0')}`)),
  ];
  assert.deepEqual(
    [3, 4, 5, 6].map((last) => stateAt('manual-response', sessions(last), '2026-11-20')),
    ['waiting', 'open', 'due', 'late'],
  );
  const early = [...sessions(4), finding('manual-response', 'good', '2026-11-03')];
  assert.equal(stateAt('manual-response', early, '2026-11-20'), 'open', 'a response before the fourth is not the judgement');
  const judged = [...sessions(4), finding('manual-response', 'good', '2026-11-04')];
  assert.equal(stateAt('manual-response', judged, '2026-11-20'), undefined);
  const anew = [...judged, finding('manual-start', '2026-11-18', '2026-11-18'), finding('manual-sessions', 1, '2026-11-18')];
  assert.equal(stateAt('manual-response', anew, '2026-11-20'), 'waiting');
});

test('a drug that is no pain drug, or of which nothing is known but its name, has no clocks of follow-up', () => {
  assert.deepEqual(drugClocks('J01CE02', '2026-11-01', {}), []);
  assert.deepEqual(drugClocks('N02BE01', '2026-11-01', {}), ['pain-medicine-short', 'paracetamol-studied']);
});

test('other pain medicine than opioids is short until day 21, and passed on day 22; in lasting pain no length is given', () => {
  const drug = request('N02BE01', '2026-11-01');
  assert.equal(stateAt('pain-medicine-short', [drug], '2026-11-22'), 'open');
  assert.equal(stateAt('pain-medicine-short', [drug], '2026-11-23'), 'passed');
  assert.equal(stateAt('pain-medicine-short', [drug, finding('pain-pattern', 'persistent', '2026-11-01')], '2026-11-23'), undefined);
});

test('a prescription is new for 84 days: on day 84 the second follow-up is overdue, on day 85 nobody is asked any more', () => {
  const drug = request('N02BE01', '2026-09-01', { known: true });
  assert.equal(stateAt('medication-follow-up-second', [drug], '2026-11-24'), 'overdue');
  assert.equal(stateAt('medication-follow-up-second', [drug], '2026-11-25'), undefined);
});

test('days are counted across the change of the clock in autumn and in spring', () => {
  const autumn = request('N02AX02', '2026-10-20T23:30:00+02:00');
  assert.equal(stateAt('opioid-duration', [autumn], '2026-10-27'), 'open');
  assert.equal(stateAt('opioid-duration', [autumn], '2026-10-28'), 'passed');
  const spring = finding('suspected-nerve-root', true, '2027-03-20');
  assert.equal(stateAt('root-every-visit', [spring], '2027-04-03'), 'due');
});

function stateAt(clock: string, resources: readonly StoredResource[], day: string): OpenClock['state'] | undefined {
  const citizen = { ...citizenRecordOf(patient, resources), ...settingsOf(programme) };
  const events = [...treatmentEvents(citizen), ...medicationEvents(citizen)];
  return openClocks(programme.clocks, events, `${day}T12:00:00+01:00`).find((one) => one.clock.id === clock)?.state;
}

function drugClocks(atc: string, start: string, more: { readonly known?: boolean }): readonly string[] {
  const citizen = { ...citizenRecordOf(patient, [request(atc, start, more)]), ...settingsOf(programme) };
  return medicationEvents(citizen).map(({ clock }) => clock);
}

function request(atc: string, start: string, { known = false } = {}): StoredResource {
  const extension = known ? [{ url: 'https://rygforloeb.dk/fhir/StructureDefinition/follow-ups-known', valueBoolean: true }] : [];
  return {
    resourceType: 'MedicationRequest',
    id: `${atc}-${start.slice(0, 10)}`,
    meta,
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code: atc }] },
    authoredOn: start,
    extension,
  };
}

function finding(code: string, value: boolean | number | string, day: string): StoredResource {
  const isDay = typeof value === 'string' && /^\d{4}-/.test(value);
  const coded = { valueCodeableConcept: { coding: [{ system: findingValueSystem, code: value }] } };
  const element =
    typeof value === 'boolean'
      ? { valueBoolean: value }
      : typeof value === 'number'
        ? { valueInteger: value }
        : isDay
          ? { valueDateTime: value }
          : coded;
  return {
    resourceType: 'Observation',
    id: `${code}-${day}-${String(value)}`,
    meta,
    status: 'final',
    code: { coding: [{ system: findingSystem, code }] },
    effectiveDateTime: day,
    performer: [{ reference: 'Organization/chiropractor' }],
    ...element,
  };
}
