/** What the command line says in Danish. */

import type { Messages } from './messages.ts';
import { record } from './record-da.ts';

export const da: Messages = {
  help: `Rygforløb: hvad siger forløbsprogrammet om denne situation, og hvorfor?

Brug:
  rygforloeb assess FIL|MAPPE…      svar på sager (YAML eller JSON; - læser standardinput)
    --json                          ét svar som JSON pr. linje, i sagernes rækkefølge
    --actor AKTØR                   spørg som en anden aktør end sagens
    --as-of TID                     spørg til et andet tidspunkt (2024-03-12T10:00+01:00)
    --amend AMEND-04,AMEND-15       svar, som om høringens ændringsforslag var vedtaget (også verify)
    --audience professional|citizen hvem svaret er skrevet til
  rygforloeb verify MAPPE…          hold svar op mod det, sagerne forventer (expect)
  rygforloeb programme show [KODE]  programmets udgave, fund, koder og aktører
  rygforloeb programme check        kontrollér programmet
  rygforloeb programme export [MAPPE] skriv programmet som en FHIR-pakke
  rygforloeb instrument [list]      spørgeskemaer, og hvilke der mangler tekster
  rygforloeb instrument import FIL  læg licenshaverens tekster ind i datamappen
  rygforloeb instrument export ID   et spørgeskema som FHIR Questionnaire
  rygforloeb serve [--port N]       vis siden og svar over CDS Hooks og FHIR
  rygforloeb backup MAPPE           sikkerhedskopi af journalen i en ny mappe, også mens serveren kører
  rygforloeb restore MAPPE          læg en sikkerhedskopi tilbage i en tom journal
  rygforloeb verify                 er journalen hel? (--json: tal og kontrolsummer)
  rygforloeb verify --backup MAPPE  er sikkerhedskopien hel?
  rygforloeb help
  rygforloeb --version

Alle steder: --lang da|en

Journalen findes ved DATABASE_URL, ellers i mappen record i RYG_DATA (ellers .data i projektet).

Slutkoder: 0 i orden · 1 verify, check eller restore fandt en fejl · 2 fejl i det, der blev givet · 70 uventet fejl · 130 afbrudt
Fejl i en sag står på stderr som fil:linje:kolonne; de andre sager besvares stadig.
`,
  usage: 'Skriv `rygforloeb help` for at se, hvad der kan skrives.',
  unknownCommand: (name) => `der er ingen kommando ${name}`,
  unknownOption: (name) => `kommandoen kender ikke ${name}`,
  optionNeedsValue: (name) => `${name} skal have en værdi`,
  badOption: (name, value) => `${name} kan ikke være ${value}`,
  allowed: 'tilladt',
  didYouMean: 'mente du',
  more: (count) => `og ${count} mere`,
  noPaths: 'der er ikke givet nogen fil eller mappe (- er standardinput)',
  notBoth: 'giv enten sager eller --backup, ikke begge',
  problems: {
    missing: 'findes ikke',
    'no-access': 'må ikke læses',
    'not-text': 'er ikke tekst i UTF-8',
    'empty-folder': 'der er ingen .yaml, .yml eller .json i mappen',
    unreadable: 'kan ikke læses',
  },
  unexpected: (code, sentence) => `uventet fejl ${code}: ${sentence}`,
  unexpectedInCase: (id, code) => `sag ${id}: intet svar (${code}). Et tomt svar betyder ikke, at intet er nødvendigt.`,
  urgency: 'HASTEGRAD',
  clock: 'kl.',
  scope: 'MÅLGRUPPE',
  asked: 'DIT SPØRGSMÅL',
  sections: {
    now: 'NU',
    today: 'I DAG',
    recommended: 'ANBEFALET',
    possible: 'MULIGT',
    judgement: 'KRÆVER VURDERING',
    silent: 'PROGRAMMET SIGER INTET OM',
    noGrounds: 'IKKE GRUNDLAG FOR',
    notYours: 'IKKE DIN OPGAVE ELLER VEJ',
  },
  askNext: 'SPØRG OM DETTE – DET KAN ÆNDRE SVARET',
  why: 'Fordi',
  source: 'Kilde',
  lacks: 'Mangler',
  wouldChange: 'kan ændre',
  due: (day) => `senest ${day}`,
  wasDue: (day) => `skulle være gjort ${day}`,
  layers: {
    'local-safety': 'lokalt sikkerhedslag',
    platform: 'platformens påmindelse',
    'local-setting': 'lokal indstilling',
    confirm: 'afventer bekræftelse',
  },
  verified: (matched, total) => `${matched} af ${total} sager svarer til det forventede`,
  differs: 'AFVIGER',
  nothingExpected: 'ingen af sagerne har et expect at holde svaret op imod',
  checkPassed: 'Programmet er i orden.',
  checkFailed: 'Programmet har fejl.',
  exported: (count, folder) => `${count} filer skrevet i ${folder}`,
  cannotWrite: 'der kan ikke skrives her',
  unknownCode: (code) => `programmet kender ikke koden ${code}`,
  listening: (url) => `Rygforløb svarer på ${url} (stop med Ctrl+C)`,
  notReady: 'programmet kunne ikke indlæses: der gives ingen vurdering, kun de faste akutte råd',
  record,
  show: {
    version: 'Udgave',
    status: 'Status',
    sources: 'Kilder',
    findings: 'Fund',
    dispositions: 'Det, programmet kan sige',
    questions: 'Spørgsmål',
    actors: 'Aktører',
    place: 'Plads i sagen',
    values: 'Værdier',
    question: 'Spørges sådan',
    group: 'Gruppe',
    meaning: 'Betydning',
    text: 'Tekst',
  },
};
