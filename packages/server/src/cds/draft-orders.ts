/** Drafts that a card offers: a ServiceRequest for a referral, a Task for everything else; R4, never more than a draft. */

import { randomUUID } from 'node:crypto';
import type { Disposition } from '@rygforloeb/decision';
import type { ServerProgramme } from '../programme-state.ts';
import type { Words } from '../words.ts';
import type { Coding, Suggestion } from './card.ts';

const dispositionSystem = 'https://rygforloeb.dk/fhir/CodeSystem/disposition';

/** For whom and when a draft is made. */
export interface DraftSituation {
  readonly programme: Pick<ServerProgramme, 'vocabulary' | 'codeLists'>;
  readonly words: Words;
  readonly patientId: string;
  readonly asOf: string;
  readonly isAcute: boolean;
  /** The examination in mind, when one was asked about. */
  readonly question?: string;
}

/** One suggestion that creates the draft of a disposition. */
export function suggestionOf(disposition: Disposition, situation: DraftSituation): Suggestion {
  const label = situation.words.disposition(disposition.code);
  return {
    uuid: randomUUID(),
    label: label.length > 80 ? `${label.slice(0, 79)}…` : label,
    ...((disposition.status === 'required' || disposition.status === 'overdue') && { isRecommended: true }),
    actions: [{ type: 'create', description: `Opretter en kladde: ${label}`, resource: draftOf(disposition, situation) }],
  };
}

/** Whether there is anything to draft: a call to 112 is made, not written. */
export function isDrafted({ code }: Disposition, { programme }: Pick<DraftSituation, 'programme'>): boolean {
  return programme.vocabulary.dispositions.get(code)?.draft !== 'none';
}

/** The draft resource of a disposition. */
export function draftOf(disposition: Disposition, situation: DraftSituation): { readonly resourceType: 'ServiceRequest' | 'Task' } {
  return isReferral(disposition.code, situation) ? serviceRequest(disposition, situation) : task(disposition, situation);
}

/** Referrals are those that answer a "refer:" question, and those the programme says so of. */
function isReferral(code: string, { programme }: DraftSituation): boolean {
  const definition = programme.vocabulary.dispositions.get(code);
  return definition?.draft === 'ServiceRequest' || definition?.asks.some((question) => question.startsWith('refer:')) === true;
}

function serviceRequest(disposition: Disposition, situation: DraftSituation): { readonly resourceType: 'ServiceRequest' } {
  return {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'proposal',
    priority: priorityOf(disposition, situation),
    code: { coding: codingsOf(disposition.code, situation), text: situation.words.disposition(disposition.code) },
    subject: { reference: `Patient/${situation.patientId}` },
    authoredOn: situation.asOf,
    ...(disposition.due !== undefined && { occurrencePeriod: { end: disposition.due } }),
    reasonCode: [{ text: reasonOf(disposition, situation.words) }],
  } as { readonly resourceType: 'ServiceRequest' };
}

function task(disposition: Disposition, situation: DraftSituation): { readonly resourceType: 'Task' } {
  const name = situation.words.disposition(disposition.code);
  return {
    resourceType: 'Task',
    status: 'draft',
    intent: 'proposal',
    priority: priorityOf(disposition, situation),
    code: { coding: codingsOf(disposition.code, situation), text: name },
    description: name,
    for: { reference: `Patient/${situation.patientId}` },
    authoredOn: situation.asOf,
    ...(disposition.due !== undefined && { restriction: { period: { end: disposition.due } } }),
    reasonCode: { text: reasonOf(disposition, situation.words) },
  } as { readonly resourceType: 'Task' };
}

/** FHIR request priority: only what is acute is `stat`. */
export function priorityOf(disposition: Disposition, { isAcute, programme }: Pick<DraftSituation, 'isAcute' | 'programme'>): string {
  const isSafety = programme.vocabulary.dispositions.get(disposition.code)?.group === 'safety';
  const isDuty = disposition.status === 'required' || disposition.status === 'overdue';
  if (isAcute && isSafety) return isDuty ? 'stat' : 'asap';
  return isDuty && isSafety ? 'urgent' : disposition.status === 'overdue' ? 'asap' : 'routine';
}

/** Our own code, and the SKS code of the examination that was asked about, when the code lists know one. */
function codingsOf(code: string, { programme, words, question }: DraftSituation): readonly Coding[] {
  const own = { system: dispositionSystem, code, display: words.disposition(code) };
  if (question === undefined || !programme.vocabulary.questions.get(question)?.includes(code)) return [own];
  const procedures = programme.codeLists.procedures.rows.filter((row) => row.meaning.question === question);
  return [...procedures.flatMap((row) => row.codes.map((coding) => ({ ...coding, display: row.meaning.da }))), own];
}

function reasonOf({ because }: Disposition, words: Words): string {
  const reasons = because.map((finding) => words.finding(finding)).join(', ');
  return reasons === '' ? words.programme : `${reasons} (${words.programme})`;
}
