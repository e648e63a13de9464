/** The form that puts a finding right: what it asks by the finding's type, begun with what stands, and read back as a finding. */

import { copenhagenDate } from '@rygforloeb/decision';
import type { FindingRecord, FindingTold } from '@rygforloeb/pathway';
import type { Visit } from '../door.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Asked = import('@rygforloeb/web').clinician.ValueAsked;
type Pages = Pick<Web, 'correctMessagesIn' | 'dateFields' | 'messagesIn' | 'partsOf' | 'readDoorForm' | 'rightNames' | 'wordsOf'>;
type Form = ReturnType<Pages['readDoorForm']>;

/** What the form asks; undefined where the vocabulary does not know the finding. */
export function valueAsked({ code, site, seen }: FindingRecord, { desk, language }: Visit, pages: Pages): Asked | undefined {
  const definition = desk.programme.vocabulary.findings.get(code);
  if (definition === undefined) return undefined;
  const words = pages.wordsOf(desk.programme, language);
  const { type, values = [], orFalse, orEmpty } = definition;
  const parts = pages.partsOf(code);
  const sites = parts.sites ?? (site === undefined ? [] : (['left', 'right', 'both', 'back', 'leg'] as const));
  return {
    type: type === 'integer' || type === 'decimal' ? 'number' : type,
    options: values.map((value) => ({ value, label: words.value(code, value) })),
    mayBeNo: orFalse === true || orEmpty === true,
    sites: sites.map((value) => ({ value, label: pages.messagesIn(language).sites[value] ?? value })),
    asksBegan: parts.onset === true || parts.since === true || (seen.onset ?? seen.since) !== undefined,
  };
}

/** The fields as the record has the finding. */
export function fieldsOfRight({ site, seen }: FindingRecord, { dateFields, rightNames: names }: Pages): URLSearchParams {
  const { value, onset, since, recorded, written } = seen;
  const fields = new URLSearchParams();
  const isNone = value === false || (typeof value === 'object' && value.length === 0);
  if (isNone) fields.set(names.no, 'ja');
  if (typeof value === 'boolean') fields.set(names.value, value ? 'ja' : 'nej');
  if (typeof value === 'object') for (const member of value) fields.append(names.value, member);
  if (typeof value === 'number') fields.set(names.value, String(value).replace('.', ','));
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);
  if (typeof value === 'string' && !isDay) fields.set(names.value, value);
  if (site !== undefined) fields.set(names.site, site);
  const began = onset ?? since;
  for (const [name, part] of [
    ...(isDay ? dateFields(names.value, dayOf(String(value))) : []),
    ...(began === undefined ? [] : dateFields(names.began, dayOf(began))),
    ...dateFields(names.seen, dayOf(recorded ?? written)),
  ])
    fields.set(name, part);
  return fields;
}

/** What is right, as a finding; undefined with a fault in the form where it says nothing, or nothing else than what stands. */
export function rightIn(found: FindingRecord, form: Form, { desk, fields, language }: Visit, pages: Pages): FindingTold | undefined {
  const { faults } = pages.correctMessagesIn(language);
  const { rightNames: names } = pages;
  const { code, seen } = found;
  const value = valueIn(found, form, { desk, fields }, names);
  const [began, recorded] = [form.date(names.began), form.date(names.seen)];
  if (value === undefined) form.fault(names.value, faults.missing ?? '');
  if (form.faults.length > 0 || value === undefined) return undefined;
  const site = form.text(names.site) as NonNullable<FindingTold['site']> | '';
  const beganBefore = seen.onset ?? seen.since;
  const start = kept(began, beganBefore);
  const told: FindingTold = {
    code,
    value,
    recorded: kept(recorded, seen.recorded ?? seen.written) ?? seen.recorded ?? seen.written,
    ...(site !== '' && { site }),
    ...(start !== undefined && (seen.since !== undefined || pages.partsOf(code).since === true ? { since: start } : { onset: start })),
    ...(seen.words !== undefined && { words: seen.words }),
  };
  const isSame =
    JSON.stringify(value) === JSON.stringify(seen.value) &&
    site === (found.site ?? '') &&
    start === beganBefore &&
    told.recorded === (seen.recorded ?? seen.written);
  if (isSame) form.fault(names.value, faults.same ?? '');
  return isSame ? undefined : told;
}

/** A day that was not changed keeps the time of day that it had. */
function kept(day: string | undefined, before: string | undefined): string | undefined {
  return day !== undefined && before !== undefined && dayOf(before) === day ? before : day;
}

function valueIn(
  { code }: FindingRecord,
  form: Form,
  { desk, fields }: Pick<Visit, 'desk' | 'fields'>,
  names: Pages['rightNames'],
): FindingTold['value'] | undefined {
  const definition = desk.programme.vocabulary.findings.get(code);
  const isNone = fields.get(names.no) === 'ja';
  const text = form.text(names.value);
  switch (definition?.type) {
    case 'boolean':
      return text === '' ? undefined : text === 'ja';
    case 'integer':
    case 'decimal': {
      const number = Number(text.replace(',', '.'));
      return text === '' || Number.isNaN(number) ? undefined : number;
    }
    case 'list': {
      const members = form.all(names.value);
      return members.length === 0 && !isNone ? undefined : members;
    }
    case 'date': {
      const day = form.date(names.value);
      return day ?? (isNone ? false : undefined);
    }
    default:
      return text === '' ? undefined : text;
  }
}

/** The day of a time as the record has it. */
function dayOf(time: string): string {
  return time.length === 10 ? time : copenhagenDate(time);
}
