/** What the conclusion of a triage and a plan rest on: an examination, and the conclusion (TRIAGE-01, PLAN-10). */
import type { Desk } from '../desk.ts';
import type { FieldFault, FindingTold } from './finding-told.ts';
import { type FindingStory, latestOf } from './findings-of.ts';

type Rules = { readonly programme: { readonly care: Pick<Desk['programme']['care'], 'triage' | 'planning'> } };

/** Whether somebody examined the citizen: as it is told now, or else as the record has it. What she says of herself is no examination. */
export function isExamined(
  { programme }: Rules,
  stories: readonly FindingStory[],
  told: readonly Pick<FindingTold, 'code' | 'value'>[] = [],
): boolean {
  const seen = stories.filter(({ latest }) => !latest.own).map(({ code, latest: { value } }) => ({ code, value }));
  return Object.entries(programme.care.triage.examined).some(([code, values]) => {
    const now = told.filter((one) => one.code === code);
    return (now.length > 0 ? now : seen.filter((one) => one.code === code)).some(
      ({ value }) => values === true || (typeof value === 'string' && values.includes(value)),
    );
  });
}

/** What is wrong with concluding the triage as it is told: nobody has examined her. Told as it stands already, it rests on what it rested on. */
export function conclusionFaults(
  rules: Rules,
  stories: readonly FindingStory[],
  told: readonly Pick<FindingTold, 'code' | 'value'>[],
  field: (index: number) => string = () => 'conclusion',
): readonly FieldFault[] {
  const { finding, examined } = rules.programme.care.triage;
  const index = told.findIndex(({ code }) => code === finding);
  if (index < 0 || latestOf(stories, finding)?.value === told[index]?.value || isExamined(rules, stories, told)) return [];
  return [{ field: field(index), finding, fault: 'unexamined', allowed: Object.keys(examined) }];
}

/** Findings that a plan waits for; none of them is missing once the triage is concluded. */
export function missingForPlan({ programme }: Rules, findings: readonly { readonly code: string }[]): readonly string[] {
  return programme.care.planning.after.filter((code) => findings.every((one) => one.code !== code));
}
