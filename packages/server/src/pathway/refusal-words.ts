/** Each reason for which the pathway refuses: its HTTP status, its kind among FHIR's issues, and a sentence in Danish and English. */

import type { Reason } from './registry.ts';

export interface Wording {
  readonly da: string;
  readonly en: string;
}

export interface Refused extends Wording {
  readonly status: 403 | 404 | 409 | 422;
  readonly issue: string;
}

const hidden = (da: string, en: string): Refused => ({ status: 404, issue: 'not-found', da, en });
const forbidden = (da: string, en: string): Refused => ({ status: 403, issue: 'forbidden', da, en });
const conflict = (da: string, en: string): Refused => ({ status: 409, issue: 'conflict', da, en });
const rule = (da: string, en: string): Refused => ({ status: 422, issue: 'business-rule', da, en });
const missing = (da: string, en: string): Refused => ({ status: 422, issue: 'required', da, en });
const unfit = (da: string, en: string): Refused => ({ status: 422, issue: 'value', da, en });

/** A reason without words does not compile. */
export const refusalWords: Readonly<Record<Reason, Refused>> = {
  'not-found': hidden('Det findes ikke, eller du har ikke adgang til det', 'It does not exist, or you have no access to it'),
  forbidden: forbidden('Det må din rolle ikke', 'Your role may not do that'),
  'not-yours': forbidden('Det er en anden part, der skal gøre det', 'Another party is to do that'),
  'not-allowed': forbidden('Det er andre i programmet, der må det', 'Others in the programme may do that'),
  'not-a-clinician': forbidden(
    'Kun klinikere i programmet alarmerer akutmodtagelsen. Søg akut hjælp: ring 112 eller lægevagten',
    'Only clinicians of the programme alert the emergency department. Seek acute help: call 112 or the doctor on duty',
  ),
  changed: conflict('Der er en nyere version; læs den og prøv igen', 'There is a newer version; read it and try again'),
  illegal: conflict('Trinnet kan ikke tages, som sagen står nu', 'The step cannot be taken as things stand now'),
  'key-reused': conflict('Nøglen er brugt til noget andet', 'The key was used for something else'),
  'there-is-one': conflict('Forløbet har allerede en plan; ændr den', 'The course has a plan already; change that one'),
  closed: conflict('Det er afsluttet', 'It is closed'),
  answered: conflict('Skemaet er allerede sendt', 'The questionnaire has been handed in already'),
  withdrawn: conflict('Skemaet er trukket tilbage', 'The questionnaire has been taken back'),
  'unknown-instrument': unfit('Det skema findes ikke her', 'There is no such questionnaire here'),
  'no-texts': rule('Skemaets tekster er ikke lagt ind her', 'The texts of the questionnaire have not been imported here'),
  'bad-score': unfit('Scoren ligger uden for skalaen', 'The score lies outside the scale'),
  check: rule('Henvisningen er ikke klar', 'The referral is not ready'),
  consent: rule('Borgerens samtykke mangler', "The citizen's consent is missing"),
  'acute-first': rule('Akut kommer først; brug den akutte vej', 'Acute comes first; use the acute route'),
  'wrong-door': rule('Den vej er ikke åben for dig', 'That way is not open to you'),
  'may-refer': rule('Du kan selv henvise', 'You may refer yourself'),
  'against-programme': rule(
    'Programmet siger nej til trinnet; det kræver en grund fra listen',
    'The programme says no to the step; it needs a reason of the list',
  ),
  'change-wanted': rule(
    'Uden fremgang stoppes trinnet, eller det gøres på en anden måde',
    'Without progress the step is stopped, or done otherwise',
  ),
  base: rule(
    'Støttet egenindsats er planens grundlag og stoppes ikke',
    'Supported self-management is the base of the plan and is not stopped',
  ),
  'reason-missing': missing('Begrundelsen mangler', 'The reason is missing'),
  'goals-missing': missing('Planen mangler mål med borgerens egne ord', "The plan lacks goals in the citizen's own words"),
  'choice-missing': missing(
    'Borgerens valg, eller hvad borgeren har fået at vide, mangler',
    'What the citizen chose, or was told, is missing',
  ),
  unreachable: rule(
    'Modtageren kan ikke nås med en besked; noget mangler i adressebogen eller om borgeren',
    'The receiver cannot be reached by a message; something is missing in the directory or about the citizen',
  ),
  'still-parked': conflict(
    'Beskeden venter stadig; grunden skal ordnes først',
    'The message still waits; its reason is to be seen to first',
  ),
  'text-missing': missing('Teksten mangler', 'The text is missing'),
  'no-gp': rule('Journalen kender ingen egen læge', 'The record knows no GP'),
  'no-house': rule('Du er ikke logget ind for en organisation', 'You are not logged in for an organisation'),
  'bad-date': unfit('Datoen kan ikke bruges', 'The date cannot be used'),
  'her-own-no': rule('Borgeren har selv sagt nej; kun borgeren kan sige ja igen', 'She has said no herself; only she can say yes again'),
  'only-herself': forbidden('Det gør kun borgeren selv', 'Only the citizen herself does that'),
  'not-a-citizen': forbidden('Det svarer kun borgeren selv på', 'Only the citizen herself answers that'),
  'name-missing': missing('Navnet mangler', 'The name is missing'),
  'unknown-channel': unfit('Den slags påmindelser findes ikke', 'There are no reminders of that kind'),
  'address-missing': missing('Adressen til påmindelser mangler', 'The address for reminders is missing'),
  'there-already': conflict('Er allerede med i teamet', 'Is in the team already'),
  'not-in-team': conflict('Er ikke med i teamet', 'Is not in the team'),
  'last-of-role': rule('Forløbet kan ikke være uden', 'The course cannot be without'),
  'relapse-missing': missing('Hvad der gøres ved tilbagefald, mangler', 'What to do on relapse is missing'),
  'not-ended': conflict('Forløbet er ikke afsluttet', 'The course has not ended'),
  goal: unfit('Et mål kan ikke bruges', 'A goal cannot be used'),
  step: unfit('Et trin i planen kan ikke bruges', 'A step of the plan cannot be used'),
  unknown: unfit('Det kender programmet eller journalen ikke', 'The programme or the record does not know it'),
  fields: unfit('Noget af indholdet kan ikke bruges', 'Some of the content cannot be used'),
  'unknown-question': unfit('Spørgsmålet kendes ikke', 'The question is not known'),
  'no-actor': forbidden('Din rolle er ikke en af programmets aktører', "Your role is not one of the programme's actors"),
  'corrected-already': conflict('Fundet er allerede rettet', 'The finding was corrected already'),
  invalid: { status: 422, issue: 'invalid', da: 'Indholdet kan ikke gemmes', en: 'The content cannot be saved' },
};

