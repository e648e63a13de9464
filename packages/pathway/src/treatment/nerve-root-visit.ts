/** A visit of somebody with a suspected nerve root: every alarm sign is asked, and it ends with the day of the next, or the acute way (FP 6.4). */
import { type Answer, copenhagenDate, type FindingEntry } from '@rygforloeb/decision';
import { makeOnce, timeFault } from '../act.ts';
import { acuteRoutes } from '../check/check.ts';
import { caseOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { observationOf } from '../findings/finding-observation.ts';
import { type FindingTold, faultsOf } from '../findings/finding-told.ts';
import { latestOf, storiesIn } from '../findings/findings-of.ts';
import type { FieldRefusal } from '../findings/record-findings.ts';
import type { StepRefusal } from '../referral/take-step.ts';

export interface NerveRootTold {
  readonly citizen: string;
  readonly key: string;
  readonly occurred?: string;
  /** Each alarm sign of `care.yaml`: yes or no. Not asked is no answer. */
  readonly alarms: Readonly<Record<string, boolean>>;
  /** Strength, sensation and whatever else was found, each with its side. */
  readonly findings?: readonly FindingTold[];
  /** The day of the next visit, YYYY-MM-DD; needed unless this one ends the acute way. */
  readonly next?: string;
  readonly words?: string;
}

export type NerveRootOutcome =
  | {
      readonly ok: true;
      readonly visit: string;
      readonly repeated: boolean;
      readonly next?: string;
      readonly answer: Answer;
      /** What the signs ask for now, and the routes in the order in which they are told. It was kept whatever else was missing. */
      readonly acute?: { readonly urgency: Answer['urgency']; readonly routes: readonly string[] };
    }
  | { readonly ok: false; readonly reason: 'not-suspected' | 'next-missing' | 'next-passed' }
  | { readonly ok: false; readonly reason: 'alarms-missing'; readonly signs: readonly string[] }
  | { readonly ok: false; readonly reason: 'not-a-clinician' }
  | FieldRefusal
  | StepRefusal;

/** Keeps a visit. A sign that alarms is kept and answered even where another was not asked or no day was set. */
export async function recordNerveRootVisit(desk: Desk, told: NerveRootTold): Promise<NerveRootOutcome> {
  const { programme, actor } = desk;
  const { nerveRoot } = programme.care;
  if (programme.vocabulary.actors.get(actor)?.clinician !== true) return { ok: false, reason: 'not-a-clinician' };
  const late = timeFault(told.occurred);
  if (late !== undefined) return late;
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const { findings = [] } = told;
  const stray = Object.keys(told.alarms).filter((sign) => !nerveRoot.alarmSigns.includes(sign));
  const faults = [
    ...stray.map((sign) => ({ field: `alarms.${sign}`, fault: 'unknown', allowed: nerveRoot.alarmSigns }) as const),
    ...findings.flatMap(({ code }, index) => (code in told.alarms ? [{ field: `findings[${index}].code`, fault: 'twice' } as const] : [])),
    ...faultsOf(desk, findings, situation.reading.citizen.birthDate),
  ];
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const recorded = told.occurred ?? desk.now().toISOString();
  const signs = nerveRoot.alarmSigns.flatMap((code): FindingEntry[] => {
    const value = told.alarms[code];
    return typeof value === 'boolean' ? [{ code, value, recorded }] : [];
  });
  const news = [...signs, ...findings.map(({ asked: _asked, ...finding }) => ({ ...finding, recorded: finding.recorded ?? recorded }))];
  const asked = caseOf(told.citizen, actor, situation, undefined, []);
  const answer = programme.assess({ ...asked, findings: [...asked.findings, ...news] });
  const isAcute = nerveRoot.urgencies.includes(answer.urgency);
  const refusal = isAcute
    ? undefined
    : missingIn(
        desk,
        told,
        signs,
        latestOf(storiesIn(desk, situation), nerveRoot.finding)?.value === true || suspectedIn(told, nerveRoot.finding),
      );
  if (refusal !== undefined) return refusal;
  const today = copenhagenDate(recorded);
  const kept: readonly FindingEntry[] = [
    ...news,
    { code: 'evaluation-done', value: today, recorded },
    ...(told.next === undefined ? [] : [{ code: 'evaluation-next-date', value: told.next, recorded }]),
  ];
  const [first, ...others] = kept.map((finding) => observationOf(desk, told.citizen, finding));
  const act = {
    step: 'nerve-root-visit',
    citizen: told.citizen,
    key: told.key,
    ...(isAcute && { into: answer.urgency }),
    ...(told.words !== undefined && { why: told.words }),
    ...(told.occurred !== undefined && { occurred: told.occurred }),
  };
  const made = await makeOnce(desk, act, [{ ...first, resourceType: 'Observation' }, ...others]);
  if (!made.ok) return made;
  return {
    ok: true,
    visit: made.resources[0]?.id ?? '',
    repeated: made.repeated,
    answer,
    ...(told.next !== undefined && { next: told.next }),
    ...(isAcute && { acute: { urgency: answer.urgency, routes: acuteRoutes(desk, answer) } }),
  };
}

function suspectedIn({ findings = [] }: NerveRootTold, finding: string): boolean {
  return findings.some(({ code, value }) => code === finding && value === true);
}

/** What a visit that is not acute is not closed without. */
function missingIn(
  desk: Desk,
  { next, occurred }: NerveRootTold,
  signs: readonly FindingEntry[],
  isSuspected: boolean,
): Extract<NerveRootOutcome, { readonly ok: false }> | undefined {
  if (!isSuspected) return { ok: false, reason: 'not-suspected' };
  const unasked = desk.programme.care.nerveRoot.alarmSigns.filter((code) => !signs.some((sign) => sign.code === code));
  if (unasked.length > 0) return { ok: false, reason: 'alarms-missing', signs: unasked };
  if (next === undefined || !/^\d{4}-\d\d-\d\d$/.test(next) || Number.isNaN(Date.parse(next))) return { ok: false, reason: 'next-missing' };
  return next <= copenhagenDate(occurred ?? desk.now().toISOString()) ? { ok: false, reason: 'next-passed' } : undefined;
}
