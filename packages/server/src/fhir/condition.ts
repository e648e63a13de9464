/** The resource that a condition such as `identifier=system|value` fits. */

import { readSearch, type StoredResource } from '@rygforloeb/record';
import { refuse } from '../problem.ts';
import type { Call, Pair, Refusal } from './exchange.ts';
import { fhirTexts } from './fhir-texts.ts';
import { issuesOf, refusalOf } from './refusals.ts';

/** Parameters that say how to answer, not what to find. */
const RESULT = /^_(?:count|sort|include|revinclude|elements|summary|total|page|contained|containedType|score|format|pretty)\b/;

/** The one that fits, undefined when none does; refused when several do. */
export async function findByCondition(
  { record }: Pick<Call, 'record'>,
  type: string,
  pairs: readonly Pair[],
): Promise<{ readonly ok: true; readonly resource: StoredResource | undefined } | Refusal> {
  const condition = pairs.filter(([name]) => name !== '_format' && name !== '_pretty');
  if (condition.length === 0) return refuse('invalid', fhirTexts.conditionMissing);
  if (condition.some(([name, value]) => RESULT.test(name) || value === '')) return refuse('invalid', fhirTexts.search);
  const read = readSearch(type, condition);
  if (!read.ok) return refuse('invalid', fhirTexts.search, issuesOf(read.issues));
  const listed = await record.search(type, { ...read.query.search, count: 2 });
  if (!listed.ok) return refusalOf(listed);
  const [resource, another] = listed.page.entries;
  return another === undefined ? { ok: true, resource } : refuse('several-match', fhirTexts.severalMatch);
}
