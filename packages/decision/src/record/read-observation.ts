/** Findings out of an Observation: our own coded findings straight through, scores and measurements by the code lists. */

import { lastDayCode } from '../fhir-names.ts';
import type { FindingDefinition } from '../vocabulary.ts';
import { siteOf } from './body-site.ts';
import { codingsOf, ownSystem, referenceOf } from './coding.ts';
import { dayOf, spanOf, timeOf } from './fhir-time.ts';
import { readValue } from './finding-value.ts';
import { type Fields, fieldsOf, objectsOf, textOf } from './json-reading.ts';
import { type ReadingContext, type RecordFinding, toFinding } from './reading.ts';

const withResult: ReadonlySet<string> = new Set(['final', 'amended', 'corrected', 'preliminary']);
const withoutResult: ReadonlySet<string> = new Set(['registered', 'cancelled', 'entered-in-error']);

/** The findings that an Observation states; none when it is cancelled, without result or not understood. */
export function readObservation(observation: Fields, context: ReadingContext): readonly RecordFinding[] {
  const reference = referenceOf(observation);
  const status = textOf(observation.status) ?? '';
  if (withoutResult.has(status)) return [];
  if (!withResult.has(status)) return leave(context, reference, 'unknown-status');
  const codings = codingsOf(observation.code);
  if (codings.length === 0) return leave(context, reference, 'no-code');
  const own = codings.find((coding) => coding.system === ownSystem.finding);
  if (own !== undefined) return readOwn(own.code, observation, reference, context);
  const answers = codings.map((coding) => context.codeLists.measurements.lookUp(coding));
  const meanings = answers.flatMap((answer) => answer.meanings);
  if (meanings.length === 0)
    return answers.some((answer) => answer.is === 'silent') ? [] : leave(context, reference, 'unknown-code', codings[0]?.code);
  return meanings.flatMap((meaning) => {
    const definition = context.vocabulary.findings.get(meaning.finding);
    if (definition === undefined) return [];
    if (meaning.fixed === undefined) return stated(definition, observation, reference, context, meaning.site);
    // One entry of a list whose silence means "none" would close the others.
    return leave(context, reference, definition.orEmpty ? 'partial-list' : 'value-not-usable', definition.code);
  });
}

/** The kinds of finding that only someone who examines and judges can state. */
export function isJudgement(definition: FindingDefinition): boolean {
  return definition.kind === 'judgement';
}

/** Whether a reference names the citizen or a relative rather than a professional. */
export function isLayPerson(reference: unknown): boolean {
  return /(?:^|\/)(?:Patient|RelatedPerson)\//.test(textOf(fieldsOf(reference)?.reference) ?? '');
}

function readOwn(code: string, observation: Fields, reference: string, context: ReadingContext): readonly RecordFinding[] {
  const definition = context.vocabulary.findings.get(code);
  if (definition === undefined || definition.in.startsWith('medications[]')) return leave(context, reference, 'unknown-code', code);
  const performers = objectsOf(observation.performer);
  if (isJudgement(definition) && performers.length > 0 && performers.every(isLayPerson))
    return leave(context, reference, 'not-a-clinician', code);
  return stated(definition, observation, reference, context);
}

function stated(
  definition: FindingDefinition,
  observation: Fields,
  reference: string,
  context: ReadingContext,
  fixedSite?: RecordFinding['site'],
): readonly RecordFinding[] {
  const reading = readValue(definition, observation);
  if (reading.is === 'unknown') return [];
  if (reading.is === 'unusable') return leave(context, reference, 'value-not-usable', definition.code);
  const value = isOver(definition, observation, context) ? false : reading.value;
  const { start, end } = spanOf(observation, 'effective', 'issued');
  const site = fixedSite ?? siteOf([observation.bodySite]);
  const finding = toFinding(context, reference, definition.code, value, { onset: start, recorded: end, site });
  return finding === undefined ? [] : [finding];
}

/**
 * Whether a state that was stated with its last day is over by now, such as a sick leave. Until then, and on that day, it stands: an end that
 * lies ahead is a plan, not a fact (K3; the reading case `re-future-end`). What is stated later takes its place either way (X3).
 */
function isOver({ type, orFalse }: FindingDefinition, observation: Fields, { asOf }: ReadingContext): boolean {
  if (type !== 'date' || orFalse !== true) return false;
  const last = objectsOf(observation.component)
    .filter(({ code }) => codingsOf(code).some((coding) => coding.system === ownSystem.finding && coding.code === lastDayCode))
    .flatMap(({ valueDateTime }) => timeOf(valueDateTime) ?? [])
    .at(-1);
  return last !== undefined && dayOf(last) < dayOf(asOf);
}

function leave(context: ReadingContext, reference: string, reason: Parameters<ReadingContext['unread']['add']>[1], code?: string): [] {
  context.unread.add(reference, reason, code);
  return [];
}
