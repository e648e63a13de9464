/** Cases of the pathway as the rows and pages of an inbox show them. */

import type { Desk, InboxItem } from '@rygforloeb/pathway';
import type { Deciding, Decision } from './inbox-decision.ts';
import { decisionsOf } from './inbox-form.ts';
import { toldAgo, toldDay, toldMoment } from './inbox-moments.ts';

type Row = import('@rygforloeb/web').clinician.InboxRowShown;

/** Where rows lead. */
export type RowPages = Pick<typeof import('@rygforloeb/web').clinician, 'receivedPath' | 'citizenPath'>;

/** One case as a row; on its own page with everything that may be decided. */
export async function rowShown(deciding: Deciding, whole: boolean, pages: RowPages): Promise<Row> {
  const { item, desk, language, messages } = deciding;
  const decisions = decisionsOf(deciding).toSorted((one, other) => Number(other.first ?? false) - Number(one.first ?? false));
  const shown = whole ? decisions : decisions.filter(({ row }) => row).slice(0, 3);
  const waits = waitsOf(deciding);
  return {
    id: item.id,
    version: item.version,
    citizen: item.citizen.name,
    from: senderOf(item, messages),
    what: item.what[language],
    state: [item.kind === 'notice' ? messages.states.unseen : (messages.states[item.state] ?? item.state), trackOf(deciding)]
      .filter(Boolean)
      .join(', '),
    decisions: await Promise.all(shown.map((decision) => decisionShown(deciding, decision, whole))),
    href: item.kind === 'referral' ? pages.receivedPath(item.id) : pages.citizenPath(item.citizen.id),
    opens: item.kind === 'referral',
    ...(item.why !== undefined && { why: item.why }),
    ...(waits !== undefined && { waits }),
    ...(item.since !== undefined && { since: toldAgo(item.since, desk.now(), language) }),
    ...(item.clock !== undefined && { clock: clockShown(deciding, item.clock) }),
  };
}

export function senderOf({ from }: InboxItem, messages: Deciding['messages']): string {
  if (from.reference.startsWith('Patient/')) return messages.self;
  return from.name === '' ? messages.unknownHouse : from.name;
}

export async function decisionShown(deciding: Deciding, decision: Decision, whole: boolean): Promise<Row['decisions'][number]> {
  const words = deciding.messages.decisions[decision.code];
  return {
    code: decision.code,
    label: words?.label ?? decision.code,
    fields: (await decision.fields?.(deciding)) ?? [],
    first: decision.first === true,
    draft: whole && decision.draft === true,
    ...(words?.lead !== undefined && { lead: words.lead }),
  };
}

function trackOf({ desk, item, language }: Deciding): string | undefined {
  return item.track === undefined ? undefined : desk.programme.referrals.receivers[item.receiver]?.tracks?.[item.track]?.[language];
}

function waitsOf({ item, language, messages, desk }: Deciding): string | undefined {
  const next = item.rehabilitation?.next ?? item.prevention?.next;
  const told = item.rehabilitation?.terms.freeChoiceTold;
  const sentences = [
    item.state === 'more-asked' ? messages.waits['await-answer'] : undefined,
    item.bookedFor === undefined || item.state === 'in-progress' || item.state === 'closed'
      ? undefined
      : (item.state === 'later' ? messages.laterAt : messages.booked)(toldWhen(item.bookedFor, desk, language)),
    next === undefined || next === 'await-answer' ? undefined : messages.waits[next],
    told === undefined ? undefined : `${messages.freeChoiceTold(toldDay(told, language))}.`,
  ];
  const all = sentences.filter((one) => one !== undefined);
  return all.length === 0 ? undefined : all.join(' ');
}

function toldWhen(at: string, desk: Desk, language: 'da' | 'en'): string {
  return `${toldMoment(at, language)} (${toldAgo(at, desk.now(), language)}).`;
}

function clockShown({ language, messages }: Deciding, clock: NonNullable<InboxItem['clock']>): NonNullable<Row['clock']> {
  const { daysLeft, due, then, days } = clock;
  const left = days === undefined ? messages.left(daysLeft) : messages.leftOf(daysLeft, days);
  return {
    words: daysLeft < 0 ? messages.over(-daysLeft) : daysLeft === 0 ? messages.lastDay : left,
    standing: daysLeft < 0 ? 'over' : daysLeft === 0 ? 'today' : 'running',
    due: toldDay(due, language),
    then: then[language],
    ...(days !== undefined && { days: { of: days, gone: Math.min(days, Math.max(0, days - daysLeft)) } }),
  };
}

/** The alerts as they stand first. */
export function alertShown(
  { from, since, referral }: { readonly from: string; readonly since: string; readonly referral: string },
  inHand: boolean,
  names: ReadonlyMap<string, string>,
  { language, messages, now }: { readonly language: 'da' | 'en'; readonly messages: Deciding['messages']; readonly now: Date },
): import('@rygforloeb/web').clinician.AlertShown {
  const when = `${toldAgo(since, now, language)}, ${toldMoment(since, language)}`;
  return { id: referral, from: names.get(from) ?? messages.unknownHouse, since: when, inHand };
}
