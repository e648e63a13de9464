/** What the page of messages and questions says, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Beskeder og spørgsmål',
  notAcute: 'Skriv ikke her, hvis det haster. De læser det på hverdage. Haster det, så ring.',
  react: 'Se, hvem du skal ringe til',
  questions: 'Mine spørgsmål til næste besøg',
  questionsLead: 'Skriv det ned, når du kommer i tanker om det. De, der behandler dig, kan se det.',
  noQuestions: 'Du har ingen spørgsmål endnu.',
  settle: 'Fjern',
  settleNamed: (question: string) => `Fjern spørgsmålet: ${question}`,
  newQuestion: 'Et nyt spørgsmål',
  keep: 'Gem spørgsmålet',
  threads: 'Beskeder',
  noThreads: 'Du har ingen beskeder. Når du skriver til nogen, eller de skriver til dig, står det her.',
  you: 'Dig',
  reply: 'Dit svar',
  sendReply: 'Send svaret',
  write: 'Skriv en ny besked',
  to: 'Til hvem?',
  chooseTo: 'Vælg',
  subject: 'Hvad handler det om?',
  text: 'Din besked',
  send: 'Send beskeden',
  nobody: 'Der er ingen, du kan skrive til her. Ring til din læge i stedet.',
  missing: { to: 'Vælg, hvem du vil skrive til.', text: 'Skriv din besked.', question: 'Skriv dit spørgsmål.' },
  refused: 'Det kunne ikke sendes. De kan måske ikke længere se dine oplysninger. Ring i stedet.',
  kept: 'Spørgsmålet er gemt.',
};

export type CorrespondenceMessages = typeof da;

const en: CorrespondenceMessages = {
  title: 'Messages and questions',
  notAcute: 'Do not write here if it is urgent. They read it on weekdays. If it is urgent, call.',
  react: 'See whom to call',
  questions: 'My questions for the next visit',
  questionsLead: 'Write it down when you think of it. Those who treat you can see it.',
  noQuestions: 'You have no questions yet.',
  settle: 'Remove',
  settleNamed: (question) => `Remove the question: ${question}`,
  newQuestion: 'A new question',
  keep: 'Keep the question',
  threads: 'Messages',
  noThreads: 'You have no messages. When you write to somebody, or they write to you, it stands here.',
  you: 'You',
  reply: 'Your answer',
  sendReply: 'Send the answer',
  write: 'Write a new message',
  to: 'To whom?',
  chooseTo: 'Choose',
  subject: 'What is it about?',
  text: 'Your message',
  send: 'Send the message',
  nobody: 'There is nobody you can write to here. Call your GP instead.',
  missing: { to: 'Choose whom to write to.', text: 'Write your message.', question: 'Write your question.' },
  refused: 'It could not be sent. Perhaps they may no longer see your data. Call instead.',
  kept: 'The question has been kept.',
};

/** The page's messages in a language. */
export function correspondenceMessagesIn(language: Language): CorrespondenceMessages {
  return language === 'en' ? en : da;
}
