/** The codes of FHIR's own value sets, as far as the standard itself lists them. */
import { type Concept, type Include, type Terminology, terminologyOfFhir } from './definitions.ts';

/** Codes as system|code, and the codes alone. */
export interface ValueSetCodes {
  readonly tokens: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

const expanded = new Map<string, ValueSetCodes | undefined>();

/** Undefined when the value set draws on a system that FHIR does not list, such as media types: then nothing can be said. */
export function codesOf(canonical: string): ValueSetCodes | undefined {
  const url = canonical.split('|')[0] ?? '';
  if (expanded.has(url)) return expanded.get(url);
  expanded.set(url, undefined); // A value set that leads back to itself cannot be told.
  const tokens = expand(terminologyOfFhir().valueSets.get(url));
  const codes = tokens && { tokens, codes: new Set([...tokens].map((token) => token.slice(token.indexOf('|') + 1))) };
  expanded.set(url, codes);
  return codes;
}

function expand(valueSet: Terminology | undefined): ReadonlySet<string> | undefined {
  const { include = [], exclude = [] } = valueSet?.compose ?? {};
  const included = include.map(tokensOf);
  const excluded = exclude.map(tokensOf);
  if (included.length === 0 || [...included, ...excluded].includes(undefined)) return undefined;
  const without = new Set(excluded.flatMap((tokens) => [...(tokens ?? [])]));
  return new Set(included.flatMap((tokens) => [...(tokens ?? [])]).filter((token) => !without.has(token)));
}

function tokensOf({ system, concept, filter, valueSet }: Include): ReadonlySet<string> | undefined {
  if (filter !== undefined) return undefined;
  const own = system === undefined ? [] : [tokensOfSystem(system, concept)];
  const sets = [...own, ...(valueSet ?? []).map((url) => codesOf(url)?.tokens)];
  const [first, ...others] = sets;
  if (first === undefined || others.includes(undefined)) return undefined;
  return new Set([...first].filter((token) => others.every((set) => set?.has(token))));
}

function tokensOfSystem(system: string, listed: readonly Concept[] | undefined): ReadonlySet<string> | undefined {
  const codeSystem = terminologyOfFhir().codeSystems.get(system);
  const concepts = listed ?? (codeSystem?.content === 'complete' ? codeSystem.concept : undefined);
  return concepts && new Set(withNarrower(concepts).map((code) => `${system}|${code}`));
}

function withNarrower(concepts: readonly Concept[]): readonly string[] {
  return concepts.flatMap(({ code, concept }) => [code, ...withNarrower(concept ?? [])]);
}
