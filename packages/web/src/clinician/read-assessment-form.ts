/** Reads the assessment form into a case. Absent stays unknown; what cannot be read is told and left out. */

import type { Case, FindingDefinition, FindingEntry, MedicationEntry, Vocabulary } from '@rygforloeb/decision';
import { dateOf } from '../shared/copenhagen-wall-time.ts';
import {
  dateNames,
  drugName,
  findingName,
  followUpName,
  highestNumber,
  situationNames as names,
  noneName,
  otherMunicipality,
  partName,
} from './field-names.ts';
import { dateTouched, type FieldReader, type FormFault, readChoice, readDate, readNumber, readThreeWay, typed } from './read-fields.ts';

export interface ReadForm {
  /** The fields as they were sent, so that nothing typed is lost. */
  readonly form: URLSearchParams;
  readonly faults: readonly FormFault[];
  /** Absent when it is not known who asks or when. */
  readonly case?: Case;
}

const dateParts = ['onset', 'since', 'recorded'] as const;

type Entry = { -readonly [Key in keyof FindingEntry]: FindingEntry[Key] };
type Drug = { -readonly [Key in keyof MedicationEntry]: MedicationEntry[Key] };

/** Ten digits in the form of a civil registration number. */
const civilNumber = /\b(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}-?\d{4}\b/;

/** Reads a sent form; `form` gives every field back as typed. */
export function readAssessmentForm(form: URLSearchParams, vocabulary: Vocabulary): ReadForm {
  const reader: FieldReader = { fields: form, faults: [] };
  const asOf = readMoment(reader);
  const actor = readActor(reader, vocabulary);
  const citizen = readCitizen(reader, asOf);
  const limits = { asOf, birth: citizen.birthDate };
  const findings = [...vocabulary.findings.values()]
    .filter(({ in: place }) => !place.startsWith('medications'))
    .flatMap((definition) => readEntries(reader, definition, limits));
  const medications = readDrugs(reader, limits);
  const question = readChoice(reader, names.question, [...vocabulary.questions.keys()]);
  if (asOf === undefined || actor === undefined) return { form, faults: reader.faults };
  const title = typed(reader, names.title);
  return {
    form,
    faults: reader.faults,
    case: {
      id: typed(reader, names.id) || 'workspace',
      ...(title !== '' && { title }),
      asOf,
      actor,
      citizen,
      findings,
      medications,
      ...(question !== undefined && { question }),
    },
  };
}

interface Limits {
  readonly asOf: string | undefined;
  readonly birth: string | undefined;
}

function readMoment(reader: FieldReader): string | undefined {
  const { time, day } = dateNames(names.asOf);
  const before = reader.faults.length;
  const moment = readDate(reader, names.asOf);
  if (reader.faults.length > before) return undefined;
  if (moment !== undefined && moment.length > 10) return moment;
  reader.faults.push({ field: moment === undefined ? day : time, group: names.asOf, reason: 'moment-missing' });
  return undefined;
}

function readActor(reader: FieldReader, vocabulary: Vocabulary): string | undefined {
  const actor = readChoice(reader, names.actor, [...vocabulary.actors.keys()]);
  if (actor === undefined && typed(reader, names.actor) === '')
    reader.faults.push({ field: names.actor, group: names.actor, reason: 'actor-missing' });
  return actor;
}

function readCitizen(reader: FieldReader, asOf: string | undefined): Case['citizen'] {
  const birthDate = within(reader, names.birthDate, readDate(reader, names.birthDate), { asOf, birth: undefined });
  const sex = readChoice(reader, names.sex, ['female', 'male', 'other', 'unknown']) as Case['citizen']['sex'];
  const chosen = typed(reader, names.municipality);
  const municipality = chosen === otherMunicipality ? otherName(reader) : chosen;
  return { ...(birthDate && { birthDate }), ...(sex && sex !== 'unknown' && { sex }), ...(municipality && { municipality }) };
}

/** A municipality outside the list is told by name; without one it is still known to be another. */
function otherName(reader: FieldReader): string {
  return freeText(reader, names.municipalityOther) || 'uden for regionen';
}

function readEntries(reader: FieldReader, definition: FindingDefinition, limits: Limits): FindingEntry[] {
  const count = Math.max(1, highestNumber(reader.fields.keys(), `${definition.code}~`));
  const entries: FindingEntry[] = [];
  for (let index = 0; index < count; index++) {
    const entry = readEntry(reader, definition, findingName(definition.code, index), limits);
    if (entry) entries.push(entry);
  }
  return entries;
}

function readEntry(reader: FieldReader, definition: FindingDefinition, name: string, limits: Limits): FindingEntry | undefined {
  const before = reader.faults.length;
  const value = readValue(reader, definition, name, limits);
  if (value === undefined) {
    const touched = dateParts.find((part) => dateTouched(reader, partName(name, part)));
    if (touched && reader.faults.length === before) reader.faults.push({ field: name, group: name, reason: 'answer-missing' });
    return undefined;
  }
  const entry: Entry = { code: definition.code, value };
  for (const part of value === false ? (['recorded'] as const) : dateParts) {
    const field = partName(name, part);
    const date = within(reader, field, readDate(reader, field), limits);
    if (date !== undefined) entry[part] = date;
  }
  if (value === false) return entry;
  const site = readChoice(reader, partName(name, 'site'), ['left', 'right', 'both', 'back', 'leg']);
  if (site !== undefined) entry.site = site as NonNullable<FindingEntry['site']>;
  return entry;
}

