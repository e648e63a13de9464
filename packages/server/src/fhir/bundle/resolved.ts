/** References between the entries of a transaction, and conditional ones (`Patient?identifier=…`), made into real ones. */

import type { GatedRecord } from '@rygforloeb/record';
import { refuse } from '../../problem.ts';
import { findByCondition } from '../condition.ts';
import type { Refusal, Service } from '../exchange.ts';
import { fhirTexts } from '../fhir-texts.ts';
import { readPairs } from '../pairs.ts';
import { referencesIn } from '../references.ts';
import { placedIn } from './entries.ts';
import type { Planned } from './identities.ts';

/** The body of every plan with its references resolved; refused when one leads nowhere. */
export async function resolved(
  plans: readonly Planned[],
  record: GatedRecord,
  service: Service,
): Promise<{ readonly ok: true; readonly bodies: readonly unknown[] } | Refusal> {
  const named = new Map(
    plans.flatMap(({ entry: { fullUrl }, target }) => (fullUrl === undefined || target === undefined ? [] : [[fullUrl, target]])),
  );
  const conditional = new Map<string, string>();
  const bodies: unknown[] = [];
  for (const { entry } of plans) {
    const { fullUrl = '', index, call } = entry;
    const base = /^(https?:\/\/.+\/)[A-Z][A-Za-z]+\/[^/]+$/.exec(fullUrl)?.[1];
    const local = (reference: string) => named.get(reference) ?? (base === undefined ? undefined : named.get(`${base}${reference}`));
    for (const reference of referencesIn(call.body)) {
      if (local(reference) !== undefined || conditional.has(reference)) continue;
      if (reference.startsWith('urn:')) return { ok: false, problem: placedIn(index, { kind: 'invalid', text: fhirTexts.unresolved }) };
      const found = await conditionalTarget(reference, record, service);
      if (found === undefined) continue;
      if (!found.ok) return { ok: false, problem: placedIn(index, found.problem) };
      conditional.set(reference, found.target);
    }
    bodies.push(withReferences(call.body, (reference) => local(reference) ?? conditional.get(reference) ?? reference));
  }
  return { ok: true, bodies };
}

/** The one resource that a conditional reference fits; undefined for a plain one. */
async function conditionalTarget(
  reference: string,
  record: GatedRecord,
  service: Service,
): Promise<{ readonly ok: true; readonly target: string } | Refusal | undefined> {
  const [, type, query] = /^([A-Z][A-Za-z]+)\?(.+)$/.exec(reference) ?? [];
  if (type === undefined || query === undefined) return undefined;
  const pairs = readPairs(query);
  if (!service.types.has(type) || !pairs.ok) return refuse('invalid', fhirTexts.conditionalReference);
  const found = await findByCondition({ record }, type, pairs.body);
  if (!found.ok) return found;
  if (found.resource === undefined) return refuse('several-match', fhirTexts.conditionalReference);
  return { ok: true, target: `${type}/${found.resource.id}` };
}

/** Elements that hold an address of another resource. */
const addresses: ReadonlySet<string> = new Set(['reference', 'valueUri', 'valueUrl']);

function withReferences(value: unknown, resolve: (reference: string) => string, name = ''): unknown {
  if (typeof value === 'string') return addresses.has(name) ? resolve(value) : value;
  if (Array.isArray(value)) return value.map((part) => withReferences(part, resolve, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([part, inner]) => [part, withReferences(inner, resolve, part)]));
}
