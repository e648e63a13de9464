/** Orders and examinations: a draft in hand is the question, a sent referral is a recorded act, a done examination is imaging done. */

import type { ProcedureMeaning } from './code-lists.ts';
import { type Coding, codingsOf, ownSystem, referenceOf } from './coding.ts';
import { spanOf, timeOf } from './fhir-time.ts';
import { type Fields, flagOf, listOf, textOf } from './json-reading.ts';
import { type ReadingContext, type RecordFinding, toFinding } from './reading.ts';

const notSent: ReadonlySet<string> = new Set(['draft', 'on-hold', 'revoked', 'entered-in-error']);
const wish: ReadonlySet<string> = new Set(['proposal', 'plan', 'option']);

/** The questions that an order in hand asks of the programme; none when its code says nothing here. */
export function questionsOf(order: Fields, context: Pick<ReadingContext, 'codeLists' | 'vocabulary'>): readonly string[] {
  const { codeLists, vocabulary } = context;
  const asked = codingsOf(order.code).flatMap((coding) => {
    if (coding.system === ownSystem.question) return vocabulary.questions.has(coding.code) ? [coding.code] : [];
    if (coding.system === ownSystem.disposition) return vocabulary.dispositions.get(coding.code)?.asks.slice(0, 1) ?? [];
    return codeLists.procedures.lookUp(coding).meanings.map((meaning) => meaning.question);
  });
  return [...new Set(asked)];
}

/** The recorded act of a ServiceRequest that has been sent; a draft, a wish or a revoked order says nothing. */
export function readServiceRequest(request: Fields, context: ReadingContext): readonly RecordFinding[] {
  const reference = referenceOf(request);
  const status = textOf(request.status) ?? '';
  if (notSent.has(status) || wish.has(textOf(request.intent) ?? '') || flagOf(request.doNotPerform) === true) return [];
  if (status !== 'active' && status !== 'completed') {
    context.unread.add(reference, 'unknown-status');
    return [];
  }
  const codings = codingsOf(request.code);
  const sent = new Set(codings.flatMap((coding) => sentFindings(coding, context)));
  if (sent.size === 0) {
    context.unread.add(reference, codings.length === 0 ? 'no-code' : 'unknown-code', codings[0]?.code);
    return [];
  }
  const authored = timeOf(request.authoredOn);
  if (authored === undefined) {
    context.unread.add(reference, 'no-date');
    return [];
  }
  return [...sent].flatMap((code) => toFinding(context, reference, code, authored, { recorded: authored }) ?? []);
}

const done: Readonly<Record<string, ReadonlySet<string>>> = {
  Procedure: new Set(['completed']),
  ImagingStudy: new Set(['available']),
  DiagnosticReport: new Set(['final', 'amended', 'corrected', 'appended']),
};

/** Imaging that has been done, out of a Procedure, ImagingStudy or DiagnosticReport; the written result is never interpreted. */
export function readExamination(resource: Fields, context: ReadingContext): readonly RecordFinding[] {
  const reference = referenceOf(resource);
  if (!done[textOf(resource.resourceType) ?? '']?.has(textOf(resource.status) ?? '')) return [];
  const codings = [resource.code, ...listOf(resource.procedureCode)].flatMap(codingsOf);
  const meanings = codings.flatMap((coding) => context.codeLists.procedures.lookUp(coding).meanings);
  if (meanings.length === 0) context.unread.add(reference, codings.length === 0 ? 'no-code' : 'unknown-code', codings[0]?.code);
  const recorded = timeOf(resource.started) ?? spanOf(resource, 'performed').end ?? spanOf(resource, 'effective', 'issued').end;
  return meanings.flatMap((meaning) => toFinding(context, reference, meaning.doneFinding, meaning.doneValue, { recorded }) ?? []);
}

/** The act that a sent referral records (reading rule X6): under our own code as the programme says, else as the code lists do. */
function sentFindings(coding: Coding, { codeLists, vocabulary }: ReadingContext): readonly string[] {
  if (coding.system !== ownSystem.disposition)
    return codeLists.procedures.lookUp(coding).meanings.map((meaning: ProcedureMeaning) => meaning.sentFinding);
  const finding = vocabulary.dispositions.get(coding.code)?.sent;
  return finding === undefined ? [] : [finding];
}
