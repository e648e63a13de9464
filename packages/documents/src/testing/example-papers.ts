/** One of each paper, with everything in it; everybody in them is fictitious. */
import type { Letterhead, PaperData } from '../paper-data.ts';

const head: Letterhead = {
  issued: '2026-03-14T10:15:00+01:00',
  sample: true,
  from: { name: 'Lægehuset Bredgade', person: 'Mette Holm, læge', phone: '00 00 00 00' },
  to: ['Rygcenter Syddanmark'],
  copies: ['Fysioterapi Nord'],
  citizen: {
    name: 'Karen Holm Test',
    identifier: '000000-0000',
    birthDate: '1980-03-04',
    address: 'Eksempelvej 1, 6000 Kolding',
    phone: '00 00 00 01',
  },
};

const content = {
  fields: [
    { label: 'Hvornår det begyndte', text: 'Symptomstart: 3. februar 2026' },
    { label: 'Smertens sted og udstråling', text: 'Lænden, ud i højre ben til foden.\nVærst om morgenen.' },
    { label: 'Hvad der er prøvet', text: 'Øvelser og aktivitet i seks uger uden tilstrækkelig virkning.' },
  ],
  leftOut: [{ label: 'Højde, vægt og BMI', why: 'Borgeren ønskede ikke at blive vejet.' }],
  missing: ['Transport', 'Andre undersøgelser'],
};

const closing = {
  ...head,
  reference: 'r-17',
  referred: '2026-02-20',
  referredBy: 'Lægehuset Bredgade',
  started: '2026-03-01',
  closed: '2026-03-14',
  reason: 'Vedvarende smerter i lænden med udstråling til højre ben.',
  conclusion: 'Ingen tegn på alvorlig sygdom. Borgeren kan gå en time og er tilbage på nedsat tid.',
  agreements: 'Fortsætter selv med træning. Ny tid ved egen læge om fire uger.',
  followUp: 'Egen læge',
};

export const examplePapers: PaperData = {
  'shared-plan': {
    ...head,
    start: '2026-02-10',
    responsible: 'Fysioterapi Nord',
    threadHolder: 'Lægehuset Bredgade',
    contact: 'Lægehuset Bredgade, telefon 00 00 00 00',
    goals: [
      {
        words: 'Jeg vil kunne gå tur med mit barnebarn igen.',
        obstacles: ['Jeg er bange for, at det går i stykker'],
        subgoals: ['Ti minutter hver dag', 'En halv time om søndagen'],
      },
      { words: 'Jeg vil passe mit arbejde i køkkenet.' },
    ],
    steps: [
      { name: 'Støttet egenhåndtering', how: 'Gå lidt længere hver uge', evaluate: '2026-04-02', status: 'in-progress' },
      { name: 'Superviseret træning', how: 'To gange om ugen', evaluate: '2026-04-16', status: 'in-progress', effect: 'satisfactory' },
      { name: 'Manuel behandling', evaluate: '2026-03-10', status: 'stopped', effect: 'unsatisfactory' },
    ],
    choice: 'Jeg vil hellere træne sammen med andre end alene.',
    informed: 'Fordele og ulemper ved træning, manuel behandling og at vente.',
    relapse: 'Bliv ved med at gå. Ring efter 14 dage, hvis det ikke er bedre.',
    agreed: '2026-02-17',
    trajectory: {
      from: '2026-02-10',
      to: '2026-03-14',
      measures: [
        {
          ...{ name: 'Smerte (0–10)', lowest: 0, highest: 10, gapAfterDays: 4 },
          points: [
            ...(['02-10', '02-12', '02-14'] as const).map((day, index) => ({ day: `2026-${day}`, value: 7 - index })),
            ...(['02-24', '02-26', '03-01', '03-04', '03-08', '03-12'] as const).map((day, index) => ({
              day: `2026-${day}`,
              value: 6 - Math.floor(index / 2),
            })),
          ],
        },
        {
          ...{ name: 'Funktion (0–24, færre er bedre)', lowest: 0, highest: 24 },
          points: [
            { day: '2026-02-10', value: 15 },
            { day: '2026-03-12', value: 9 },
          ],
        },
        {
          ...{ name: 'Arbejde', lowest: 0, highest: 2 },
          called: [
            { value: 0, name: 'Sygemeldt' },
            { value: 1, name: 'Delvist' },
            { value: 2, name: 'I arbejde' },
          ],
          points: [
            { day: '2026-02-10', value: 0 },
            { day: '2026-03-01', value: 1 },
            { day: '2026-03-14', value: 1 },
          ],
        },
      ],
      events: [
        { day: '2026-02-17', what: 'Plan aftalt' },
        { day: '2026-03-01', what: 'Delvist tilbage på arbejde' },
      ],
    },
    answer: { day: '2026-02-17', version: '2023-hoeringsudkast' },
  },
  'referral-letter': {
    ...head,
    ...content,
    reference: 'r-17',
    receiver: 'Regionalt rygforløb (fællesvisitationen)',
    priority: 'routine',
    sent: '2026-03-14',
    programmeSays: 'Programmet åbner for det (udkast 2023).',
    override: 'Aftalt med sygehuset eller Rygcentret',
  },
  'rehabilitation-plan': {
    ...head,
    ...content,
    reference: 'r-18',
    sent: '2026-03-14',
    level: 'Avanceret niveau',
    levelReason: 'Omfattende begrænsninger på flere livsområder.',
    startDays: 7,
    startBy: '2026-03-21',
  },
  'hospital-closing-letter': closing,
  'rehabilitation-end-note': closing,
  'prevention-closing-note': closing,
  lae165: {
    ...head,
    to: ['Jobcenter Kolding'],
    reference: 'r-19',
    sent: '2026-03-14',
    fields: [{ label: 'Hvad henvisningen bygger på', text: 'Sygemeldt i fem uger, og arbejdet er i fare.' }],
    work: [
      { label: 'Sygemeldt siden', text: '10. februar 2026' },
      { label: 'Forventet varighed', text: 'Mere end 8 uger' },
    ],
    leftOut: [{ label: 'Om borgeren også er henvist til et andet kommunalt tilbud', why: 'Vides ikke endnu.' }],
    missing: [],
  },
  'why-not-a-scan': { issued: head.issued, ...(head.from && { from: head.from }), age: 46 },
  'relapse-plan': {
    ...head,
    own: 'Jeg går hver dag, også når det gør ondt. Jeg tager en pause, men jeg går ikke i seng.',
    helped: ['Superviseret træning', 'Støttet egenhåndtering'],
    goals: ['Jeg vil kunne gå tur med mit barnebarn igen.'],
    contact: 'Lægehuset Bredgade, telefon 00 00 00 00',
  },
};
