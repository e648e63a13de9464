/** The check before a referral is sent: acute first, the right door, consent, indication, content. It is the programme's, asked of the record. */
import type { Answer, Disposition, FindingEntry, StatusCode } from '@rygforloeb/decision';
import type { Desk } from '../desk.ts';
import { type ConsentToAsk, type Standing, standingOf } from './consent-of.ts';
import { type ContentEntry, type OpenField, type Prefilled, readContent } from './content.ts';
import { type Door, doorOf } from './door.ts';
import { type CitizenSituation, caseOf, situationOf } from './situation.ts';

/** What is to be referred. */
export interface Proposed {
  readonly citizen: string;
  /** A receiver of `referrals.yaml`. */
  readonly receiver: string;
  /** The house that will receive it. */
  readonly performer: string;
  readonly content: readonly ContentEntry[];
  readonly override?: Override;
}

/** A reason to go on against the answer, of the programme's list. */
export interface Override {
  readonly code: string;
  readonly text?: string;
}

export type Problem =
  | { readonly problem: 'acute-first'; readonly urgency: string; readonly routes: readonly string[] }
  | { readonly problem: 'acute-unasked'; readonly findings: readonly string[] }
  | { readonly problem: 'wrong-door'; readonly door: Door; readonly otherWays: readonly string[] }
  | { readonly problem: 'consent'; readonly standing: Standing; readonly ask: ConsentToAsk }
  | {
      readonly problem: 'indication';
      readonly status: StatusCode;
      readonly because: readonly string[];
      readonly reasons: readonly string[];
    }
  | { readonly problem: 'override'; readonly fault: 'unknown-reason' | 'words-missing' }
  | { readonly problem: 'content'; readonly fields: readonly OpenField[] };

export interface ReferralCheck {
  readonly ready: boolean;
  /** Gravest first. */
  readonly problems: readonly Problem[];
  readonly door: Door;
  readonly indication: Pick<Disposition, 'status' | 'because' | 'due'>;
  readonly prefilled: readonly Prefilled[];
  readonly answer: Answer;
}

/** Undefined where the agent may not see the citizen, or the receiver or the actor is not the programme's. */
export async function check(desk: Desk, proposed: Proposed): Promise<ReferralCheck | undefined> {
  const { programme, actor } = desk;
  const rule = programme.referrals.receivers[proposed.receiver];
  if (rule === undefined || !programme.vocabulary.actors.has(actor)) return undefined;
  const situation = await situationOf(desk, proposed.citizen);
  if (situation === undefined) return undefined;
  const ask: ConsentToAsk = { recipient: proposed.performer, roles: rule.recipient.roles, purpose: rule.recipient.purpose };
  const standing = await standingOf(desk, proposed.citizen, ask);
  const content = readContent(desk, proposed.receiver, proposed.content, situation);
  const answer = programme.assess(
    caseOf(proposed.citizen, actor, situation, rule.question, known(desk, rule.recipient.consent, standing, content.filled)),
  );
  const indication = indicationIn(answer, rule.disposition);
  const door = doorOf(programme, actor, proposed.receiver);
  const unasked = unaskedOf(desk, situation);
  const isAcute = programme.referrals.acute.urgencies.includes(answer.urgency) && !rule.besideAcute?.includes(actor);
  const problems: Problem[] = [
    ...(isAcute ? [{ problem: 'acute-first', urgency: answer.urgency, routes: acuteRoutes(desk, answer) } as const] : []),
    ...(rule.acuteFirst && unasked.length > 0 ? [{ problem: 'acute-unasked', findings: unasked } as const] : []),
    ...(door.way === 'referral' ? [] : [{ problem: 'wrong-door', door, otherWays: otherWays(desk, answer) } as const]),
    ...(standing === 'given' ? [] : [{ problem: 'consent', standing, ask } as const]),
    ...indicationProblems(desk, indication, rule.indication, proposed.override),
    ...(content.open.length > 0 ? [{ problem: 'content', fields: content.open } as const] : []),
  ];
  return { ready: problems.length === 0, problems, door, indication, prefilled: content.prefilled, answer };
}

/** What the pathway knows besides the findings: the consent as the gate reads it, and the fields that are filled. */
function known({ programme }: Desk, consent: string, standing: Standing, filled: readonly string[]): readonly FindingEntry[] {
  const fields = programme.vocabulary.findings.get('referral-content')?.values ?? [];
  return [
    ...(standing === 'not-given' ? [] : [{ code: `consent-${consent}`, value: standing }]),
    { code: 'referral-content', value: filled.filter((field) => fields.includes(field)) },
  ];
}

/** What the answer says of a disposition; silence is no yes. */
export function indicationIn(answer: Answer, disposition: string): ReferralCheck['indication'] {
  const found = answer.dispositions.find(({ code }) => code === disposition);
  if (found === undefined) return { status: answer.inScope === true ? 'not-indicated' : 'not-covered', because: [] };
  const { status, because, due } = found;
  return { status, because, ...(due !== undefined && { due }) };
}

function indicationProblems(
  { programme }: Desk,
  { status, because }: ReferralCheck['indication'],
  needed: 'judged' | 'strict',
  override: Override | undefined,
): readonly Problem[] {
  // Door and consent have problems of their own; no reason opens them.
  if (status === 'not-permitted' || status === 'blocked-consent') return [];
  if (programme.vocabulary.affirming.includes(status) || (status === 'needs-judgement' && needed === 'judged')) return [];
  const { overrideReasons } = programme.texts;
  if (override === undefined) return [{ problem: 'indication', status, because, reasons: overrideReasons.map(({ code }) => code) }];
  const reason = overrideReasons.find(({ code }) => code === override.code);
  if (reason === undefined) return [{ problem: 'override', fault: 'unknown-reason' }];
  const isWorded = reason.freeText !== 'required' || (override.text ?? '').trim() !== '';
  return isWorded ? [] : [{ problem: 'override', fault: 'words-missing' }];
}

/** The acute questions to which the record has no answer. */
function unaskedOf({ programme }: Desk, { reading }: CitizenSituation): readonly string[] {
  const isRecorded = (code: string, among?: readonly string[]) =>
    reading.findings.some(
      (one) => one.code === code && one.value !== 'unknown' && (among === undefined || among.includes(String(one.value))),
    );
  return programme.referrals.acute.questions
    .filter(
      ({ finding, settledBy }) => !isRecorded(finding) && !Object.entries(settledBy).some(([code, values]) => isRecorded(code, values)),
    )
    .map(({ finding }) => finding);
}

/** The acute routes that the answer opens, in the order in which they are told. */
export function acuteRoutes({ programme: { vocabulary } }: Desk, answer: Answer): readonly string[] {
  const placeOf = (code: string) => vocabulary.dispositions.get(code)?.route;
  return answer.dispositions
    .filter(({ code, status }) => placeOf(code) !== undefined && vocabulary.affirming.includes(status))
    .map(({ code }) => code)
    .sort((one, other) => Number(placeOf(one)) - Number(placeOf(other)));
}

function otherWays({ programme: { vocabulary } }: Desk, answer: Answer): readonly string[] {
  return answer.dispositions
    .filter(({ code, status }) => vocabulary.dispositions.get(code)?.otherWay === true && vocabulary.affirming.includes(status))
    .map(({ code }) => code);
}
