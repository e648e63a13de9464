/** Holds mutants against cases: a mutant is killed by the first case that no longer gets the answer it expects. */
import {
  type Answer,
  type Case,
  caseParameters,
  createDecider,
  type Decision,
  indexCase,
  matchExpectation,
  type Programme,
} from '@rygforloeb/decision';
import { syntheticCases } from '@rygforloeb/synthetic';
import type { ExpectingCase } from './mutate-cases.ts';
import type { ParameterMutant } from './mutate-parameters.ts';

/** How a mutant fared. */
export interface MutantOutcome {
  readonly mutant: ParameterMutant;
  /** The project's own case that noticed first. */
  readonly killedBy?: { readonly id: string; readonly difference: string };
  /** How many cases noticed, shared ones included. */
  readonly noticedBy: number;
  /** For a survivor: a shared vignette, or a synthetic citizen, whose answer the mutant changes. */
  readonly witness?: string;
}

export type Overrides = Readonly<Record<string, unknown>>;
type Ask = (overrides: Overrides) => Decision;

/** A case made ready to be asked again and again. */
interface ReadyCase extends ExpectingCase {
  readonly ask: Ask;
}

/** Runs every mutant past every case that is answered as expected now. */
export function runParameterMutants(
  programme: Programme,
  cases: readonly ExpectingCase[],
  mutants: readonly ParameterMutant[],
): readonly MutantOutcome[] {
  const askOf = asker(programme);
  const ready = cases.map((one): ReadyCase => ({ ...one, ask: askOf(one.aCase) }));
  const sound = ready.filter((one) => differences(one, one.ask({})).length === 0);
  const outcomes = mutants.map((mutant) => outcomeOf(mutant, sound));
  if (outcomes.every(({ killedBy }) => killedBy !== undefined)) return outcomes;
  const citizens = witnesses(programme, askOf);
  return outcomes.map((outcome) => (outcome.killedBy === undefined ? withWitness(outcome, sound, citizens) : outcome));
}

/** Prepares one decider for all; the parameters of a case and the mutant's go in together. */
function asker(programme: Programme): (aCase: Case) => Ask {
  const decide = createDecider(programme.program, programme);
  return (aCase) => {
    const patient = indexCase(programme.program, programme, aCase);
    const parameters = caseParameters(aCase);
    return (overrides) => decide(patient, { ...parameters, ...overrides });
  };
}

function outcomeOf(mutant: ParameterMutant, cases: readonly ReadyCase[]): MutantOutcome {
  const overrides = { [mutant.parameter]: mutant.value };
  const noticing = cases.flatMap((one) => {
    const [difference] = differences(one, one.ask(overrides));
    return difference === undefined ? [] : [{ one, difference }];
  });
  const first = noticing.find(({ one }) => one.own);
  return {
    mutant,
    noticedBy: noticing.length,
    ...(first && { killedBy: { id: first.one.aCase.id, difference: first.difference } }),
  };
}

/** What the case expects and the decision does not give. What is missing is not asked here: it takes many evaluations more. */
export function differences({ aCase, expectation }: ExpectingCase, decision: Decision): readonly string[] {
  return matchExpectation(bareAnswer(aCase, decision), { ...expectation, missingMustInclude: [] });
}

function bareAnswer({ id, asOf }: Case, { inScope, urgency, decided }: Decision): Answer {
  const dispositions = decided.map(({ disposition, outcome, due }) => ({
    code: disposition.code,
    status: outcome.status,
    ...(due !== undefined && { due }),
    because: [],
    sources: [],
    requirements: [],
    conflicts: [],
  }));
  return { case: id, programme: { id: '', version: '', status: '' }, asOf, inScope, urgency, dispositions, missing: [] };
}

interface Witness {
  readonly id: string;
  readonly ask: Ask;
  readonly before: Decision;
}

/** How many citizens are asked before a mutant is thought to change nothing. */
const citizenCount = 4_000;
const citizenSeed = 1;

function witnesses(programme: Programme, askOf: (aCase: Case) => Ask): readonly Witness[] {
  return Array.from(syntheticCases(citizenCount, { seed: citizenSeed, vocabulary: programme.vocabulary }), (aCase) => {
    const ask = askOf(aCase);
    return { id: aCase.id, ask, before: ask({}) };
  });
}

function withWitness(outcome: MutantOutcome, cases: readonly ReadyCase[], citizens: readonly Witness[]): MutantOutcome {
  const overrides = { [outcome.mutant.parameter]: outcome.mutant.value };
  const shared = cases.find((one) => differences(one, one.ask(overrides)).length > 0);
  if (shared !== undefined) return { ...outcome, witness: `the shared vignette ${shared.aCase.id}` };
  for (const { id, ask, before } of citizens) {
    const [change] = changes(before, ask(overrides));
    if (change !== undefined) return { ...outcome, witness: `synthetic ${id} (seed ${citizenSeed}): ${change}` };
  }
  return outcome;
}

/** What is another in the second decision, in words. */
export function changes(before: Decision, after: Decision): readonly string[] {
  const said = (decision: Decision): ReadonlyMap<string, string> =>
    new Map<string, string>([
      ['urgency', decision.urgency],
      ['scope', String(decision.inScope)],
      ...decision.decided.map(
        ({ disposition, outcome, due }) => [disposition.code, due ? `${outcome.status} by ${due}` : outcome.status] as const,
      ),
    ]);
  const [old, now] = [said(before), said(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((word) => old.get(word) !== now.get(word))
    .map((word) => `${word} ${old.get(word) ?? 'absent'} → ${now.get(word) ?? 'absent'}`);
}
