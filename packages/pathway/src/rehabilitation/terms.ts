/** The dates of a rehabilitation plan and what the programme says of them: until when it begins, and whether the citizen may choose another house (FP 7.8, C-19). */
import { type Answer, copenhagenDate, type FindingEntry, toCopenhagen } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { contentOf } from '../check/content.ts';
import type { Desk } from '../desk.ts';
import { contentUrl, extensionsOf } from '../fhir-words.ts';
import { partsOf, type Referral } from '../referral/referral.ts';

/** The receiver of `referrals.yaml` that a rehabilitation plan goes to. */
export const rehabilitation = 'municipality-140';

export interface Terms {
  /** Days in Copenhagen, YYYY-MM-DD. The hospital course ended, the plan was sent, the municipality had it. */
  readonly discharged?: string;
  readonly sent?: string;
  readonly received?: string;
  readonly plannedStart?: string;
  readonly laterStart?: { readonly date: string; readonly reason: string };
  readonly started?: string;
  readonly ended?: string;
  /** Last day for the municipality: counted from receipt, or from sending as long as no receipt is noted. */
  readonly startBy?: string;
  /** The same counted from the end of the hospital course: from then the citizen is warned. */
  readonly citizenStartBy?: string;
  /** Calendar days since receipt; the day itself is 0. */
  readonly day?: number;
  readonly overdue: boolean;
  /** The citizen may choose another house, by the programme's answer. */
  readonly freeChoice: boolean;
  readonly freeChoiceTold?: string;
}

/** What stands in a rehabilitation plan, and what follows from it today. */
export function termsOf(desk: Pick<Desk, 'programme' | 'now'>, referral: Referral): Terms {
  const dates = datesOf(referral.request, referral.task);
  const today = copenhagenDate(desk.now().toISOString());
  const from = dates.received ?? dates.sent;
  const isOpen = !['draft', 'checked', 'cancelled', 'closed'].includes(referral.state);
  if (from === undefined || !isOpen) return { ...dates, overdue: false, freeChoice: false };
  const duty = answerAt(desk, from, dates);
  const warning = dates.discharged === undefined ? undefined : answerAt(desk, dates.discharged, dates);
  const startBy = dueOf(duty);
  const citizenStartBy = warning && dueOf(warning);
  return {
    ...dates,
    day: daysBetween(from, today),
    overdue: duty.dispositions.some(({ code, status }) => code === 'start-rehabilitation' && status === 'overdue'),
    freeChoice: isFreeChoice(desk, referral, duty),
    ...(startBy !== undefined && { startBy }),
    ...(citizenStartBy !== undefined && { citizenStartBy }),
  };
}

type Dates = Omit<Terms, 'startBy' | 'citizenStartBy' | 'day' | 'overdue' | 'freeChoice'>;

/** The dates that stand in request and task, for views and clocks alike. */
export function datesOf(request: Resource, task: Resource): Dates {
  const dateIn = (value: unknown) => (typeof value === 'string' ? copenhagenDate(value) : undefined);
  const output = (code: string) => partsOf(task, code)[0];
  const period = task.executionPeriod as { readonly start?: string; readonly end?: string } | undefined;
  const laterStart = laterStartOf(request);
  const dates = {
    discharged: partsOf(task, 'discharged', 'input')[0]?.valueDate,
    sent: dateIn(request.authoredOn),
    received: dateIn(output('received')?.valueDateTime),
    plannedStart: dateIn(request.occurrenceDateTime),
    started: dateIn(period?.start),
    ended: output('ended')?.valueDate ?? dateIn(period?.end),
    freeChoiceTold: dateIn(output('free-choice')?.valueDateTime),
    laterStart,
  };
  return Object.fromEntries(Object.entries(dates).filter(([, value]) => value !== undefined)) as Dates;
}

/** The later start that the hospital states; only with date and reason it is one (REHAB-05). */
function laterStartOf(request: Resource): Terms['laterStart'] {
  const texts = new Map(
    contentOf(extensionsOf(request, contentUrl)).flatMap((entry) => ('text' in entry ? [[entry.field, entry.text.trim()] as const] : [])),
  );
  const [date = '', reason = ''] = [texts.get('later-start-date'), texts.get('later-start')];
  return isDay(date) && reason !== '' ? { date, reason } : undefined;
}

/** A day as it is written, YYYY-MM-DD, that there is. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** Calendar days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000));
}

/** The programme is asked about the dates alone: they decide, whatever else is known. */
function answerAt({ programme, now }: Pick<Desk, 'programme' | 'now'>, received: string, dates: Dates): Answer {
  const { plannedStart, laterStart, started, ended } = dates;
  const findings: FindingEntry[] = [
    { code: 'rehabilitation-plan-received', value: received },
    { code: 'later-start-health-reason', value: laterStart?.date ?? false },
    { code: 'own-course-started', value: started ?? false },
    ...(plannedStart === undefined ? [] : [{ code: 'rehabilitation-planned-start', value: plannedStart }]),
    ...(ended === undefined ? [] : [{ code: 'own-course-ended', value: ended }]),
  ];
  const asOf = toCopenhagen(now().toISOString());
  return programme.decide({ id: 'rehabilitation-plan', asOf, actor: 'municipality_140', citizen: {}, findings, medications: [] });
}

function dueOf({ dispositions }: Answer): string | undefined {
  return dispositions.find(({ code }) => code === 'start-rehabilitation')?.due;
}

function isFreeChoice({ programme }: Pick<Desk, 'programme'>, { receiver }: Referral, { dispositions }: Answer): boolean {
  const rule = programme.referrals.receivers[receiver]?.freeChoice;
  return dispositions.some(({ code, status }) => code === rule?.disposition && programme.vocabulary.affirming.includes(status));
}
