/** The programme speaking Danish to professionals: names, sentences, sources and dates for cards and plans. */

import type { SourceReference } from '@rygforloeb/decision';
import type { ServerProgramme } from './programme-state.ts';

/** What the server says in the programme's words. */
export interface Words {
  disposition(code: string): string;
  /** What the disposition means, a sentence or two; where the words follow the value of a finding, those of its value (HZ-25). */
  dispositionText(code: string, valueIn?: (finding: string) => unknown): string;
  status(code: string): string;
  statusText(code: string): string;
  finding(code: string): string;
  value(code: string, value: string): string;
  question(question: string): string;
  group(code: string): string;
  fixed(code: string): { readonly title: string; readonly text: string };
  /** Reasons to go on although the programme sees no ground. */
  readonly overrideReasons: readonly { readonly code: string; readonly display: string }[];
  /** Title and standing of the programme in one line. */
  readonly programme: string;
}

/** The Danish words of a programme; what has no text falls back on its code, never on nothing. */
export function wordsOf({ texts, vocabulary, codeLists, manifest }: ServerProgramme): Words {
  const disposition = (code: string) => vocabulary.dispositions.get(code)?.da ?? code;
  const fixed = (code: string) => ({ title: texts.fixed.get(code)?.label.da ?? '', text: texts.fixed.get(code)?.professional.da ?? '' });
  return {
    disposition,
    dispositionText: (code, valueIn = () => undefined) => {
      const text = texts.dispositions.get(code);
      const keys = [...(text?.byValue?.keys() ?? [])];
      const finding = [...vocabulary.findings.values()].find(({ values }) => keys.length > 0 && keys.every((key) => values?.includes(key)));
      const told = finding && text?.byValue?.get(String(valueIn(finding.code)));
      return (told ?? text)?.professional.da ?? '';
    },
    status: (code) => texts.statuses.get(code)?.label.da ?? code,
    statusText: (code) => texts.statuses.get(code)?.professional.da ?? '',
    finding: (code) => texts.findings.get(code)?.label.da ?? vocabulary.findings.get(code)?.da ?? code,
    value: (code, value) => texts.findings.get(code)?.values.get(value)?.da ?? value,
    question: (question) =>
      codeLists.procedures.rows.find((row) => row.meaning.question === question)?.meaning.da ||
      (vocabulary.questions.get(question) ?? []).map(disposition).join(', ') ||
      question,
    group: (code) => groupNames[code] ?? code,
    fixed,
    overrideReasons: texts.overrideReasons.map(({ code, label }) => ({ code, display: label.da })),
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
  return sources.map(({ document, section }) => `${document} ${section}`.trim()).join(', ');
}

/** `12. marts 2024`, with the clock where there is one: `12. marts 2024 kl. 10.15`. */
export function toldTime(time: string): string {
  const [, year = '', month = '', day = '', clock] = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(time) ?? [];
  if (year === '') return time;
  const told = `${Number(day)}. ${months[Number(month) - 1] ?? ''} ${year}`;
  return clock === undefined ? told : `${told} kl. ${clock.replace(':', '.')}`;
}

const months = 'januar februar marts april maj juni juli august september oktober november december'.split(' ');
