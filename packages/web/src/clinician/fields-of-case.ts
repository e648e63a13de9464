/** A case as the fields of the assessment form: the way back of `readAssessmentForm`. */

import type { Case, FindingEntry, MedicationEntry, Vocabulary } from '@rygforloeb/decision';
import { dateOf, wallTimeOf } from '../shared/copenhagen-wall-time.ts';
import {
  dateNames,
  drugName,
  findingName,
  followUpName,
  situationNames as names,
  noneName,
  otherMunicipality,
  partName,
} from './field-names.ts';

/** The fields of an assessment in which only the moment is known. */
export function emptyFields(now: string): URLSearchParams {
  const fields = new URLSearchParams();
  setDate(fields, names.asOf, now);
  return fields;
}

/** Every field of a case, as a clinician would have filled them in. */
export function fieldsOfCase(aCase: Case, vocabulary: Vocabulary): URLSearchParams {
  const fields = emptyFields(aCase.asOf);
  fields.set(names.id, aCase.id);
  if (aCase.title) fields.set(names.title, aCase.title);
  fields.set(names.actor, aCase.actor);
  if (aCase.question) fields.set(names.question, aCase.question);
  if (aCase.citizen.birthDate) setDate(fields, names.birthDate, aCase.citizen.birthDate);
  if (aCase.citizen.sex) fields.set(names.sex, aCase.citizen.sex);
  setMunicipality(fields, aCase.citizen.municipality, vocabulary);
  const counts = new Map<string, number>();
  for (const entry of inOrderOfDay(aCase.findings)) {
    const index = counts.get(entry.code) ?? 0;
    counts.set(entry.code, index + 1);
    setEntry(fields, seenNow(entry, aCase), findingName(entry.code, index));
  }
  for (const [index, drug] of aCase.medications.entries()) setDrug(fields, drug, index + 1);
  return fields;
}

/** Seen at the moment described is what the form takes for granted. */
function seenNow(entry: FindingEntry, { asOf }: Case): FindingEntry {
  const { recorded, ...rest } = entry;
  return recorded === undefined || recorded === asOf ? rest : entry;
}

/** The latest entry of a code first: it is the one the form shows on top. */
function inOrderOfDay(entries: readonly FindingEntry[]): readonly FindingEntry[] {
  const day = (entry: FindingEntry) => (entry.recorded ? dateOf(entry.recorded) : '9999');
  return [...entries].sort((one, other) => (day(one) < day(other) ? 1 : day(one) > day(other) ? -1 : 0));
}

function setMunicipality(fields: URLSearchParams, municipality: string | undefined, vocabulary: Vocabulary): void {
  if (municipality === undefined) return;
  const listed = vocabulary.municipalities.includes(municipality);
  fields.set(names.municipality, listed ? municipality : otherMunicipality);
  if (!listed) fields.set(names.municipalityOther, municipality);
}

function setEntry(fields: URLSearchParams, entry: FindingEntry, name: string): void {
  const { value } = entry;
  if (typeof value === 'boolean') fields.set(name, value ? 'yes' : 'no');
  else if (typeof value === 'number') fields.set(name, String(value).replace('.', ','));
  else if (typeof value !== 'string') setList(fields, name, value);
  else if (isDate(value)) {
    fields.set(name, 'yes');
    setDate(fields, name, value);
  } else fields.set(name, value);
  for (const part of ['onset', 'since', 'recorded'] as const) {
    const date = entry[part];
    if (date !== undefined) setDate(fields, partName(name, part), date);
  }
  if (entry.site) fields.set(partName(name, 'site'), entry.site);
}

function setList(fields: URLSearchParams, name: string, values: readonly string[]): void {
  if (values.length === 0) fields.set(noneName(name), 'none');
  for (const value of values) fields.append(name, value);
}

function setDrug(fields: URLSearchParams, drug: MedicationEntry, number: number): void {
  const threeWay = (part: 'stopPlan' | 'dailyPrescription') => {
    const value = drug[part];
    if (value !== undefined) fields.set(drugName(number, part), value ? 'yes' : 'no');
  };
  if (drug.name) fields.set(drugName(number, 'name'), drug.name);
  if (drug.atc) fields.set(drugName(number, 'atc'), drug.atc);
  if (drug.start) setDate(fields, drugName(number, 'start'), drug.start);
  threeWay('stopPlan');
  threeWay('dailyPrescription');
  if (drug.followUps) fields.set(drugName(number, 'followUps'), drug.followUps.length > 0 ? 'yes' : 'no');
  for (const [index, date] of (drug.followUps ?? []).entries()) setDate(fields, followUpName(number, index + 1), date);
}

function setDate(fields: URLSearchParams, name: string, dateOrInstant: string): void {
  const names = dateNames(name);
  const [year = '', month = '', day = ''] = dateOf(dateOrInstant).split('-');
  fields.set(names.day, String(Number(day)));
  fields.set(names.month, String(Number(month)));
  fields.set(names.year, year);
  if (dateOrInstant.length > 10) fields.set(names.time, wallTimeOf(dateOrInstant).time.replace(':', '.'));
}

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value);
}
