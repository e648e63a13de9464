/** Every number of a rule is a cited parameter: literals in CQL are faults, but for counts and those allowed with a reason. */

import { type ElmNode, type ElmView, nodesOf, startOf } from './elm-view.ts';
import { fileOf, type LocatedFolder } from './located-yaml.ts';
import { type CheckFault, faultAt } from './report.ts';
import type { RuleSources } from './rule-sources.ts';

/** Zero, one and two count things: none, one, more than one. */
const counts = [0, 1, 2];

/** A number that `check.yaml` allows in one library. */
interface AllowedNumber {
  readonly value: number;
  readonly library: string;
  readonly reason: string;
}

/** Tells every number written into a rule, and every allowance that no rule uses. */
export function checkNumbers(
  view: ElmView,
  folder: LocatedFolder,
  sources: RuleSources,
  handwritten: ReadonlySet<string>,
): readonly CheckFault[] {
  const file = fileOf(folder, 'check.yaml');
  const allowed = ((file.value as { readonly numbers?: readonly AllowedNumber[] } | undefined)?.numbers ?? []).map((one) => ({ ...one }));
  const used = new Set<number>();
  const faults: CheckFault[] = [];
  for (const define of view.defines.values()) {
    if (!handwritten.has(define.library) && !sources.isWritten(define.library, define.name)) continue;
    for (const node of nodesOf(define.expression)) {
      const value = numberOf(node);
      if (value === undefined || counts.includes(value)) continue;
      const at = allowed.findIndex((one) => one.value === value && one.library === define.library);
      if (at >= 0) used.add(at);
      else {
        const [line, column] = startOf(node);
        const place = sources.place(define.library, line, column);
        faults.push(
          faultAt(
            place,
            'numbers',
            `the number ${value} in "${define.name}" stands in a rule; give it a name, unit and source in parameters.yaml`,
          ),
        );
      }
    }
  }
  allowed.forEach((one, index) => {
    const place = file.at(['numbers', index, 'value']);
    if (typeof one.reason !== 'string' || one.reason === '')
      faults.push(faultAt(place, 'numbers', `the allowed number ${one.value} has no reason`));
    if (!used.has(index)) faults.push(faultAt(place, 'numbers', `no rule of ${one.library} holds the allowed number ${one.value}`));
  });
  return faults;
}

function numberOf(node: ElmNode): number | undefined {
  if (node.type === 'Quantity') return Number(node.value);
  const type = String(node.valueType ?? '');
  if (node.type !== 'Literal' || !/(Integer|Decimal|Long)$/.test(type)) return undefined;
  return Number(node.value);
}
