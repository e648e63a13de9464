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
  'no-triage': rule('Triagen er ikke konkluderet; planen tager udgangspunkt i den', 'The triage is not concluded; the plan begins from it'),
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
  'language-missing': missing('Sproget mangler', 'The language is missing'),
  'address-missing': missing('Adressen til påmindelser mangler', 'The address for reminders is missing'),
  'there-already': conflict('Er allerede med i teamet', 'Is in the team already'),
  'not-in-team': conflict('Er ikke med i teamet', 'Is not in the team'),
  'last-of-role': rule('Forløbet kan ikke være uden', 'The course cannot be without'),
  'relapse-missing': missing('Hvad der gøres ved tilbagefald, mangler', 'What to do on relapse is missing'),
  'not-ended': conflict('Forløbet er ikke afsluttet', 'The course has not ended'),
  goal: unfit('Et mål kan ikke bruges', 'A goal cannot be used'),
  offer: unfit('Et tilbud kan ikke bruges', 'An offer cannot be used'),
  discharge: unfit('Udskrivningsdagen kan ikke bruges', 'The day of discharge cannot be used'),
  'note-missing': missing('Noget af notatet mangler', 'Some of the note is missing'),
  'offers-open': conflict('Der er tilbud, der ikke er afsluttet', 'There are offers that have not ended'),
  'follow-up-missing': missing('Det mangler, hvad der skal følges op', 'What is to be followed up is missing'),
  'end-talk-first': conflict('Den afsluttende samtale kommer først', 'The talk at the end comes first'),
  'unknown-code': unfit('Koden kendes ikke', 'The code is not known'),
  'talk-first': conflict('Den afklarende samtale kommer først', 'The clarifying talk comes first'),
  'not-offered': rule('Kommunen har ikke det tilbud', 'The municipality does not have that offer'),
  'assessment-first': rule('En kliniker skal vurdere borgeren først', 'A clinician is to assess the citizen first'),
  'after-missing': missing('Det mangler, hvad der sker bagefter', 'What comes afterwards is missing'),
  state: conflict('Det kan ikke gøres, som sagen står nu', 'It cannot be done as things stand now'),
  'ask-gp': rule('Spørg egen læge først', 'Ask the GP first'),
  'talk-missing': missing('Noget af samtalen mangler', 'Some of the talk is missing'),
  'agreement-missing': missing('Aftalen mangler', 'The agreement is missing'),
  rows: unfit('Noget i filen kan ikke bruges', 'Some of the file cannot be used'),
  'in-time': rule('Fristen holder; der er ikke frit valg', 'The limit is kept; there is no free choice'),
  'no-free-choice': rule('Der er ikke frit valg', 'There is no free choice'),
  'no-such-supplier': unfit('Leverandøren er ikke på listen', 'The supplier is not on the list'),
  'plan-missing': rule(
    'Der mangler en genoptræningsplan, eller en grund til at undvære den',
    'A rehabilitation plan is missing, or a reason to do without',
  ),
  'not-a-hospital': forbidden('Det gør kun et sygehus', 'Only a hospital does that'),
  'competence-missing': missing('Den særlige kompetence mangler', 'The special competence is missing'),
  'assessment-missing': missing('Noget af vurderingen mangler', 'Some of the assessment is missing'),
  'contents-missing': missing('Indholdet af genoptræningen mangler', 'The contents of the rehabilitation are missing'),
  'later-start': missing('Senere start kræver både dato og grund', 'A later start needs both date and reason'),
  'bad-number': unfit('Nummeret kan ikke bruges', 'The number cannot be used'),
  'words-missing': missing('Ordene mangler', 'The words are missing'),
  'match-missing': missing('Det mangler, om billedet passer med fundene', 'Whether the image matches the findings is missing'),
  'stopped-already': conflict('Midlet er allerede stoppet', 'The drug was stopped already'),
  'nothing-changed': unfit('Der er intet ændret', 'Nothing is changed'),
  'stands-alone': rule('Det kan ikke stå alene', 'It cannot stand alone'),
  'in-use-already': conflict('Midlet er allerede i brug', 'The drug is in use already'),
  'not-in-plan': rule('Det står ikke i planen', 'It does not stand in the plan'),
  'subgoals-missing': missing('Delmålene mangler', 'The subgoals are missing'),
  'adjustment-missing': missing('Det mangler, hvad der gøres anderledes', 'What is done otherwise is missing'),
  'contraindications-missing': missing('Det mangler, om der er kontraindikationer', 'Whether there are contraindications is missing'),
  'response-missing': missing('Virkningen skal vurderes nu', 'The response is to be judged now'),
  'not-suspected': rule('Der er ikke mistanke om nerverodspåvirkning', 'There is no suspicion of root involvement'),
  'next-missing': missing('Næste dato mangler', 'The next date is missing'),
  'next-passed': unfit('Næste dato er passeret', 'The next date has passed'),
  'alarms-missing': missing('Der er ikke spurgt til alle alarmtegn', 'Not every alarm sign was asked about'),
  'hours-missing': missing('Timetallet mangler', 'The hours are missing'),
  'not-open': rule('Programmet åbner ikke for det', 'The programme does not open it'),
  'nothing-told': missing('Der er ikke fortalt noget', 'Nothing was told'),
  'part-one-missing': conflict('Første del mangler', 'The first part is missing'),
  'before-the-talk': conflict('Samtalen kommer først', 'The talk comes first'),
  'unknown-view': unfit('Visningen findes ikke', 'There is no such view'),
  'since-missing': missing('Tidspunktet mangler', 'The moment is missing'),
  'bad-page': unfit('Siden findes ikke', 'There is no such page'),
  'other-kind': unfit('Dokumentet handler om noget andet', 'The paper is about something else'),
  'not-closed': conflict('Det er ikke afsluttet endnu', 'It is not closed yet'),
  'not-suitable': rule('Dokumentet passer ikke til borgerens situation', "The paper does not suit the citizen's situation"),
  'age-unknown': missing('Borgerens alder kendes ikke', "The citizen's age is not known"),
  step: unfit('Et trin i planen kan ikke bruges', 'A step of the plan cannot be used'),
  unknown: unfit('Det kender programmet eller journalen ikke', 'The programme or the record does not know it'),
  fields: unfit('Noget af indholdet kan ikke bruges', 'Some of the content cannot be used'),
  'unknown-question': unfit('Spørgsmålet kendes ikke', 'The question is not known'),
  answers: unfit('Et af svarene kan ikke bruges', 'One of the answers cannot be used'),
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
  unexamined: { da: 'kræver, at en klinisk undersøgelse er noteret', en: 'needs a clinical examination to be noted' },
  'before-birth': { da: 'ligger før borgerens fødsel', en: "lies before the citizen's birth" },
  'after-recorded': { da: 'ligger efter, at det blev set', en: 'lies after it was seen' },
  site: { da: 'har ikke en side', en: 'has no side' },
  twice: { da: 'er der to gange', en: 'is there twice' },
  elsewhere: { da: 'skrives et andet sted', en: 'is written elsewhere' },
  judgement: { da: 'er en klinikers vurdering', en: "is a clinician's judgement" },
  missing: { da: 'mangler', en: 'is missing' },
};
