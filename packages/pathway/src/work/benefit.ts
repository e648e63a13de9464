/** Sickness benefit runs out: the jobcentre reassesses and decides under current law, and the citizen reads what was decided and what comes now (FP 7.7.1). */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { type Desk, partyOf } from '../desk.ts';
import { concept, referenceIn } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { reassessment } from './reassessment.ts';
import { citizenIn, isDay, isWorkTask, observed, workSystem } from './work-words.ts';
import { changeTask } from './write-once.ts';

export interface BenefitTold {
  /** The id of the reassessment's Task. */
  readonly task: string;
  readonly decision: 'extended' | 'not-extended';
  /** The new last day where it is extended. */
  readonly until?: string;
  /** What it means for the citizen, and when and with whom she talks next. */
  readonly words: string;
  readonly key: string;
}

export type BenefitOutcome =
  | { readonly ok: true; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'bad-date' }
  | StepRefusal;

/** Writes the decision down, to the citizen in words. */
export async function decideBenefit(desk: Desk, told: BenefitTold): Promise<BenefitOutcome> {
  if (told.words.trim() === '') return { ok: false, reason: 'reason-missing' };
  const isFit = told.decision === 'extended' ? isDay(told.until) && told.until >= today(desk) : told.until === undefined;
  if (!isFit) return { ok: false, reason: 'bad-date' };
  const there = await desk.record.read('Task', told.task);
  if (!there.ok) return refusalOf(there);
  const { resource: task } = there;
  if (!isWorkTask(task, 'reassess-benefit')) return { ok: false, reason: 'not-found' };
  if (referenceIn(task.owner) !== partyOf(desk)) return { ok: false, reason: 'not-yours', by: ['performer'] };
  const citizen = citizenIn(task);
  const now = desk.now().toISOString();
  const letter: Resource = {
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(workSystem, told.decision)],
    subject: { reference: `Patient/${citizen}` },
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: `Patient/${citizen}` }],
    sent: now,
    payload: [{ contentString: told.words }],
  };
  const { agent } = desk.access;
  const end = { code: 'benefit-end', value: { valueDateTime: told.until } };
  // What is extended ends too, and is reassessed again.
  const again = (until: string) => [
    observed(citizen, agent.practitionerRole ?? agent.who, now, end),
    reassessment(desk, { citizen, owner: partyOf(desk), benefitEnd: until }),
  ];
  const besides = [letter, ...(told.until === undefined ? [] : again(told.until))];
  const change = () => ({ status: 'completed', businessStatus: concept(workSystem, told.decision), executionPeriod: { end: now } });
  return desk.record.transaction(async (inside): Promise<BenefitOutcome> => {
    const saved = await changeTask(desk, inside, {
      step: 'decide-benefit',
      task: told.task,
      key: told.key,
      why: told.words,
      change,
      besides,
    });
    return saved.ok ? { ok: true, repeated: saved.repeated } : saved;
  });
}

function today({ now }: Desk): string {
  return copenhagenDate(now().toISOString());
}
