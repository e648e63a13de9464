/** Everything the assessment page shows: the form as typed, the answer to it, and what could not be read. */

import type { Answer, Case } from '@rygforloeb/decision';
import { type Language, languageOf } from '../shared/language.ts';
import { actionNames, drugName, highestNumber, situationNames } from './field-names.ts';
import type { WorkspaceProgramme } from './programme-words.ts';
import { readAssessmentForm } from './read-assessment-form.ts';
import type { FormFault } from './read-fields.ts';
import { whoElseMay } from './who-else-may.ts';

/** An invented citizen to begin from. */
export interface Example {
  readonly id: string;
  readonly title: string;
}

export interface AssessmentModel {
  readonly programme: WorkspaceProgramme;
  readonly language: Language;
  readonly form: URLSearchParams;
  readonly faults: readonly FormFault[];
  readonly examples: readonly Example[];
  /** Example the form was begun from. */
  readonly example: string;
  readonly case?: Case;
  /** Absent when the form names no actor or moment, and when the programme could not answer. */
  readonly answer?: Answer;
  /** Disposition code → actors who may do what the asking actor may not. */
  readonly whoElse: ReadonlyMap<string, readonly string[]>;
  /** The programme could not answer a case that was read. */
  readonly failed: boolean;
  /** Where one logs in and sees who one is; absent where nobody can. */
  readonly account?: string;
  /** Address of the page about a citizen on which this stands; absent where nobody's record is open. */
  readonly place?: string;
  /** Findings that the reader's profession leaves to others; they are asked without an answer on the spot. */
  readonly ofOthers?: ReadonlySet<string>;
  /** The acute page of the citizen, with what is typed filled in; absent where nobody's record is open. */
  readonly acuteWay?: { readonly href: string; readonly text: string };
}

export interface AssessmentRequest {
  readonly fields: URLSearchParams;
  readonly examples?: readonly Example[];
  readonly example?: string;
  readonly language?: Language;
  /** A page just opened has no faults yet: nobody has said that it is filled in. */
  readonly opened?: boolean;
  readonly account?: string;
  /** Told when the programme could not answer; the page still shows the fixed acute text. */
  readonly onFailure?: (error: unknown) => void;
}

/** Reads the fields, asks the programme, and never fails: an answer that cannot be given is shown as such. */
export function assess(programme: WorkspaceProgramme, request: AssessmentRequest): AssessmentModel {
  const form = withActions(request.fields);
  const read = readAssessmentForm(form, programme.vocabulary);
  const base = {
    programme,
    language: request.language ?? languageOf(request.fields.get(actionNames.language) ?? request.fields.get('sprog')),
    form,
    faults: request.opened ? [] : read.faults,
    examples: request.examples ?? [],
    example: request.example ?? form.get(situationNames.id) ?? '',
    whoElse: new Map(),
    failed: false,
    ...(request.account !== undefined && { account: request.account }),
  };
  if (read.case === undefined) return base;
  try {
    const answer = programme.assess(read.case);
    const whoElse = whoElseMay(read.case, answer, programme.vocabulary.actors.keys(), (aCase) => programme.decide(aCase));
    return { ...base, case: read.case, answer, whoElse };
  } catch (error) {
    request.onFailure?.(error);
    return { ...base, case: read.case, failed: true };
  }
}

/** The form after the button that sent it: an answer given beside the question, or room for a further drug. */
function withActions(fields: URLSearchParams): URLSearchParams {
  const form = new URLSearchParams(fields);
  const [name, value] = (fields.get(actionNames.answer) ?? '').split('=');
  if (name && value !== undefined) form.set(name, value);
  if (fields.has(actionNames.addDrug)) form.set(drugName(highestNumber(fields.keys(), 'medication.') + 1, 'name'), '');
  for (const action of Object.values(actionNames)) form.delete(action);
  return form;
}
