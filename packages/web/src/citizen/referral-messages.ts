/** What the page of a referral says to the citizen, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  stages: { sent: 'Sendt', received: 'Modtaget', assessed: 'Vurderet', invited: 'Indkaldt' },
  here: 'her er du nu',
  notYet: 'ikke endnu',
  bookedFor: (when: string) => `Din tid er ${when}.`,
  states: {
    sent: 'Den er sendt. De har ikke åbnet den endnu.',
    received: 'De har fået den og læser den nu.',
    'more-asked': 'De mangler et svar, før de kan gå videre.',
    redirected: 'Den er sendt videre til et andet sted, som passer bedre.',
    returned: 'Den er sendt tilbage til den, der skrev den. Ring til dem, og hør hvad der skal ske.',
    accepted: 'De har sagt ja. Du får en tid.',
    booked: 'Du har fået en tid.',
    'in-progress': 'Du er begyndt.',
    closed: 'Det er slut. De har skrevet, hvordan det gik.',
    cancelled: 'Den er aflyst.',
  } as Readonly<Record<string, string>>,
  sent: (when: string) => `Sendt ${when}.`,
  waiting: 'Ventetid',
  place: 'Sted',
  asks: 'De spørger',
  because: 'Grunden er',
  answer: 'Dit svar',
  answerHint: 'Du eller din behandler kan svare. Det første svar tæller.',
  answerMissing: 'Skriv dit svar.',
  sendAnswer: 'Send svaret',
  cancelTitle: 'Vil du aflyse?',
  cancelLead: 'Kan du ikke komme til din tid, så ring til stedet. De kan give dig en anden. Her aflyser du det hele.',
  cancelAfter: 'Aflyser du, mister du din plads. Du kan altid tale med din behandler om en ny henvisning.',
  cancelWhy: 'Hvorfor vil du aflyse?',
  cancelMissing: 'Skriv kort hvorfor.',
  cancel: 'Aflys henvisningen',
  back: 'Tilbage til min plan',
  paper: 'Hent henvisningen som PDF',
  changed: 'Der er sket noget nyt, siden du åbnede siden. Se, hvordan det står nu. Det, du skrev, er her endnu.',
  refused: 'Det kunne ikke lade sig gøre. Se, hvordan det står nu, eller ring til din behandler.',
};

export type ReferralMessages = typeof da;

const en: ReferralMessages = {
  stages: { sent: 'Sent', received: 'Received', assessed: 'Assessed', invited: 'Invited' },
  here: 'you are here',
  notYet: 'not yet',
  bookedFor: (when) => `Your time is ${when}.`,
  states: {
    sent: 'It has been sent. They have not opened it yet.',
    received: 'They have got it and are reading it now.',
    'more-asked': 'They need an answer before they can go on.',
    redirected: 'It has been passed on to another place that suits better.',
    returned: 'It has been sent back to whoever wrote it. Call them and hear what is to happen.',
    accepted: 'They have said yes. You will get a time.',
    booked: 'You have got a time.',
    'in-progress': 'You have begun.',
    closed: 'It has ended. They have written how it went.',
    cancelled: 'It has been cancelled.',
  },
  sent: (when) => `Sent ${when}.`,
  waiting: 'Waiting',
  place: 'Place',
  asks: 'They ask',
  because: 'The reason is',
  answer: 'Your answer',
  answerHint: 'You or your clinician can answer. The first answer counts.',
  answerMissing: 'Write your answer.',
  sendAnswer: 'Send the answer',
  cancelTitle: 'Do you want to cancel?',
  cancelLead: 'If you cannot come at your time, call the place. They can give you another. Here you cancel all of it.',
  cancelAfter: 'If you cancel, you lose your place. You can always talk with your clinician about a new referral.',
  cancelWhy: 'Why do you want to cancel?',
  cancelMissing: 'Write briefly why.',
  cancel: 'Cancel the referral',
  back: 'Back to my plan',
  paper: 'Get the referral as PDF',
  changed: 'Something new has happened since you opened the page. See how it stands now. What you wrote is still here.',
  refused: 'It could not be done. See how it stands now, or call your clinician.',
};

/** The page's messages in a language. */
export function referralMessagesIn(language: Language): ReferralMessages {
  return language === 'en' ? en : da;
}
