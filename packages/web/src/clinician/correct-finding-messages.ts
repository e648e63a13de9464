/** What the page that puts a finding right says, in Danish and English. */

import type { Language } from '../shared/language.ts';

type Words = Readonly<Record<string, string>>;

const da = {
  title: 'Ret fund',
  lead: 'Det, der er skrevet forkert, bliver stående i journalen, mærket med hvem og hvorfor. Intet svar hviler på det mere.',
  also: 'På den samme indførsel hviler også:',
  why: 'Hvorfor er det forkert?',
  right: 'Det rigtige',
  rightLead: 'Felterne viser, hvad der står nu. Ret det, der er forkert. Det rigtige står med sin egen dag.',
  site: 'Side eller sted',
  noSite: 'Ikke angivet',
  began: 'Begyndte den',
  seen: 'Set den',
  or: 'Eller',
  none: 'Nej, intet af det',
  yesOrNo: [
    { value: 'ja', label: 'Ja' },
    { value: 'nej', label: 'Nej' },
  ],
  correct: 'Ret til det rigtige',
  nothing: 'Skulle slet ikke stå her',
  nothingLead: 'For eksempel en anden borgers svar. Så mærkes fundet, og intet sættes i stedet.',
  nothingThen: 'Fundet mærkes. Det rigtige skriver du bagefter i konsultationen.',
  mark: 'Mærk som skrevet forkert',
  isWrong: 'Fundet er mærket som skrevet forkert. Intet svar hviler på det.',
  marked: 'skrevet forkert',
  story: 'Fundet over tid',
  look: 'Ret denne',
  goThere: 'Gå dertil',
  elsewhere: {
    QuestionnaireResponse: 'Det er svaret på et spørgeskema og rettes dér, hvor der er svaret.',
    ServiceRequest: 'Det står i en henvisning og rettes dér.',
    MedicationRequest: 'Det står i medicinen og rettes dér.',
    other: 'Det står et andet sted i journalen og rettes dér.',
  } as Words & { readonly other: string },
  toConsultation: 'Tilbage til konsultationen',
  toOverview: 'Tilbage til overblikket',
  faults: {
    'reason-missing': 'Skriv, hvorfor det er forkert.',
    'corrected-already': 'Det er allerede mærket som skrevet forkert.',
    'not-allowed':
      'Det er en faglig vurdering, som din rolle ikke kan notere. Mærk den som skrevet forkert, så den, der vurderer, kan rette den.',
    changed: 'En anden har ændret fundet imens. Se, hvad der står nu, og prøv igen.',
    same: 'Det står sådan i forvejen. Ret noget, eller mærk fundet som skrevet forkert.',
    value: 'Svaret passer ikke til spørgsmålet.',
    missing: 'Skriv det rigtige, eller mærk fundet som skrevet forkert.',
    other: 'Det kunne ikke rettes. Prøv igen.',
  } as Words & { readonly other: string },
};

export type CorrectMessages = typeof da;

const en: CorrectMessages = {
  title: 'Correct a finding',
  lead: 'What was written wrongly stays in the record, marked with who and why. No answer rests on it any more.',
  also: 'On the same entry rest, too:',
  why: 'Why is it wrong?',
  right: 'What is right',
  rightLead: 'The fields show what stands now. Change what is wrong. What is right stands with its own day.',
  site: 'Side or place',
  noSite: 'Not told',
  began: 'Began on',
  seen: 'Seen on',
  or: 'Or',
  none: 'No, none of it',
  yesOrNo: [
    { value: 'ja', label: 'Yes' },
    { value: 'nej', label: 'No' },
  ],
  correct: 'Correct it',
  nothing: 'Should not stand here at all',
  nothingLead: "Another citizen's answer, for example. The finding is marked, and nothing is put in its place.",
  nothingThen: 'The finding is marked. What is right you write in the consultation afterwards.',
  mark: 'Mark as written wrongly',
  isWrong: 'The finding is marked as written wrongly. No answer rests on it.',
  marked: 'written wrongly',
  story: 'The finding over time',
  look: 'Correct this one',
  goThere: 'Go there',
  elsewhere: {
    QuestionnaireResponse: 'It is the answer to a questionnaire, and is put right where it was answered.',
    ServiceRequest: 'It stands in a referral, and is put right there.',
    MedicationRequest: 'It stands in the medicine, and is put right there.',
    other: 'It stands elsewhere in the record, and is put right there.',
  },
  toConsultation: 'Back to the consultation',
  toOverview: 'Back to the overview',
  faults: {
    'reason-missing': 'Write why it is wrong.',
    'corrected-already': 'It is marked as written wrongly already.',
    'not-allowed':
      'It is a professional judgement that your role cannot note. Mark it as written wrongly, so that whoever judges can put it right.',
    changed: 'Somebody else has changed the finding meanwhile. See what stands now, and try again.',
    same: 'It stands so already. Change something, or mark the finding as written wrongly.',
    value: 'The answer does not fit the question.',
    missing: 'Write what is right, or mark the finding as written wrongly.',
    other: 'It could not be corrected. Try again.',
  },
};

/** The messages in a language. */
export function correctMessagesIn(language: Language): CorrectMessages {
  return language === 'en' ? en : da;
}
