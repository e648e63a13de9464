/** Makes the CQL library `Findings`: for each finding of the vocabulary what is recorded (`… entries`) and what holds now, unknown when nothing is. */

import type { CqlSource } from '@rygforloeb/engine';
import { extensionUrl, findingSystem } from '../fhir-names.ts';
import type { FindingDefinition } from '../vocabulary.ts';
import { cqlIdentifier, cqlString } from './cql-text.ts';

/** Ends the name of a fact that is never known: what was recorded no longer answers the finding, it has to be asked again. */
export const again = ' again';

/** Ends the name of a day as it was written, also one that lies ahead. */
const asWritten = ' as written';

/** The parameter that lists the ATC groups of pain medicine. */
export const painDrugs = 'pain-atc';

/** The finding that is recorded as false where a citizen is known to take no drug. */
export const knownNoDrug = 'medication-atc';

/** The library `Findings`. Medication findings are read from MedicationRequests, all others from coded Observations. */
export function findingsLibrary(findings: Iterable<FindingDefinition>): CqlSource {
  const observed = [...findings].filter((one) => !one.in.startsWith('medications'));
  const text = [
    'library Findings',
    '',
    "using FHIR version '4.0.1'",
    'include Parameters called P',
    '',
    `codesystem "findings": ${cqlString(findingSystem)}`,
    ...[...observed.map((one) => one.code), knownNoDrug].map(
      (code) => `code ${cqlIdentifier(`code ${code}`)}: ${cqlString(code)} from "findings"`,
    ),
    '',
    'context Patient',
    '',
    ...observed.flatMap(definesOf),
    medicationDefines,
  ].join('\n');
  return { name: 'Findings', file: 'vocabulary/findings.yaml', text };
}

function definesOf(finding: FindingDefinition): string[] {
  const entries = cqlIdentifier(`${finding.code} entries`);
  const self = cqlIdentifier(finding.code);
  const lines = [entriesDefine(finding, entries)];
  switch (finding.type) {
    case 'boolean':
      lines.push(`define ${self}:\n  ${finding.worse === undefined ? latestValue(entries) : worstBoolean(entries)}`);
      if (finding.worse !== undefined) lines.push(`define ${cqlIdentifier(`${finding.code}${again}`)}:\n  null as Boolean`);
      break;
    case 'date':
      lines.push(finding.kind === 'history' ? pastDay(finding, self, entries) : `define ${self}:\n  ${latestValue(entries)}`);
      lines.push(happened(finding, self));
      break;
    case 'list':
      lines.push(`define ${self}:\n  ${latestValue(entries)}`);
      for (const member of finding.values ?? [])
        lines.push(
          `define ${cqlIdentifier(`${finding.code}: ${member}`)}:\n  if ${self} is null then null else ${cqlString(member)} in ${self}`,
        );
      break;
    default:
      lines.push(`define ${self}:\n  ${finding.worse === undefined ? latestValue(entries) : worstOf(finding, entries)}`);
  }
  return [...lines, ''];
}

const valuePath: Readonly<Record<FindingDefinition['type'], string>> = {
  boolean: '(O.value as FHIR.boolean).value',
  integer: '(O.value as FHIR.integer).value',
  decimal: '(O.value as FHIR.Quantity).value.value',
  code: 'First((O.value as FHIR.CodeableConcept).coding).code.value',
  date: 'date from (O.value as FHIR.dateTime).value',
  text: '(O.value as FHIR.string).value',
  list: 'if (O.value as FHIR.boolean).value is false then List<String>{} else (O.component C where (C.value as FHIR.boolean).value is true return First(C.code.coding).code.value)',
};

function entriesDefine(finding: FindingDefinition, entries: string): string {
  return [
    `define ${entries}:`,
    `  [Observation: ${cqlIdentifier(`code ${finding.code}`)}] O`,
    '    return Tuple {',
    `      value: ${valuePath[finding.type]},`,
    '      onset: (O.effective as FHIR.Period).start.value,',
    ...(finding.hours ? onsetBounds : []),
    '      recorded: Coalesce((O.effective as FHIR.Period).end.value, (O.effective as FHIR.dateTime).value),',
    '      site: First(O.bodySite.coding).code.value }',
  ].join('\n');
}

