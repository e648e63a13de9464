/** The programme speaking Danish to professionals: names, sentences, sources and dates for cards and plans. */

import type { SourceReference } from '@rygforloeb/decision';
import type { ServerProgramme } from './programme-state.ts';
import { fieldsOf, objectsOf, textOf } from './request-fields.ts';

/** A reason to go on although the programme sees no ground, as the programme lists them. */
export interface OverrideReason {
  readonly code: string;
  readonly display: string;
}

/** What the server says in the programme's words. */
export interface Words {
  disposition(code: string): string;
  /** What the disposition means, a sentence or two; empty when the programme has none. */
  dispositionText(code: string): string;
  status(code: string): string;
  statusText(code: string): string;
  finding(code: string): string;
  value(code: string, value: string): string;
  question(question: string): string;
  group(code: string): string;
  fixed(code: string): { readonly title: string; readonly text: string };
  readonly overrideReasons: readonly OverrideReason[];
  /** Title, version and status of the programme in one line. */
  readonly programme: string;
}

/** The Danish words of a programme; what has no text falls back on the vocabulary's name, never on nothing. */
export function wordsOf({ texts, vocabulary, codeLists, manifest }: ServerProgramme): Words {
  const disposition = (code: string) => texts.dispositions[code]?.label?.da ?? vocabulary.dispositions.get(code)?.da ?? code;
  const fixed = (code: string) => ({
    title: texts.fixed[code]?.title?.da ?? texts.fixed[code]?.label?.da ?? '',
    text: texts.fixed[code]?.professional?.da ?? '',
  });
  return {
    disposition,
    dispositionText: (code) => texts.dispositions[code]?.professional?.da ?? '',
    status: (code) => texts.statuses[code]?.label?.da ?? code,
    statusText: (code) => texts.statuses[code]?.professional?.da ?? '',
    finding: (code) => texts.findings[code]?.label?.da ?? vocabulary.findings.get(code)?.da ?? code,
    value: (code, value) => texts.findings[code]?.values?.[value]?.da ?? value,
    question: (question) =>
      codeLists.procedures.rows.find((row) => row.meaning.question === question)?.meaning.da ||
      (vocabulary.questions.get(question) ?? []).map(disposition).join(', ') ||
      question,
    group: (code) => groupNames[code] ?? code,
    fixed,
    overrideReasons: objectsOf((texts.fixed as Readonly<Record<string, unknown>>)['override-reasons']).flatMap((reason) => {
      const code = textOf(reason.code);
      const display = textOf(reason.da) ?? textOf(fieldsOf(reason.label)?.da);
      return code === undefined || display === undefined ? [] : [{ code, display }];
    }),
    programme: [manifest.title.da, fixed('draft-notice').title || manifest.status].join(' – '),
  };
}

const groupNames: Readonly<Record<string, string>> = {
  safety: 'Sikkerhed',
  scope: 'Målgruppe',
  workup: 'Udredning',
  imaging: 'Billeddiagnostik',
  plan: 'Plan',
  treatment: 'Behandling',
  medication: 'Medicin',
  referral: 'Henvisning',
  work: 'Arbejde',
  rehabilitation: 'Genoptræning',
  municipality: 'Kommune',
  communication: 'Kommunikation',
  monitoring: 'Opfølgning',
  information: 'Information',
};

/** `FP 6.5, FP 8.4`. */
export function toldSources(sources: readonly SourceReference[]): string {
  return sources.map(({ document, section }) => `${document} ${section}`).join(', ');
}

/** `12. marts 2024`, with the clock where there is one: `12. marts 2024 kl. 10.15`. */
export function toldTime(time: string): string {
  const [, year = '', month = '', day = '', clock] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(time) ?? [];
  if (year === '') return time;
  const told = `${Number(day)}. ${months[Number(month) - 1] ?? ''} ${year}`;
  return clock === undefined ? told : `${told} kl. ${clock.replace(':', '.')}`;
}

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');
