/** Findings out of Conditions: recorded diagnoses speak of a finding, refuted ones say no only of suspicions, resolved ones say nothing. */

import { sideOfSks, siteOf } from './body-site.ts';
import type { DiagnosisMeaning } from './code-lists.ts';
import { type Coding, codingsOf, referenceOf, statusOf } from './coding.ts';
import { dayOf, spanOf, timeOf } from './fhir-time.ts';
import { type Fields, listOf } from './json-reading.ts';
import { type ReadingContext, type RecordFinding, toFinding } from './reading.ts';

/** What the rest of the record says that a diagnosis is weighed against. */
export interface PresentTrouble {
  /** When the present trouble began; unknown = signs of uncertain age are not counted to it. */
  readonly symptomOnset?: string;
  /** The trouble is recorded in the neck or chest only. */
  readonly isElsewhereOnly: boolean;
}

interface Diagnosis {
  readonly reference: string;
  readonly meaning: DiagnosisMeaning;
  readonly isRefuted: boolean;
  readonly onset?: string | undefined;
  readonly recorded?: string | undefined;
  readonly site?: RecordFinding['site'] | undefined;
}

const current: ReadonlySet<string> = new Set(['active', 'recurrence', 'relapse']);
const past: ReadonlySet<string> = new Set(['inactive', 'remission', 'resolved']);
const standing: ReadonlySet<string> = new Set(['unconfirmed', 'provisional', 'differential', 'confirmed']);

/** All findings of the record's Conditions. A refutation counts only where no other Condition still says the opposite. */
export function readConditions(conditions: readonly Fields[], trouble: PresentTrouble, context: ReadingContext): readonly RecordFinding[] {
  const diagnoses = conditions.flatMap((condition) => diagnosesOf(condition, trouble, context));
  const affirmed = new Set(diagnoses.filter((diagnosis) => !diagnosis.isRefuted).map((diagnosis) => diagnosis.meaning.finding));
  return diagnoses.flatMap((diagnosis) => {
    const { meaning, isRefuted, reference } = diagnosis;
    if (isRefuted && affirmed.has(meaning.finding)) return [];
    const finding = toFinding(context, reference, meaning.finding, isRefuted ? false : meaning.value, {
      ...diagnosis,
      onset: isRefuted ? undefined : diagnosis.onset,
      assumed: meaning.assumed,
    });
    return finding === undefined ? [] : [finding];
  });
}

function diagnosesOf(condition: Fields, trouble: PresentTrouble, context: ReadingContext): readonly Diagnosis[] {
  const reference = referenceOf(condition);
  const verification = statusOf(condition.verificationStatus) ?? 'confirmed';
  const clinical = statusOf(condition.clinicalStatus) ?? 'active';
  if (verification === 'entered-in-error') return [];
  const isRefuted = verification === 'refuted';
  if ((!isRefuted && !standing.has(verification)) || (!current.has(clinical) && !past.has(clinical))) {
    context.unread.add(reference, 'unknown-status');
    return [];
  }
  const onset = timeOf(condition.onsetDateTime) ?? spanOf(condition, 'onset').start;
  const recorded = timeOf(condition.recordedDate);
  const codings = codingsOf(condition.code);
  return meaningsOf(codings, reference, context)
    .filter((meaning) => counts(meaning, { clinical, verification, onset, recorded, reference }, trouble, context))
    .map((meaning) => ({ reference, meaning, isRefuted, onset, recorded, site: sideOf(condition, codings) }));
}

function meaningsOf(codings: readonly Coding[], reference: string, context: ReadingContext): readonly DiagnosisMeaning[] {
  const answers = codings.map((coding) => context.codeLists.diagnoses.lookUp(coding));
  const meanings = answers.flatMap((answer) => answer.meanings);
  if (meanings.length === 0 && !answers.some((answer) => answer.is === 'silent'))
    context.unread.add(reference, codings.length === 0 ? 'no-code' : 'unknown-code', codings[0]?.code);
  const seen = new Set<string>();
  return meanings.filter((meaning) => {
    const key = `${meaning.finding} ${JSON.stringify(meaning.value)}`;
    return !seen.has(key) && seen.add(key);
  });
}

interface Standing {
  readonly clinical: string;
  readonly verification: string;
  readonly onset: string | undefined;
  readonly recorded: string | undefined;
  readonly reference: string;
}

function counts(meaning: DiagnosisMeaning, standingOf: Standing, trouble: PresentTrouble, context: ReadingContext): boolean {
  const { clinical, verification, onset, recorded, reference } = standingOf;
  const { when } = meaning;
  if (verification === 'refuted') {
    return !meaning.refutedSaysNothing && context.vocabulary.findings.get(meaning.finding)?.type === 'boolean';
  }
  if (past.has(clinical) && !when?.anyClinicalStatus) return false;
  if (when?.verificationStatus && !when.verificationStatus.includes(verification)) return false;
  if (meaning.levelUnstated && trouble.isElsewhereOnly) return false;
  if (when?.withinPresentTrouble && !isWithin(trouble.symptomOnset, onset ?? recorded)) {
    context.unread.add(reference, 'outside-present-trouble', meaning.finding);
    return false;
  }
  return when?.withinWeeks === undefined || isWithin(daysBefore(context.asOf, 7 * when.withinWeeks), recorded);
}

function isWithin(first: string | undefined, time: string | undefined): boolean {
  return first !== undefined && time !== undefined && dayOf(time) >= dayOf(first);
}

function daysBefore(moment: string, days: number): string {
  const day = new Date(`${dayOf(moment)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

function sideOf(condition: Fields, codings: readonly Coding[]): RecordFinding['site'] | undefined {
  return siteOf(listOf(condition.bodySite)) ?? codings.flatMap((coding) => sideOfSks(coding.code) ?? [])[0];
}
