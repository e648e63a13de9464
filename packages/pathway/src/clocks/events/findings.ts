/** What findings start and stop: acute suspicions, the windows of imaging and hospital, flare-ups, and how long the trouble has lasted. */
import type { CitizenRecord } from '../citizen-record.ts';
import type { ClockEvent } from '../open-clocks.ts';
import { type FindingFact, type FindingFacts, findingFacts, firstFrom, isOnOrAfter } from './finding-facts.ts';
import { referredSince } from './referral-facts.ts';

/** The events of this area. */
export function findingsEvents(citizen: CitizenRecord): readonly ClockEvent[] {
  const facts = findingFacts(citizen);
  return [
    ...suspicion(citizen, facts, 'cauda-equina', 'suspected-cauda-equina'),
    ...suspicion(citizen, facts, 'progressive-deficit', 'progressive-deficit'),
    ...paresis(citizen, facts),
    ...windows(citizen, facts),
    ...matchingImage(citizen, facts),
    ...flareUp(facts),
    ...duration(facts),
  ];
}

/** At once: from when it is said, until she is referred acutely or it is said no more (FP 6.4, 6.5). */
function suspicion(citizen: CitizenRecord, facts: FindingFacts, clock: string, code: string): readonly ClockEvent[] {
  const said = facts.standing(code) ?? facts.of(code).findLast(({ value }) => value === true);
  if (said?.value !== true) return [];
  return [eventOf(clock, said, said.at, firstFrom(said.at, [...acutelyReferred(citizen, facts, said.at), facts.endOf(code, said.at)]))];
}

/** From the onset, where it is known, until the hospital has it or the strength is back (FP 6.5, C-14). */
function paresis(citizen: CitizenRecord, facts: FindingFacts): readonly ClockEvent[] {
  const grades = facts.of('strength-grade');
  const weakest = citizen.numbers?.get('acute-paresis-grade');
  const isWeak = ({ value }: FindingFact) => typeof value === 'number' && weakest !== undefined && value <= weakest;
  const lastWeak = grades.findLastIndex(isWeak);
  const first = grades.slice(0, lastWeak + 1).findLastIndex((grade) => !isWeak(grade)) + 1;
  const weak = grades[first];
  if (lastWeak === -1 || weak === undefined) return [];
  const start = weak.since ?? weak.at;
  const better = grades.slice(lastWeak + 1)[0]?.at;
  const seen = facts.of('weakness-assessed-at-hospital').map(dateOf);
  return [eventOf('acute-paresis', weak, start, firstFrom(start, [...acutelyReferred(citizen, facts, start), ...seen, better]))];
}

function acutelyReferred(citizen: CitizenRecord, facts: FindingFacts, since: string): readonly (string | undefined)[] {
  return [referredSince(citizen, ['acute'], since), ...facts.of('acute-referral-sent').map(dateOf)];
}

/** Who is in which window while conservative care goes on (FP 4.3, 6.4, 6.6, 7.5, 7.6). */
function windows(citizen: CitizenRecord, facts: FindingFacts): readonly ClockEvent[] {
  const start = facts.of('conservative-start').at(-1);
  const from = start && dateOf(start);
  if (start === undefined || from === undefined) return [];
  const isYes = (code: string) => facts.latest(code)?.value === true;
  const has = (code: string, value: string) => facts.latest(code)?.value === value;
  const isRoot = isYes('suspected-nerve-root');
  const isStenosis = isYes('suspected-stenosis');
  const isStructural = Array.isArray(facts.latest('structural-change')?.value);
  const isSpecific = has('diagnostic-triage', 'specific');
  const decided = facts.of('next-step-decided').map(dateOf);
  const helped = facts.of('conservative-effect').filter(({ value }) => value === 'satisfactory');
  const end = [...decided, ...helped.map(({ at }) => at)];
  const sentTo = (receivers: readonly string[], codes: readonly string[]) => [
    referredSince(citizen, receivers, from),
    ...codes.flatMap((code) => facts.of(code).map(dateOf)),
  ];
  const hospital = sentTo(['hospital'], ['hospital-referral-sent']);
  const imaging = sentTo(['imaging-mri', 'imaging-xray', 'imaging-ct'], ['imaging-referral-sent']);
  const window = (clock: string, isOpen: boolean, ends: readonly (string | undefined)[]) =>
    isOpen ? [eventOf(clock, start, from, firstFrom(from, [...ends, ...end]))] : [];
  return [
    ...window('imaging-root', isRoot, [...imaging, ...hospital]),
    ...window('hospital-root', isRoot, [...hospital, ...imaging]),
    ...window('surgery-root', isRoot && isYes('surgery-considered'), [...hospital, ...imaging]),
    ...window('hospital-other', !isRoot && !isStenosis && !isSpecific && !isStructural, hospital),
    ...window('specific-cause', isSpecific, hospital),
    ...window('structural-axial', isStructural && !isYes('leg-pain'), [...imaging, ...hospital]),
    ...window('stenosis-longer', isStenosis, [...hospital, ...imaging]),
    eventOf('nkr-outcomes', start, from, undefined),
  ];
}

/** Nerve involvement on the image that fits the radiation; counted from when the radiation began (FP 7.6.1). */
function matchingImage(citizen: CitizenRecord, facts: FindingFacts): readonly ClockEvent[] {
  const image = facts.latest('imaging-result');
  const pain = facts.standing('leg-pain');
  if (image?.value !== 'nerve-involvement' || facts.latest('imaging-matches-symptoms')?.value !== true || pain?.value !== true) return [];
  const start = pain.since ?? pain.at;
  const sent = [referredSince(citizen, ['hospital'], image.at), ...facts.of('hospital-referral-sent').map(dateOf)];
  const done = firstFrom(
    start,
    [...sent, ...facts.of('next-step-decided').map(dateOf)].filter((day) => day && isOnOrAfter(day, image.at)),
  );
  return [eventOf('matching-referral', image, start, done)];
}

/** A flare-up after activity is looked at again; it is over when it is said to settle (FP 7.2). */
function flareUp(facts: FindingFacts): readonly ClockEvent[] {
  const all = facts.of('flare-after-activity');
  const last = all.findLastIndex(({ value }) => value === 'lasting');
  const flare = all[last];
  return flare === undefined ? [] : [eventOf('flare-up', flare, flare.at, all[last + 1]?.at)];
}

function duration(facts: FindingFacts): readonly ClockEvent[] {
  const onset = facts.latest('symptom-onset');
  const start = onset && dateOf(onset);
  return onset === undefined || start === undefined ? [] : [eventOf('nkr-scope', onset, start, undefined)];
}

function eventOf(clock: string, { house, about }: FindingFact, at: string, done: string | undefined): ClockEvent {
  return { clock, at, about, ...(house !== undefined && { house }), ...(done !== undefined && { done }) };
}

function dateOf({ value }: FindingFact): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? value : undefined;
}
