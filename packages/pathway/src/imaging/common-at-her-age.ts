/** How common findings on a scan are at a citizen's age without pain, for her own page: with the other half, and only where it plays nothing down (HZ-25). */
import type { Language } from '@rygforloeb/decision';
import type { Chart } from '@rygforloeb/documents';
import { caseOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { ageOf } from '../papers/letterhead.ts';
import { papersOf } from '../papers/programme-papers.ts';
import { type Common, commonAt } from './prevalence.ts';

export interface CommonAtHerAge {
  /** A hundred people of her age, of the first finding. */
  readonly chart: Chart;
  readonly age: number;
  readonly common: readonly Common[];
  /** Both halves in a sentence. */
  readonly text: { readonly da: string; readonly en: string };
}

/** Undefined where nobody has judged that it is nothing specific, where a sign stands that must not be played down, or her age is unknown. */
export async function commonAtHerAge(desk: Desk, citizen: string, language: Language): Promise<CommonAtHerAge | undefined> {
  const { programme } = desk;
  const situation = await situationOf(desk, citizen);
  const age = situation && ageOf(situation.patient, desk.now());
  if (situation === undefined || age === undefined) return undefined;
  const { papers } = papersOf(programme);
  const { judged, notWith } = papers.sheet;
  const { findings } = situation.reading;
  const stands = (code: string, values: readonly (string | boolean)[]) =>
    findings.some((one) => one.code === code && values.some((value) => value === one.value));
  const isJudged = Object.entries(judged).every(([code, values]) => stands(code, values));
  if (!isJudged || Object.entries(notWith).some(([code, values]) => stands(code, values))) return undefined;
  // The programme is asked as her GP would ask it: what calls for acute help must not be played down, whoever reads.
  const answer = programme.assess(caseOf(citizen, 'gp', situation, undefined, []));
  if (programme.referrals.acute.urgencies.includes(answer.urgency)) return undefined;
  const { prevalence } = programme.care;
  const common = commonAt(
    prevalence,
    prevalence.withoutPain.findings.map(({ code }) => code),
    age,
  );
  const [first] = common;
  if (first?.percent === undefined || first.age === undefined) return undefined;
  const chart = papers.hundredPeople({ finding: first[language].toLowerCase(), age: first.age, have: first.percent }, language);
  return { chart, age: first.age, common, text: prevalence.text };
}
