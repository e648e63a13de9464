/** Decisions that every receiver of referrals has. */

import {
  acceptReferral,
  askForMore,
  bookReferral,
  closeReferral,
  receiveReferral,
  redirectReferral,
  returnReferral,
  sendMessage,
  startReferral,
} from '@rygforloeb/pathway';
import { type Deciding, type Decision, type DecisionField, notPast, options, today, unfit } from './inbox-decision.ts';

const reasonField = ({ messages }: Deciding): DecisionField => ({ kind: 'box', name: 'grund', label: messages.field.reason });

export const receive: Decision = {
  code: 'receive',
  first: true,
  row: true,
  take: ({ desk, item }, _form, told) => receiveReferral(desk, { referral: item.id, ...told }),
};

export const accept: Decision = {
  code: 'accept',
  first: true,
  row: true,
  take: ({ desk, item }, _form, told) => acceptReferral(desk, { referral: item.id, ...told }),
};

/** With one of the receiver's tracks or levels, and why. */
export function acceptWith(code: 'track' | 'level'): Decision {
  return {
    code,
    first: true,
    row: true,
    fields: (deciding) => [
      { kind: 'choice', name: 'spor', label: deciding.messages.field[code], options: tracksOf(deciding) },
      reasonField(deciding),
    ],
    beside: { unknown: 'spor', 'reason-missing': 'grund' },
    take: ({ desk, item, messages }, form, told) => {
      const track = form.must('spor', messages.missing[code]);
      const reason = form.must('grund', messages.missing.reason);
      return track === '' || reason === '' ? unfit : acceptReferral(desk, { referral: item.id, ...told, track, reason });
    },
  };
}

/** The receiver's tracks or levels as options. */
export function tracksOf({ desk, item, language }: Deciding): readonly { readonly value: string; readonly label: string }[] {
  const tracks = desk.programme.referrals.receivers[item.receiver]?.tracks ?? {};
  return Object.entries(tracks).map(([value, words]) => ({ value, label: words[language] }));
}

export const ask: Decision = {
  code: 'ask',
  fields: ({ messages }) => [{ kind: 'box', name: 'grund', label: messages.field.question }],
  beside: { 'reason-missing': 'grund' },
  take: ({ desk, item, messages }, form, told) => {
    const reason = form.must('grund', messages.missing.question);
    return reason === '' ? unfit : askForMore(desk, { referral: item.id, ...told, reason });
  },
};

export const giveBack: Decision = {
  code: 'return',
  row: true,
  fields: (deciding) => [reasonField(deciding)],
  beside: { 'reason-missing': 'grund' },
  take: ({ desk, item, messages }, form, told) => {
    const reason = form.must('grund', messages.missing.reason);
    return reason === '' ? unfit : returnReferral(desk, { referral: item.id, ...told, reason });
  },
};

export const redirect: Decision = {
  code: 'redirect',
  row: true,
  fields: async (deciding) => {
    const { desk, item, messages, housesOf } = deciding;
    const { receivers } = desk.programme.referrals;
    const roles = item.receiver === 'acute' ? ['hospital'] : (receivers[item.receiver]?.recipient.roles ?? []);
    const own = desk.access.agent.organization;
    const houses = (await housesOf(roles)).filter(({ value }) => value !== own);
    return [
      { kind: 'select', name: 'til', label: messages.field.house, options: houses, empty: messages.field.choose },
      reasonField(deciding),
    ];
  },
  beside: { unknown: 'til', consent: 'til', unreachable: 'til', 'reason-missing': 'grund' },
  take: ({ desk, item, messages }, form, told) => {
    const to = form.must('til', messages.missing.house);
    const reason = form.must('grund', messages.missing.reason);
    return to === '' || reason === '' ? unfit : redirectReferral(desk, { referral: item.id, ...told, to, reason });
  },
};

/** A day and a clock time; `code` gives the words. */
export function bookAs(code: string, first = false): Decision {
  return {
    code,
    row: true,
    ...(first && { first: true }),
    fields: ({ messages }) => [{ kind: 'moment', name: 'tid', label: messages.field.when }],
    beside: { unknown: 'tid' },
    take: (deciding, form, told) => {
      const at = form.moment('tid');
      notPast(deciding, form, 'tid', at);
      if (at === undefined || at.slice(0, 10) < today(deciding)) return unfit;
      return bookReferral(deciding.desk, { referral: deciding.item.id, ...told, at });
    },
  };
}

export const start: Decision = {
  code: 'start',
  row: true,
  take: ({ desk, item }, _form, told) => startReferral(desk, { referral: item.id, ...told }),
};

export const close: Decision = {
  code: 'close',
  first: true,
  row: true,
  draft: true,
  fields: ({ messages }) => [{ kind: 'box', name: 'grund', label: messages.field.feedback }],
  beside: { 'reason-missing': 'grund' },
  take: async ({ desk, item, messages }, form, told) => {
    const reason = form.must('grund', messages.missing.feedback);
    if (reason === '') return unfit;
    const outcome = await closeReferral(desk, { referral: item.id, ...told, reason });
    if (!outcome.ok) return outcome;
    const without = outcome.gp === 'no-consent' || outcome.gp === 'no-gp';
    return { ok: true, repeated: outcome.repeated, ...(without && { told: `close-${outcome.gp}` }) };
  },
};

/** To the house that sent it; a citizen who came on her own is written to from her own pages. */
export const message: Decision = {
  code: 'message',
  adds: true,
  fields: ({ messages }) => [{ kind: 'box', name: 'tekst', label: messages.field.message }],
  beside: { 'text-missing': 'tekst' },
  take: ({ desk, item, messages }, form, { key }) => {
    const text = form.must('tekst', messages.missing.words(messages.field.message));
    return text === '' ? unfit : sendMessage(desk, { citizen: item.citizen.id, to: item.from.reference, text, key });
  },
};

/** Every decision of a receiver without a course of its own, whatever the state. */
export const commonAll: readonly Decision[] = [
  ...[receive, accept, acceptWith('track'), ask, giveBack, redirect, bookAs('book'), bookAs('rebook'), start, close],
];

/** The decisions of a state, of those that the receiver may take at all. */
export function commonDecisions({ item, desk }: Deciding): readonly Decision[] {
  const tracks = desk.programme.referrals.receivers[item.receiver]?.tracks;
  const byStep: Readonly<Record<string, Decision>> = {
    receive,
    accept: tracks === undefined ? accept : acceptWith('track'),
    book: item.state === 'accepted' ? bookAs('book', true) : bookAs('rebook'),
    start: item.state === 'booked' ? { ...start, first: true } : start,
    close,
    redirect,
    return: giveBack,
    ask,
  };
  const mayRedirect =
    item.receiver === 'acute' || desk.programme.referrals.receivers[item.receiver]?.redirect?.includes(item.receiver) === true;
  return Object.entries(byStep).flatMap(([step, decision]) =>
    item.open.some((one) => one === step) && (step !== 'redirect' || mayRedirect) ? [onRow(decision, item.state)] : [],
  );
}

/** Later on, a case is seldom passed on or given back: that stands on its own page. */
function onRow(decision: Decision, state: string): Decision {
  if (state === 'received' || (decision.code !== 'redirect' && decision.code !== 'return')) return decision;
  const { row: _, ...later } = decision;
  return later;
}

export const yesNo = ({ messages: { field } }: Deciding): ReturnType<typeof options> => options({ ja: field.yes, nej: field.no });
