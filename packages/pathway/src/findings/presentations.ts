/** How a course looks by the programme's own division (FP 6.1–6.7), read off the findings and the answer; it decides nothing. */
import type { Answer } from '@rygforloeb/decision';
import type { Desk } from '../desk.ts';
import type { FindingStory } from './findings-of.ts';
import { latestOf } from './findings-of.ts';

/** Codes of the presentations of `care.yaml` that hold, in its order. */
export function presentationsOf({ programme }: Desk, answer: Answer, stories: readonly FindingStory[]): readonly string[] {
  const says = (code: string) =>
    answer.dispositions.some((one) => one.code === code && programme.vocabulary.affirming.includes(one.status));
  return programme.care.presentations
    .filter(
      ({ dispositions = [], findings = {} }) =>
        dispositions.some(says) ||
        Object.entries(findings).some(([code, values]) => {
          const latest = latestOf(stories, code);
          return latest !== undefined && values.includes(latest.value);
        }),
    )
    .map(({ code }) => code);
}
