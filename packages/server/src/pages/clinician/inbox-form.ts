/** A sent decision: read, taken once, and told: done, what is missing, or that somebody else was faster. */

import type { InboxItem } from '@rygforloeb/pathway';
import { refusalWords } from '../../pathway/refusal-words.ts';
import { commonAll, commonDecisions, message } from './inbox-common.ts';
import type { Deciding, Decision, DecisionReader, InboxMessages, Taken } from './inbox-decision.ts';
import { letterDecisions, lettersAll } from './inbox-letters.ts';
import { danishInstant } from './inbox-moments.ts';
import { preventionAll, preventionDecisions } from './inbox-prevention.ts';
import { rehabilitationAll, rehabilitationDecisions } from './inbox-rehabilitation.ts';
import { workAll, workDecisions } from './inbox-work.ts';

type Web = typeof import('@rygforloeb/web').clinician;
export type Fault = { readonly field: string; readonly text: string };

/** What the house may decide about a case now; on the page about it also to write to the sender. */
export function decisionsOf(deciding: Deciding): readonly Decision[] {
  const { item, desk } = deciding;
  if (item.kind !== 'referral') return letterDecisions(deciding);
  const isFromHouse = item.from.reference.startsWith('Organization/');
  const writes = isFromHouse && desk.record.may('Communication', 'create') && desk.access.emergency === undefined ? [message] : [];
  return [...ofReceiver(deciding), ...writes];
}

function ofReceiver(deciding: Deciding): readonly Decision[] {
  const { rehabilitation, prevention, receiver } = deciding.item;
  if (rehabilitation !== undefined) return rehabilitationDecisions(deciding);
  if (prevention !== undefined) return preventionDecisions(deciding);
  return receiver === 'jobcentre' || receiver === 'fast-track' ? workDecisions(deciding) : commonDecisions(deciding);
}

/** Every decision about such a case, whatever its state: what is sent twice, or too late, is answered by the act itself. */
function allOf({ item }: Deciding): readonly Decision[] {
  const { rehabilitation, prevention, receiver, kind } = item;
  if (kind !== 'referral') return lettersAll;
  if (rehabilitation !== undefined) return [...rehabilitationAll, message];
  if (prevention !== undefined) return [...preventionAll, message];
  return [...(receiver === 'jobcentre' || receiver === 'fast-track' ? workAll : commonAll), message];
}

export interface Decided {
  readonly taken: Taken;
  readonly faults: readonly Fault[];
}

/** Takes a decision from what was sent. */
export async function decide(
  deciding: Deciding,
  code: string,
  fields: URLSearchParams,
  pages: Pick<Web, 'readDoorForm' | 'decisionPrefix'>,
): Promise<Decided> {
  const { item, messages, language } = deciding;
  const prefix = pages.decisionPrefix(code, item.id);
  const known = allOf(deciding).find((one) => one.code === code);
  if (known === undefined) {
    const reason = messages.notNow(messages.states[item.state] ?? item.state);
    return { taken: { ok: false, reason: 'illegal' }, faults: [{ field: `sag-${item.id}`, text: reason }] };
  }
  const form = pages.readDoorForm(fields, language);
  const set = Number(fields.get('set') ?? '');
  // The version that was shown: somebody else may have been faster.
  const seen = Number.isInteger(set) && set > 0 ? { seen: set } : {};
  const told = { key: fields.get('noegle') ?? '', ...seen };
  if (seen.seen !== undefined && seen.seen !== item.version && known.adds !== true) {
    const text = messages.overtaken(messages.states[item.state] ?? item.state);
    return { taken: { ok: false, reason: 'changed' }, faults: [{ field: `${prefix}send`, text }] };
  }
  const taken = await known.take(deciding, readerOf(form, prefix, messages), told);
  if (taken.ok || form.faults.length > 0) return { taken, faults: form.faults };
  const field = known.beside?.[taken.reason] ?? 'send';
  return { taken, faults: [{ field: `${prefix}${field}`, text: sentenceFor(taken, item, messages, language) }] };
}

function readerOf(form: ReturnType<Web['readDoorForm']>, prefix: string, messages: InboxMessages): DecisionReader {
  const at = (name: string) => `${prefix}${name}`;
  return {
    text: (name) => form.text(at(name)),
    must: (name, missing) => form.must(at(name), missing),
    all: (name) => form.all(at(name)),
    date: (name) => form.date(at(name)),
    mustDate: (name, missing) => form.mustDate(at(name), missing),
    fault: (name, text) => form.fault(at(name), text),
    moment: (name) => {
      const day = form.mustDate(at(name), messages.missing.day);
      const time = timeIn(form.text(at(`${name}.kl`)));
      if (time === undefined) form.fault(at(`${name}.kl`), messages.missing.time);
      return day === '' || time === undefined ? undefined : danishInstant(day, time);
    },
  };
}

function timeIn(text: string): string | undefined {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[.:](\d\d))?$/.exec(text) ?? [];
  return hours === '' || Number(hours) > 23 || Number(minutes) > 59 ? undefined : `${hours.padStart(2, '0')}:${minutes}`;
}

/** A refusal in words. */
function sentenceFor(taken: Extract<Taken, { ok: false }>, item: InboxItem, messages: InboxMessages, language: 'da' | 'en'): string {
  const state = messages.states[item.state] ?? item.state;
  if (taken.reason === 'changed') return messages.overtaken(state);
  if (taken.reason === 'illegal' || taken.reason === 'answered' || taken.reason === 'state') return messages.notNow(state);
  if (taken.reason === 'not-found') return messages.refused.gone ?? '';
  if (taken.reason === 'acute-first') return messages.refused.acute ?? '';
  const words = (refusalWords as Readonly<Record<string, { readonly da: string; readonly en: string }>>)[taken.reason];
  return messages.refused[taken.reason] ?? (words === undefined ? (messages.refused.other ?? '') : `${words[language]}.`);
}