/** The first and the last instant at which it may have begun: the same when the hour is known, else the ends of the Copenhagen day. */
const onsetBounds = (['start', 'end'] as const).map(
  (end) =>
    `      ${end === 'start' ? 'earliest' : 'latest'}: Coalesce(First(O.extension E where E.url.value = ${cqlString(extensionUrl('onset-day'))} return (E.value as FHIR.Period)).${end}.value, (O.effective as FHIR.Period).start.value),`,
);

const latestDay = (entries: string): string => `date from E.recorded = Max(${entries} M return date from M.recorded)`;

const latestValue = (entries: string): string => `Last(${entries} E sort by recorded).value`;

const worstBoolean = (entries: string): string =>
  `if not exists ${entries} then null else exists (${entries} E where E.value is true and ${latestDay(entries)})`;

function worstOf(finding: FindingDefinition, entries: string): string {
  if (finding.worse === 'min') return `Min(${entries} E where ${latestDay(entries)} return E.value)`;
  const grave = Array.isArray(finding.worse) ? [...(finding.worse as readonly string[])].reverse() : [];
  const cases = grave.map(
    (value) => `    when exists (${entries} E where E.value = ${cqlString(value)} and ${latestDay(entries)}) then ${cqlString(value)}`,
  );
  return ['case', ...cases, '    else null', '  end'].join('\n');
}

/** The day of something that has happened: a day that lies ahead is a plan, not a fact. */
function pastDay(finding: FindingDefinition, self: string, entries: string): string {
  const written = cqlIdentifier(`${finding.code}${asWritten}`);
  return `define ${written}:\n  ${latestValue(entries)}\ndefine ${self}:\n  if ${written} after P."Today" then null else ${written}`;
}

/** Whether a dated event has happened: true when its day has come, false when it lies ahead or is known not to have, else unknown. */
function happened(finding: FindingDefinition, self: string): string {
  const done = `define ${cqlIdentifier(`${finding.code} done`)}:\n  if ${self} is not null then true else`;
  const ahead = finding.kind === 'history' ? [`(${cqlIdentifier(`${finding.code}${asWritten}`)} after P."Today") is true`] : [];
  const denied = finding.orFalse
    ? [`exists ([Observation: ${cqlIdentifier(`code ${finding.code}`)}] O where (O.value as FHIR.boolean).value is false)`]
    : [];
  if (ahead.length + denied.length === 0) return `${done} null`;
  const no = cqlIdentifier(`${finding.code} no`);
  return [`define ${no}:`, `  ${[...denied, ...ahead].join(' or ')}`, `${done} if ${no} then false else null`].join('\n');
}

const extensionValue = (name: string, type: string): string =>
  `First(M.extension E where E.url.value = ${cqlString(extensionUrl(name))} return (E.value as FHIR.${type}).value)`;

const medicationDefines = `// Known to take nothing for the pain.
define "medication-atc no": exists ([Observation: "code medication-atc"] O where (O.value as FHIR.boolean).value is false)
// One pain drug in use, in its own words; what nobody wrote is unknown.
define "medications":
  [MedicationRequest] M
    let drug: First((M.medication as FHIR.CodeableConcept).coding).code.value
    where exists (P.${cqlIdentifier(painDrugs)} A where StartsWith(drug, A))
    return Tuple {
      atc: drug,
      start: date from M.authoredOn.value,
      stopPlan: ${extensionValue('stop-plan', 'boolean')},
      dailyPrescription: ${extensionValue('daily-prescription', 'boolean')},
      followUps: if ${extensionValue('follow-ups-known', 'boolean')} is true
        then (M.extension E where E.url.value = ${cqlString(extensionUrl('follow-up'))} return date from (E.value as FHIR.dateTime).value)
        else null }
define "any medication": exists [MedicationRequest]
// Whether the word is known of every pain drug: true or unknown.
define "medication-atc": if exists "medications" then true else null
define "medication-start": if exists ("medications" M where M.start is null) then null else true
define "medication-stop-plan": if exists ("medications" M where M.stopPlan is null) then null else true
define "medication-follow-ups": if exists ("medications" M where M.followUps is null) then null else true
define "medication-daily-prescription": if not exists "medications" or exists ("medications" M where M.dailyPrescription is null) then null else true
`;
