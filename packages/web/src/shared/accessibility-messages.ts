/** The words of the page on accessibility: what was tried, how, and what was not. */

import type { Language } from './language.ts';

const da = {
  link: 'Tilgængelighed',
  title: 'Tilgængelighed',
  lead: 'Alle skal kunne bruge Rygforløb. Her står, hvad vi har prøvet, og hvad vi ikke har prøvet. Målet er WCAG 2.2 på niveau AA.',
  triedTitle: 'Det er prøvet',
  tried: [
    'Siderne er gået igennem med programmet axe. Det finder fejl i farver, navne og opbygning. Det sker også, når en side melder fejl.',
    'Siderne er prøvet i Chromium på 320, 390 og 1280 punkter. Teksten kan gøres fire gange så stor.',
    'Du kan nå alt med tastaturet. Du kan se, hvor du er.',
    'Borgerens sider virker uden JavaScript.',
    'Siderne er prøvet med stærke kontraster og med mindre bevægelse.',
    'Farve står aldrig alene. Der er altid et ord ved siden af.',
    'Hver side har dansk og engelsk tekst. Sproget er mærket, så en skærmlæser siger ordene rigtigt.',
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
  statementTitle: 'Er det en tilgængelighedserklæring?',
  statement:
    'Nej. Den, der driver siderne for borgere, skal selv lave en erklæring efter loven. Det sker hos Digitaliseringsstyrelsen. Teksten her er det, vi ved.',
  tellTitle: 'Er der noget, du ikke kan bruge?',
  tell: 'Sig det til den, der har givet dig adgang, fx dit lægehus eller din kommune. Skriv, hvilken side det var, og hvad der skete. Haster det med din ryg, så ring i stedet.',
};

const en: typeof da = {
  link: 'Accessibility',
  title: 'Accessibility',
  lead: 'Everybody should be able to use Rygforløb. Here is what we have tried and what we have not. The goal is WCAG 2.2 at level AA.',
  triedTitle: 'What has been tried',
  tried: [
    'The pages have been gone through with the program axe. It finds faults in colours, names and structure. That is also done when a page reports faults.',
    'The pages have been tried in Chromium at 320, 390 and 1280 points. The text can be made four times as large.',
    'You can reach everything with the keyboard, and see where you are.',
    "The citizen's pages work without JavaScript.",
    'The pages have been tried with forced colours and with reduced motion.',
    'Colour never stands alone: there is always a word beside it.',
    'Each page has Danish and English text. The language is marked, so that a screen reader says the words right.',
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
  statementTitle: 'Is this an accessibility statement?',
  statement:
    'No. Whoever runs the pages for citizens must make a statement as the law says, at the Danish Agency for Digital Government. This text is what we know.',
  tellTitle: 'Is there something that you cannot use?',
  tell: 'Tell whoever gave you access, such as your GP or your municipality. Write which page it was and what happened. If it is urgent with your back, telephone instead.',
};

/** The words in a language. */
export function accessibilityMessagesIn(language: Language): typeof da {
  return language === 'en' ? en : da;
}
