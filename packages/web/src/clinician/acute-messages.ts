/** What the acute pages say, in Danish and English. */

import type { Language } from '../shared/language.ts';

const da = {
  title: 'Akut: ring først',
  phoneTitle: '1. Ring nu',
  emergency: 'Livsfare',
  nearest: 'nærmest',
  noPhone: 'Nummeret står ikke i adressebogen. Ring til sygehusets omstilling, eller ring 112.',
  sayTitle: '2. Sig dette',
  say: (name: string, reason: string, onset: string) => [
    `Jeg ringer om ${name === '' ? 'en borger' : name} med ryg- eller bensymptomer.`,
    reason === '' ? 'Sig, hvad du har mistanke om, og hvad du har fundet.' : `Min mistanke: ${reason}`,
    onset === '' ? 'Sig, hvornår det begyndte.' : `Det begyndte: ${onset}`,
    'Sig, hvordan borgeren kommer frem, og hvilket nummer du kan ringes op på.',
  ],
  formTitle: '3. Send alarmen',
  formLead:
    'Akutmodtagelsen får den med det samme, og egen læge får besked. Samtykke kræves ikke. Borgeren kan se, hvem der har slået op, og hvorfor.',
  citizen: 'CPR-nummer',
  citizenHint: 'Ti cifre. Det virker også, når du ikke har borgeren i forvejen.',
  site: 'Nærmeste akutmodtagelse',
  chooseSite: 'Vælg sted',
  reason: 'Mistanke og fund',
  reasonHint: 'Kort. Borgeren kan læse det.',
  onset: 'Hvornår begyndte det?',
  onsetHint: 'For eksempel: i går kl. 21',
  called: 'Har du ringet?',
  calledYes: 'Ja, jeg har talt med akutmodtagelsen',
  calledNo: 'Nej, ikke endnu',
  send: 'Send alarmen',
  missing: {
    citizen: 'Skriv CPR-nummeret med ti cifre.',
    nobody: 'Nummeret findes ikke i Rygforløb. Ring, og giv oplysningerne i telefonen. Modtag borgeren bagefter.',
    site: 'Vælg en akutmodtagelse. Er du i tvivl, så ring 112.',
    reason: 'Skriv, hvad du har mistanke om.',
  },
  refused: 'Alarmen kunne ikke sendes. Ring 112 eller til akutmodtagelsen nu. Det, du skrev, står her endnu.',
  notYou: 'Din rolle kan ikke alarmere akutmodtagelsen herfra. Ring 112 eller lægevagten.',
  sentTitle: 'Alarmen er sendt',
  callNow: 'Ring nu, hvis du ikke har ringet: papiret erstatter ikke samtalen.',
  calledAlready: 'Du har noteret, at du har talt med akutmodtagelsen.',
  nextTitle: 'Det sker nu',
  next: ['Akutmodtagelsen ser alarmen øverst på sin liste.', 'Borgeren bliver hos dig eller under opsyn, til transporten er aftalt.'],
  gpTold: 'Egen læge har fået besked.',
  noGp: 'Journalen kender ingen egen læge. Giv selv besked.',
  alwaysTitle: 'Det gælder altid',
};

export type AcuteMessages = typeof da;

const en: AcuteMessages = {
  title: 'Acute: call first',
  phoneTitle: '1. Call now',
  emergency: 'Danger to life',
  nearest: 'nearest',
  noPhone: 'The number is not in the directory. Call the hospital switchboard, or call 112.',
  sayTitle: '2. Say this',
  say: (name, reason, onset) => [
    `I am calling about ${name === '' ? 'a citizen' : name} with symptoms of the back or leg.`,
    reason === '' ? 'Say what you suspect and what you have found.' : `My suspicion: ${reason}`,
    onset === '' ? 'Say when it began.' : `It began: ${onset}`,
    'Say how the citizen gets there, and on which number you can be reached.',
  ],
  formTitle: '3. Send the alert',
  formLead: 'The emergency department gets it at once, and the GP is told. No consent is needed. The citizen sees who looked, and why.',
  citizen: 'Civil registration number',
  citizenHint: 'Ten digits. It works even when the citizen is not yours.',
  site: 'Nearest emergency department',
  chooseSite: 'Choose a place',
  reason: 'Suspicion and findings',
  reasonHint: 'Short. The citizen can read it.',
  onset: 'When did it begin?',
  onsetHint: 'For example: yesterday at 21',
  called: 'Have you called?',
  calledYes: 'Yes, I have talked with the emergency department',
  calledNo: 'No, not yet',
  send: 'Send the alert',
  missing: {
    citizen: 'Write the ten digits of the number.',
    nobody: 'Nobody in Rygforløb has this number. Call, and tell it by phone. Receive the citizen afterwards.',
    site: 'Choose an emergency department. If in doubt, call 112.',
    reason: 'Write what you suspect.',
  },
  refused: 'The alert could not be sent. Call 112 or the emergency department now. What you wrote is still here.',
  notYou: 'Your role cannot alert the emergency department from here. Call 112 or the doctor on duty.',
  sentTitle: 'The alert is sent',
  callNow: 'Call now if you have not: the paper does not replace the talk.',
  calledAlready: 'You noted that you have talked with the emergency department.',
  nextTitle: 'What happens now',
  next: [
    'The emergency department sees the alert at the top of its list.',
    'The citizen stays with you or is looked after until transport is agreed.',
  ],
  gpTold: 'The GP has been told.',
  noGp: 'The record knows no GP. Tell the GP yourself.',
  alwaysTitle: 'This always holds',
};

/** The messages in a language. */
export function acuteMessagesIn(language: Language): AcuteMessages {
  return language === 'en' ? en : da;
}
