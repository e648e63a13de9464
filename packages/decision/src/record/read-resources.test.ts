import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observation, own, read, sks, valueIn } from './record-fixture.ts';

const ext = (name: string, value: object) => ({ url: `https://rygforloeb.dk/fhir/StructureDefinition/${name}`, ...value });
const about = { subject: { reference: 'Patient/p1' } };
const yes = { coding: [{ system: 'http://snomed.info/sct', code: '373066001' }] };
const unknown = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'asked-unknown' }] };

test('our own coded findings pass straight through with onset, date and side', () => {
  const reading = read([
    observation('o1', own('strength-grade'), {
      valueInteger: 3,
      effectiveDateTime: undefined,
      effectivePeriod: { start: '2024-03-11T20:00:00+01:00', end: '2024-03-12' },
      bodySite: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/site', code: 'right' }] },
    }),
    observation('o2', own('conservative-contents'), {
      component: ['guidance', 'exercise'].map((code) => ({
        code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding-value', code }] },
        valueBoolean: true,
      })),
    }),
    observation('o3', own('sick-leave-start'), { valueBoolean: false }),
    observation('o4', own('municipal-offers'), { valueBoolean: false }),
  ]);
  assert.deepEqual(reading.findings, [
    {
      code: 'strength-grade',
      value: 3,
      onset: '2024-03-11T20:00:00+01:00',
      recorded: '2024-03-12',
      site: 'right',
      from: ['Observation/o1'],
    },
    { code: 'conservative-contents', value: ['guidance', 'exercise'], recorded: '2024-03-11', from: ['Observation/o2'] },
    { code: 'sick-leave-start', value: false, recorded: '2024-03-11', from: ['Observation/o3'] },
    { code: 'municipal-offers', value: [], recorded: '2024-03-11', from: ['Observation/o4'] },
  ]);
});

test('a sick leave with its last day stands until that day has passed, and what is stated later takes its place', () => {
  const leave = (id: string, first: string, last: string, recorded: string) =>
    observation(id, own('sick-leave-start'), {
      valueDateTime: first,
      effectiveDateTime: recorded,
      component: [{ code: own('last-day'), valueDateTime: last }],
    });
  const seen = (...resources: object[]) => valueIn(read(resources), 'sick-leave-start');
  assert.equal(seen(leave('o1', '2024-03-01', '2024-04-15', '2024-03-01')), '2024-03-01', 'its end lies ahead');
  assert.equal(seen(leave('o1', '2024-03-01', '2024-03-12', '2024-03-01')), '2024-03-01', 'its last day is today');
  assert.equal(seen(leave('o1', '2024-03-01', '2024-03-11', '2024-03-01')), false, 'it ended yesterday');
  assert.equal(seen(leave('o1', '2024-03-01', 'next spring', '2024-03-01')), '2024-03-01', 'no day is no end');
  const both = read([leave('o1', '2024-03-01', '2024-03-08', '2024-03-01'), leave('o2', '2024-03-01', '2024-04-01', '2024-03-08')]);
  assert.deepEqual(
    both.findings.map(({ value, recorded }) => [value, recorded]),
    [
      [false, '2024-03-01'],
      ['2024-03-01', '2024-03-08'],
    ],
  );
});