/** The words of what the check finds, gravest first in its list. */
export const problemWords: Readonly<Record<string, Wording>> = {
  'acute-first': { da: 'Akut kommer først; brug den akutte vej', en: 'Acute comes first; use the acute route' },
  'acute-unasked': { da: 'Der er ikke spurgt til de akutte tegn', en: 'The acute signs have not been asked about' },
  'wrong-door': { da: 'Den vej er ikke åben for dig', en: 'That way is not open to you' },
  consent: { da: 'Borgerens samtykke til modtageren mangler', en: "The citizen's consent for the receiver is missing" },
  indication: { da: 'Programmet ser ikke grund til henvisningen', en: 'The programme sees no ground for the referral' },
  override: { da: 'Grunden til at fravige kan ikke bruges', en: 'The reason to depart cannot be used' },
  content: { da: 'Noget af indholdet mangler', en: 'Some of the content is missing' },
};

/** What is wrong with one field. */
export const fieldFaultWords: Readonly<Record<string, Wording>> = {
  unknown: { da: 'kendes ikke', en: 'is not known' },
  value: { da: 'har en værdi, der ikke kan bruges', en: 'has a value that cannot be used' },
  time: { da: 'er ikke et tidspunkt', en: 'is no time' },
  future: { da: 'ligger i fremtiden', en: 'lies in the future' },
  'before-birth': { da: 'ligger før borgerens fødsel', en: "lies before the citizen's birth" },
  'after-recorded': { da: 'ligger efter, at det blev set', en: 'lies after it was seen' },
  site: { da: 'har ikke en side', en: 'has no side' },
  twice: { da: 'er der to gange', en: 'is there twice' },
  elsewhere: { da: 'skrives et andet sted', en: 'is written elsewhere' },
  judgement: { da: 'er en klinikers vurdering', en: "is a clinician's judgement" },
  missing: { da: 'mangler', en: 'is missing' },
};
