/** What the sources say, a statement a line (`requirements.yaml`), and the numbers that clocks alone read (`clock-parameters.yaml`): for those who look at the programme itself. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One statement of a source, in English. */
export interface SourceStatement {
  readonly id: string;
  readonly source: string;
  /** `must`, `should`, `may`, `fact` or `proposed`. */
  readonly force: string;
  readonly statement: string;
}

/** A number that no rule computes with. */
export interface ClockParameter {
  readonly name: string;
  readonly value: number | readonly string[] | { readonly from: number; readonly to: number };
  readonly unit: string;
  readonly source: readonly string[];
  readonly requirements: readonly string[];
  readonly conflicts: readonly string[];
  readonly local: boolean;
  readonly da: string;
  readonly en: string;
}

/** The statements of a programme folder by id. */
export function readSourceStatements(directory: string): ReadonlyMap<string, SourceStatement> {
  const listed = parse(readFileSync(join(directory, 'requirements.yaml'), 'utf8')) as readonly SourceStatement[];
  return new Map(listed.map((one) => [one.id, one]));
}

/** The clocks' own numbers of a programme folder. */
export function readClockParameters(directory: string): readonly ClockParameter[] {
  return (parse(readFileSync(join(directory, 'clock-parameters.yaml'), 'utf8')) as { readonly parameters: readonly ClockParameter[] })
    .parameters;
}
