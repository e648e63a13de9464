/** The way of those who may not refer: a letter to the GP with the assessment, and a task to decide on it (FP 8.5, 8.7, C-36, C-81). */
import { dispositionSystem } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { acuteRoutes, indicationIn, type ReferralCheck } from '../check/check.ts';
import { type ConsentToAsk, type Standing, standingOf } from '../check/consent-of.ts';
import { type Door, doorOf } from '../check/door.ts';
import { caseOf, situationOf } from '../check/situation.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, keySystem, receiverSystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { gpOf } from './send.ts';
import { refusalOf, type StepRefusal, stepKey } from './take-step.ts';

export interface LetterTold {
  readonly citizen: string;
  /** The receiver of `referrals.yaml` that is wished for. */
  readonly receiver: string;
  readonly text: string;
  readonly key: string;
}

export type LetterOutcome =
  | {
      readonly ok: true;
      readonly letter: StoredResource;
      readonly repeated: boolean;
      readonly door: Door;
      /** What the programme says of the wish, asked for the writer. */
      readonly indication: ReferralCheck['indication'];
    }
  | { readonly ok: false; readonly reason: 'may-refer' | 'no-gp' }
  | { readonly ok: false; readonly reason: 'acute-first'; readonly urgency: string; readonly routes: readonly string[] }
  | { readonly ok: false; readonly reason: 'consent'; readonly standing: Standing; readonly ask: ConsentToAsk }
  | StepRefusal;

/** Writes to the GP; with it go the findings on which the programme's answer rests. */
export async function writeToGp(desk: Desk, told: LetterTold): Promise<LetterOutcome> {
  const { programme, actor } = desk;
  const rule = programme.referrals.receivers[told.receiver];
  if (rule === undefined || !programme.vocabulary.actors.has(actor)) return { ok: false, reason: 'unknown', what: 'receiver' };
  if (told.text.trim() === '') return { ok: false, reason: 'reason-missing' };
  const door = doorOf(programme, actor, told.receiver);
  if (door.way === 'referral') return { ok: false, reason: 'may-refer' };
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const answer = programme.assess(caseOf(told.citizen, actor, situation, rule.question, []));
  if (programme.referrals.acute.urgencies.includes(answer.urgency))
    return { ok: false, reason: 'acute-first', urgency: answer.urgency, routes: acuteRoutes(desk, answer) };
  const gp = await gpOf(desk, told.citizen);
  if (gp === undefined) return { ok: false, reason: 'no-gp' };
  const ask: ConsentToAsk = { recipient: gp, roles: ['gp'], purpose: 'treatment' };
  const standing = await standingOf(desk, told.citizen, ask);
  if (standing !== 'given') return { ok: false, reason: 'consent', standing, ask };
  const indication = indicationIn(answer, rule.disposition);
  const rests = situation.reading.findings.filter(({ code }) => indication.because.includes(code)).flatMap(({ from }) => from);
  const draft = { id: 'draft', meta: { versionId: '0', lastUpdated: '' }, ...letterOf(desk, told, gp, {}, rests) } as StoredResource;
  const unreached = await desk.reach?.({ step: 'write-to-gp', citizen: told.citizen, communication: draft });
  if (unreached !== undefined) return unreached;
  return desk.record.transaction(async (inside): Promise<LetterOutcome> => {
    const mark = stepKey(desk, 'write-to-gp', `${told.citizen} ${told.key}`);
    const letter = await inside.create(letterOf(desk, told, gp, mark, rests), { identifier: `${keySystem}|${mark.value}` });
    if (!letter.ok) return refusalOf(letter);
    const outcome = { ok: true, letter: letter.resource, repeated: !letter.created, door, indication } as const;
    if (!letter.created) return outcome;
    const about = `Communication/${letter.resource.id}`;
    const task = await inside.create(taskFor(desk, told, gp, about));
    if (!task.ok) return refusalOf(task);
    const to = [about, `Task/${task.resource.id}`];
    const origin = await inside.create(originOf(desk, { step: 'write-to-gp', citizen: told.citizen, to }));
    if (!origin.ok) return refusalOf(origin);
    await desk.post?.(inside, { step: 'write-to-gp', citizen: told.citizen, communication: letter.resource });
    return outcome;
  });
}

function letterOf(desk: Desk, { citizen, receiver, text }: LetterTold, gp: string, mark: object, rests: readonly string[]): Resource {
  const references = [...new Set(rests)].map((reference) => ({ contentReference: { reference } }));
  return {
    resourceType: 'Communication',
    identifier: [mark],
    status: 'completed',
    category: [concept(dispositionSystem, 'correspondence-to-gp'), concept(receiverSystem, receiver)],
    subject: { reference: `Patient/${citizen}` },
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: gp }],
    sent: desk.now().toISOString(),
    payload: [{ contentString: text }, ...references],
  };
}

function taskFor(desk: Desk, { citizen, receiver }: LetterTold, gp: string, about: string): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    status: 'requested',
    intent: 'proposal',
    code: concept(receiverSystem, receiver),
    focus: { reference: about },
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: gp },
    authoredOn: now,
    lastModified: now,
  };
}
