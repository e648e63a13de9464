/** What the product's front page says, in Danish and English. */

import type { Language } from './language.ts';

const da = {
  title: 'Ondt i lænden? Én plan, som alle kan se',
  lead: 'Rygforløb samler din plan, dine aftaler og dine breve ét sted. Du ser det samme som dem, der hjælper dig.',
  logIn: 'Log ind',
  acuteTitle: 'Kan du ikke vente?',
  acute: [
    'Ring 112, hvis det er livsfarligt.',
    'Ring til din læge eller lægevagten nu, hvis du bliver følelsesløs i skridtet, ikke kan lade vandet, eller benet bliver svagt.',
  ],
  doors: [
    { title: 'Du er borger', text: 'Se din plan og dit næste skridt. Skriv, hvordan det går. Bestem, hvem der må se med.' },
    { title: 'Du er kliniker', text: 'Se, hvem der venter på dig, og hvad programmet siger. Henvis, så intet mangler.' },
    { title: 'Du koordinerer', text: 'Se, hvor forløbene går i stå, og hold programmet og adressebogen ved lige.' },
  ],
  assessment: 'Prøv en vurdering uden at logge ind',
  draft: 'Programmet er et høringsudkast fra 2023 og gælder ikke. Systemet er ikke godkendt til klinisk brug.',
};

export type FrontMessages = typeof da;

const en: FrontMessages = {
  title: 'Low back pain? One plan that everybody can see',
  lead: 'Rygforløb keeps your plan, your appointments and your letters in one place. You see the same as those who help you.',
  logIn: 'Log in',
  acuteTitle: 'Can it not wait?',
  acute: [
    'Call 112 if life is in danger.',
    'Call your doctor or the out-of-hours doctor now if you get numb between the legs, cannot pass water, or your leg gets weak.',
  ],
  doors: [
    { title: 'You are a citizen', text: 'See your plan and your next step. Tell how it goes. Decide who may see it.' },
    { title: 'You are a clinician', text: 'See who waits for you and what the programme says. Refer with nothing missing.' },
    { title: 'You coordinate', text: 'See where courses come to a halt, and look after the programme and the directory.' },
  ],
  assessment: 'Try an assessment without logging in',
  draft: 'The programme is a consultation draft of 2023 and not in force. The system is not approved for clinical use.',
};

/** The front page's messages in a language. */
export function frontMessagesIn(language: Language): FrontMessages {
  return language === 'en' ? en : da;
}
