/** What is still unknown and would change the answer: each open finding is tried with the values it could have. */

import type { Decision } from './decide.ts';
import type { Case, FindingEntry, MissingFinding } from './model.ts';
import type { FindingDefinition, Vocabulary } from './vocabulary.ts';

/**
 * Tries every open finding that nobody recorded; keeps those whose answer would change a status, with the dispositions it would change;
 * what safety turns on comes first. `someDrug` is the ATC code of a pain drug.
 */
export function missingFindings(
  aCase: Case,
  open: ReadonlySet<string>,
  decision: Decision,
  vocabulary: Pick<Vocabulary, 'findings' | 'dispositions'>,
  decide: (variants: readonly Case[]) => readonly Decision[],
  someDrug: string,
): readonly MissingFinding[] {
  const trials = [...vocabulary.findings]
    .filter(([code]) => open.has(code))
    .map(([code, definition]) => trialOf(aCase, code, definition, someDrug));
  const decisions = decide(trials.flatMap(({ asked, candidates }) => [asked, ...candidates])).map(statuses);
  const now = statuses(decision);
  const missing: MissingFinding[] = [];
  let next = 0;
  for (const { code, candidates } of trials) {
    const [before, ...after] = decisions.slice(next, next + 1 + candidates.length) as [Map<string, string>, ...Map<string, string>[]];
    next += 1 + candidates.length;
    const changed = new Set(after.flatMap((one) => changes(before, one)));
    if (changed.size > 0)
      missing.push({ finding: code, wouldChange: [...new Set([...now.keys(), ...changed])].filter((one) => changed.has(one)) });
  }
  const isSafety = (code: string): boolean => vocabulary.dispositions.get(code)?.group === 'safety';
  const touchesSafety = ({ wouldChange }: MissingFinding): boolean => wouldChange.some(isSafety);
  return [...missing.filter(touchesSafety), ...missing.filter((one) => !touchesSafety(one))];
}

/** A finding that is tried: the case in which it is asked, and the same with each value that it could have. */
interface Trial {
  readonly code: string;
  readonly asked: Case;
  readonly candidates: readonly Case[];
}

function trialOf(aCase: Case, code: string, definition: FindingDefinition, someDrug: string): Trial {
  const asked = definition.in.startsWith('medications') ? withSomeDrug(aCase, someDrug) : aCase;
  return { code, asked, candidates: withAnswers(asked, definition) };
}

function changes(before: Map<string, string>, after: Map<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((one) => before.get(one) !== after.get(one));
}

function statuses(decision: Decision): Map<string, string> {
  return new Map(decision.decided.map(({ disposition, outcome }) => [disposition.code, outcome.status]));
}

/** The case as it would be with a pain drug, where no drugs were written: what one would ask of that drug is then tried. */
function withSomeDrug(aCase: Case, atc: string): Case {
  return aCase.medications.length === 0 ? { ...aCase, medications: [{ atc }] } : aCase;
}

/** The same case with one more answer, once for each value that the finding could have. */
function withAnswers(aCase: Case, definition: FindingDefinition): readonly Case[] {
  if (definition.in.startsWith('medications'))
    return medicationAnswers(definition, aCase.asOf).map((part) => ({
      ...aCase,
      medications: aCase.medications.map((one) => ({ ...part, ...one })),
    }));
  return valuesOf(definition, aCase.asOf).map((value) => ({
    ...aCase,
    findings: [...aCase.findings, { code: definition.code, value } as FindingEntry],
  }));
}

function medicationAnswers(definition: FindingDefinition, asOf: string): readonly Record<string, unknown>[] {
  const key = definition.in.slice(definition.in.indexOf('.') + 1);
  if (definition.type === 'boolean') return [{ [key]: true }, { [key]: false }];
  if (definition.type === 'list') return [{ [key]: [] }, ...daysBack(asOf).map((day) => ({ [key]: [day] }))];
  return definition.type === 'date' ? daysBack(asOf).map((day) => ({ [key]: day })) : [];
}

function valuesOf(definition: FindingDefinition, asOf: string): readonly FindingEntry['value'][] {
  switch (definition.type) {
    case 'boolean':
      return [true, false];
    case 'code':
      return definition.values ?? [];
    case 'list': {
      const values = definition.values ?? [];
      return [...values.map((one) => [one]), [...values], ...(definition.orEmpty ? [[]] : [])];
    }
    case 'integer':
    case 'decimal':
      return numbersBetween(definition.min ?? 0, definition.max ?? 60);
    case 'date':
      return [...daysBack(asOf), ...(definition.orFalse ? [false] : [])];
    case 'text':
      return [];
  }
}

function numbersBetween(least: number, most: number): readonly number[] {
  const steps = Math.min(most - least, 24);
  return Array.from({ length: steps + 1 }, (_, index) => Math.round(least + ((most - least) * index) / steps));
}

/** Days before the case on both sides of every window of the programme, so that a date can be tried. */
function daysBack(asOf: string): readonly string[] {
  const today = Date.parse(`${asOf.slice(0, 10)}T12:00:00Z`);
  return [0, 1, 5, 10, 20, 25, 35, 50, 60, 90, 200].map((days) => new Date(today - days * 86_400_000).toISOString().slice(0, 10));
}
