/** From a checked request to the programme's answers: the record is read, and each question asked of it is answered. */

import { type Answer, type Case, type RecordReading, recordToFindings, toCopenhagen } from '@rygforloeb/decision';
import type { ServerProgramme } from '../programme-state.ts';

/** Whose record, what it holds, who asks and when. */
export interface RecordQuestion {
  readonly id: string;
  readonly patient?: string;
  readonly resources: readonly unknown[];
  readonly orders: readonly unknown[];
  readonly actor: string;
  readonly now: Date;
}

export interface AssessedRecord {
  readonly asOf: string;
  readonly actor: string;
  readonly reading: RecordReading;
  /** One answer for each question; a single one without a question when nothing was asked. */
  readonly answers: readonly { readonly question?: string; readonly answer: Answer }[];
}

const mostQuestions = 3;

/** Reads the record and lets the programme answer. */
export function assessRecord(programme: ServerProgramme, { id, patient, resources, orders, actor, now }: RecordQuestion): AssessedRecord {
  const asOf = toCopenhagen(now.toISOString());
  const situation = { asOf, orders, ...(patient !== undefined && { patient }) };
  const reading = recordToFindings(resources, situation, programme.codeLists, programme.vocabulary);
  const questions = reading.questions.length > 0 ? reading.questions.slice(0, mostQuestions) : [undefined];
  return {
    asOf,
    actor,
    reading,
    answers: questions.map((question) => ({
      ...(question !== undefined && { question }),
      answer: programme.assess(caseOf(id, asOf, actor, reading, question)),
    })),
  };
}

function caseOf(id: string, asOf: string, actor: string, reading: RecordReading, question: string | undefined): Case {
  return {
    id,
    asOf,
    actor,
    citizen: reading.citizen,
    findings: reading.findings.map(({ from: _from, assumed: _assumed, ...finding }) => finding),
    medications: reading.medications.map(({ from: _from, ...medication }) => medication),
    ...(question !== undefined && { question }),
  };
}
