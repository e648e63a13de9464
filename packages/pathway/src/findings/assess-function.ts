/** Function in the five domains of ICF: what was said and how it bears, beside the findings that answer it, kept each time (FP 4.2). */
import { type ActTold, makeOnce, timeFault } from '../act.ts';
import { type CitizenSituation, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { type NotAllowed, refusedBy } from '../treatment/may-do.ts';
import { type FieldFault, type FindingTold, faultsOf } from './finding-told.ts';
import { type FindingSeen, latestOf, storiesIn } from './findings-of.ts';
import { formOf, formsOf, type Kept, type Line } from './form.ts';
import { type FieldRefusal, newIn, observationsOf } from './record-findings.ts';

export interface AssessmentTold {
  readonly citizen: string;
  readonly key: string;
  /** What was said of each domain that was spoken of, and of its items. */
  readonly domains: readonly DomainTold[];
  /** The whole: how pain, understanding, expectations, mind and goals play together (FP 4.2.6). */
  readonly overall: string;
  /** Risk factors that no finding expresses, such as education. */
  readonly risks?: readonly { readonly factor: string; readonly words: string }[];
  readonly findings?: readonly FindingTold[];
  readonly occurred?: string;
}

/** What no longer holds of what was said in words: `body`, one item of it as `body/b134`, `overall`, or `risk/education`. It stays in the story. */
export type TakenBack = readonly string[];

export interface DomainTold {
  readonly domain: string;
  readonly words?: string;
  readonly items?: readonly { readonly item: string; readonly words?: string; readonly bearing?: string }[];
}

export type AssessmentOutcome =
  | {
      readonly ok: true;
      readonly assessment: string;
      /** Domains of which nothing was said. */
      readonly open: readonly string[];
      readonly repeated: boolean;
    }
  | NotAllowed
  | FieldRefusal
  | StepRefusal;

/** Something said in words; taken back, it has none. */
export interface Saying {
  readonly words: string;
  readonly when: string;
  readonly by?: string;
  readonly takenBack?: true;
}

/** One item of a domain: the findings that answer it, and what was said of it, latest first. */
export interface AssessedItem {
  readonly item: string;
  readonly findings: readonly { readonly code: string; readonly latest: FindingSeen }[];
  readonly said: readonly (Partial<Pick<Saying, 'words'>> & Omit<Saying, 'words'> & { readonly bearing?: string })[];
}

export interface FunctionOverTime {
  readonly domains: readonly { readonly domain: string; readonly items: readonly AssessedItem[]; readonly said: readonly Saying[] }[];
  /** The whole, latest first. */
  readonly overall: readonly Saying[];
}

/** The name of the talk in the record. */
export const assessmentKind = 'function-assessment';

/** Keeps an assessment. All eight actors of table 1 may; the jobcentre in its own domains only (C-49, C-93). */
export async function assessFunction(desk: Desk, told: AssessmentTold): Promise<AssessmentOutcome> {
  const { assessment } = desk.programme.care;
  const refused = refusedBy(desk, assessment.right) ?? timeFault(told.occurred);
  if (refused !== undefined) return refused;
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const { findings = [] } = told;
  const faults = [...assessmentFaults(desk, told), ...faultsOf(desk, findings, situation.reading.citizen.birthDate)];
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const act: ActTold = {
    step: 'assess-function',
    citizen: told.citizen,
    key: told.key,
    ...(told.occurred !== undefined && { occurred: told.occurred }),
  };
  const form = formOf(desk, told.citizen, assessmentKind, linesOf(told), told.occurred);
  const made = await makeOnce(desk, act, [form, ...observationsOf(desk, told.citizen, newIn(desk, situation, findings), told.occurred)]);
  if (!made.ok) return made;
  const spoken = new Set(told.domains.map(({ domain }) => domain));
  const open = domainsFor(desk).filter((domain) => !spoken.has(domain));
  return { ok: true, assessment: made.resources[0]?.id ?? '', open, repeated: made.repeated };
}

/** Undefined where the reader may not see the citizen. */
export async function functionOf(desk: Desk, citizen: string): Promise<FunctionOverTime | undefined> {
  const situation = await situationOf(desk, citizen);
  return situation && functionIn(desk, situation);
}

/** The same of a situation that was read already. */
export function functionIn(desk: Desk, situation: CitizenSituation): FunctionOverTime {
  const talks = formsOf(assessmentKind, situation.resources);
  const stories = storiesIn(desk, situation);
  return {
    domains: desk.programme.care.domains.map(({ code, items }) => ({
      domain: code,
      said: talks.flatMap((talk) =>
        sayings(
          talk,
          talk.lines.filter(({ about }) => about === code),
        ),
      ),
      items: items.map(({ id, findings }) => ({
        item: id,
        findings: findings.flatMap((finding) => {
          const latest = latestOf(stories, finding);
          return latest === undefined ? [] : [{ code: finding, latest }];
        }),
        said: talks.flatMap((talk) => itemSayings(talk, code, id)),
      })),
    })),
    overall: talks.flatMap((talk) =>
      sayings(
        talk,
        talk.lines.filter(({ about }) => about === 'overall'),
      ),
    ),
  };
}

/** The domains that the actor at the desk speaks of. */
export function domainsFor({ actor, programme: { care } }: Desk): readonly string[] {
  return care.assessment.limited[actor] ?? care.domains.map(({ code }) => code);
}

type Said = Pick<AssessmentTold, 'domains' | 'risks'> & { readonly overall?: string; readonly takenBack?: TakenBack };

/** What is wrong with an assessment; the whole must stand, here or from before. */
export function assessmentFaults(desk: Desk, told: Said, isWholeKnown = false): readonly FieldFault[] {
  const { care } = desk.programme;
  const open = domainsFor(desk);
  const bearings = Object.keys(care.assessment.bearings);
  const inWords = care.riskFactors.filter(({ findings }) => findings.length === 0).map(({ code }) => code);
  const outside = (field: string, value: string, allowed: readonly string[]): readonly FieldFault[] =>
    allowed.includes(value) ? [] : [{ field, fault: 'unknown', allowed }];
  return [
    ...((told.overall ?? '').trim() === '' && !isWholeKnown ? [{ field: 'overall', fault: 'missing' } as const] : []),
    ...told.domains.flatMap(({ domain, words, items = [] }, index) => {
      const at = `domains[${index}]`;
      const known = care.domains.find(({ code }) => code === domain)?.items.map(({ id }) => id) ?? [];
      const isTwice = told.domains.findIndex((one) => one.domain === domain) < index;
      return [
        ...outside(`${at}.domain`, domain, open),
        ...(isTwice ? [{ field: `${at}.domain`, fault: 'twice' } as const] : []),
        ...((words ?? '').trim() === '' && items.length === 0 ? [{ field: `${at}.words`, fault: 'missing' } as const] : []),
        ...(known.length === 0 ? [] : items.flatMap(({ item }, place) => outside(`${at}.items[${place}].item`, item, known))),
        ...items.flatMap(({ bearing }, place) =>
          bearing === undefined ? [] : outside(`${at}.items[${place}].bearing`, bearing, bearings),
        ),
      ];
    }),
    ...(told.risks ?? []).flatMap(({ factor }, index) => outside(`risks[${index}].factor`, factor, inWords)),
    ...(told.takenBack ?? []).flatMap((name, index) => {
      const [of = '', one] = name.split('/');
      const items = care.domains.find(({ code }) => code === of)?.items.map(({ id }) => id) ?? [];
      const allowed = of === 'risk' ? inWords : one === undefined ? [...open, 'overall'] : open.includes(of) ? items : [];
      return outside(`takenBack[${index}]`, one ?? of, allowed);
    }),
  ];
}

/** Whether the whole of it stands: once anything is said of a domain, the whole is said too, here or before. */
export function isWholeStanding({ domains, overall }: FunctionOverTime, told: Said): boolean {
  const back = new Set(told.takenBack);
  const stands = (latest: Pick<Saying, 'takenBack'> | undefined, name: string): boolean =>
    latest !== undefined && latest.takenBack === undefined && !back.has(name);
  const isAnySaid =
    told.domains.length > 0 ||
    (back.size > 0 &&
      domains.some(
        ({ domain, said, items }) =>
          stands(said[0], domain) || items.some(({ item, said: ofItem }) => stands(ofItem[0], `${domain}/${item}`)),
      ));
  return !isAnySaid || told.overall !== undefined || stands(overall[0], 'overall');
}

/** An assessment as lines of a talk. */
export function linesOf({ domains, overall, risks = [], takenBack = [] }: Said): readonly Line[] {
  return [
    ...domains.map(({ domain, words, items = [] }) => ({
      about: domain,
      ...(words !== undefined && { words }),
      lines: items.map(({ item, words: said, bearing }) => ({
        about: item,
        ...(said !== undefined && { words: said }),
        ...(bearing !== undefined && { codes: { bearing } }),
      })),
    })),
    ...(overall === undefined ? [] : [{ about: 'overall', words: overall }]),
    ...risks.map(({ factor, words }) => ({ about: `risk ${factor}`, words })),
    ...takenBack.map((name): Line => {
      const [of = '', one] = name.split('/');
      if (one === undefined) return { about: of, codes: takenBackCodes };
      return of === 'risk'
        ? { about: `risk ${one}`, codes: takenBackCodes }
        : { about: of, lines: [{ about: one, codes: takenBackCodes }] };
    }),
  ];
}

const takenBackCodes = { said: 'taken-back' };

/** Whether a line takes back what was said before of what it is about. */
export function isTakenBack({ codes }: Line): boolean {
  return codes?.said === takenBackCodes.said;
}

function sayings({ when, by }: Kept, lines: readonly Line[]): readonly Saying[] {
  return lines.flatMap((line): readonly Saying[] => {
    const told = { when, ...(by !== undefined && { by }) };
    if (isTakenBack(line)) return [{ words: '', takenBack: true, ...told }];
    return line.words === undefined ? [] : [{ words: line.words, ...told }];
  });
}

function itemSayings({ when, by, lines }: Kept, domain: string, item: string): AssessedItem['said'] {
  const of = lines.filter(({ about }) => about === domain).flatMap((line) => line.lines ?? []);
  return of
    .filter(({ about }) => about === item)
    .map((line) => ({ ...line, takenBack: isTakenBack(line) }))
    .map(({ words, codes, takenBack }) => ({
      when,
      ...(takenBack && { takenBack }),
      ...(words !== undefined && { words }),
      ...(codes?.bearing !== undefined && { bearing: codes.bearing }),
      ...(by !== undefined && { by }),
    }));
}
