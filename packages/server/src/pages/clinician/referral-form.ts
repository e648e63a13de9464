/** What a referral's form shows: houses, content with what the record knows, acute questions, consent, the programme's answer, the talk about a scan. */

import {
  type ConsultationBegun,
  type ContentEntry,
  checkProposal,
  consultationOf,
  type Desk,
  type Override,
  paperFor,
  papersOf,
  type ReferralCheck,
} from '@rygforloeb/pathway';
import type { Visit } from '../door.ts';
import { type HouseShown, housesOfRoles, housesThatDo } from './houses.ts';

type Web = typeof import('@rygforloeb/web').clinician;
export type FormPages = Pick<Web, 'messagesIn' | 'readDoorForm' | 'referralMessagesIn' | 'tellFinding' | 'wordsOf'>;
type Fault = { readonly field: string; readonly text: string };
type FormShown = NonNullable<import('@rygforloeb/web').clinician.ReferralPage['form']>;

/** Roles of a municipality. */
const municipalRoles: readonly string[] = ['municipality_140', 'municipality_119', 'jobcentre'];

export interface ReferralTyped {
  readonly performer: string;
  readonly content: readonly ContentEntry[];
  readonly override?: Override;
}

/** What the fields say, as far as it says something. */
export function readReferralForm(fields: URLSearchParams): ReferralTyped {
  const content: ContentEntry[] = [];
  for (const [name, value] of fields) {
    const text = value.trim();
    const [kind, field] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)];
    if (text === '') continue;
    const day = /^(.+)\.aar$/.exec(field)?.[1];
    if (kind === 'felt' && day !== undefined) content.push({ field: day, text: dayOf(fields, `felt.${day}`) });
    else if (kind === 'felt' && /\.(?:dag|maaned)$/.test(field)) continue;
    else if (kind === 'felt') content.push({ field, text });
    else if (kind === 'udelad' && (fields.get(`felt.${field}`) ?? '').trim() === '') content.push({ field, leftOut: text });
  }
  const [code, text] = [fields.get('grund') ?? '', (fields.get('grund-tekst') ?? '').trim()];
  return {
    performer: fields.get('modtager') ?? '',
    content,
    ...(code !== '' && { override: { code, ...(text !== '' && { text }) } }),
  };
}

