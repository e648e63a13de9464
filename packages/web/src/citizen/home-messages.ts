/** What the citizen's front page says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  hello: (name: string) => `Hej ${name}`,
  helloRelative: (name: string) => `${name}: overblik`,
  relativeLead: (name: string) => `${name} har inviteret dig. Du ser det, som ${name} har valgt at vise dig.`,
  next: 'Næste skridt',
  mine: 'Det er din tur.',
  late: 'Dagen er gået. Ring til stedet, hvis du ikke har hørt noget.',
  noTime: 'Der er ingen dag endnu.',
  nothingNext: 'Der er ikke noget, du skal vente på lige nu. Når nogen giver dig en tid eller beder dig om noget, står det her.',
  alsoNext: 'Derefter',
  bring: 'Se mine spørgsmål til besøget',
  cannotCome: 'Jeg kan ikke komme',
  react: 'Hvornår skal jeg reagere med det samme?',
  plan: 'Min plan',
  goals: (count: number) => (count === 1 ? '1 mål' : `${count} mål`),
  reached: (count: number) => `${count} nået`,
  nextLook: (when: string) => `I ser på planen igen ${when}.`,
  noPlan: 'Du har ikke en plan endnu. Den laver du sammen med din behandler. Så står dine mål her.',
  toPlan: 'Åbn min plan',
  course: 'Sådan går det',
  nothingDrawn: 'Her kommer en kurve, når der er tal for din smerte. Du kan begynde med din dagbog.',
  toDiary: 'Skriv i min dagbog',
  toDo: 'Skal jeg gøre noget?',
  nothingToDo: 'Nej, ikke lige nu. Det er fint.',
  form: (minutes: number | undefined) => (minutes === undefined ? 'skema' : `skema, ${minutes} min.`),
  answerBy: (when: string) => `Svar senest ${when}.`,
  question: 'Et spørgsmål til din henvisning',
  work: 'Mit arbejde',
  toWork: 'Se mit arbejde og min sygemelding',
  more: 'Mere',
  links: {
    understand: 'Forstå min ryg',
    diary: 'Min dagbog',
    messages: 'Beskeder og spørgsmål',
    offers: 'Tilbud i min kommune',
    papers: 'Mine papirer',
    consent: 'Hvem må se mine oplysninger',
    looks: 'Hvem har set dem',
    me: 'Om mig: sprog, tolk, påmindelser',
  },
};

export type HomeMessages = typeof da;

const en: HomeMessages = {
  hello: (name) => `Hello ${name}`,
  helloRelative: (name) => `${name}: overview`,
  relativeLead: (name) => `${name} has invited you. You see what ${name} has chosen to show you.`,
  next: 'Next step',
  mine: 'It is your turn.',
  late: 'The day has passed. Call the place if you have heard nothing.',
  noTime: 'There is no day yet.',
  nothingNext: 'There is nothing to wait for right now. When somebody gives you a time or asks you for something, it stands here.',
  alsoNext: 'After that',
  bring: 'See my questions for the visit',
  cannotCome: 'I cannot come',
  react: 'When must I react at once?',
  plan: 'My plan',
  goals: (count) => (count === 1 ? '1 goal' : `${count} goals`),
  reached: (count) => `${count} reached`,
  nextLook: (when) => `You look at the plan again ${when}.`,
  noPlan: 'You have no plan yet. You make it together with your clinician. Then your goals stand here.',
  toPlan: 'Open my plan',
  course: 'How it goes',
  nothingDrawn: 'A curve comes here when there are figures for your pain. You can begin with your diary.',
  toDiary: 'Write in my diary',
  toDo: 'Do I have to do anything?',
  nothingToDo: 'No, not right now. That is fine.',
  form: (minutes) => (minutes === undefined ? 'questionnaire' : `questionnaire, ${minutes} min.`),
  answerBy: (when) => `Answer by ${when}.`,
  question: 'A question about your referral',
  work: 'My work',
  toWork: 'See my work and my sick leave',
  more: 'More',
  links: {
    understand: 'Understand my back',
    diary: 'My diary',
    messages: 'Messages and questions',
    offers: 'Offers in my municipality',
    papers: 'My papers',
    consent: 'Who may see my data',
    looks: 'Who has seen them',
    me: 'About me: language, interpreter, reminders',
  },
};

/** The page's messages in a language. */
export function homeMessagesIn(language: Language): HomeMessages {
  return language === 'en' ? en : da;
}
