/** What a GP decides about letters from those who may not refer, certificates for a jobcentre, and what colleagues have told. */

import { answerLetter, sendCertificate, takeNote } from '@rygforloeb/pathway';
import { type Deciding, type Decision, today, unfit } from './inbox-decision.ts';

const refer: Decision = {
  code: 'refer',
  first: true,
  row: true,
  fields: ({ messages }) => [{ kind: 'box', name: 'grund', label: messages.field.words }],
  take: ({ desk, item }, form, told) => {
    const reason = form.text('grund');
    return answerLetter(desk, { task: item.id, ...told, answer: 'refer', ...(reason !== '' && { reason }) });
  },
};

const no: Decision = {
  code: 'no',
  row: true,
  fields: ({ messages }) => [{ kind: 'box', name: 'grund', label: messages.field.reason }],
  beside: { 'reason-missing': 'grund' },
  take: ({ desk, item, messages }, form, told) => {
    const reason = form.must('grund', messages.missing.reason);
    return reason === '' ? unfit : answerLetter(desk, { task: item.id, ...told, answer: 'no', reason });
  },
};

const later: Decision = {
  code: 'later',
  row: true,
  fields: ({ messages }) => [
    { kind: 'day', name: 'dag', label: messages.field.when },
    { kind: 'box', name: 'grund', label: messages.field.reason },
  ],
  beside: { 'reason-missing': 'grund', 'bad-date': 'dag' },
  take: (deciding, form, told) => {
    const { desk, item, messages } = deciding;
    const until = form.mustDate('dag', messages.missing.day);
    const reason = form.must('grund', messages.missing.reason);
    if (until !== '' && until <= today(deciding)) form.fault('dag', messages.missing.past);
    return until <= today(deciding) || reason === ''
      ? unfit
      : answerLetter(desk, { task: item.id, ...told, answer: 'later', reason, until });
  },
};

const certificate: Decision = {
  code: 'certificate',
  first: true,
  row: true,
  fields: ({ messages }) => [{ kind: 'box', name: 'vurdering', label: messages.field.assessment }],
  beside: { 'reason-missing': 'vurdering', consent: 'vurdering' },
  take: ({ desk, item, messages }, form, { key }) => {
    const assessment = form.must('vurdering', messages.missing.words(messages.field.assessment));
    return assessment === '' ? unfit : sendCertificate(desk, { task: item.id, assessment, key });
  },
};

const noted: Decision = {
  code: 'noted',
  first: true,
  row: true,
  take: ({ desk, item }, _form, told) => takeNote(desk, { task: item.id, ...told }),
};

/** Every decision about what is no referral. */
export const lettersAll: readonly Decision[] = [refer, later, no, certificate, noted];

/** By what it is. */
export function letterDecisions({ item: { kind } }: Deciding): readonly Decision[] {
  if (kind === 'letter') return [refer, later, no];
  return kind === 'certificate' ? [certificate] : [noted];
}
