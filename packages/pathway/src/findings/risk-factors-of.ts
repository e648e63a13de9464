/** Risk factors for a long course as the record knows them: knowledge for the talk, from which nothing follows and no score is made (FP 3.2, C-70). */
import { type CitizenSituation, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { assessmentKind, isTakenBack } from './assess-function.ts';
import { latestOf, storiesIn } from './findings-of.ts';
import { formsOf } from './form.ts';

export interface KnownRisk {
  readonly factor: string;
  readonly group: string;
  readonly source: string;
  /** present, absent, or unknown: nobody asked. `told` = it is known in words only. */
  readonly standing: 'present' | 'absent' | 'unknown' | 'told';
  /** Findings that express it. */
  readonly because: readonly string[];
  readonly words?: string;
  /** When it was seen or said. */
  readonly since?: string;
  /** When it began, where somebody has told. */
  readonly began?: string;
}

/** Every factor of the programme, in its order. Undefined where the reader may not see the citizen. */
export async function riskFactorsOf(desk: Desk, citizen: string): Promise<readonly KnownRisk[] | undefined> {
  const situation = await situationOf(desk, citizen);
  return situation && risksIn(desk, situation);
}

/** The same of a situation that was read already. */
export function risksIn(desk: Desk, situation: CitizenSituation): readonly KnownRisk[] {
  const stories = storiesIn(desk, situation);
  const lines = formsOf(assessmentKind, situation.resources).flatMap((talk) => talk.lines.map((line) => ({ ...line, when: talk.when })));
  return desk.programme.care.riskFactors.map(({ code, group, source, findings }) => {
    const latest = lines.find(({ about }) => about === `risk ${code}`);
    const said = latest === undefined || isTakenBack(latest) ? undefined : latest;
    const known = findings.flatMap(({ code: finding, when }) => {
      const seen = latestOf(stories, finding);
      return seen === undefined ? [] : [{ finding, seen, expresses: expresses(seen.value, when) }];
    });
    const present = known.filter((one) => one.expresses);
    const since = present[0]?.seen.recorded ?? said?.when;
    const [began] = present.flatMap(({ seen }) => seen.onset ?? seen.since ?? []);
    return {
      factor: code,
      group,
      source,
      standing:
        present.length > 0
          ? 'present'
          : known.length > 0 && known.length === findings.length
            ? 'absent'
            : said === undefined
              ? 'unknown'
              : 'told',
      because: present.map(({ finding }) => finding),
      ...(said?.words !== undefined && { words: said.words }),
      ...(since !== undefined && { since }),
      ...(began !== undefined && { began }),
    };
  });
}

/** A value that is listed, or for a list that it holds one of them, or anything at all. */
function expresses(value: unknown, when: unknown): boolean {
  if (when === 'not empty') return Array.isArray(value) && value.length > 0;
  const wanted = Array.isArray(when) ? when : [when];
  return (Array.isArray(value) ? value : [value]).some((one) => wanted.includes(one));
}
