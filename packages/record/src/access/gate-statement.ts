/** Statements with the gate in them: written once for each shape of question, then only given their values. */
import { named } from '../store/named.ts';
import type { Gate } from '../store/search.ts';
import type { Statement } from '../store/statements.ts';
import { type Asked, type GateValue, gateValue, type Placeholder, rowCondition, shapeOf, valueTypes } from './gate.ts';

export interface Written {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

interface Kept {
  readonly statement: Statement;
  /** In the order of their placeholders, behind the caller's own. */
  readonly values: readonly GateValue[];
}

/** Roles, types and actions are few, and with them the shapes. */
const kept = new WeakMap<object, Map<string, Kept>>();

/**
 * The statement that `write` gives for the question, with the caller's own values first: `$1` and so on. `verb` tells statements of one
 * shape apart.
 */
export function gateStatement(asked: Asked, verb: string, own: readonly unknown[], write: (placeholder: Placeholder) => string): Written {
  const ofPolicy = kept.get(asked.policy) ?? new Map<string, Kept>();
  kept.set(asked.policy, ofPolicy);
  const shape = `${verb} ${shapeOf(asked)}`;
  const known = ofPolicy.get(shape) ?? writeOnce(own.length, write);
  ofPolicy.set(shape, known);
  return { statement: known.statement, values: [...own, ...known.values.map((value) => gateValue(asked, value))] };
}

/** The gate for searches, whose statements are written by what they ask. */
export function searchGate(asked: Asked, condition: (asked: Asked, placeholder: Placeholder) => string = rowCondition): Gate {
  return {
    condition: (_column, parameter) => {
      const placed = new Map<GateValue, string>();
      return condition(asked, (value) => {
        const known = placed.get(value) ?? parameter(gateValue(asked, value), valueTypes[value]);
        placed.set(value, known);
        return known;
      });
    },
  };
}

function writeOnce(behind: number, write: (placeholder: Placeholder) => string): Kept {
  const values: GateValue[] = [];
  const text = write((value) => {
    if (!values.includes(value)) values.push(value);
    return `$${behind + values.indexOf(value) + 1}::${valueTypes[value]}`;
  });
  return { statement: named('gate', text), values };
}
