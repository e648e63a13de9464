/** What prevention has open, one row a citizen, with what is to be decided next. And the same for the citizen, plainly. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import type { Wording } from '../check/referral-rules.ts';
import { type Desk, partyOf } from '../desk.ts';
import { codeOf, receiverSystem, referenceIn } from '../fhir-words.ts';
import { categorySystem } from '../municipal/offers.ts';
import { partsOf, type Referral, readReferral } from '../referral/referral.ts';
import type { ReferralState } from '../referral/states.ts';
import { offersTaken } from './offers-taken.ts';
import { prevention } from './talk.ts';

export type PreventionDecision =
  | 'receive'
  | 'await-answer'
  | 'accept'
  | 'book-talk'
  | 'await-talk'
  | 'hold-talk'
  | 'choose-offer'
  | 'follow-offers'
  | 'end-talk'
  | 'closing-note'
  | 'none';

export interface OfferTaken {
  readonly taken: string;
  readonly offer: string;
  readonly category: string;
  readonly name: string;
  readonly status: 'chosen' | 'begun' | 'ended' | 'not-begun';
  readonly reason?: string;
  readonly after?: string;
}

export interface PreventionRow {
  readonly referral: string;
  readonly version: number;
  readonly citizen: string;
  readonly from: string;
  /** She came on her own. */
  readonly selfReferred: boolean;
  readonly state: ReferralState;
  readonly sent?: string;
  readonly talkAt?: string;
  readonly outcome?: string;
  readonly offers: readonly OfferTaken[];
  readonly next: PreventionDecision;
}

/** What the house has open, oldest first. */
export async function preventionInbox(desk: Desk): Promise<readonly PreventionRow[]> {
  const rows: PreventionRow[] = [];
  for (let after: string | undefined; ; ) {
    const listed = await desk.record.search('Task', {
      where: {
        owner: partyOf(desk),
        codes: `${receiverSystem}|${prevention}`,
        status: ['requested', 'received', 'on-hold', 'accepted', 'in-progress'],
      },
      sort: 'modified',
      count: 200,
      ...(after !== undefined && { after }),
    });
    if (!listed.ok) return rows;
    for (const { id } of listed.page.entries) {
      const referral = await readReferral(desk.record, id);
      if (referral !== undefined) rows.push(await preventionRow(desk, referral));
    }
    after = listed.page.next;
    if (after === undefined) break;
  }
  return rows.sort((one, other) => (one.sent ?? '').localeCompare(other.sent ?? ''));
}

/** One course as a row; undefined where the agent may not see it, or it is none. */
export async function preventionOf(desk: Desk, referral: string): Promise<PreventionRow | undefined> {
  const there = await readReferral(desk.record, referral);
  return there?.receiver === prevention ? preventionRow(desk, there) : undefined;
}

export interface CitizenPrevention extends Pick<PreventionRow, 'referral' | 'state' | 'talkAt' | 'offers'> {
  readonly house: string;
  /** What was agreed in the talk, in the words of whoever held it. */
  readonly agreed?: string;
  readonly outcome?: Wording;
}

/** The citizen's own courses; a referral that was never sent is not among them. */
export async function myPrevention(desk: Desk, citizen: string): Promise<readonly CitizenPrevention[]> {
  const listed = await desk.record.search('Task', {
    where: { patient: citizen, codes: `${receiverSystem}|${prevention}` },
    count: 200,
  });
  if (!listed.ok) return [];
  const found: CitizenPrevention[] = [];
  for (const { id } of listed.page.entries) {
    const referral = await readReferral(desk.record, id);
    if (referral === undefined || ['draft', 'checked'].includes(referral.state)) continue;
    const row = await preventionRow(desk, referral);
    const agreed = partsOf(referral.task, 'agreed')[0]?.valueString;
    const outcome = desk.programme.municipal.prevention.outcomes.find(({ code }) => code === row.outcome);
    found.push({
      referral: row.referral,
      state: row.state,
      house: referral.performer,
      offers: row.offers,
      ...(row.talkAt !== undefined && { talkAt: row.talkAt }),
      ...(agreed !== undefined && { agreed }),
      ...(outcome !== undefined && { outcome: { da: outcome.da, en: outcome.en } }),
    });
  }
  return found;
}

/** The row of a course whose referral was read already. */
export async function preventionRow(desk: Desk, referral: Referral): Promise<PreventionRow> {
  const offers = (await offersTaken(desk, referral)).map(toTaken);
  const sent = typeof referral.request.authoredOn === 'string' ? copenhagenDate(referral.request.authoredOn) : undefined;
  const outcome = partsOf(referral.task, 'talk-outcome')[0]?.valueCode;
  return {
    referral: referral.id,
    version: referral.version,
    citizen: referral.citizen,
    from: referral.requester,
    selfReferred: referral.requester.startsWith('Patient/'),
    state: referral.state,
    ...(sent !== undefined && { sent }),
    ...(referral.bookedFor !== undefined && { talkAt: referral.bookedFor }),
    ...(outcome !== undefined && { outcome }),
    offers,
    next: nextOf(desk, referral, outcome, offers),
  };
}

const statusOf: Readonly<Record<string, OfferTaken['status']>> = { accepted: 'chosen', 'in-progress': 'begun', completed: 'ended' };

function toTaken(task: StoredResource): OfferTaken {
  const reason = (task.statusReason as { readonly text?: string } | undefined)?.text;
  const after = partsOf(task, 'after', 'input')[0]?.valueString;
  return {
    taken: task.id,
    offer: (referenceIn(task.focus) ?? '').slice('HealthcareService/'.length),
    category: codeOf(task.code, categorySystem) ?? '',
    name: (task.code as { readonly text?: string } | undefined)?.text ?? '',
    status: statusOf[String(task.status)] ?? 'not-begun',
    ...(reason !== undefined && { reason }),
    ...(after !== undefined && { after }),
  };
}

function nextOf(
  desk: Desk,
  { state, task, bookedFor }: Referral,
  outcome: string | undefined,
  offers: readonly OfferTaken[],
): PreventionDecision {
  const today = copenhagenDate(desk.now().toISOString());
  switch (state) {
    case 'sent':
    case 'redirected':
      return 'receive';
    case 'more-asked':
      return 'await-answer';
    case 'received':
      return 'accept';
    case 'accepted':
      return 'book-talk';
    case 'booked':
      return bookedFor !== undefined && copenhagenDate(bookedFor) <= today ? 'hold-talk' : 'await-talk';
    case 'in-progress':
      if (partsOf(task, 'follow-up').length > 0) return 'closing-note';
      if (outcome === 'municipal-offer' && offers.length === 0) return 'choose-offer';
      return offers.some(({ status }) => status === 'chosen' || status === 'begun') ? 'follow-offers' : 'end-talk';
    default:
      return 'none';
  }
}
