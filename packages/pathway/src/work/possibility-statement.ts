/** The possibility statement: the employer asks, citizen and employer fill part one, the GP part two; the citizen takes the paper along (FP 7.7.1). */
import type { StatusCode } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import type { Override } from '../check/check.ts';
import { everyOf } from '../check/every-of.ts';
import { writerOf } from '../consent/say.ts';
import { askProgramme } from '../course/agree-plan.ts';
import { type Desk, partyOf } from '../desk.ts';
import { codeOf, concept, referenceIn } from '../fhir-words.ts';
import { stepUnder } from '../referral/referral.ts';
import { gpOf } from '../referral/send.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { citizenIn, inPart, isWorkTask, observed, partsOf, type WorkPart, workSystem, workTask } from './work-words.ts';
import { changeTask, writeOnce } from './write-once.ts';

export type StatementOutcome =
  | { readonly ok: true; readonly statement: StoredResource; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'no-gp' | 'part-one-missing' | 'only-herself' }
  | { readonly ok: false; readonly reason: 'there-is-one'; readonly statement: string }
  | { readonly ok: false; readonly reason: 'against-programme'; readonly status: StatusCode; readonly reasons: readonly string[] }
  | StepRefusal;

/** The employer asks for one; the citizen says so, or the GP notes it down. */
export async function askPossibilityStatement(
  desk: Desk,
  told: { readonly citizen: string; readonly key: string },
): Promise<StatementOutcome> {
  const record = writerOf(desk, told.citizen);
  if (!('transaction' in record)) return record;
  const gp = await gpOf(desk, told.citizen);
  if (gp === undefined) return { ok: false, reason: 'no-gp' };
  const { citizen, key } = told;
  const { agent } = desk.access;
  const running = (await everyOf(desk.record, 'Task', citizen)).find(
    (task) => isWorkTask(task, 'possibility-statement') && task.status !== 'completed',
  );
  if (running !== undefined && stepUnder(running, agent.who, `${citizen} ${key}`) === undefined)
    return { ok: false, reason: 'there-is-one', statement: running.id };
  const statement = workTask(desk, {
    code: 'possibility-statement',
    ...{ citizen, owner: gp, requester: agent.role === 'citizen' ? agent.who : partyOf(desk), status: 'requested', state: 'part-one' },
  });
  const asks = { code: 'employer-asks-statement', value: { valueBoolean: true } };
  const finding = observed(citizen, agent.practitionerRole ?? agent.who, desk.now().toISOString(), asks);
  return record.transaction(async (inside): Promise<StatementOutcome> => {
    const made = await writeOnce(desk, inside, { step: 'ask-possibility-statement', citizen, key, resources: [statement, finding] });
    return made.ok ? { ok: true, statement: made.resource, repeated: made.repeated } : made;
  });
}

export interface PartOneTold {
  readonly statement: string;
  /** What at work is affected, and what the two have agreed to do otherwise, in words. */
  readonly affected: string;
  readonly arrangements: string;
  readonly employerAgrees: boolean;
  readonly key: string;
}

/**
 * The citizen writes down what she and her employer have found; the employer has no access here. Her GP may write it down from the paper that
 * she brings along.
 */
export async function fillPartOne(desk: Desk, told: PartOneTold): Promise<StatementOutcome> {
  if (told.affected.trim() === '' || told.arrangements.trim() === '') return { ok: false, reason: 'reason-missing' };
  const found = await statementAt(desk, told.statement);
  if (!found.ok) return found;
  const { task: there } = found;
  if (desk.access.agent.role !== 'citizen' && referenceIn(there.owner) !== partyOf(desk)) return { ok: false, reason: 'only-herself' };
  const record = writerOf(desk, citizenIn(there));
  if (!('transaction' in record)) return record;
  const parts: readonly WorkPart[] = [
    { code: 'affected', text: told.affected },
    { code: 'arrangements', text: told.arrangements },
    { code: 'employer-agrees', value: told.employerAgrees },
  ];
  return record.transaction(async (inside): Promise<StatementOutcome> => {
    const saved = await changeTask(desk, inside, {
      ...{ step: 'fill-part-one', task: told.statement, key: told.key },
      change: (task) =>
        task.status === 'completed'
          ? { ok: false, reason: 'not-found' }
          : { input: parts.map(inPart), businessStatus: concept(workSystem, 'part-two') },
    });
    return saved.ok ? { ok: true, statement: saved.resource, repeated: saved.repeated } : saved;
  });
}

