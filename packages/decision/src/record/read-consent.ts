/** Consent per recipient out of an active FHIR Consent, where the recipient is one that the programme knows. */

import { codeIn, ownSystem, referenceOf } from './coding.ts';
import { isAfter, timeOf } from './fhir-time.ts';
import { type Fields, fieldsOf, objectsOf, textOf } from './json-reading.ts';
import { type ReadingContext, type RecordFinding, toFinding } from './reading.ts';

const deepest = 4;
const silent: ReadonlySet<string> = new Set(['draft', 'proposed', 'rejected', 'inactive', 'entered-in-error']);

/**
 * The consents that a Consent gives or refuses. The recipient stands as `provision.actor[].reference.identifier` (or `role`) in our
 * recipient system: gp, hospital, municipality, jobcentre, practice. Anything wider or narrower is left unread, never guessed.
 */
export function readConsent(consent: Fields, context: ReadingContext): readonly RecordFinding[] {
  const reference = referenceOf(consent);
  const status = textOf(consent.status) ?? '';
  if (silent.has(status)) return [];
  const given = timeOf(consent.dateTime);
  const found = status === 'active' ? provisionsOf(consent).flatMap((provision) => statements(provision, context)) : [];
  if (found.length === 0) context.unread.add(reference, status === 'active' ? 'no-code' : 'unknown-status');
  return found.flatMap(({ code, value }) => toFinding(context, reference, code, value, { recorded: given }) ?? []);
}

function provisionsOf(consent: Fields): readonly Fields[] {
  const found: Fields[] = [];
  let level: readonly Fields[] = objectsOf([consent.provision]);
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    found.push(...level);
    level = level.flatMap((provision) => objectsOf(provision.provision));
  }
  return found;
}

function statements(provision: Fields, { asOf, vocabulary }: ReadingContext): readonly { readonly code: string; readonly value: string }[] {
  const value = { permit: 'given', deny: 'refused' }[textOf(provision.type) ?? ''];
  if (value === undefined || isNarrowed(provision) || !isInForce(fieldsOf(provision.period), asOf)) return [];
  return objectsOf(provision.actor).flatMap((actor) => {
    const identifier = fieldsOf(fieldsOf(actor.reference)?.identifier);
    const recipient =
      identifier?.system === ownSystem.consentRecipient ? textOf(identifier.value) : codeIn(ownSystem.consentRecipient, actor.role);
    const code = `consent-${recipient ?? ''}`;
    return vocabulary.findings.has(code) ? [{ code, value }] : [];
  });
}

/** A provision about some data, acts or classes only is not a consent to the recipient as such. */
function isNarrowed(provision: Fields): boolean {
  return ['data', 'code', 'class', 'securityLabel', 'dataPeriod'].some((key) => provision[key] !== undefined);
}

function isInForce(period: Fields | undefined, asOf: string): boolean {
  const start = timeOf(period?.start);
  const end = timeOf(period?.end);
  return (start === undefined || !isAfter(start, asOf)) && (end === undefined || !isAfter(asOf, end));
}
