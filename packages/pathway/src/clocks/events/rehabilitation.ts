/** Rehabilitation (§ 140) as clocks see it: what starts them, and what stops them. */
import { copenhagenDate, findingSystem } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { codeOf, referenceIn } from '../../fhir-words.ts';
import { datesOf, rehabilitation } from '../../rehabilitation/terms.ts';
import type { CitizenRecord } from '../citizen-record.ts';
import type { ClockEvent } from '../open-clocks.ts';
import { referralsIn } from '../referrals-in.ts';

/** The events of this area. */
export function rehabilitationEvents(citizen: CitizenRecord): readonly ClockEvent[] {
  const plans = referralsIn(citizen, rehabilitation);
  const sent = plans.filter(
    ({ request }) => request.status !== 'draft' && request.authoredOn !== undefined && request.status !== 'revoked',
  );
  return [...sendingEvents(citizen, plans, sent), ...sent.flatMap(({ request, task }) => planEvents(request, task))];
}

type Plan = ReturnType<typeof referralsIn>[number];

/** The hospital course has ended, and a plan is to leave the same day: one is begun, or the need or the operation says so (REHAB-03). */
function sendingEvents(citizen: CitizenRecord, plans: readonly Plan[], sent: readonly Plan[]): readonly ClockEvent[] {
  const drafts = plans.filter(({ request }) => request.status === 'draft');
  const need = latest(citizen, 'rehabilitation-need')?.valueBoolean;
  const operated = latest(citizen, 'spine-operation')?.valueDateTime !== undefined;
  const isDue = drafts.length > 0 || need === true || (operated && need !== false);
  const discharge = latest(citizen, 'hospital-discharge');
  const day = discharge?.valueDateTime;
  if (!isDue || typeof day !== 'string') return [];
  const [draft] = drafts;
  const done = sent.map(({ request }) => copenhagenDate(String(request.authoredOn))).find((date) => date >= copenhagenDate(day));
  const early = sent.some(({ request }) => copenhagenDate(String(request.authoredOn)) < copenhagenDate(day));
  const house = referenceIn(draft?.request.requester) ?? houseIn(discharge?.performer);
  return [
    {
      clock: 'rehabilitation-plan-sent',
      at: day,
      ...(done !== undefined ? { done } : early && draft === undefined ? { done: day } : {}),
      ...(house !== undefined && { house }),
      ...(draft !== undefined && { about: `ServiceRequest/${draft.request.id}` }),
    },
  ];
}

/** The seven days count from receipt; as long as none is noted, from the sending, so that no plan lies unseen without a clock (C-19). */
function planEvents(request: StoredResource, task: StoredResource): readonly ClockEvent[] {
  const { sent, received, laterStart, started, ended, freeChoiceTold } = datesOf(request, task);
  const at = received ?? sent;
  const house = referenceIn(task.owner);
  if (at === undefined || house === undefined) return [];
  const closed = task.status === 'completed' ? (ended ?? at) : undefined;
  const begun = started ?? closed;
  const about = { house, about: `ServiceRequest/${request.id}` };
  const stopped = (done: string | undefined) => (done === undefined ? about : { ...about, done });
  const end = (task.executionPeriod as { readonly end?: string } | undefined)?.end;
  return [
    ...(laterStart === undefined
      ? [
          { clock: 'rehabilitation-start', at, ...stopped(begun) },
          { clock: 'free-choice', at, ...stopped(freeChoiceTold ?? begun) },
        ]
      : [{ clock: 'rehabilitation-later-start', at: laterStart.date, ...stopped(begun) }]),
    ...(ended === undefined
      ? []
      : [{ clock: 'closing-letter', at: ended, ...stopped(end === undefined ? undefined : copenhagenDate(end)) }]),
  ];
}

function latest(citizen: CitizenRecord, code: string): Resource | undefined {
  return citizen.all('Observation').findLast((one) => one.status !== 'entered-in-error' && codeOf(one.code, findingSystem) === code);
}

function houseIn(performers: unknown): string | undefined {
  return ((performers ?? []) as readonly unknown[]).map(referenceIn).find((one) => one?.startsWith('Organization/'));
}
