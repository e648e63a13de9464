/** Does this record speak of the back at all? Where it does not, the service is silent: a card on every chart would be read by nobody. */

import type { RecordReading } from '@rygforloeb/decision';

/** Findings that are about the back or legs by themselves; those of general health (cancer once, fever, diabetes) are not. */
const ofTheBack: ReadonlySet<string> = new Set([
  'pain-site',
  'leg-pain',
  'diagnostic-triage',
  'neurological-examination',
  'strength-grade',
  'progressive-deficit',
  'saddle-anaesthesia',
  'suspected-cauda-equina',
  'suspected-cord-compression',
  'suspected-spinal-bleeding',
  'suspected-infection',
  'suspected-malignancy',
  'suspected-nerve-root',
  'suspected-stenosis',
  'walking-related-leg-pain',
  'imaging-result',
  'rmdq',
  'odi',
  'start-back',
  'conservative-start',
  'manual-start',
  'post-operative',
  'spine-operation',
  'rehabilitation-plan-received',
  'asks-for-imaging',
]);

/** True when an order in hand asks something, or a finding is about the back and not rejected. */
export function speaksOfTheBack(reading: RecordReading): boolean {
  return reading.questions.length > 0 || reading.findings.some(({ code, value }) => ofTheBack.has(code) && value !== false);
}
