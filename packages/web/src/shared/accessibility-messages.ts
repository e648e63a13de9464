/** The words of the page on accessibility: how far it goes, what was tried, how and when, what was not, and whom to tell. */

import type { Language } from './language.ts';

/** When the pages were last gone through. */
export const lastGoneThrough = '2026-11-22';

const da = {
  link: 'Tilgængelighed',
  title: 'Tilgængelighed',
  lead: 'Alle skal kunne bruge Rygforløb. Her står, hvad vi har prøvet, og hvad vi ikke har prøvet. Målet er WCAG 2.2 på niveau AA.',
  stateTitle: 'Hvor langt er vi?',
  state:
    'Siderne lever delvist op til målet. Vi kender ingen fejl i det, vi har prøvet. Men ikke alt er prøvet, og ingen uden for huset har set efter.',
  triedTitle: 'Det er prøvet',
  tried: [
    'Hver side er gået igennem med programmet axe. Det finder fejl i farver, navne og opbygning. Det sker også, når et skema er sendt tomt.',
    'Hver side er prøvet i Chromium på 320 punkter. Det svarer til, at alt er fire gange så stort. Intet ruller til siden.',
    'Alt kan nås med tastaturet, og man kan se, hvor man er. Det er prøvet på hver side.',
    'Borgerens sider virker uden JavaScript.',
    'Hver side er prøvet med faste farver og med mindre bevægelse.',
    'Farve står aldrig alene. Der er altid et ord ved siden af.',
    'Hver side har dansk og engelsk tekst. Sproget er mærket, så en skærmlæser siger ordene rigtigt.',
    'Det, du har skrevet, går ikke tabt, når du bliver logget ud.',
    'Kurver står også som tabel eller tekst.',
  ],
  leftTitle: 'Det er ikke prøvet',
  left: [
    'Ingen har prøvet siderne med en rigtig skærmlæser. Programmer kan kun finde en del af fejlene.',
    'Mennesker med et handicap har ikke været med til at prøve siderne.',
    'Siderne er ikke prøvet i Safari og Firefox.',
    'Beskeder og fund, som andre har skrevet, kan være svære at læse. Dem har vi ikke skrevet.',
    'PDF-filer har mærker til skærmlæsere, men er ikke prøvet med en.',
  ],
  methodTitle: 'Sådan er det prøvet',
  method: 'Vi har selv prøvet, med programmer og med tastatur. De samme prøver køres, hver gang siderne ændres.',
  when: (day: string) => `Sidst gennemgået ${day}.`,
  statementTitle: 'Er det en tilgængelighedserklæring?',
  statement:
    'Nej. Den, der driver siderne for borgere, skal selv lave en erklæring efter loven. Det sker hos Digitaliseringsstyrelsen. Teksten her er det, vi ved.',
  ownStatement: 'Erklæringen fra den, der driver siderne',
  tellTitle: 'Er der noget, du ikke kan bruge?',
  contact: 'Skriv eller ring til den, der driver siderne:',
  complain:
    'Får du ikke et svar, du kan bruge, så kan du klage til Digitaliseringsstyrelsen. Den ser efter, at offentlige sider følger loven.',
  tell: 'Sig det til den, der har givet dig adgang, fx dit lægehus eller din kommune. Skriv, hvilken side det var, og hvad der skete. Haster det med din ryg, så ring i stedet.',
};

const en: typeof da = {
  link: 'Accessibility',
  title: 'Accessibility',
  lead: 'Everybody should be able to use Rygforløb. Here is what we have tried and what we have not. The goal is WCAG 2.2 at level AA.',
  stateTitle: 'How far are we?',
  state:
    'The pages meet the goal in part. We know of no fault in what we have tried. But not everything has been tried, and nobody outside the house has looked.',
  triedTitle: 'What has been tried',
  tried: [
    'Each page has been gone through with the program axe. It finds faults in colours, names and structure. That is also done when a form was sent empty.',
    'Each page has been tried in Chromium at 320 points, which is like everything four times as large. Nothing scrolls sideways.',
    'Everything can be reached with the keyboard, and one sees where one is. That was tried on each page.',
    "The citizen's pages work without JavaScript.",
    'Each page has been tried with forced colours and with reduced motion.',
    'Colour never stands alone: there is always a word beside it.',
    'Each page has Danish and English text. The language is marked, so that a screen reader says the words right.',
    'What you have written is not lost when you are logged out.',
    'Curves are also there as a table or as text.',
  ],
  leftTitle: 'What has not been tried',
  left: [
    'Nobody has tried the pages with a real screen reader. Programs find only a part of the faults.',
    'People with a disability have not taken part in trying the pages.',
    'The pages have not been tried in Safari and Firefox.',
    'Messages and findings that others have written may be hard to read. We have not written those.',
    'PDF files have marks for screen readers, but have not been tried with one.',
  ],
  methodTitle: 'How it has been tried',
  method: 'We have tried it ourselves, with programs and by keyboard. The same tests are run whenever the pages change.',
  when: (day) => `Last gone through on ${day}.`,
  statementTitle: 'Is this an accessibility statement?',
  statement:
    'No. Whoever runs the pages for citizens must make a statement as the law says, at the Danish Agency for Digital Government. This text is what we know.',
  ownStatement: 'The statement of whoever runs the pages',
  tellTitle: 'Is there something that you cannot use?',
  contact: 'Write to or telephone whoever runs the pages:',
  complain:
    'If you get no answer that you can use, you can complain to the Danish Agency for Digital Government. It sees to it that public pages follow the law.',
  tell: 'Tell whoever gave you access, such as your GP or your municipality. Write which page it was and what happened. If it is urgent with your back, telephone instead.',
};

/** The words in a language. */
export function accessibilityMessagesIn(language: Language): typeof da {
  return language === 'en' ? en : da;
}
