/** What the pages about one citizen say in common, and those on which she is found and received. */

import type { Language } from '../shared/language.ts';

const da = {
  acute: 'Akut',
  banner: 'Borgeren',
  parts: 'Dele af borgerens forløb',
  part: {
    overblik: 'Overblik',
    konsultation: 'Konsultation',
    plan: 'Plan',
    henvis: 'Henvisninger',
    behandling: 'Behandling og medicin',
    skemaer: 'Spørgeskemaer',
    arbejde: 'Arbejde',
    beskeder: 'Beskeder',
    papirer: 'Papirer',
  } as Readonly<Record<string, string>>,
  age: (years: number) => `${years} år`,
  gp: (name: string) => `egen læge: ${name}`,
  gpUnnamed: 'uden navn i adressebogen',
  phone: (number: string) => `tlf. ${number}`,
  language: (code: string) => `ønsker sproget ${code}`,
  consents: (permit: number, deny: number) => `samtykker: ${permit} ja${deny > 0 ? `, ${deny} nej` : ''}`,

  findTitle: 'Find borger',
  findLabel: (byName: boolean): string => (byName ? 'Navn eller CPR-nummer' : 'CPR-nummer'),
  findHint: (byName: boolean) =>
    `${byName ? '' : 'Ti cifre. Din rolle søger ikke på navn. '}Du finder kun borgere, som du har en relation til, og som har sagt ja.`,
  find: 'Søg',
  foundNobody: 'Ingen fundet blandt de borgere, du må se.',
  found: (count: number) => (count === 1 ? 'En borger' : `${count} borgere`),
  receiveInstead: 'Kommer borgeren her for første gang?',
  receive: 'Modtag borgeren',

  receiveTitle: 'Modtag en borger',
  receiveLead:
    'Spørg borgeren, om I må se og skrive i forløbet. Svaret står i loggen under dit navn, og borgeren kan altid tage det tilbage.',
  cpr: 'CPR-nummer',
  cprHint: 'Ti cifre',
  given: 'Fornavn',
  family: 'Efternavn',
  birthDate: 'Fødselsdato',
  gender: 'Køn',
  genders: { female: 'Kvinde', male: 'Mand', other: 'Andet', unknown: 'Ikke oplyst' } as Readonly<Record<string, string>>,
  municipality: 'Kommune',
  notStated: 'Ikke oplyst',
  phoneLabel: 'Telefon',
  ownGp: 'Egen læge',
  ownGpHint: 'Egen læge holder tråden i forløbet.',
  start: 'Forløbets første dag',
  permits: 'Borgeren siger også ja til',
  consent: 'Samtykke',
  yes: 'Borgeren siger ja til, at vi må se og skrive i forløbet',
  notANumber: 'Nummeret er ikke et CPR-nummer. Se efter, om et ciffer er forkert.',
  yesMissing: 'Uden borgerens ja kan forløbet ikke begynde. Er det akut, så brug Akut.',
  begin: 'Begynd forløbet',
  missing: {
    cpr: 'Skriv CPR-nummeret med ti cifre.',
    given: 'Skriv fornavnet.',
    family: 'Skriv efternavnet.',
    birthDate: 'Skriv fødselsdatoen.',
    start: 'Skriv forløbets første dag.',
  },
  noHouse: 'Du er ikke logget ind for et sted. Vælg en rolle med et sted.',
  refused: 'Borgeren har selv sagt nej til jer. Forløbet kan ikke begynde, før borgeren ændrer det.',
};

export type CitizenMessages = typeof da;

const en: CitizenMessages = {
  acute: 'Acute',
  banner: 'The citizen',
  parts: "Parts of the citizen's course",
  part: {
    overblik: 'Overview',
    konsultation: 'Consultation',
    plan: 'Plan',
    henvis: 'Referrals',
    behandling: 'Treatment and medicine',
    skemaer: 'Questionnaires',
    arbejde: 'Work',
    beskeder: 'Messages',
    papirer: 'Papers',
  },
  age: (years) => `${years} years`,
  gp: (name) => `GP: ${name}`,
  gpUnnamed: 'without a name in the directory',
  phone: (number) => `phone ${number}`,
  language: (code) => `wants the language ${code}`,
  consents: (permit, deny) => `consents: ${permit} yes${deny > 0 ? `, ${deny} no` : ''}`,

  findTitle: 'Find citizen',
  findLabel: (byName) => (byName ? 'Name or civil registration number' : 'Civil registration number'),
  findHint: (byName) =>
    `${byName ? '' : 'Ten digits. Your role does not search by name. '}You find only citizens to whom you have a relation and who have said yes.`,
  find: 'Search',
  foundNobody: 'Nobody found among the citizens whom you may see.',
  found: (count) => (count === 1 ? 'One citizen' : `${count} citizens`),
  receiveInstead: 'Does the citizen come here for the first time?',
  receive: 'Receive the citizen',

  receiveTitle: 'Receive a citizen',
  receiveLead:
    'Ask the citizen whether you may read and write in the course. The answer stands in the log under your name, and the citizen can always take it back.',
  cpr: 'Civil registration number',
  cprHint: 'Ten digits',
  given: 'First name',
  family: 'Last name',
  birthDate: 'Date of birth',
  gender: 'Gender',
  genders: { female: 'Woman', male: 'Man', other: 'Other', unknown: 'Not stated' },
  municipality: 'Municipality',
  notStated: 'Not stated',
  phoneLabel: 'Phone',
  ownGp: 'Own GP',
  ownGpHint: 'The GP holds the thread of the course.',
  start: 'First day of the course',
  permits: 'The citizen also says yes to',
  consent: 'Consent',
  yes: 'The citizen says yes: we may read and write in the course',
  notANumber: 'It is not a civil registration number. See whether a digit is wrong.',
  yesMissing: "Without the citizen's yes the course cannot begin. If it is urgent, use Acute.",
  begin: 'Begin the course',
  missing: {
    cpr: 'Write the ten digits of the number.',
    given: 'Write the first name.',
    family: 'Write the last name.',
    birthDate: 'Write the date of birth.',
    start: 'Write the first day of the course.',
  },
  noHouse: 'You are not logged in for a place. Choose a role with a place.',
  refused: 'The citizen herself has said no to you. The course cannot begin before she changes it.',
};

/** The messages in a language. */
export function citizenMessagesIn(language: Language): CitizenMessages {
  return language === 'en' ? en : da;
}
