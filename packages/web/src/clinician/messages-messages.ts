/** What the pages of messages say, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Beskeder',
  lead: 'Beskeder mellem dem, der hjælper borgeren. Aldrig til det, der haster: brug Akut.',
  none: 'Ingen beskeder endnu. Her står det, I skriver til hinanden om borgeren.',
  noneAtAll: 'Ingen beskeder. Her står tråde om de borgere, du har adgang til. Du skriver en ny fra borgerens side.',
  from: 'Fra',
  to: 'Til',
  reply: 'Svar',
  replyText: 'Dit svar',
  waits: 'Ingen har svaret endnu. Svaret kommer til at stå her.',
  write: 'Skriv en besked',
  receiver: 'Modtager',
  chooseReceiver: 'Vælg modtager',
  subject: 'Emne',
  text: 'Besked',
  send: 'Send',
  noSubject: 'Uden emne',
  kinds: {
    'correspondence-to-gp': 'Brev til egen læge',
    'letter-answer': 'Svar på brev',
    feedback: 'Svar på henvisning',
    'closing-note': 'Slutnotat',
    'not-started': 'Kom ikke i gang',
    'visit-question': 'Spørgsmål til næste besøg',
    'fast-track-certificate': 'Lægeattest til fast track',
  } as Readonly<Record<string, string>>,
  open: 'Åbn hos borgeren',
  file: 'Vedhæftet',
  faults: {
    receiver: 'Vælg en modtager.',
    text: 'Skriv beskeden.',
    consent: 'Borgeren har ikke sagt ja til, at modtageren må læse med. Spørg først.',
    acute: 'Borgerens fund er akutte. Ring, og brug Akut; en besked kan blive læst for sent.',
    refused: 'Beskeden kunne ikke sendes. Det, du skrev, står her endnu.',
  },
};

export type ThreadsMessages = typeof da;

const en: ThreadsMessages = {
  title: 'Messages',
  lead: 'Messages between those who help the citizen. Never for what is urgent: use Acute.',
  none: 'No messages yet. What you write to each other about the citizen stands here.',
  noneAtAll: "No messages. Threads about the citizens you have access to stand here. You write a new one from the citizen's page.",
  from: 'From',
  to: 'To',
  reply: 'Reply',
  replyText: 'Your reply',
  waits: 'Nobody has answered yet. The answer will stand here.',
  write: 'Write a message',
  receiver: 'Receiver',
  chooseReceiver: 'Choose a receiver',
  subject: 'Subject',
  text: 'Message',
  send: 'Send',
  noSubject: 'No subject',
  kinds: {
    'correspondence-to-gp': 'Letter to the GP',
    'letter-answer': 'Answer to a letter',
    feedback: 'Answer to a referral',
    'closing-note': 'Closing note',
    'not-started': 'Did not start',
    'visit-question': 'Question for the next visit',
    'fast-track-certificate': 'Certificate for the fast track',
  },
  open: 'Open at the citizen',
  file: 'Attached',
  faults: {
    receiver: 'Choose a receiver.',
    text: 'Write the message.',
    consent: 'The citizen has not said yes to the receiver reading. Ask first.',
    acute: "The citizen's findings are acute. Call, and use Acute; a message may be read too late.",
    refused: 'The message could not be sent. What you wrote is still here.',
  },
};

/** The messages in a language. */
export function threadsMessagesIn(language: Language): ThreadsMessages {
  return language === 'en' ? en : da;
}
