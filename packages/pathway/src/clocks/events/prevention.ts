/** Prevention (§ 119) as clocks see it: what starts them, and what stops them. */
import { copenhagenDate } from '@rygforloeb/decision';
import { referenceIn } from '../../fhir-words.ts';
import { prevention } from '../../prevention/talk.ts';
import { partsOf } from '../../referral/referral.ts';
import type { CitizenRecord } from '../citizen-record.ts';
import type { ClockEvent } from '../open-clocks.ts';
import { referralsIn } from '../referrals-in.ts';

/** The events of this area: an offer that has ended wants its closing note. */
export function preventionEvents(citizen: CitizenRecord): readonly ClockEvent[] {
  return referralsIn(citizen, prevention).flatMap(({ request, task }): ClockEvent[] => {
    const end = (task.executionPeriod as { readonly end?: string } | undefined)?.end;
    const at = partsOf(task, 'ended')[0]?.valueDate;
    const house = referenceIn(task.owner);
    if (at === undefined || house === undefined) return [];
    const done = end === undefined ? {} : { done: copenhagenDate(end) };
    return [{ clock: 'closing-letter', at, house, about: `ServiceRequest/${request.id}`, ...done }];
  });
}
