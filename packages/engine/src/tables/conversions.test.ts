/** FHIR elements compared directly: FHIRHelpers turns them into CQL's own values. */

import { observation } from './small-programme.ts';
import { type Table, tableTests } from './table-tests.ts';

const declarations = `
include FHIRHelpers version '4.0.1'
codesystem "Finding": 'https://example.org/finding'
code "weight": 'weight' from "Finding"
code "pain": 'pain' from "Finding"
`;
const definitions = `
define "Weight": First([Observation: "weight"])
define "Pain": First([Observation: "pain"])
`;
const finding = (code: string, further: object) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'https://example.org/finding', code }] },
  ...further,
});
const resources = [
  finding('weight', { valueQuantity: { value: 82.5, code: 'kg', unit: 'kilo' }, effectiveDateTime: '2024-05-14T10:00:00+02:00' }),
  finding('pain', { effectivePeriod: { start: '2024-05-01T00:00:00+02:00' } }),
  observation('strength', 4),
];

const table: Table = {
  'a quantity is read with its code for a unit': [
    [`("Weight".value as FHIR.Quantity) > 80 'kg'`, true],
    [`("Weight".value as FHIR.Quantity) > 82.5 'kg'`, false],
    [`("Pain".value as FHIR.Quantity) > 80 'kg'`, null],
  ],
  'a period without an end goes on': [
    ['@2024-05-14T10:00:00+02:00 in ("Pain".effective as FHIR.Period)', true],
    ['@2024-04-14T10:00:00+02:00 in ("Pain".effective as FHIR.Period)', false],
    ['@2024-05-14T10:00:00+02:00 in ("Weight".effective as FHIR.Period)', false],
  ],
  'status, codes and dates compare as they read': [
    [`"Weight".status = 'final'`, true],
    [`"Weight".code ~ "weight"`, true],
    [`"Weight".code ~ "pain"`, false],
    ['Patient.birthDate < @1970-06-16', true],
    ['Patient.birthDate = @1970-06-15', true],
    ['Patient.deceased is null', true],
    ['(("Weight".effective as FHIR.dateTime) + 1 day).value'.replace('.value', ''), '2024-05-15T10:00:00+02:00'],
  ],
};

await tableTests(table, { declarations, definitions, resources, parameters: { timezoneOffset: 2 } });