export interface PartTwoTold {
  readonly statement: string;
  /** Whether what was agreed is sound, and what the GP proposes, in words; no diagnosis is asked for. */
  readonly judgement: 'sound' | 'other-proposed';
  readonly words: string;
  readonly weeks?: number;
  /** Why, where the programme has no ground for one. */
  readonly override?: Override;
  readonly key: string;
}

/** The GP judges it. */
export async function fillPartTwo(desk: Desk, told: PartTwoTold): Promise<StatementOutcome> {
  if (told.words.trim() === '') return { ok: false, reason: 'reason-missing' };
  const found = await statementAt(desk, told.statement);
  if (!found.ok) return found;
  const { task: there } = found;
  if (referenceIn(there.owner) !== partyOf(desk)) return { ok: false, reason: 'not-yours', by: ['performer'] };
  if (codeOf(there.businessStatus, workSystem) === 'part-one') return { ok: false, reason: 'part-one-missing' };
  const step = { disposition: 'possibility-statement', evaluate: '', status: 'in-progress' } as const;
  const asked = await askProgramme(desk, citizenIn(there), [step], told.override);
  if (!asked.ok) {
    if (asked.reason === 'against-programme') return { ok: false, reason: asked.reason, status: asked.status, reasons: asked.reasons };
    return { ok: false, reason: 'not-found' };
  }
  const parts: readonly WorkPart[] = [
    { code: 'judgement', text: told.judgement },
    { code: 'words', text: told.words },
    ...(told.weeks === undefined ? [] : [{ code: 'weeks', value: told.weeks }]),
    { code: 'payer', text: desk.programme.work.statement.payer },
  ];
  return desk.record.transaction(async (inside): Promise<StatementOutcome> => {
    const saved = await changeTask(desk, inside, {
      ...{ step: 'fill-part-two', task: told.statement, key: told.key, more: asked.more },
      change: (task) => ({
        status: 'completed',
        businessStatus: concept(workSystem, 'done'),
        input: [...((task.input ?? []) as readonly unknown[]), ...parts.map(inPart)],
      }),
    });
    return saved.ok ? { ok: true, statement: saved.resource, repeated: saved.repeated } : saved;
  });
}

/** What the citizen may take along to her employer as paper: both parts of her statement, and nothing else of the record. */
export interface StatementPaper {
  readonly statement: string;
  readonly citizen: string;
  readonly done: boolean;
  readonly affected?: string;
  readonly arrangements?: string;
  readonly employerAgrees?: boolean;
  readonly judgement?: string;
  readonly words?: string;
  readonly weeks?: number;
  readonly payer?: string;
}

/** For the citizen herself and the GP who wrote it; undefined for everybody else. */
export async function statementPaper(desk: Desk, id: string): Promise<StatementPaper | undefined> {
  const found = await statementAt(desk, id);
  return found.ok ? paperOf(desk, found.task) : undefined;
}

/** The same of a Task at hand. */
export function paperOf(desk: Desk, there: StoredResource): StatementPaper | undefined {
  const isHers = desk.access.agent.who === `Patient/${citizenIn(there)}`;
  if (!isHers && referenceIn(there.owner) !== partyOf(desk)) return undefined;
  const parts = new Map(partsOf(there).map(({ code, text, value }) => [code, text ?? value]));
  const word = (code: string) => (parts.has(code) ? { [code]: String(parts.get(code)) } : {});
  const weeks = parts.get('weeks');
  return {
    statement: there.id,
    citizen: citizenIn(there),
    done: there.status === 'completed',
    ...word('affected'),
    ...word('arrangements'),
    ...word('judgement'),
    ...word('words'),
    ...word('payer'),
    ...(parts.has('employer-agrees') && { employerAgrees: parts.get('employer-agrees') === true }),
    ...(typeof weeks === 'number' && { weeks }),
  };
}

async function statementAt(desk: Desk, id: string): Promise<{ readonly ok: true; readonly task: StoredResource } | StepRefusal> {
  const there = await desk.record.read('Task', id);
  if (!there.ok) return refusalOf(there);
  return isWorkTask(there.resource, 'possibility-statement') ? { ok: true, task: there.resource } : { ok: false, reason: 'not-found' };
}
