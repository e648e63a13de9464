/** The municipality's rehabilitation plans, one row each: level, the day of the seven, and what is to be decided next. And the same for the citizen, plainly. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import type { Wording } from '../check/referral-rules.ts';
import { type Desk, partyOf } from '../desk.ts';
import { receiverSystem } from '../fhir-words.ts';
import { type Offer, suppliersOf } from '../municipal/offers.ts';
import { partsOf, type Referral, readReferral } from '../referral/referral.ts';
import type { ReferralState } from '../referral/states.ts';
import { rehabilitation, type Terms, termsOf } from './terms.ts';

export type NextDecision =
  | 'receive'
  | 'await-answer'
  | 'judge-level'
  | 'plan-start'
  | 'tell-free-choice'
  | 'await-start'
  | 'start'
  | 'assign-therapist'
  | 'train'
  | 'closing-note'
  | 'none';

export interface RehabilitationRow {
  readonly referral: string;
  readonly version: number;
  readonly citizen: string;
  readonly from: string;
  readonly state: ReferralState;
  readonly level?: string;
  readonly levelReason?: string;
  readonly terms: Terms;
  readonly next: NextDecision;
}

/** What the house has open, the earliest last day first. */
export async function rehabilitationInbox(desk: Desk): Promise<readonly RehabilitationRow[]> {
  const rows: RehabilitationRow[] = [];
  for (let after: string | undefined; ; ) {
    const listed = await desk.record.search('Task', {
      where: {
        owner: partyOf(desk),
        codes: `${receiverSystem}|${rehabilitation}`,
        status: ['requested', 'received', 'on-hold', 'accepted', 'in-progress'],
      },
      sort: 'modified',
      count: 200,
      ...(after !== undefined && { after }),
    });
    if (!listed.ok) return rows;
    for (const { id } of listed.page.entries) {
      const referral = await readReferral(desk.record, id);
      if (referral !== undefined) rows.push(rehabilitationRow(desk, referral));
    }
    after = listed.page.next;
    if (after === undefined) break;
  }
  return rows.sort((one, other) => (one.terms.startBy ?? '9999').localeCompare(other.terms.startBy ?? '9999'));
}

/** One plan as a row; undefined where the agent may not see it, or it is none. */
export async function rehabilitationOf(desk: Desk, referral: string): Promise<RehabilitationRow | undefined> {
  const there = await readReferral(desk.record, referral);
  return there?.receiver === rehabilitation ? rehabilitationRow(desk, there) : undefined;
}

export interface CitizenRehabilitation {
  readonly referral: string;
  readonly state: ReferralState;
  readonly house: string;
  readonly level?: string;
  readonly plannedStart?: string;
  /** Until when it should begin, as she is told: counted from the end of the hospital course (C-19). */
  readonly startBy?: string;
  readonly laterStart?: Terms['laterStart'];
  readonly started?: string;
  readonly ended?: string;
  readonly elements: readonly Wording[];
  readonly goals: readonly string[];
  /** What the programme says to her now, in plain words. */
  readonly words: readonly Wording[];
  /** It cannot begin in time, so she may go elsewhere. */
  readonly mayChoose: boolean;
  /** Where she may go instead; empty unless she may choose. */
  readonly suppliers: readonly Offer[];
}

/** The citizen's own rehabilitation plans; what was never sent is not among them. */
export async function myRehabilitation(desk: Desk, citizen: string): Promise<readonly CitizenRehabilitation[]> {
  const listed = await desk.record.search('Task', {
    where: { patient: citizen, codes: `${receiverSystem}|${rehabilitation}` },
    count: 200,
  });
  if (!listed.ok) return [];
  const found: CitizenRehabilitation[] = [];
  for (const task of listed.page.entries) {
    const referral = await readReferral(desk.record, task.id);
    if (referral !== undefined && !['draft', 'checked'].includes(referral.state)) found.push(await toCitizen(desk, referral));
  }
  return found;
}

/** Before it has begun, and not once it is given up or sent back. */
const isOpenToChoice: ReadonlySet<string> = new Set(['sent', 'received', 'accepted', 'booked', 'redirected']);

