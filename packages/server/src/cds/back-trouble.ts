/** Does this record speak of the back at all? Where it does not, the service is silent: a card on every chart would be read by nobody. */

import type { RecordReading, Vocabulary } from '@rygforloeb/decision';
import { isAcute } from './assemble-card.ts';
import type { AssessedRecord } from './assess-record.ts';

/**
 * True when an order in hand asks something, a finding is about the back and not rejected, or the answer is acute;
 * findings of general health (cancer once, fever, diabetes) alone are silent.
 */
export function speaksOfTheBack(
  { reading, answers }: Pick<AssessedRecord, 'reading' | 'answers'>,
  { findings }: Pick<Vocabulary, 'findings'>,
): boolean {
  return (
    reading.questions.length > 0 || answers.some(({ answer }) => isAcute(answer)) || reading.findings.some((entry) => isOfTheBack(entry))
  );

  function isOfTheBack({ code, value }: RecordReading['findings'][number]): boolean {
    return findings.get(code)?.ofTheBack === true && value !== false;
  }
}
