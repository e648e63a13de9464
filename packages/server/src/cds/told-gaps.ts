/** What of a record could not be used, in words: for a "no" that was dropped must not look like a "no" that was never given. */

import type { RecordReading } from '@rygforloeb/decision';
import type { Words } from '../words.ts';
import { plain } from './card-detail.ts';

type Reason = RecordReading['unread'][number]['reason'];

/** Reasons that concern what the programme asks about; a foreign diagnosis left unread is no gap. */
const told: Partial<Record<Reason, string>> = {
  'no-date': 'uden dato',
  'in-the-future': 'dateret efter i dag',
  'before-birth': 'dateret før fødslen',
  'value-not-usable': 'værdien kan ikke bruges',
  'not-a-clinician': 'ikke vurderet af en kliniker',
  'outside-present-trouble': 'ikke kendt som del af det aktuelle forløb',
  'unknown-status': 'ukendt status',
  'unknown-modifier': 'med forbehold, som systemet ikke kender',
  'not-finished': 'ikke afsluttet',
  'other-patient': 'om en anden borger',
};

const templates: Readonly<Record<string, string>> = {
  medicationStatements: 'medicin i brug',
  serviceRequests: 'henvisninger',
  procedures: 'procedurer',
  imagingStudies: 'billedundersøgelser',
  diagnosticReports: 'undersøgelsessvar',
  questionnaireResponses: 'spørgeskemaer',
  consents: 'samtykker',
};

const most = 5;

/** One or two sentences, empty when nothing is missing. */
export function toldGaps({ unread }: RecordReading, notReceived: readonly string[], words: Words): string {
  const gaps = unread.flatMap(({ reason, reference, code }) => {
    const why = told[reason];
    if (why === undefined) return [];
    const name = code === undefined ? reference : words.finding(code);
    return [`${plain(name)} (${why})`];
  });
  const unique = [...new Set(gaps)];
  const more = unique.length > most ? ` og ${unique.length - most} til` : '';
  const asked = notReceived.flatMap((name) => templates[name] ?? []);
  const lines = [
    unique.length === 0 ? '' : `Ikke brugt fra journalen: ${unique.slice(0, most).join(', ')}${more}.`,
    asked.length === 0 ? '' : `Ikke modtaget fra journalen: ${asked.join(', ')}.`,
    unread.some(({ reason }) => reason === 'too-much') ? 'Journalen var for stor eller ikke hel; noget er ikke læst.' : '',
  ];
  return lines.filter((line) => line !== '').join(' ');
}