async function toCitizen(desk: Desk, referral: Referral): Promise<CitizenRehabilitation> {
  const terms = termsOf(desk, referral);
  const isLate = terms.started === undefined && terms.citizenStartBy !== undefined && today(desk) > terms.citizenStartBy;
  const mayGoElsewhere =
    terms.started === undefined && isOpenToChoice.has(referral.state) && (terms.freeChoice || terms.freeChoiceTold !== undefined);
  const listed = mayGoElsewhere ? await suppliersOf(desk) : [];
  // Who has chosen has a place.
  const mayChoose = mayGoElsewhere && !listed.some(({ organization }) => organization === referral.performer);
  const { texts, municipal, referrals } = desk.programme;
  const told = (code: string | undefined) => texts.dispositions.get(code ?? '')?.citizen;
  const free = referrals.receivers[referral.receiver]?.freeChoice?.disposition;
  const goals: string[] = [];
  for (const { valueReference } of partsOf(referral.task, 'goal')) {
    const goal = await desk.record.read('Goal', (valueReference?.reference ?? '').slice('Goal/'.length));
    if (goal.ok) goals.push(String((goal.resource.description as { readonly text?: string } | undefined)?.text ?? ''));
  }
  const words = [
    ...(terms.started === undefined && terms.ended === undefined ? [told('start-rehabilitation')] : []),
    ...(mayChoose || isLate ? [told(free)] : []),
    ...(referral.track === undefined ? [] : [told(`rehabilitation-${referral.track}`)]),
  ].filter((one) => one !== undefined);
  const elements = partsOf(referral.task, 'element').flatMap(
    ({ valueCode }) => municipal.rehabilitation.elements.find(({ code }) => code === valueCode) ?? [],
  );
  const startBy = terms.citizenStartBy ?? terms.startBy;
  const { plannedStart, laterStart, started, ended } = terms;
  const dates = Object.fromEntries(
    Object.entries({ plannedStart, laterStart, started, ended, startBy, level: referral.track }).filter(([, value]) => value !== undefined),
  );
  return {
    ...dates,
    referral: referral.id,
    state: referral.state,
    house: referral.performer,
    elements: elements.map(({ da, en }) => ({ da, en })),
    goals,
    words,
    mayChoose,
    suppliers: mayChoose ? listed : [],
  };
}

/** The row of a plan that was read already. */
export function rehabilitationRow(desk: Desk, referral: Referral): RehabilitationRow {
  const terms = termsOf(desk, referral);
  const reason = partsOf(referral.task, 'track-reason')[0]?.valueString;
  return {
    referral: referral.id,
    version: referral.version,
    citizen: referral.citizen,
    from: referral.requester,
    state: referral.state,
    ...(referral.track !== undefined && { level: referral.track }),
    ...(reason !== undefined && { levelReason: reason }),
    terms,
    next: nextOf(desk, referral, terms),
  };
}

function nextOf(desk: Desk, { state, task, track }: Referral, terms: Terms): NextDecision {
  const mustTell = terms.freeChoice && terms.freeChoiceTold === undefined;
  switch (state) {
    case 'sent':
    case 'redirected':
      return 'receive';
    case 'more-asked':
      return mustTell ? 'tell-free-choice' : 'await-answer';
    case 'received':
      return 'judge-level';
    case 'accepted':
      return mustTell ? 'tell-free-choice' : 'plan-start';
    case 'booked':
      if (mustTell) return 'tell-free-choice';
      return terms.plannedStart !== undefined && terms.plannedStart <= today(desk) ? 'start' : 'await-start';
    case 'in-progress':
      if (partsOf(task, 'ended').length > 0) return 'closing-note';
      return needsTherapist(desk, task, track) ? 'assign-therapist' : 'train';
    default:
      return 'none';
  }
}

/** At the advanced level somebody of special competence has her; at the other, nobody need be named. */
function needsTherapist({ programme }: Desk, task: StoredResource, track: string | undefined): boolean {
  return track === programme.municipal.rehabilitation.advanced.level && partsOf(task, 'competence').length === 0;
}

function today({ now }: Desk): string {
  return copenhagenDate(now().toISOString());
}
