/** Findings out of a QuestionnaireResponse: items whose linkId or definition is a finding code, answered yes, no or unknown. */

import type { FindingDefinition } from '../vocabulary.ts';
import type { Site } from './body-site.ts';
import { codeIn, ownSystem, referenceOf } from './coding.ts';
import { timeOf } from './fhir-time.ts';
import { readValue } from './finding-value.ts';
import { type Fields, fieldsOf, objectsOf, textOf } from './json-reading.ts';
import { isJudgement, isLayPerson } from './read-observation.ts';
import { type ReadingContext, type RecordFinding, toFinding } from './reading.ts';

const finished: ReadonlySet<string> = new Set(['completed', 'amended']);
const dropped: ReadonlySet<string> = new Set(['entered-in-error', 'stopped']);
const deepest = 12;
const mostItems = 2_000;
const sites: ReadonlySet<string> = new Set<Site>(['left', 'right', 'both', 'back', 'leg']);

/** The findings that a finished QuestionnaireResponse answers; an unfinished one is left unread. */
export function readQuestionnaireResponse(response: Fields, context: ReadingContext): readonly RecordFinding[] {
  const reference = referenceOf(response);
  const status = textOf(response.status) ?? '';
  if (dropped.has(status)) return [];
  if (!finished.has(status)) {
    context.unread.add(reference, status === 'in-progress' ? 'not-finished' : 'unknown-status');
    return [];
  }
  const isLay = isLayPerson(response.source) || isLayPerson(response.author);
  const recorded = timeOf(response.authored);
  return itemsOf(response, reference, context).flatMap((item) => readItem(item, { reference, recorded, isLay }, context));
}

interface Form {
  readonly reference: string;
  readonly recorded: string | undefined;
  readonly isLay: boolean;
}

function readItem(item: Fields, form: Form, context: ReadingContext): readonly RecordFinding[] {
  const named = findingOf(item, context);
  const answers = objectsOf(item.answer);
  if (named === undefined || answers.length === 0) return [];
  const { definition, site } = named;
  if (form.isLay && isJudgement(definition)) {
    context.unread.add(form.reference, 'not-a-clinician', definition.code);
    return [];
  }
  const reading = readValue(definition, definition.type === 'list' ? asComponents(answers) : (answers[0] ?? {}));
  if (reading.is === 'unknown') return [];
  if (reading.is === 'unusable' || (definition.type !== 'list' && answers.length > 1)) {
    context.unread.add(form.reference, 'value-not-usable', definition.code);
    return [];
  }
  const finding = toFinding(context, form.reference, definition.code, reading.value, { recorded: form.recorded, site });
  return finding === undefined ? [] : [finding];
}

/** All items, however nested in groups and answers, up to a depth and number no real form reaches. */
function itemsOf(response: Fields, reference: string, context: ReadingContext): readonly Fields[] {
  const found: Fields[] = [];
  let level: readonly Fields[] = [response];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest || found.length > mostItems) {
      context.unread.add(reference, 'too-much');
      break;
    }
    const items = level.flatMap((holder) => objectsOf(holder.item, mostItems));
    found.push(...items.slice(0, mostItems));
    level = items.flatMap((item) => [item, ...objectsOf(item.answer)]);
  }
  return found;
}

/** `strength-grade`, or with its place: `pain-nrs.leg`. */
function findingOf(
  item: Fields,
  { vocabulary }: ReadingContext,
): { readonly definition: FindingDefinition; readonly site?: Site } | undefined {
  const definedBy = textOf(item.definition)?.split(`${ownSystem.finding}#`)[1];
  const coded = codeIn(ownSystem.finding, { coding: item.code }) ?? codeIn(ownSystem.finding, fieldsOf(item.code));
  const [code = '', place = ''] = (coded ?? definedBy ?? textOf(item.linkId) ?? '').split('.');
  const definition = vocabulary.findings.get(code);
  if (definition === undefined || definition.in.startsWith('medications[]') || (place !== '' && !sites.has(place))) return undefined;
  return { definition, ...(place !== '' && { site: place as Site }) };
}

/** Several chosen answers are several members of one list; a single `false` says: none. */
function asComponents(answers: readonly Fields[]): Fields {
  const [first] = answers;
  if (answers.length === 1 && first?.valueBoolean === false) return { valueBoolean: false };
  return { component: answers.map((answer) => ({ code: { coding: [answer.valueCoding] }, valueBoolean: true })) };
}
