/** What a GP decides about letters, certificates and what colleagues have told, in Danish and English. */

import type { DecisionWords } from './decision-words.ts';

export const lettersDa = {
  decisions: {
    refer: {
      label: 'Jeg henviser',
      lead: 'Den, der skrev, får besked. Du kommer videre til borgerens henvisninger.',
      done: 'Svaret er sendt.',
    },
    no: { label: 'Jeg henviser ikke', lead: 'Den, der skrev, får grunden.', done: 'Svaret er sendt med grunden.' },
    later: {
      label: 'Senere',
      lead: 'Den, der skrev, får grunden. Brevet bliver i indbakken.',
      done: 'Svaret er sendt. Brevet bliver stående til dagen.',
    },
    certificate: {
      label: 'Send vurdering til jobcenteret',
      lead: 'Hvad borgeren kan på arbejdet, med ord. Ingen diagnose er nødvendig.',
      done: 'Vurderingen er sendt til jobcenteret.',
    },
    noted: { label: 'Jeg har set det', done: 'Noteret som set.' },
  } as Readonly<Record<string, DecisionWords>>,
  field: {
    assessment: 'Din vurdering',
  },
};

export const lettersEn: typeof lettersDa = {
  decisions: {
    refer: {
      label: 'I will refer',
      lead: "Whoever wrote is told. You go on to the citizen's referrals.",
      done: 'The answer was sent.',
    },
    no: { label: 'I will not refer', lead: 'Whoever wrote gets the reason.', done: 'The answer was sent with the reason.' },
    later: {
      label: 'Later',
      lead: 'Whoever wrote gets the reason. The letter stays in the inbox.',
      done: 'The answer was sent. The letter stays until the day.',
    },
    certificate: {
      label: 'Send an assessment to the jobcentre',
      lead: 'What the citizen can do at work, in words. No diagnosis is needed.',
      done: 'The assessment was sent to the jobcentre.',
    },
    noted: { label: 'I have seen it', done: 'Noted as seen.' },
  },
  field: {
    assessment: 'Your assessment',
  },
};
