/** Writes a statement whose conditions bring their own values. */
import type { Parameter } from '../store/filter.ts';
import { named } from '../store/named.ts';
import type { Statement } from '../store/statements.ts';

export interface Written {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/** `write` puts each value in with `parameter` and gives the text. */
export function written(write: (parameter: Parameter) => string): Written {
  const values: unknown[] = [];
  const text = write((value, sqlType) => `$${values.push(value)}::${sqlType}`);
  return { statement: named('gate', text), values };
}
