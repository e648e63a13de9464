/** What the consultation page says besides the programme, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Konsultation',
  lead: 'Det, der står fra tidligere, gælder, til du ændrer det. Kun det, du ændrer, bliver noteret.',
  from: (day: string) => `fra ${day}`,
  askedAgain: 'Jeg har spurgt igen i dag: svarene under Sikkerhed gælder også nu',
  save: 'Gem',
  saveAndPlan: 'Gem og gå til planen',
  saveAndRefer: 'Gem og henvis',
  saveAndTreat: 'Gem og gå til behandling',
  show: 'Vis svar',
  draftLost: 'Ingen forbindelse. Det, du har skrevet, bliver på siden. Kladden gemmes, når forbindelsen er tilbage.',
  draftWaits: 'Kladden gemmes af sig selv, mens du skriver.',
  question: 'Hvad overvejer du?',
  noQuestion: 'Ikke noget bestemt',
  toAcute: 'Gå til akut alarm med det, der er skrevet',
  medicine: 'Medicin noteres under',
  bothTitle: 'En anden har noteret noget imens',
  bothLead: 'Se begge dele igennem. Gemmer du igen, står din vurdering sidst, og den andens bliver stående i historien.',
  theirs: 'Noteret imens',
  yours: 'Du har skrevet',
  faults: {
    future: 'Tidspunktet ligger ude i fremtiden.',
    'before-birth': 'Tidspunktet ligger før borgerens fødsel.',
    'after-recorded': 'Det kan ikke være opstået, efter at det blev set.',
    site: 'Vælg en side eller et sted, som spørgsmålet har.',
    twice: 'Det samme står to gange. Skriv det én gang for hver side.',
    elsewhere: 'Det noteres under Behandling og medicin.',
    judgement: 'Det er en faglig vurdering, som din rolle ikke kan notere.',
  } as Readonly<Record<string, string>>,
  fault: 'Svaret kan ikke gemmes, som det står.',
  refused: 'Det kunne ikke gemmes. Det, du skrev, står her endnu.',
};

export type ConsultationMessages = typeof da;

const en: ConsultationMessages = {
  title: 'Consultation',
  lead: 'What stands from before holds until you change it. Only what you change is noted.',
  from: (day) => `from ${day}`,
  askedAgain: 'I asked again today: the answers under Safety hold now, too',
  save: 'Save',
  saveAndPlan: 'Save and go to the plan',
  saveAndRefer: 'Save and refer',
  saveAndTreat: 'Save and go to treatment',
  show: 'Show answer',
  draftLost: 'No connection. What you have written stays on the page. The draft is saved when the connection is back.',
  draftWaits: 'The draft saves itself as you write.',
  question: 'What do you have in mind?',
  noQuestion: 'Nothing in particular',
  toAcute: 'Go to the acute alert with what is written',
  medicine: 'Medicine is noted under',
  bothTitle: 'Somebody else has noted something meanwhile',
  bothLead: "Look both through. If you save again, your assessment stands last, and the other's stays in the story.",
  theirs: 'Noted meanwhile',
  yours: 'You have written',
  faults: {
    future: 'The time lies in the future.',
    'before-birth': "The time lies before the citizen's birth.",
    'after-recorded': 'It cannot have arisen after it was seen.',
    site: 'Choose a side or place that the question has.',
    twice: 'The same stands twice. Write it once for each side.',
    elsewhere: 'It is noted under Treatment and medicine.',
    judgement: 'It is a professional judgement that your role cannot note.',
  },
  fault: 'The answer cannot be saved as it stands.',
  refused: 'It could not be saved. What you wrote is still here.',
};

/** The messages in a language. */
export function consultationMessagesIn(language: Language): ConsultationMessages {
  return language === 'en' ? en : da;
}
