/** Orders libraries so that each stands after those it includes, and finds what stands in the way. */

import { type IncludeClause, type LibraryHeader, readHeader } from './header.ts';
import type { CqlFault, CqlSource } from './types.ts';

/** A source with its header read. */
export type OrderedSource = CqlSource & { readonly header: LibraryHeader };

export type Ordering = { readonly ordered: readonly OrderedSource[]; readonly faults: readonly CqlFault[] };

/** Returns the sources in dependency order, or faults: wrong name, doubled name, unknown include, circle. */
export function orderSources(sources: readonly CqlSource[]): Ordering {
  const faults: CqlFault[] = [];
  const byName = new Map<string, OrderedSource>();
  for (const source of sources) {
    const header = readHeader(source.text);
    const own = { ...source, header };
    if (byName.has(source.name)) {
      faults.push(fault(own, header, `Library ${source.name} is given twice.`));
      continue;
    }
    byName.set(source.name, own);
    if (header.name !== source.name) {
      const found = header.name === null ? 'no library declaration' : `library ${header.name}`;
      faults.push(fault(own, header, `Expected library ${source.name}, found ${found}.`));
    }
  }
  const ordered: OrderedSource[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const source of byName.values()) visit(source, null, null);
  return { ordered, faults };

  function visit(source: OrderedSource, from: OrderedSource | null, clause: IncludeClause | null): void {
    const seen = state.get(source.name);
    if (seen === 'done') return;
    if (seen === 'open') {
      if (from && clause) faults.push(fault(from, clause, `Library ${source.name} includes itself in a circle.`));
      return;
    }
    state.set(source.name, 'open');
    for (const include of source.header.includes) {
      const target = byName.get(include.name);
      if (target) visit(target, source, include);
      else faults.push(fault(source, include, `Unknown library ${include.name}.${nearest(include.name, byName)}`));
    }
    state.set(source.name, 'done');
    ordered.push(source);
  }
}

function fault(source: CqlSource, at: { line: number; column: number }, message: string): CqlFault {
  return { file: source.file, library: source.name, line: at.line, column: at.column, message, severity: 'error' };
}

function nearest(name: string, known: ReadonlyMap<string, unknown>): string {
  const lower = name.toLowerCase();
  const close = [...known.keys()].find((k) => k.toLowerCase().startsWith(lower.slice(0, 4)));
  return close === undefined ? '' : ` Did you mean ${close}?`;
}
