/** The card that is shown when the programme cannot answer: silence would be read as "nothing is needed" (HZ-26). */

import { randomUUID } from 'node:crypto';
import { acuteAdvice } from '../acute-advice.ts';
import type { Card } from './card.ts';

/** One card with the fixed acute advice. */
export function noAnswerCard(): Card {
  return {
    uuid: randomUUID(),
    summary: acuteAdvice.da.title,
    detail: acuteAdvice.da.text,
    indicator: 'warning',
    source: { label: 'Rygforløb – beslutningsstøtte for lænderygbesvær' },
  };
}