test('yes, no and unknown are three answers', () => {
  const answered = (value: object) => valueIn(read([observation('o1', own('saddle-anaesthesia'), value)]), 'saddle-anaesthesia');
  assert.equal(answered({ valueCodeableConcept: yes }), true);
  assert.equal(
    answered({ valueCodeableConcept: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0136', code: 'N' }] } }),
    false,
  );
  assert.equal(answered({ valueCodeableConcept: unknown }), undefined);
  assert.equal(answered({ dataAbsentReason: unknown }), undefined);
  assert.equal(answered({ valueString: 'nej' }), undefined);
});

test('pain by LOINC has its place from the body site, local scores are read by their own code', () => {
  const pain = observation(
    'o1',
    { coding: [{ system: 'http://loinc.org', code: '72514-3' }] },
    { valueQuantity: { value: 7 }, bodySite: { coding: [{ system: 'http://snomed.info/sct', code: '61685007' }] } },
  );
  const score = observation('o2', { coding: [{ system: 'urn:rygforloeb:questionnaire-score', code: 'rmdq' }] }, { valueInteger: 14 });
  const reading = read([pain, score]);
  assert.deepEqual(
    reading.findings.map(({ code, value, site }) => [code, value, site]),
    [
      ['pain-nrs', 7, 'leg'],
      ['rmdq', 14, undefined],
    ],
  );
});

test('a score outside its range is not usable, above, at and below the end', () => {
  const nrs = (value: number) => read([observation('o1', own('pain-nrs'), { valueInteger: value })]);
  assert.deepEqual([valueIn(nrs(10), 'pain-nrs'), valueIn(nrs(11), 'pain-nrs'), valueIn(nrs(-1), 'pain-nrs')], [10, undefined, undefined]);
  assert.equal(nrs(11).unread[0]?.reason, 'value-not-usable');
});

test('a cancelled observation says nothing, an observation of unknown status is left unread', () => {
  assert.deepEqual(read([observation('o1', own('fever'), { status: 'entered-in-error', valueBoolean: true })]).unread, []);
  assert.equal(read([observation('o1', own('fever'), { status: 'unknown', valueBoolean: true })]).unread[0]?.reason, 'unknown-status');
});

test('a calming value without a date, or dated after today, is not believed; an alarming one is', () => {
  const sign = (valueBoolean: boolean, effectiveDateTime: string | undefined) =>
    valueIn(read([observation('o1', own('suspected-cauda-equina'), { valueBoolean, effectiveDateTime })]), 'suspected-cauda-equina');
  assert.deepEqual([sign(false, undefined), sign(false, '2024-03-13'), sign(false, '2024-03-12')], [undefined, undefined, false]);
  assert.deepEqual([sign(true, undefined), sign(true, '2024-03-13'), sign(true, '2024-03-12')], [true, true, true]);
});

test('a drug in use is read with its plan; a stopped, wished or uncoded one is not', () => {
  const drug = (id: string, more: object) => ({
    resourceType: 'MedicationRequest',
    id,
    status: 'active',
    intent: 'order',
    ...about,
    authoredOn: '2024-02-20',
    medicationCodeableConcept: { text: 'gabapentin', coding: [{ system: 'http://www.whocc.no/atc', code: 'N03AX12' }] },
    ...more,
  });
  const reading = read([
    drug('m1', { extension: [ext('stop-plan', { valueBoolean: false }), ext('follow-up', { valueDateTime: '2024-02-24' })] }),
    drug('m2', { status: 'stopped' }),
    drug('m3', { intent: 'proposal' }),
    drug('m4', { medicationCodeableConcept: { text: 'smertestillende' } }),
    drug('m5', {
      extension: [ext('follow-ups-known', { valueBoolean: true })],
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#d' },
      contained: [{ resourceType: 'Medication', id: 'd', code: { coding: [{ system: 'http://www.whocc.no/atc', code: 'H02AB06' }] } }],
    }),
  ]);
  assert.deepEqual(reading.medications, [
    { name: 'gabapentin', atc: 'N03AX12', start: '2024-02-20', stopPlan: false, followUps: ['2024-02-24'], from: ['MedicationRequest/m1'] },
    { atc: 'H02AB06', start: '2024-02-20', followUps: [], from: ['MedicationRequest/m5'] },
  ]);
  assert.equal(valueIn(reading, 'steroid-use'), true);
  assert.deepEqual(
    reading.unread.map(({ reference, reason }) => [reference, reason]),
    [
      ['MedicationRequest/m3', 'unknown-status'],
      ['MedicationRequest/m4', 'no-code'],
    ],
  );
});

test('a draft order in hand is the question; the same order once sent is a recorded act; done imaging is done', () => {
  const order = (more: object) => ({
    resourceType: 'ServiceRequest',
    id: 's1',
    intent: 'order',
    ...about,
    code: sks('UXME30'),
    authoredOn: '2024-03-05',
    ...more,
  });
  const drafted = read([order({ status: 'draft' })], [order({ status: 'draft' })]);
  assert.deepEqual([drafted.question, drafted.questions, drafted.findings], ['refer:imaging-mri', ['refer:imaging-mri'], []]);
  const sent = read([order({ status: 'active' })]);
  assert.deepEqual(sent.findings, [
    { code: 'imaging-referral-sent', value: '2024-03-05', recorded: '2024-03-05', from: ['ServiceRequest/s1'] },
  ]);
  const done = read([
    { resourceType: 'ImagingStudy', id: 'i1', status: 'available', ...about, procedureCode: [sks('UXRE30')], started: '2024-03-06' },
  ]);
  assert.deepEqual(valueIn(done, 'imaging-done'), ['xray']);
});

test('a finished form is read by its linkIds, three-valued; a judgement by the citizen is not a clinician’s', () => {
  const form = (more: object) => ({
    resourceType: 'QuestionnaireResponse',
    id: 'q1',
    status: 'completed',
    ...about,
    authored: '2024-03-11T09:00:00+01:00',
    item: [
      {
        linkId: 'group',
        item: [
          { linkId: 'bladder-disturbance', answer: [{ valueBoolean: true }] },
          { linkId: 'bowel-disturbance', answer: [{ valueCoding: { system: 'urn:x', code: 'unknown' } }] },
        ],
      },
      { linkId: 'pain-nrs.leg', answer: [{ valueInteger: 8 }] },
      { linkId: 'suspected-cauda-equina', answer: [{ valueBoolean: false }] },
      { linkId: 'conservative-contents', answer: ['manual', 'exercise'].map((code) => ({ valueCoding: { system: 'urn:x', code } })) },
      { linkId: 'my-own-item', answer: [{ valueString: 'x' }] },
    ],
    ...more,
  });
  const values = (more: object) => Object.fromEntries(read([form(more)]).findings.map(({ code, value }) => [code, value]));
  assert.deepEqual(values({}), {
    'bladder-disturbance': true,
    'pain-nrs': 8,
    'suspected-cauda-equina': false,
    'conservative-contents': ['manual', 'exercise'],
  });
  assert.equal(values({ source: { reference: 'Patient/p1' } })['suspected-cauda-equina'], undefined);
  assert.deepEqual(values({ status: 'in-progress' }), {});
});

test('consent is read per recipient, given or refused, while it is in force', () => {
  const consent = (provision: object) =>
    read([
      { resourceType: 'Consent', id: 'k1', status: 'active', patient: { reference: 'Patient/p1' }, dateTime: '2024-03-01', provision },
    ]);
  const actor = (value: string) => [
    { reference: { identifier: { system: 'https://rygforloeb.dk/fhir/CodeSystem/consent-recipient', value } } },
  ];
  assert.equal(valueIn(consent({ type: 'permit', actor: actor('hospital') }), 'consent-hospital'), 'given');
  assert.equal(valueIn(consent({ type: 'permit', provision: [{ type: 'deny', actor: actor('gp') }] }), 'consent-gp'), 'refused');
  assert.equal(valueIn(consent({ type: 'deny', actor: actor('gp'), period: { end: '2024-03-11' } }), 'consent-gp'), undefined);
  assert.equal(valueIn(consent({ type: 'deny', actor: actor('gp'), class: [{ code: 'x' }] }), 'consent-gp'), undefined);
  assert.equal(consent({ type: 'deny', actor: actor('neighbour') }).unread[0]?.reason, 'no-code');
});
