/** A thread of its own that asks the programme twice, as it is and as it would be, so that nobody at the server waits for it. */

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import {
  amendmentFaults,
  type Case,
  caseParameters,
  createDecider,
  type Decision,
  indexCase,
  openProgramme,
  type Programme,
  readCases,
} from '@rygforloeb/decision';
import { waysIn } from './ways-told.ts';
import type { ChangedCase, FromThread, SaidOtherwise, ThreadTask, ToThread } from './what-if-told.ts';

const { directory, cases, change } = workerData as ThreadTask;
const tell = (told: FromThread): void => parentPort?.postMessage(told);
const often = 100;

tell({ is: 'step', step: 'opening', done: 0, of: 1 });
const programme = await openProgramme({ directory });
if ('amendment' in change) tell({ is: 'step', step: 'translating', done: 0, of: 1 });
const amended = 'amendment' in change ? await amendedBy(change.amendment) : programme;
if (amended !== undefined) compare(amended, 'parameter' in change ? { [change.parameter]: change.value } : {});

/** Undefined where the amendment is wrong, and where has been told. */
async function amendedBy(amendment: string): Promise<Programme | undefined> {
  try {
    return await openProgramme({ directory, amendments: [amendment] });
  } catch (error) {
    const faults = amendmentFaults(directory, amendment, error);
    if (faults.length === 0) throw error;
    tell({ is: 'faults', faults });
    return undefined;
  }
}

function compare(other: Programme, overrides: Readonly<Record<string, unknown>>): void {
  const [before, after] = [askerOf(programme, {}), askerOf(other, overrides)];
  const differencesOf = (one: Case) => {
    const patient = indexCase(programme.program, programme, one);
    const otherPatient = other === programme ? patient : indexCase(other.program, other, one);
    return differences(saidIn(before(patient, one)), saidIn(after(otherPatient, one)));
  };
  const examples = globSync('**/*.yaml', { cwd: cases })
    .sort()
    .flatMap((file) => readCases(readFileSync(join(cases, file), 'utf8'), file, programme.vocabulary).cases.map((one) => ({ file, one })));
  const changed: ChangedCase[] = [];
  for (const [place, { file, one }] of examples.entries()) {
    if (place % often === 0) tell({ is: 'step', step: 'examples', done: place, of: examples.length });
    const changes = differencesOf(one);
    if (changes.length > 0) changed.push({ id: one.id, file, changes, ...(one.title !== undefined && { title: one.title }) });
  }
  tell({ is: 'examples', asked: examples.length, changed });
  parentPort?.on('message', (told: ToThread) => {
    if ('over' in told) return parentPort?.close();
    const moved = told.citizens.map(differencesOf).filter((changes) => changes.length > 0);
    tell({ is: 'citizens', asked: told.citizens.length, changed: moved.length, ways: waysIn(moved) });
  });
}

type Indexed = ReturnType<typeof indexCase>;
type Ask = (patient: Indexed, aCase: Case) => Decision;

function askerOf(one: Programme, values: Readonly<Record<string, unknown>>): Ask {
  const decide = createDecider(one.program, one, values);
  return (patient, aCase) => decide(patient, { ...caseParameters(aCase), ...values });
}

function differences(old: Said, now: Said): readonly SaidOtherwise[] {
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((what) => {
    const [was, is] = [old.get(what), now.get(what)];
    if (was?.said === is?.said && was?.due === is?.due) return [];
    return [
      {
        what,
        ...(was !== undefined && { before: was.said, ...(was.due !== undefined && { dueBefore: was.due }) }),
        ...(is !== undefined && { after: is.said, ...(is.due !== undefined && { dueAfter: is.due }) }),
      },
    ];
  });
}

type Said = ReadonlyMap<string, { readonly said: string; readonly due?: string }>;

function saidIn({ urgency, inScope, decided }: Decision): Said {
  return new Map<string, { readonly said: string; readonly due?: string }>([
    ['urgency', { said: urgency }],
    ['scope', { said: String(inScope) }],
    ...decided.map(
      ({ disposition, outcome, due }) => [disposition.code, { said: outcome.status, ...(due !== undefined && { due }) }] as const,
    ),
  ]);
}
