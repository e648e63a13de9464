/** Writes a statement whose conditions bring their own values, and names it so that PostgreSQL prepares it once. */
import { createHash } from 'node:crypto';
import type { Statement } from '../store/statements.ts';
import type { Parameter } from './gate.ts';

export interface Written {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

const names = new Map<string, string>();

/** `write` puts each value in with `parameter` and gives the text. */
export function written(write: (parameter: Parameter) => string): Written {
  const values: unknown[] = [];
  const text = write((value, sqlType) => `$${values.push(value)}::${sqlType}`);
  return { statement: { name: nameOf(text), text }, values };
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `gate ${createHash('sha256').update(text).digest('base64url').slice(0, 40)}`;
  names.set(text, name);
  return name;
}
