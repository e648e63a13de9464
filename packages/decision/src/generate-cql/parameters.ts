/** Makes the CQL library `Parameters` of the programme's numbers and lists, so that each stands in one line that a clinician can read. */

import type { CqlSource } from '@rygforloeb/engine';
import { cqlIdentifier, cqlLiteral } from './cql-text.ts';

/** A number or list of the programme with its source. `local` marks our own visible setting where the programme gives no number. */
export interface ParameterDefinition {
  readonly name: string;
  readonly value: number | readonly string[];
  readonly unit: string;
  readonly source: string;
  readonly requirements: readonly string[];
  readonly conflicts?: readonly string[];
  readonly local?: boolean;
  /** May not be set locally: an acute rule turns on it. */
  readonly safety?: boolean;
  readonly da: string;
  readonly en: string;
}

/** The library `Parameters`: one CQL parameter a line, with its value as default. */
export function parametersLibrary(parameters: readonly ParameterDefinition[], municipalities: readonly string[]): CqlSource {
  const lines = parameters.map(
    (one) => `parameter ${cqlIdentifier(one.name)} default ${cqlLiteral(one.value)} // ${one.unit}, ${one.source}`,
  );
  lines.push(`parameter "municipalities" default ${cqlLiteral(municipalities)}`);
  return { name: 'Parameters', file: 'parameters.yaml', text: ['library Parameters', '', moment, '', ...lines, ''].join('\n') };
}

/** What changes with every case: when it is asked, the day in Copenhagen, who asks, and the action in mind. */
const moment = ['parameter "As of" DateTime', 'parameter "Today" Date', 'parameter "Actor" String', 'parameter "Question" String'].join(
  '\n',
);
