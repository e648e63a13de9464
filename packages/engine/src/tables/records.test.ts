/** Reading FHIR: retrieves by code, choice elements, extensions, nested elements, and what an absent element means. */

import type { FhirResource } from '../index.ts';
import { observation } from './small-programme.ts';
import { type Table, tableTests } from './table-tests.ts';

const declarations = `
codesystem "Finding": 'https://example.org/finding'
codesystem "Other": 'https://example.org/other'
code "strength": 'strength' from "Finding" display 'Strength'
code "strength elsewhere": 'strength' from "Other"
code "leg pain": 'leg-pain' from "Finding"
concept "Either": {"strength", "leg pain"}
parameter "Limit" Integer default 3
parameter "Start" DateTime default @2024-05-01T00:00:00+02:00
parameter "Wait" System.Quantity default 2 weeks
parameter "Places" List<String>
parameter "Score" Decimal default 40.0
parameter "Asked" Boolean
parameter "Name" String default 'Karen'
`;
const parameters = { Asked: null, Limit: 4, Places: ['Kolding', 'Odense'], timezoneOffset: 2 };

const definitions = `
define "Strengths": [Observation: "strength"]
define "Values": "Strengths" O return all (O.value as FHIR.integer).value
define "Latest": Last("Strengths" O where O.status.value = 'final' sort by (effective as FHIR.dateTime).value)
define "Drug": First([MedicationRequest])
`;

const at = (moment: string, further: object = {}): object => ({ effectiveDateTime: moment, ...further });

const resources: readonly FhirResource[] = [
  observation('strength', 4, at('2024-05-10T09:00:00+02:00', { bodySite: { coding: [{ code: 'left' }] } })),
  observation('strength', 2, at('2024-05-12T08:30:00Z', { note: [{ text: 'weak' }, { text: 'tired' }] })),
  observation('strength', 3, at('2024-05-12T10:15:00+02:00', { bodySite: { coding: [{ code: 'right' }] } })),
  { ...observation('strength', 5, at('2024-05-13T10:00:00+02:00')), status: 'entered-in-error' },
  observation('leg-pain', true, { effectivePeriod: { start: '2024-04-01' } }),
  {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'https://example.org/other', code: 'strength' }] },
    valueQuantity: { value: 82.5, unit: 'kg', code: 'kg', system: 'http://unitsofmeasure.org' },
  },
  {
    resourceType: 'Observation',
    status: 'final',
    code: {
      coding: [
        { system: 'https://example.org/finding', code: 'leg-pain' },
        { system: 'https://example.org/finding', code: 'strength' },
      ],
    },
    valueCodeableConcept: { coding: [{ system: 'https://example.org/finding', code: 'severe' }] },
  },
  { resourceType: 'Observation', status: 'final', code: { text: 'no coding at all' } },
  {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code: 'N02AX02' }] },
    authoredOn: '2024-05-01',
    extension: [
      { url: 'https://example.org/plan', valueBoolean: true },
      { url: 'https://example.org/seen', valueDateTime: '2024-05-05' },
      { url: 'https://example.org/seen', valueDateTime: '2024-05-09' },
    ],
  },
];

const table: Table = {
  'a retrieve finds what has the code in its system, whichever coding has it': [
    ['Count("Strengths")', 5],
    ['Count([Observation])', 8],
    ['Count([Observation: "leg pain"])', 2],
    ['Count([Observation: "strength elsewhere"])', 1],
    ['Count([Observation: "Either"])', 6],
    ['exists [Condition]', false],
    ['exists [MedicationRequest]', true],
  ],
  'a choice element is known only as the type it is recorded as': [
    ['"Values"', [4, 2, 3, 5, null]],
    ['"Strengths" O return all (O.value as FHIR.boolean).value', [null, null, null, null, null]],
    ['First((Last("Strengths").value as FHIR.CodeableConcept).coding).code.value', 'severe'],
    ['(First([Observation: "strength elsewhere"]).value as FHIR.Quantity).value.value', 82.5],
    ['Last("Strengths").value is FHIR.CodeableConcept', true],
    ['Last("Strengths").value is FHIR.integer', false],
    ['First("Strengths").value is null', false],
    ['(First([Observation: "leg pain"]).effective as FHIR.Period)."start".value', '2024-04-01'],
    ['(First([Observation: "leg pain"]).effective as FHIR.Period)."end".value', null],
    ['(First([Observation: "leg pain"]).effective as FHIR.dateTime).value', null],
  ],
  'the latest is the latest instant, not the last written or the latest by the clock': [
    ['("Latest".value as FHIR.integer).value', 2],
    [
      '("Strengths" O where (O.value as FHIR.integer).value < 5 return all Tuple {v: (O.value as FHIR.integer).value, t: (O.effective as FHIR.dateTime).value} sort by t).v',
      [4, 3, 2],
    ],
    ['(Last([Observation: "leg pain"] O sort by (effective as FHIR.dateTime).value).value as FHIR.boolean).value', null],
  ],
  'elements within elements': [
    ['First("Strengths").status.value', 'final'],
    ['"Latest".note N return N.text.value', ['weak', 'tired']],
    ['"Strengths" O return all First(O.bodySite.coding).code.value', ['left', null, 'right', null, null]],
    ['Count("Strengths" O where O.bodySite is null)', 3],
    ['First("Drug".extension E where E.url.value = \'https://example.org/plan\' return (E.value as FHIR.boolean).value)', true],
    [
      '"Drug".extension E where E.url.value = \'https://example.org/seen\' return (E.value as FHIR.dateTime).value',
      ['2024-05-05', '2024-05-09'],
    ],
    ['First(("Drug".medication as FHIR.CodeableConcept).coding).code.value', 'N02AX02'],
    ['"Drug".authoredOn.value', '2024-05-01'],
    ['First([Condition]).code.text.value', null],
  ],
  'the patient is one of the records': [
    ['Patient.birthDate.value', '1970-06-15'],
    ['Patient.gender.value', null],
    ['CalculateAgeInYearsAt(Patient.birthDate.value, @2024-06-14)', 53],
    ['CalculateAgeInYearsAt(Patient.birthDate.value, @2024-06-15)', 54],
  ],
  'records are related with each other': [
    [
      'Count("Strengths" O with [Observation: "leg pain"] L such that (L.value as FHIR.boolean).value is true and (O.value as FHIR.integer).value < 3)',
      1,
    ],
    ['Count("Strengths" O without [Condition] C such that C.id = O.id)', 5],
  ],
  'parameters are as given, as written in the rules, or unknown': [
    ['"Limit"', 4],
    ['"Start"', '2024-05-01T00:00:00+02:00'],
    ['"Wait"', { value: 2, unit: 'weeks' }],
    ['"Start" + "Wait"', '2024-05-15T00:00:00+02:00'],
    ['"Places"', ['Kolding', 'Odense']],
    ['"Score"', 40],
    ['"Asked"', null],
    ['"Asked" is null', true],
    ['"Asked" is true', false],
    ['"Name"', 'Karen'],
    ['exists ("Values" V where V < "Limit")', true],
  ],
  'codes and concepts': [
    ['"strength" ~ "strength"', true],
    ['"strength" ~ "strength elsewhere"', false],
    [`"strength" ~ Code { code: 'strength', system: 'https://example.org/finding' }`, true],
    ['"strength".code', 'strength'],
    ['"strength".system', 'https://example.org/finding'],
  ],
};

await tableTests(table, { declarations, definitions, parameters, resources });
