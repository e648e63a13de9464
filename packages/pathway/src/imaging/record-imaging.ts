/** The result of imaging: what was seen, held by the clinician against side, level and complaints, and what follows by the programme (FP 4.3, 7.6). */
import { type Answer, canonical, type FindingEntry, findingValueSystem } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { makeOnce, timeFault } from '../act.ts';
import { assessmentExtension } from '../check/assessment.ts';
import { acuteRoutes } from '../check/check.ts';
import { caseOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { concept } from '../fhir-words.ts';
import { observationOf } from '../findings/finding-observation.ts';
import { type FieldFault, faultsOf } from '../findings/finding-told.ts';
import { latestOf, storiesIn } from '../findings/findings-of.ts';
import type { FieldRefusal } from '../findings/record-findings.ts';
import type { StepRefusal } from '../referral/take-step.ts';

/** Whether what was seen fits, point by point; a point that was not looked at is left out. */
export interface Match {
  readonly side?: boolean;
  readonly level?: boolean;
  readonly complaints?: boolean;
  /** The clinician's judgement of the whole. */
  readonly matches: boolean;
  readonly reason: string;
}

export interface ImagingTold {
  readonly citizen: string;
  readonly key: string;
  readonly modality: 'xray' | 'mri' | 'ct';
  /** The day of the examination, YYYY-MM-DD. */
  readonly day: string;
  /** One of the programme's results. */
  readonly result: string;
  /** What was seen, by the codes of `prevalence.yaml`. */
  readonly seen?: readonly string[];
  readonly side?: 'left' | 'right' | 'both';
  readonly level?: string;
  readonly words?: string;
  readonly match?: Match;
  /** In doubt: the back centre's advice line may be called. */
  readonly doubt?: boolean;
  /** The referral by which it was made. */
  readonly referral?: string;
  readonly occurred?: string;
}

export type ImagingOutcome =
  | {
      readonly ok: true;
      /** The id of the Observation. */
      readonly imaging: string;
      readonly repeated: boolean;
      readonly answer: Answer;
      readonly acute?: readonly string[];
    }
  | { readonly ok: false; readonly reason: 'not-a-clinician' | 'match-missing' }
  | FieldRefusal
  | StepRefusal;

/** Names of the parts of a result. */
export const imagingPartSystem = canonical('CodeSystem', 'imaging-part');
export const imagingSeenSystem = canonical('CodeSystem', 'imaging-seen');

/** Keeps a result. What may explain the complaints is held against them, or is in doubt; nobody's judgement is made by a rule. */
export async function recordImaging(desk: Desk, told: ImagingTold): Promise<ImagingOutcome> {
  const { programme, actor } = desk;
  if (programme.vocabulary.actors.get(actor)?.clinician !== true) return { ok: false, reason: 'not-a-clinician' };
  const late = timeFault(told.occurred);
  if (late !== undefined) return late;
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const recorded = told.occurred ?? desk.now().toISOString();
  const done = latestOf(storiesIn(desk, situation), 'imaging-done')?.value;
  const modalities = [...new Set([...(Array.isArray(done) ? (done as readonly string[]) : []), told.modality])];
  const facts: readonly FindingEntry[] = [
    { code: 'imaging-result', value: told.result, recorded, ...(told.side !== undefined && { site: told.side }) },
    { code: 'imaging-done', value: modalities, recorded },
    ...(told.match === undefined ? [] : [{ code: 'imaging-matches-symptoms', value: told.match.matches, recorded }]),
    ...(told.doubt === undefined ? [] : [{ code: 'imaging-doubt', value: told.doubt, recorded }]),
  ];
  const faults = [...faultsIn(desk, told), ...faultsOf(desk, facts, undefined, 'imaging')];
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const isJudged = told.match !== undefined || told.doubt === true;
  if (programme.care.imaging.judged.includes(told.result) && !isJudged) return { ok: false, reason: 'match-missing' };
  const asked = caseOf(told.citizen, actor, situation, undefined, []);
  const others = asked.findings.filter(({ code }) => !facts.some((fact) => fact.code === code));
  const answer = programme.assess({ ...asked, findings: [...others, ...facts] });
  const said = answer.dispositions.filter(({ because }) => because.some((code) => code.startsWith('imaging-')));
  const [result, ...rest] = facts.map((fact) => observationOf(desk, told.citizen, fact));
  const act = {
    step: 'record-imaging',
    citizen: told.citizen,
    key: told.key,
    into: told.result,
    more: [assessmentExtension(answer, said)],
    ...(told.match !== undefined && { why: told.match.reason }),
    ...(told.occurred !== undefined && { occurred: told.occurred }),
  };
  const made = await makeOnce(desk, act, [{ ...result, resourceType: 'Observation', ...partsOf(told) }, ...rest]);
  if (!made.ok) return made;
  const acute = programme.referrals.acute.urgencies.includes(answer.urgency) ? acuteRoutes(desk, answer) : undefined;
  return { ok: true, imaging: made.resources[0]?.id ?? '', repeated: made.repeated, answer, ...(acute !== undefined && { acute }) };
}

function faultsIn({ programme, now }: Desk, { day, seen = [], match }: ImagingTold): readonly FieldFault[] {
  const { withoutPain, withPainComparedWithWithout } = programme.care.prevalence;
  const known = [...new Set([...withoutPain.findings, ...withPainComparedWithWithout.findings].map(({ code }) => code))];
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  return [
    ...(isDay ? [] : [{ field: 'day', fault: 'time' } as const]),
    ...(isDay && Date.parse(day) > now().getTime() ? [{ field: 'day', fault: 'future' } as const] : []),
    ...seen.flatMap((code, index) =>
      known.includes(code) ? [] : [{ field: `seen[${index}]`, fault: 'unknown', allowed: known } as const],
    ),
    ...(match !== undefined && match.reason.trim() === '' ? [{ field: 'match.reason', fault: 'missing' } as const] : []),
  ];
}

/** What was seen beside the coded result, in parts that no rule reads. */
function partsOf({ modality, day, seen = [], level, words, match, referral }: ImagingTold): Partial<Resource> {
  const part = (code: string, value: object) => ({ code: concept(imagingPartSystem, code), ...value });
  const points = (['side', 'level', 'complaints'] as const).flatMap((point) => {
    const fits = match?.[point];
    return fits === undefined ? [] : [part(`fits-${point}`, { valueBoolean: fits })];
  });
  return {
    component: [
      part('modality', { valueCodeableConcept: concept(findingValueSystem, modality) }),
      part('day', { valueDateTime: day }),
      ...seen.map((code) => part('seen', { valueCodeableConcept: concept(imagingSeenSystem, code) })),
      ...(level === undefined ? [] : [part('level', { valueString: level })]),
      ...points,
      ...(match === undefined ? [] : [part('match-reason', { valueString: match.reason })]),
    ],
    ...(words !== undefined && { note: [{ text: words }] }),
    ...(referral !== undefined && { basedOn: [{ reference: `ServiceRequest/${referral}` }] }),
  };
}