/** Three boxes as one day; whether it is one is asked before it is kept. */
function dayOf(fields: URLSearchParams, name: string): string {
  const [year = '', month = '', day = ''] = ['aar', 'maaned', 'dag'].map((part) => (fields.get(`${name}.${part}`) ?? '').trim());
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The fields of a draft as it is kept. */
export function fieldsOfDraft({ performer, content, override }: ReferralTyped, isDay: (field: string) => boolean): URLSearchParams {
  const fields = new URLSearchParams({ modtager: performer });
  for (const entry of content)
    if ('text' in entry && isDay(entry.field)) {
      const [year = '', month = '', day = ''] = entry.text.split('-');
      for (const [part, value] of Object.entries({ dag: day, maaned: month, aar: year })) fields.set(`felt.${entry.field}.${part}`, value);
    } else if ('text' in entry) fields.set(`felt.${entry.field}`, entry.text);
    else fields.set(`udelad.${entry.field}`, entry.leftOut);
  if (override !== undefined) {
    fields.set('grund', override.code);
    fields.set('grund-tekst', override.text ?? '');
  }
  return fields;
}

export interface FormBegun {
  readonly shown: FormShown;
  readonly check?: ReferralCheck;
  readonly fields: URLSearchParams;
}

/** The form over what was typed; with one house for the receiver it is chosen. */
export async function formFor(
  visit: Visit,
  pages: FormPages,
  receiver: string,
  typed: URLSearchParams,
  { municipality, phone }: { readonly municipality?: string; readonly phone?: string },
): Promise<FormBegun> {
  const { desk, language } = visit;
  const { programme } = desk;
  const citizen = visit.parameter('id');
  const rule = programme.referrals.receivers[receiver];
  const roles = rule?.recipient.roles ?? [];
  // A citizen has one municipality; nobody is referred to another by a slip in a list.
  const ofMunicipality = (all: readonly HouseShown[]): readonly HouseShown[] => {
    const own = roles.some((role) => municipalRoles.includes(role)) ? all.filter(({ place }) => place === municipality) : [];
    return own.length > 0 ? own : all;
  };
  const { houses, isKnown } = housesThatDo(ofMunicipality(await housesOfRoles(desk, roles)), rule?.recipient.does);
  const fields = new URLSearchParams(typed);
  // The role that is named first is whom it is meant for.
  const { houses: first } = housesThatDo(ofMunicipality(await housesOfRoles(desk, roles.slice(0, 1))), rule?.recipient.does);
  const [nearest, ...others] = first;
  if (!fields.has('modtager') && nearest !== undefined && others.length === 0) fields.set('modtager', nearest.house);
  const { performer, content, override } = readReferralForm(fields);
  const check = await checkProposal(desk, { citizen, receiver, performer, content, ...(override !== undefined && { override }) });
  const record = await consultationOf(desk, citizen);
  const words = pages.wordsOf(programme, language);
  const problem = <Kind extends ReferralCheck['problems'][number]['problem']>(kind: Kind) =>
    check?.problems.find((one): one is Extract<typeof one, { problem: Kind }> => one.problem === kind);
  const indication = problem('indication') ?? (problem('override') && check && { ...check.indication });
  const consent = problem('consent');
  const talk = receiver.startsWith('imaging') && indication !== undefined ? await scanTalk(visit) : undefined;
  const prefilled = new Map(check?.prefilled.map((one) => [one.field, one]) ?? []);
  const asked = new Set(problem('content')?.fields.map(({ field }) => field));
  const entered = new Set(content.map(({ field }) => field));
  return {
    fields,
    ...(check !== undefined && { check }),
    shown: {
      houses: houses.map(({ house, name, place }) => ({ house, name: place === undefined ? name : `${name} (${place})` })),
      housesUnsure: !isKnown,
      house: houses.find(({ house }) => house === performer)?.name ?? '',
      content: (rule?.content ?? [])
        .filter(({ field, when }) => when === undefined || asked.has(field) || prefilled.has(field) || entered.has(field))
        .map(({ field, force, requirement }) => {
          const known = prefilled.get(field);
          const isPhone = programme.referrals.fields[field]?.patient === 'telecom';
          const told = known && (known.text ?? (isPhone ? phone : undefined) ?? toldFindings(known.findings, record, visit, pages));
          return {
            field,
            name: programme.referrals.fields[field]?.[language] ?? field,
            force,
            requirement,
            isDay: programme.referrals.fields[field]?.day === true,
            ...(told !== undefined && { known: told }),
          };
        }),
      acuteFirst: problem('acute-first') !== undefined,
      acuteQuestions: (problem('acute-unasked')?.findings ?? []).map((code) => ({
        code,
        question: words.question(code),
        ...stepsOf(desk, code),
      })),
      consent: performer === '' || consent === undefined ? 'given' : consent.standing,
      ...(indication !== undefined && {
        indication: { status: words.status(indication.status), because: indication.because.map(words.finding) },
      }),
      reasons: programme.texts.overrideReasons.map((reason) => ({ value: reason.code, label: reason.label[language] })),
      ...(talk !== undefined && { talk }),
      ready: check?.ready === true,
    },
  };
}

function stepsOf({ programme }: Desk, code: string): { readonly steps?: readonly string[] } {
  const { type, min = 0, max = 0 } = programme.vocabulary.findings.get(code) ?? { type: 'boolean' };
  return type === 'integer' ? { steps: Array.from({ length: max - min + 1 }, (_, step) => String(min + step)) } : {};
}

function toldFindings(
  codes: readonly string[],
  record: ConsultationBegun | undefined,
  { desk, language }: Visit,
  pages: FormPages,
): string {
  const words = pages.wordsOf(desk.programme, language);
  if (codes.length === 0) return pages.referralMessagesIn(language).stands;
  if (record === undefined) return words.finding(codes[0] ?? '');
  const telling = { language, messages: pages.messagesIn(language), words };
  return codes.map((code) => `${words.finding(code)}: ${pages.tellFinding(record.case, code, telling).join('; ')}`).join('. ');
}

/** The picture of a hundred people of her age; never where it would play something down (HZ-25). */
async function scanTalk({ desk, language, parameter }: Visit): Promise<FormShown['talk']> {
  const citizen = parameter('id');
  const sheet = await paperFor(desk, { kind: 'why-not-a-scan', about: `Patient/${citizen}`, language });
  if (!sheet.ok) return undefined;
  const record = await consultationOf(desk, citizen);
  const born = record?.case.citizen.birthDate;
  const { withoutPain, text } = desk.programme.care.prevalence;
  const [finding] = withoutPain.findings;
  if (born === undefined || finding === undefined) return undefined;
  const years = (desk.now().getTime() - Date.parse(born)) / 31_557_600_000;
  const { ages } = withoutPain;
  const nearest = ages.reduce((best, one, index) => (Math.abs(one - years) < Math.abs((ages[best] ?? 0) - years) ? index : best), 0);
  const age = ages[nearest] ?? 0;
  const chart = papersOf(desk.programme).papers.hundredPeople(
    { finding: finding[language], age, have: finding.values[nearest] ?? 0 },
    language,
  );
  return {
    age,
    chart,
    title: chart.title,
    text: text[language],
    source: withoutPain.source[language],
    common: withoutPain.findings.map((one) => ({ name: one[language], of100: one.values[nearest] ?? 0 })),
  };
}

/** Every problem as a sentence beside its field. */
export function faultsOfCheck(check: ReferralCheck, { desk, language }: Visit, { referralMessagesIn }: FormPages): readonly Fault[] {
  const messages = referralMessagesIn(language);
  const name = (field: string): string => desk.programme.referrals.fields[field]?.[language] ?? field;
  return check.problems.flatMap((one): readonly Fault[] => {
    switch (one.problem) {
      case 'acute-first':
        return [{ field: 'akut-foerst', text: messages.faults['acute-first'] }];
      case 'acute-unasked':
        return one.findings.map((code) => ({ field: `akut.${code}`, text: messages.faults.acute }));
      case 'wrong-door':
        return [{ field: 'modtager', text: messages.faults['wrong-door'] }];
      case 'consent':
        return [{ field: 'samtykke', text: one.standing === 'refused' ? messages.consentRefused : messages.faults.consent }];
      case 'indication':
        return [{ field: 'grund', text: messages.faults.indication }];
      case 'override':
        return [{ field: one.fault === 'words-missing' ? 'grund-tekst' : 'grund', text: messages.faults[one.fault] }];
      default:
        return one.fields.map(({ field, force }) => ({
          field: `felt.${field}`,
          text: messages.faults[force === 'must' ? 'content-must' : 'content-should'](name(field)),
        }));
    }
  });
}
