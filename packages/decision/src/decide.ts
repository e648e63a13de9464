/** Asks the compiled programme about one citizen: which rule decides each disposition, how urgent it is, and by when. */

import type { DefineRef, PatientIndex, Program } from '@rygforloeb/engine';
import { caseToFhir } from './case-file/case-to-fhir.ts';
import { copenhagenDate, toCopenhagen } from './copenhagen-time.ts';
import { dueDefine } from './generate-cql/decisions.ts';
import type { Answer, Case, UrgencyCode } from './model.ts';
import type { ProgrammeFiles } from './programme-files.ts';
import { type DispositionRules, type Outcome, readOutcome } from './rules.ts';

/** A disposition with the rule that decided it and the last day in time. */
export interface Decided {
  readonly disposition: DispositionRules;
  readonly outcome: Outcome;
  readonly due?: string;
}

/** The bare decision: no reasons, nothing missing. */
export interface Decision {
  readonly inScope: Answer['inScope'];
  readonly urgency: UrgencyCode;
  readonly decided: readonly Decided[];
}

export type Decider = (patient: PatientIndex, parameters: Readonly<Record<string, unknown>>) => Decision;

export type BatchDecider = (patients: Iterable<PatientIndex>, parameters: Readonly<Record<string, unknown>>) => readonly Decision[];

/** What changes with every case, as the parameters of the programme's CQL. */
export function caseParameters(aCase: Pick<Case, 'asOf' | 'actor' | 'question'>): Readonly<Record<string, unknown>> {
  const asOf = toCopenhagen(aCase.asOf);
  return {
    'As of': asOf,
    Today: copenhagenDate(aCase.asOf),
    Actor: aCase.actor,
    Question: aCase.question ?? null,
    timezoneOffset: offsetHours(asOf),
  };
}

/** The citizen of a case as the engine reads it. */
export function indexCase(program: Program, files: Pick<ProgrammeFiles, 'vocabulary'>, aCase: Case): PatientIndex {
  return program.index(caseToFhir(aCase, files.vocabulary));
}

/** What is asked of every citizen: scope, urgency, then each disposition, then the last days in time. */
export function decisionDefines(files: Pick<ProgrammeFiles, 'dispositions'>): readonly DefineRef[] {
  const names = ['In scope', 'Urgency', ...files.dispositions.map((one) => one.code), ...dueDefines(files)];
  return names.map((name) => ({ library: 'Decisions', name }));
}

function dueDefines({ dispositions }: Pick<ProgrammeFiles, 'dispositions'>): readonly string[] {
  return dispositions.flatMap((one) => one.rules.filter((rule) => rule.due !== undefined).map((rule) => dueDefine(one.code, rule.id)));
}

/** Prepares the question of all dispositions; asking it of one citizen then costs microseconds. `overrides` replace numbers of the programme. */
export function createDecider(
  program: Program,
  files: Pick<ProgrammeFiles, 'dispositions'>,
  overrides: Readonly<Record<string, unknown>> = {},
): Decider {
  const evaluate = program.evaluator(decisionDefines(files), overrides);
  const read = decisionReader(files);
  return (patient, parameters) => read(evaluate(patient, parameters));
}

/** Like createDecider, for many citizens, or many variants of one, with the same parameters. */
export function createBatchDecider(
  program: Program,
  files: Pick<ProgrammeFiles, 'dispositions'>,
  overrides: Readonly<Record<string, unknown>> = {},
): BatchDecider {
  const defines = decisionDefines(files);
  const read = decisionReader(files);
  return (patients, parameters) => Array.from(program.evaluateMany(defines, { ...overrides, ...parameters }, patients), read);
}

/** Reads the values of decisionDefines. */
function decisionReader(files: Pick<ProgrammeFiles, 'dispositions'>): (values: readonly unknown[]) => Decision {
  const firstDue = 2 + files.dispositions.length;
  const dueAt = new Map(dueDefines(files).map((name, index) => [name, firstDue + index]));
  return (values) => {
    const decided: Decided[] = [];
    files.dispositions.forEach((disposition, index) => {
      const text = values[2 + index];
      if (typeof text !== 'string') return;
      const outcome = outcomeOf(disposition, text);
      const at = outcome.rule === undefined ? undefined : dueAt.get(dueDefine(disposition.code, outcome.rule.id));
      const due = at === undefined ? null : values[at];
      decided.push(due === null || due === undefined ? { disposition, outcome } : { disposition, outcome, due: String(due).slice(0, 10) });
    });
    return { inScope: toScope(values[0]), urgency: values[1] as UrgencyCode, decided };
  };
}

const known = new WeakMap<DispositionRules, Map<string, Outcome>>();

function outcomeOf(disposition: DispositionRules, text: string): Outcome {
  const outcomes = known.get(disposition) ?? new Map<string, Outcome>();
  known.set(disposition, outcomes);
  const outcome = outcomes.get(text) ?? readOutcome(disposition, text);
  outcomes.set(text, outcome);
  return outcome;
}

function toScope(value: unknown): Answer['inScope'] {
  return value === 'not-covered' ? 'not-covered' : value === 'true';
}

function offsetHours(isoWithOffset: string): number {
  const match = /([+-])(\d\d):(\d\d)$/.exec(isoWithOffset);
  return match === null ? 1 : (match[1] === '-' ? -1 : 1) * (Number(match[2]) + Number(match[3]) / 60);
}
