/** Findings and medicines in the programme's words, as a letter tells them. */
import type { Language, RecordReading } from '@rygforloeb/decision';
import type { Desk } from '../desk.ts';
import { papersOf } from './programme-papers.ts';

type Finding = RecordReading['findings'][number];

/** Each finding on a line: what, which value, since when. Unknown is told as nothing. */
export function toldFindings(desk: Desk, findings: readonly Finding[], language: Language): string {
  return findings.flatMap((finding) => toldFinding(desk, finding, language) ?? []).join('\n');
}

/** The label of a finding. */
export function labelOf({ programme: { texts } }: Desk, code: string, language: Language): string {
  return texts.findings.get(code)?.label[language] ?? code;
}

/** A value in words; undefined where it is not known. */
export function toldValue({ programme }: Desk, { code, value }: Pick<Finding, 'code' | 'value'>, language: Language): string | undefined {
  const { papers } = papersOf(programme);
  const words = programme.texts.findings.get(code)?.values;
  const unit = programme.vocabulary.findings.get(code)?.unit === '%' ? ' %' : '';
  if (value === 'unknown') return undefined;
  if (typeof value === 'object')
    return value.length === 0 ? papers.told(false, language) : value.map((one) => words?.get(one)?.[language] ?? one).join(', ');
  return typeof value === 'string' && words?.has(value) ? words.get(value)?.[language] : `${papers.told(value, language)}${unit}`;
}

/** Names of the medicines in use. */
export function toldMedicines(medicines: RecordReading['medications']): string {
  return medicines.map(({ name, atc }) => [name, atc].filter(Boolean).join(', ATC ')).join('\n');
}

function toldFinding(desk: Desk, finding: Finding, language: Language): string | undefined {
  const value = toldValue(desk, finding, language);
  const since = finding.onset ?? finding.since;
  const { papers } = papersOf(desk.programme);
  return value === undefined
    ? undefined
    : `${labelOf(desk, finding.code, language)}: ${value}${since === undefined ? '' : ` (${papers.told(since, language)})`}`;
}
