/** What a municipality decides about prevention (§119), in Danish and English. */

import type { DecisionWords } from './decision-words.ts';

export const preventionDa = {
  waits: {
    'await-talk': 'Samtalen er aftalt.',
  } as Readonly<Record<string, string>>,
  decisions: {
    'book-talk': { label: 'Aftal afklarende samtale', done: 'Samtalen er aftalt.' },
    talk: {
      label: 'Samtalen er holdt',
      lead: 'Den afklarende samtale begynder forløbet.',
      done: 'Samtalen er noteret. Forløbet er begyndt.',
    },
    offer: { label: 'Vælg tilbud', lead: 'Kommunens egne tilbud fra adressebogen.', done: 'Tilbuddet er valgt.' },
    'offer-begins': { label: 'Borgeren er begyndt', done: 'Det er noteret, at borgeren er begyndt.' },
    'offer-ends': { label: 'Tilbuddet er slut', done: 'Tilbuddet er slut.' },
    'offer-dropped': {
      label: 'Kom ikke i gang',
      lead: 'Den, der henviste, får grunden.',
      done: 'Noteret. Den, der henviste, har fået grunden.',
    },
    'not-started': { label: 'Begynder ikke', lead: 'Henvisningen går tilbage med grunden.', done: 'Sendt tilbage med grunden.' },
    'end-talk': { label: 'Afsluttende samtale', done: 'Samtalen er noteret. Nu mangler notatet til egen læge.' },
    'closing-note': {
      label: 'Afslut med notat til egen læge',
      lead: 'Notatet sendes til egen læge, hvis borgeren har sagt ja.',
      done: 'Afsluttet. Notatet er sendt.',
    },
  } as Readonly<Record<string, DecisionWords>>,
  field: {
    leftOut: 'Hvorfor er funktionsevnen ikke talt igennem?',
    leftOutHint: 'Kun hvis det felt står tomt.',
    outcome: 'Hvad kommer der ud af samtalen?',
    agreed: 'Hvad er aftalt?',
    offer: 'Tilbud',
    after: 'Hvad går borgeren videre med bagefter?',
    afterHint: 'Skal udfyldes ved kurser og hold, der slutter.',
    withoutAssessment: 'Hvorfor uden vurdering af en kliniker?',
    withoutAssessmentHint: 'Kun når ingen har vurderet borgeren først.',
    result: 'Hvordan gik det?',
    notStarted: 'Hvorfor ikke?',
    followUp: 'Er der brug for opfølgning?',
    followUpText: 'Hvad er der brug for herfra?',
  },
  refused: {
    'offers-open': 'Et tilbud er ikke slut. Notér først, at det er slut, eller at borgeren ikke kom i gang.',
    'end-talk-first': 'Hold den afsluttende samtale først.',
    'talk-first': 'Hold den afklarende samtale først.',
    'not-offered': 'Tilbuddet er ikke et af kommunens, eller det er lukket.',
    'assessment-first': 'Fysisk aktivitet kræver, at en kliniker har vurderet borgeren. Skriv, hvorfor det gøres uden.',
    'after-missing': 'Skriv, hvad borgeren går videre med bagefter.',
    'before-the-talk': 'Hold samtalen først.',
  } as Readonly<Record<string, string>>,
};

export const preventionEn: typeof preventionDa = {
  waits: {
    'await-talk': 'The talk is agreed.',
  },
  decisions: {
    'book-talk': { label: 'Agree on a clarifying talk', done: 'The talk is agreed.' },
    talk: { label: 'The talk was held', lead: 'The clarifying talk begins the course.', done: 'The talk was noted. The course has begun.' },
    offer: { label: 'Choose an offer', lead: "The municipality's own offers from the directory.", done: 'The offer was chosen.' },
    'offer-begins': { label: 'The citizen has begun', done: 'It was noted that the citizen has begun.' },
    'offer-ends': { label: 'The offer has ended', done: 'The offer has ended.' },
    'offer-dropped': { label: 'Did not begin', lead: 'Whoever referred gets the reason.', done: 'Noted. Whoever referred has the reason.' },
    'not-started': { label: 'Will not begin', lead: 'The referral goes back with the reason.', done: 'Sent back with the reason.' },
    'end-talk': { label: 'Closing talk', done: 'The talk was noted. Now the note to the GP is missing.' },
    'closing-note': {
      label: 'Close with a note to the GP',
      lead: 'The note goes to the GP if the citizen has said yes.',
      done: 'Closed. The note was sent.',
    },
  },
  field: {
    leftOut: 'Why was function not talked through?',
    leftOutHint: 'Only if that field is empty.',
    outcome: 'What comes of the talk?',
    agreed: 'What was agreed?',
    offer: 'Offer',
    after: 'What does the citizen go on with afterwards?',
    afterHint: 'To be filled for courses and groups that end.',
    withoutAssessment: "Why without a clinician's assessment?",
    withoutAssessmentHint: 'Only when nobody has assessed the citizen first.',
    result: 'How did it go?',
    notStarted: 'Why not?',
    followUp: 'Is follow-up needed?',
    followUpText: 'What is needed from here?',
  },
  refused: {
    'offers-open': 'An offer has not ended. First note that it has, or that the citizen did not begin.',
    'end-talk-first': 'Hold the closing talk first.',
    'talk-first': 'Hold the clarifying talk first.',
    'not-offered': "The offer is not one of the municipality's, or it is closed.",
    'assessment-first': 'Physical activity needs that a clinician has assessed the citizen. Write why it is done without.',
    'after-missing': 'Write what the citizen goes on with afterwards.',
    'before-the-talk': 'Hold the talk first.',
  },
};
