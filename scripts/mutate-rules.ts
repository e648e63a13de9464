/** Mutants of the rules: each rule in turn never holds. Tells which cases notice; a report, not a gate. */
import { caseParameters, cqlSources, createDecider, defaultCache, indexCase, type Programme } from '@rygforloeb/decision';
import { compile, translate } from '@rygforloeb/engine';
import type { ExpectingCase } from './mutate-cases.ts';
import { differences } from './mutate-run.ts';

export interface RuleOutcome {
  /** Disposition and rule. */
  readonly rule: string;
  /** Ids of the cases that no longer get what they expect. */
  readonly noticedBy: readonly string[];
}

/** What never holds, in ELM. */
const never = {
  type: 'Literal',
  valueType: '{urn:hl7-org:elm-types:r1}Boolean',
  value: 'false',
  resultTypeName: '{urn:hl7-org:elm-types:r1}Boolean',
};

/** Drops each rule in turn and asks every case again; takes a few hundred compilations. */
export async function* runRuleMutants(programme: Programme, cases: readonly ExpectingCase[]): AsyncGenerator<RuleOutcome, void, undefined> {
  const translation = await translate(cqlSources(programme), { cacheDir: defaultCache });
  if (!translation.ok) return;
  const noticing = (libraries: typeof translation.libraries): readonly string[] => {
    const program = compile(libraries, { facts: ['Findings'] });
    const decide = createDecider(program, programme);
    return cases
      .filter((one) => differences(one, decide(indexCase(program, programme, one.aCase), caseParameters(one.aCase))).length > 0)
      .map(({ aCase }) => aCase.id);
  };
  const already = new Set(noticing(translation.libraries));
  for (const { code, rules } of programme.dispositions) {
    for (const { id } of rules) {
      const rule = `${code}: ${id}`;
      const libraries = translation.libraries.map((library) =>
        library.name === 'Decisions' ? { ...library, elm: neverHolding(library.elm, rule) } : library,
      );
      yield { rule, noticedBy: noticing(libraries).filter((one) => !already.has(one)) };
    }
  }
}

type Elm = (Awaited<ReturnType<typeof translate>> & { readonly ok: true })['libraries'][number]['elm'];

/** The library with one define that is always false. */
function neverHolding(elm: Elm, define: string): Elm {
  const { statements } = elm.library;
  if (statements?.def === undefined) return elm;
  const def = statements.def.map((one) => (one.name === define ? { ...one, expression: never } : one));
  return { ...elm, library: { ...elm.library, statements: { ...statements, def } } } as Elm;
}
