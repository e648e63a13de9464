/** The mutants of the programme's parameters: every number one unit up and one down, every list short of one member. */
import type { ProgrammeFiles } from '@rygforloeb/decision';

type Parameter = ProgrammeFiles['parameters'][number];

/** One parameter changed as little as it can be. */
export interface ParameterMutant {
  readonly parameter: string;
  /** What was done, in words: `28 → 29 days`, `without N02A`. */
  readonly change: string;
  readonly value: number | readonly string[];
  /** What a case that notices it looks like. */
  readonly advice: string;
}

/** All mutants, in the order of the parameters. */
export function parameterMutants(parameters: readonly Parameter[]): readonly ParameterMutant[] {
  return parameters.flatMap(({ name, value, unit }) =>
    typeof value === 'number' ? [-1, 1].map((step) => moved(name, value, step, unit)) : value.map((member) => without(name, value, member)),
  );
}

function moved(parameter: string, value: number, step: number, unit: string): ParameterMutant {
  const [lower, upper] = [Math.min(value, value + step), Math.max(value, value + step)];
  return {
    parameter,
    change: `${value} → ${value + step} ${unit}`,
    value: value + step,
    advice: `a case that stands at ${lower} or at ${upper} ${unit}, whose answer is another on the other side`,
  };
}

function without(parameter: string, value: readonly string[], member: string): ParameterMutant {
  return {
    parameter,
    change: `without ${member}`,
    value: value.filter((other) => other !== member),
    advice: `a case whose answer turns on ${member} and on no other member of the list`,
  };
}