function readValue(reader: FieldReader, definition: FindingDefinition, name: string, limits: Limits): FindingEntry['value'] | undefined {
  switch (definition.type) {
    case 'boolean':
      return readThreeWay(reader, name);
    case 'integer':
    case 'decimal':
      return readNumber(reader, name, { whole: definition.type === 'integer', min: definition.min, max: definition.max });
    case 'code': {
      const value = readChoice(reader, name, definition.values ?? []);
      return value === 'unknown' ? undefined : value;
    }
    case 'list':
      return readList(reader, name, definition.values ?? []);
    case 'date':
      return readDateFinding(reader, definition, name, limits);
    case 'text':
      return freeText(reader, name) || undefined;
  }
}

function readList(reader: FieldReader, name: string, allowed: readonly string[]): readonly string[] | undefined {
  const ticked = reader.fields.getAll(name).filter((value) => value !== '');
  const known = allowed.filter((value) => ticked.includes(value));
  const none = readChoice(reader, noneName(name), ['none']) === 'none';
  if (ticked.length > known.length) reader.faults.push({ field: name, group: name, reason: 'choice-unknown' });
  if (none && known.length > 0) {
    reader.faults.push({ field: name, group: name, reason: 'list-contradiction' });
    return undefined;
  }
  if (none) return [];
  return known.length > 0 ? known : undefined;
}

function readDateFinding(reader: FieldReader, definition: FindingDefinition, name: string, limits: Limits): string | false | undefined {
  const answer = definition.orFalse ? readThreeWay(reader, name) : undefined;
  if (answer === false) return false;
  if (definition.orFalse && answer === undefined && !dateTouched(reader, name)) return undefined;
  const touched = dateTouched(reader, name);
  if (definition.orFalse && touched !== (answer === true)) {
    reader.faults.push({ field: touched ? name : dateNames(name).day, group: name, reason: touched ? 'answer-missing' : 'date-missing' });
    return undefined;
  }
  return within(reader, name, readDate(reader, name), definition.past ? limits : { asOf: undefined, birth: limits.birth });
}

/** The date when it lies neither after the moment described nor before birth. */
function within(reader: FieldReader, name: string, date: string | undefined, { asOf, birth }: Limits): string | undefined {
  if (date === undefined) return undefined;
  const fault = (reason: string) => {
    reader.faults.push({ field: dateNames(name).day, group: name, reason });
    return undefined;
  };
  if (asOf !== undefined && isAfter(date, asOf)) return fault('date-future');
  if (birth !== undefined && dateOf(date) < birth) return fault('date-before-birth');
  return date;
}

function isAfter(date: string, asOf: string): boolean {
  return date.length === 10 ? date > dateOf(asOf) : Date.parse(date) > Date.parse(asOf);
}

function readDrugs(reader: FieldReader, limits: Limits): MedicationEntry[] {
  const drugs: MedicationEntry[] = [];
  for (let number = 1; number <= highestNumber(reader.fields.keys(), 'medication.'); number++) {
    const drug = readDrug(reader, number, limits);
    if (Object.keys(drug).length > 0) drugs.push(drug);
  }
  return drugs;
}

function readDrug(reader: FieldReader, number: number, limits: Limits): MedicationEntry {
  const drug: Drug = {};
  const name = freeText(reader, drugName(number, 'name'));
  if (name !== '') drug.name = name;
  const atc = readAtc(reader, drugName(number, 'atc'));
  if (atc !== undefined) drug.atc = atc;
  const start = within(reader, drugName(number, 'start'), readDate(reader, drugName(number, 'start')), limits);
  if (start !== undefined) drug.start = start;
  const stopPlan = readThreeWay(reader, drugName(number, 'stopPlan'));
  if (stopPlan !== undefined) drug.stopPlan = stopPlan;
  const daily = readThreeWay(reader, drugName(number, 'dailyPrescription'));
  if (daily !== undefined) drug.dailyPrescription = daily;
  const followUps = readFollowUps(reader, number, limits);
  if (followUps !== undefined) drug.followUps = followUps;
  return drug;
}

function readAtc(reader: FieldReader, field: string): string | undefined {
  const atc = typed(reader, field).toUpperCase();
  if (atc === '') return undefined;
  if (/^[A-Z](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/.test(atc)) return atc;
  reader.faults.push({ field, group: field, reason: 'code-unreadable' });
  return undefined;
}

function readFollowUps(reader: FieldReader, number: number, limits: Limits): readonly string[] | undefined {
  const group = drugName(number, 'followUps');
  const answer = readThreeWay(reader, group);
  if (answer === false) return [];
  const dates: string[] = [];
  for (let index = 1; index <= highestNumber(reader.fields.keys(), `${group}.`); index++) {
    const field = followUpName(number, index);
    const date = within(reader, field, readDate(reader, field), limits);
    if (date !== undefined) dates.push(date);
  }
  if (dates.length > 0) return dates;
  if (answer === true) reader.faults.push({ field: dateNames(followUpName(number, 1)).day, group, reason: 'list-incomplete' });
  return undefined;
}

function freeText(reader: FieldReader, name: string): string {
  const text = typed(reader, name);
  if (!civilNumber.test(text)) return text;
  reader.faults.push({ field: name, group: name, reason: 'civil-number' });
  return '';
}
