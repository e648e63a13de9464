/** What a jobcentre decides, in Danish and English. */

import type { DecisionWords } from './decision-words.ts';

export const jobcentreDa = {
  decisions: {
    'book-first-talk': { label: 'Indkald til samtale', done: 'Borgeren er indkaldt.' },
    'first-talk': {
      label: 'Samtalen er holdt',
      lead: 'Det er frivilligt for borgeren. Intet spørgsmål skal besvares.',
      done: 'Samtalen er noteret.',
    },
    'return-plan': {
      label: 'Lav eller ret plan',
      lead: 'Planen for at komme tilbage i arbejde aftales med borgeren. En ny plan afløser den, der står.',
      done: 'Planen er gemt.',
    },
    employer: { label: 'Notér kontakt til arbejdsgiver', lead: 'Kun når borgeren har sagt ja til det.', done: 'Kontakten er noteret.' },
  } as Readonly<Record<string, DecisionWords>>,
  told: {
    'certificate-asked': 'Samtalen er noteret. Egen læge er bedt om en vurdering.',
    'certificate-no-consent': 'Samtalen er noteret. Egen læge er ikke spurgt: borgeren har ikke sagt ja til det.',
    'certificate-no-gp': 'Samtalen er noteret. Journalen kender ingen egen læge at spørge.',
  } as Readonly<Record<string, string>>,
  field: {
    aim: 'Mål',
    measuresChosen: 'Det indgår',
    nextLook: 'Der ses på det igen',
    aims: { 'same-job': 'Tilbage til samme job', 'other-work': 'Andet arbejde, der belaster ryggen mindre' } as Readonly<
      Record<string, string>
    >,
    measures: 'Hvad indgår?',
    next: 'Hvornår ses der på det igen?',
    qualifications: 'Uddannelse fra hjemlandet, der tæller',
    contact: 'Hvad var det?',
    contacts: { contact: 'Samtale med arbejdsgiveren', 'round-table': 'Rundbordssamtale' } as Readonly<Record<string, string>>,
    contactWords: 'Hvem deltog, og hvad blev aftalt?',
  },
  refused: {
    employer: 'Borgeren har ikke sagt ja til, at I taler med arbejdsgiveren.',
  } as Readonly<Record<string, string>>,
};

export const jobcentreEn: typeof jobcentreDa = {
  decisions: {
    'book-first-talk': { label: 'Call in for a talk', done: 'The citizen was called in.' },
    'first-talk': {
      label: 'The talk was held',
      lead: 'It is voluntary for the citizen. No question has to be answered.',
      done: 'The talk was noted.',
    },
    'return-plan': {
      label: 'Make or change the plan',
      lead: 'The plan for the return to work is agreed with the citizen. A new plan takes the place of the one that stands.',
      done: 'The plan was saved.',
    },
    employer: {
      label: 'Note contact with the employer',
      lead: 'Only when the citizen has said yes to it.',
      done: 'The contact was noted.',
    },
  },
  told: {
    'certificate-asked': 'The talk was noted. The GP was asked for an assessment.',
    'certificate-no-consent': 'The talk was noted. The GP was not asked: the citizen has not said yes to it.',
    'certificate-no-gp': 'The talk was noted. The record knows no GP to ask.',
  },
  field: {
    aim: 'Aim',
    measuresChosen: 'What is part of it',
    nextLook: 'Looked at again',
    aims: { 'same-job': 'Back to the same job', 'other-work': 'Other work that loads the back less' },
    measures: 'What is part of it?',
    next: 'When is it looked at again?',
    qualifications: 'Training from the home country that counts',
    contact: 'What was it?',
    contacts: { contact: 'Talk with the employer', 'round-table': 'Round-table talk' },
    contactWords: 'Who took part, and what was agreed?',
  },
  refused: {
    employer: 'The citizen has not said yes to your talking with the employer.',
  },
};
