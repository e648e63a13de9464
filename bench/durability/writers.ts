/** Writers who never rest: single creates, changes of a task of their own, and transactions of several resources. */
import type { House } from './house.ts';
import { type Ledger, markSystem } from './ledger.ts';
import type { Request, Saved, Written } from './requests.ts';

const WRITERS = 8;
const TOGETHER = 4;

export interface Writers {
  /** Resolves when every writer has its last answer, or knows that it gets none. */
  readonly stop: () => Promise<void>;
}

/** Lets several write at once until they are stopped. An answer that is missing or no stops none of them. */
export function startWriters(house: House, ledger: Ledger, patient: string): Writers {
  let writing = true;
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    let task: Saved | undefined;
    for (let round = writer; writing; round += 1) {
      const request = nextRequest(round, task, ledger, patient);
      const answer = await house.ask(request);
      ledger.note(request, answer);
      // After an answer that did not come the task's version is unknown: a new one, then.
      if (request.writes.some(({ resource }) => resource.resourceType === 'Task')) {
        task = answer.ok ? answer.saved.find(({ type }) => type === 'Task') : undefined;
      }
      if (!answer.ok) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  return {
    stop: async () => {
      writing = false;
      await Promise.all(writers);
    },
  };
}

/** A single create. */
export function anObservation(ledger: Ledger, patient: string): Request {
  return { writes: [{ resource: observation(ledger.mark(1), patient) }] };
}

function nextRequest(round: number, task: Saved | undefined, ledger: Ledger, patient: string): Request {
  const change = (mark: string) => ({
    resource: { ...taskOf(mark, patient), ...(task !== undefined && { id: task.id }) },
    ...(task !== undefined && { version: task.version }),
  });
  if (round % 3 === 0) return anObservation(ledger, patient);
  if (round % 3 === 1) return { writes: [change(ledger.mark(1))] };
  const mark = ledger.mark(TOGETHER);
  const observations = Array.from({ length: TOGETHER - 1 }, () => ({ resource: observation(mark, patient) }));
  return { writes: [...observations, change(mark)] };
}

function observation(mark: string, patient: string): Written {
  return {
    resourceType: 'Observation',
    identifier: [{ system: markSystem, value: mark }],
    status: 'final',
    code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code: 'leg-pain' }] },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: '2026-03-02T09:00:00+01:00',
    valueBoolean: true,
  };
}

function taskOf(mark: string, patient: string): Written {
  return {
    resourceType: 'Task',
    identifier: [{ system: markSystem, value: mark }],
    status: 'requested',
    intent: 'order',
    for: { reference: `Patient/${patient}` },
  };
}
