/** What a municipality decides about a rehabilitation plan (§140), in Danish and English. */

import type { DecisionWords } from './decision-words.ts';

export const rehabilitationDa = {
  waits: {
    'await-start': 'Starten er planlagt.',
  } as Readonly<Record<string, string>>,
  decisions: {
    level: {
      label: 'Vurdér niveau',
      lead: 'Basalt eller avanceret efter de kliniske fund. Grunden står i planen.',
      done: 'Niveauet er vurderet.',
    },
    'plan-start': { label: 'Planlæg start', done: 'Starten er planlagt. Borgeren kan se den.' },
    'cannot-keep': {
      label: 'Kan ikke nå de syv dage',
      lead: 'Borgeren får straks besked om frit valg: en privat leverandør med KL-aftale kan overtage.',
      done: 'Borgeren har fået besked om frit valg.',
    },
    supplier: {
      label: 'Borgeren vælger leverandør',
      lead: 'Planen går til leverandøren. I kan fortsat følge den og får slutnotatet.',
      done: 'Planen er sendt til leverandøren.',
    },
    training: {
      label: 'Begynd genoptræning',
      lead: 'Efter første besøg: undersøgelse, ressourcer og borgerens egne mål.',
      done: 'Genoptræningen er begyndt.',
    },
    'change-level': { label: 'Ret niveau', done: 'Niveauet er rettet.' },
    therapist: { label: 'Sæt terapeut på', lead: 'På avanceret niveau kræves særlige kompetencer.', done: 'Terapeuten er sat på.' },
    session: { label: 'Notér træning', done: 'Træningen er noteret.' },
    adjust: { label: 'Ret indhold', done: 'Indholdet er rettet.' },
    'end-training': {
      label: 'Træningen er slut',
      lead: 'Herefter mangler kun slutnotatet.',
      done: 'Træningen er slut. Slutnotatet mangler.',
    },
    'end-note': {
      label: 'Afslut med slutnotat',
      lead: 'Går til den afdeling, der henviste, og til egen læge, hvis borgeren har sagt ja.',
      done: 'Afsluttet. Slutnotatet er sendt.',
    },
  } as Readonly<Record<string, DecisionWords>>,
  told: {
    'booked-late': 'Starten er planlagt efter fristen. Borgeren har fået besked om frit valg.',
  } as Readonly<Record<string, string>>,
  field: {
    level: 'Niveau',
    startBy: (date: string) => `Senest ${date}. Senere end det, og borgeren får frit valg.`,
    lateStart: 'Hvornår kan I begynde?',
    supplier: 'Leverandør',
    permit: 'Samtykke',
    permitYes: 'Borgeren siger ja til, at leverandøren ser planen',
    goals: 'Borgerens egne mål',
    goalsHint: 'Et mål på hver linje, med borgerens ord.',
    purposes: 'Hvorfor kommer borgeren?',
    contents: 'Indhold',
    contentsText: 'Hvordan, med ord',
    therapist: 'Terapeut',
    competence: 'Særlige kompetencer',
    competenceHint: 'Efteruddannelse og erfaring, der har betydning her.',
    training: 'Hvad er trænet?',
    ended: 'Sidste dag med træning',
  },
  missing: {
    level: 'Vælg et niveau.',
    goals: 'Skriv mindst ét mål med borgerens ord.',
    contents: 'Vælg mindst én slags indhold.',
    inTime: (date: string) => `Den dag ligger inden for fristen, ${date}. Brug "Planlæg start".`,
  },
  refused: {
    'in-time': 'Genoptræningen kan stadig begynde i tide, så der er intet frit valg endnu.',
    'no-such-supplier': 'Leverandøren står ikke i adressebogen.',
    'competence-missing': 'Skriv de særlige kompetencer. Det kræves på avanceret niveau.',
  } as Readonly<Record<string, string>>,
};

export const rehabilitationEn: typeof rehabilitationDa = {
  waits: {
    'await-start': 'The start is planned.',
  },
  decisions: {
    level: {
      label: 'Judge the level',
      lead: 'Basic or advanced by the clinical findings. The reason stands in the plan.',
      done: 'The level is judged.',
    },
    'plan-start': { label: 'Plan the start', done: 'The start is planned. The citizen can see it.' },
    'cannot-keep': {
      label: 'Cannot keep the seven days',
      lead: 'The citizen is told at once of the free choice: a private supplier with a KL agreement can take over.',
      done: 'The citizen was told of the free choice.',
    },
    supplier: {
      label: 'The citizen chooses a supplier',
      lead: 'The plan goes to the supplier. You can still follow it and get the end note.',
      done: 'The plan was sent to the supplier.',
    },
    training: {
      label: 'Begin rehabilitation',
      lead: "After the first visit: examination, resources and the citizen's own goals.",
      done: 'Rehabilitation has begun.',
    },
    'change-level': { label: 'Change the level', done: 'The level was changed.' },
    therapist: { label: 'Name a therapist', lead: 'The advanced level needs special competence.', done: 'The therapist was named.' },
    session: { label: 'Note training', done: 'The training was noted.' },
    adjust: { label: 'Change contents', done: 'The contents were changed.' },
    'end-training': {
      label: 'Training is over',
      lead: 'After this only the end note is missing.',
      done: 'Training is over. The end note is missing.',
    },
    'end-note': {
      label: 'Close with the end note',
      lead: 'Goes to the department that referred, and to the GP if the citizen has said yes.',
      done: 'Closed. The end note was sent.',
    },
  },
  told: {
    'booked-late': 'The start is planned after the limit. The citizen was told of the free choice.',
  },
  field: {
    level: 'Level',
    startBy: (date) => `By ${date}. Later than that, and the citizen has a free choice.`,
    lateStart: 'When can you begin?',
    supplier: 'Supplier',
    permit: 'Consent',
    permitYes: 'The citizen says yes to the supplier seeing the plan',
    goals: "The citizen's own goals",
    goalsHint: "One goal a line, in the citizen's words.",
    purposes: 'Why does the citizen come?',
    contents: 'Contents',
    contentsText: 'How, in words',
    therapist: 'Therapist',
    competence: 'Special competence',
    competenceHint: 'Further education and experience that matter here.',
    training: 'What was trained?',
    ended: 'Last day of training',
  },
  missing: {
    level: 'Choose a level.',
    goals: "Write at least one goal in the citizen's words.",
    contents: 'Choose at least one kind of contents.',
    inTime: (date) => `That day lies within the limit, ${date}. Use "Plan the start".`,
  },
  refused: {
    'in-time': 'Rehabilitation can still begin in time, so there is no free choice yet.',
    'no-such-supplier': 'The supplier is not in the directory.',
    'competence-missing': 'Write the special competence. The advanced level needs it.',
  },
};
