/** What is still unknown and would change the answer: each open finding is tried with the values it could have. */

import type { Decision } from './decide.ts';
import type { Case, FindingEntry, MissingFinding } from './model.ts';
import type { FindingDefinition, Vocabulary } from './vocabulary.ts';

/** Tries every open finding that nobody recorded; keeps those whose answer would change a status, with the dispositions it would change. */
export function missingFindings(
  aCase: Case,
  open: ReadonlySet<string>,
  decision: Decision,
  vocabulary: Pick<Vocabulary, 'findings'>,
  decide: (changed: Case) => Decision,
): readonly MissingFinding[] {
  const before = statuses(decision);
  const missing: MissingFinding[] = [];
  for (const [code, definition] of vocabulary.findings) {
    if (!open.has(code)) continue;
    const changed = new Set<string>();
    for (const candidate of withAnswers(aCase, definition)) {
      const after = statuses(decide(candidate));
      for (const disposition of new Set([...before.keys(), ...after.keys()]))
        if (before.get(disposition) !== after.get(disposition)) changed.add(disposition);
    }
    if (changed.size > 0)
      missing.push({
        finding: code,
        wouldChange: [...before.keys(), ...changed].filter((one, index, all) => changed.has(one) && all.indexOf(one) === index),
      });
  }
  return missing;
}

function statuses(decision: Decision): Map<string, string> {
  return new Map(decision.decided.map(({ disposition, outcome }) => [disposition.code, outcome.status]));
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
