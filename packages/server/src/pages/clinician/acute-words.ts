/** What a consultation hands over to the acute page: the findings on which the acute answer rests, and when they arose. */

import { sectionsOf } from '@rygforloeb/decision';
import type { Visit } from '../door.ts';
import type { Model } from './consultation-form.ts';

type Pages = Pick<typeof import('@rygforloeb/web').clinician, 'messagesIn' | 'tellFinding' | 'wordsOf'>;

/** Fields of the acute form. */
export function acuteWords({ answer, case: aCase }: Model, { desk, language }: Visit, pages: Pages): [string, string][] {
  if (answer === undefined || aCase === undefined) return [];
  const words = pages.wordsOf(desk.programme, language);
  const telling = { language, messages: pages.messagesIn(language), words };
  const now = sectionsOf(answer, desk.programme.vocabulary).get('now') ?? [];
  const codes = [...new Set(now.flatMap(({ because }) => because))];
  const found = codes.flatMap((code) => {
    const [latest] = aCase.findings.filter((entry) => entry.code === code);
    return latest === undefined || latest.value === false
      ? []
      : [`${words.finding(code)}: ${pages.tellFinding({ ...aCase, findings: [latest] }, code, telling).join('; ')}`];
  });
  const onset = aCase.findings.find(({ code, onset: began }) => codes.includes(code) && began !== undefined)?.onset;
  return [
    ['grund', found.join('. ')],
    ...(onset === undefined ? [] : [['debut', onset.replace('T', ' ').slice(0, 16)] as [string, string]]),
  ];
}
