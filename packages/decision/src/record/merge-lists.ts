/** Codes that each name one member of a list become one list: three diagnoses are three kinds of comorbidity, not the latest alone. */

import type { Vocabulary } from '../vocabulary.ts';
import type { RecordFinding } from './reading.ts';

/**
 * Merges mapped findings of type list, per code, into one with all members, the latest date and all references.
 *
 * A list whose silence means "none" (`orEmpty`) is a complete statement that single codes cannot make, so it is left out. What somebody
 * recorded directly is kept in the merged list: a later code adds to a clinician's word, it does not take it back (X3 is for statements).
 */
export function mergeLists(
  mapped: readonly RecordFinding[],
  direct: readonly RecordFinding[],
  vocabulary: Vocabulary,
): readonly RecordFinding[] {
  const merged = new Map<string, RecordFinding>();
  const others: RecordFinding[] = [];
  for (const finding of mapped) {
    const definition = vocabulary.findings.get(finding.code);
    if (definition?.type !== 'list' || !Array.isArray(finding.value)) others.push(finding);
    else if (!definition.orEmpty) merged.set(finding.code, joined(merged.get(finding.code), finding));
  }
  return [...others, ...[...merged.values()].map((finding) => withDirect(finding, direct))];
}

function joined(left: RecordFinding | undefined, right: RecordFinding): RecordFinding {
  if (left === undefined) return right;
  const recorded = latest(left.recorded, right.recorded);
  const { recorded: _first, onset: _onset, site: _site, assumed: _assumed, ...rest } = left;
  return {
    ...rest,
    value: [...new Set([...members(left), ...members(right)])],
    from: [...new Set([...left.from, ...right.from])],
    ...(recorded !== undefined && { recorded }),
    ...(left.assumed && right.assumed && { assumed: true }),
  };
}

/** Codes later than a direct record add to it; they do not replace it. */
function withDirect(finding: RecordFinding, direct: readonly RecordFinding[]): RecordFinding {
  const said = direct.filter((other) => other.code === finding.code);
  return said.reduce(
    (whole, other) => ({ ...joined(whole, other), ...(finding.recorded !== undefined && { recorded: finding.recorded }) }),
    finding,
  );
}

function members(finding: RecordFinding): readonly string[] {
  return Array.isArray(finding.value) ? finding.value : [];
}

function latest(left: string | undefined, right: string | undefined): string | undefined {
  return left === undefined || right === undefined ? undefined : left > right ? left : right;
}
