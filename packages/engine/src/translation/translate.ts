/** Turns CQL libraries into ELM: orders them, takes what is cached, translates the rest. */

import { readFile } from 'node:fs/promises';
import { contentKeys, readCached, writeCached } from './cache.ts';
import { type OrderedSource, orderSources } from './order.ts';
import type { CqlFault, CqlSource, ElmLibrary, TranslateOptions, Translation } from './types.ts';

/** Changes whenever the same text would give other ELM: translator version, options, model. */
const TRANSLATOR = 'cqframework-cql 5.3.0; locators, result types, no list demotion or promotion; FHIR 4.0.1; form 1';

/**
 * Translates all libraries together; FHIRHelpers is added by itself when one includes it.
 * Faults of a library keep those that include it from being tried, so that one mistake is told once.
 */
export async function translate(sources: readonly CqlSource[], options: TranslateOptions = {}): Promise<Translation> {
  const { ordered, faults: orderFaults } = orderSources(await withFhirHelpers(sources));
  if (orderFaults.length > 0) return { ok: false, faults: orderFaults };
  const keys = contentKeys(ordered, TRANSLATOR);
  const libraries: ElmLibrary[] = [];
  const faults: CqlFault[] = [];
  const warnings: CqlFault[] = [];
  const failed = new Set<string>();
  let translator: ((source: OrderedSource) => TranslatedSource) | null = null;
  for (const source of ordered) {
    if (source.header.includes.some((include) => failed.has(include.name))) {
      failed.add(source.name);
      continue;
    }
    const key = keys.get(source.name) ?? '';
    const cached = options.cacheDir === undefined ? null : await readCached(options.cacheDir, source.name, key);
    if (cached !== null) {
      libraries.push(toLibrary(source, cached.elm));
      warnings.push(...cached.warnings.map((w) => ({ ...w, file: source.file })));
      continue;
    }
    translator ??= await (await import('./translator.ts')).openTranslator(ordered);
    const result = translator(source);
    const errors = result.faults.filter((f) => f.severity === 'error');
    const own = result.faults.filter((f) => f.severity === 'warning');
    warnings.push(...own);
    if (errors.length > 0) {
      faults.push(...errors);
      failed.add(source.name);
      continue;
    }
    libraries.push(toLibrary(source, result.elm));
    if (options.cacheDir !== undefined) {
      await writeCached(options.cacheDir, source.name, key, { elm: result.elm, warnings: own });
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, libraries, warnings };
}

type TranslatedSource = { readonly elm: ElmLibrary['elm']; readonly faults: readonly CqlFault[] };

function toLibrary(source: OrderedSource, elm: ElmLibrary['elm']): ElmLibrary {
  return { name: source.name, version: source.header.version, file: source.file, elm };
}

async function withFhirHelpers(sources: readonly CqlSource[]): Promise<readonly CqlSource[]> {
  if (sources.some((source) => source.name === 'FHIRHelpers')) return sources;
  if (!sources.some((source) => /include\s+FHIRHelpers\b/.test(source.text))) return sources;
  const url = new URL('./fhir-helpers.cql', import.meta.url);
  return [{ name: 'FHIRHelpers', file: 'fhir-helpers.cql', text: await readFile(url, 'utf8') }, ...sources];
}
