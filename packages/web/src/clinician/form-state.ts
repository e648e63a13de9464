/** The assessment form as its fields see it: what was typed, and the sentence beside what cannot be read. */

import type { FormState } from '../shared/fields.tsx';
import { type Messages, messagesIn } from '../shared/messages.ts';
import type { AssessmentModel } from './assessment-model.ts';
import type { ProgrammeWords } from './programme-words.ts';
import type { FormFault } from './read-fields.ts';

/** What every part of the form is given. */
export interface FormProps {
  readonly model: AssessmentModel;
  readonly form: FormState;
  readonly words: ProgrammeWords;
}

/** The state of a model's form. */
export function formState({ form, faults, language }: AssessmentModel): FormState {
  const messages = messagesIn(language);
  return {
    messages,
    value: (name) => form.get(name) ?? '',
    values: (name) => form.getAll(name),
    fault: (group) => {
      const fault = faults.find((one) => one.group === group);
      return fault && faultSentence(fault, messages);
    },
    faulty: (field) => faults.some((one) => one.field === field),
  };
}

/** A fault as a sentence that says what to do. */
export function faultSentence({ reason, min, max }: FormFault, messages: Messages): string {
  return (messages.faults[reason] ?? reason).replace('{min}', String(min ?? '')).replace('{max}', String(max ?? ''));
}

/** What a fault's question is called. */
export function faultLabel({ group }: FormFault, finding: (code: string) => string, messages: Messages): string {
  const known: Readonly<Record<string, string>> = {
    actor: messages.actor,
    asOf: messages.asOf,
    birthDate: messages.birthDate,
    sex: messages.sex,
    municipality: messages.municipality,
    'municipality.other': messages.municipalityOtherName,
    question: messages.question,
  };
  const named = known[group];
  if (named !== undefined) return named;
  const drug = /^medication\.(\d+)/.exec(group);
  if (drug) return messages.drug(Number(drug[1]));
  const [code = '', part = ''] = group.split('.');
  const label = finding(code.replace(/~\d+$/, ''));
  const parts: Readonly<Record<string, string>> = {
    onset: messages.onset,
    since: messages.since,
    recorded: messages.recordedDate,
    site: messages.site,
  };
  return parts[part] ? `${label}: ${parts[part]?.toLowerCase()}` : label;
}
