/** Treatment as clocks see it: a suspected nerve root that is looked at again and again, and manual treatment that is judged by its sessions (FP 6.4, 7.3). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { CitizenRecord } from '../citizen-record.ts';
import type { ClockEvent } from '../open-clocks.ts';
import { type FindingFact, type FindingFacts, findingFacts, firstFrom, isOnOrAfter } from './finding-facts.ts';
import { referredSince } from './referral-facts.ts';

/** The events of this area. */
export function treatmentEvents(citizen: CitizenRecord): readonly ClockEvent[] {
  const facts = findingFacts(citizen);
  return [...nerveRoot(citizen, facts), ...manualSeries(citizen, facts)];
}

/** The sign that is asked at every visit of somebody with a suspected root: having asked it is the visit (NERVE-02). */
const askedAtVisits = 'progressive-deficit';

/** From the suspicion, and from each visit, to the next: on the day that was agreed, or by the local interval. */
function nerveRoot(citizen: CitizenRecord, facts: FindingFacts): readonly ClockEvent[] {
  const suspicion = facts.standing('suspected-nerve-root') ?? facts.of('suspected-nerve-root').findLast(({ value }) => value === true);
  if (suspicion?.value !== true) return [];
  const over = firstFrom(suspicion.at, [
    facts.endOf('suspected-nerve-root', suspicion.at),
    ...facts.of('own-course-ended').map(({ at }) => at),
    referredSince(citizen, ['acute'], suspicion.at),
  ]);
  const visits = facts.of(askedAtVisits).filter(({ at }) => isOnOrAfter(at, suspicion.at));
  const looks = [suspicion, ...visits];
  return looks.flatMap((look, index): readonly ClockEvent[] => {
    // Of visits on one day the last counts.
    const next = looks.slice(index + 1).find(({ at }) => copenhagenDate(at) >= copenhagenDate(look.at));
    if (next !== undefined && copenhagenDate(next.at) === copenhagenDate(look.at)) return [];
    const done = firstFrom(look.at, [next?.at, over]);
    const agreed = agreedWith(facts, look);
    const event = {
      at: look.at,
      about: look.about,
      ...(look.house !== undefined && { house: look.house }),
      ...(done !== undefined && { done }),
      ...(agreed !== undefined && { due: agreed }),
    };
    return [
      { ...event, clock: 'root-every-visit' },
      { ...event, clock: 'regular-monitoring' },
    ];
  });
}

/** The day that was set at a visit. */
function agreedWith(facts: FindingFacts, look: FindingFact): string | undefined {
  const set = facts.of('evaluation-next-date').findLast(({ at }) => copenhagenDate(at) === copenhagenDate(look.at));
  return typeof set?.value === 'string' && set.value > copenhagenDate(look.at) ? set.value : undefined;
}

/** A series from its first session to the next series; it is over when the response was judged at a session that is enough. */
function manualSeries(citizen: CitizenRecord, facts: FindingFacts): readonly ClockEvent[] {
  const starts = facts.of('manual-start').filter(({ value }) => typeof value === 'string');
  const enough = citizen.numbers?.get('manual-evaluation-session');
  return starts.flatMap((start, index): readonly ClockEvent[] => {
    const until = starts[index + 1]?.at;
    const isWithin = ({ at }: FindingFact) => isOnOrAfter(at, start.at) && (until === undefined || !isOnOrAfter(at, until));
    const sessions = facts.of('manual-sessions').filter(isWithin);
    const counted = Math.max(0, ...sessions.map(({ value }) => Number(value)));
    const reached = sessions.find(({ value }) => enough !== undefined && Number(value) >= enough);
    const judged = reached && facts.of('manual-response').find((one) => isWithin(one) && isOnOrAfter(one.at, reached.at));
    const done = firstFrom(String(start.value), [
      judged?.at,
      until,
      ...facts
        .of('own-course-ended')
        .filter(isWithin)
        .map(({ at }) => at),
    ]);
    const event = {
      at: String(start.value),
      about: start.about,
      counted,
      ...(start.house !== undefined && { house: start.house }),
      ...(done !== undefined && { done }),
    };
    return [
      { ...event, clock: 'manual-response' },
      { ...event, clock: 'manual-short-period' },
    ];
  });
}
