/** The conclusion of the diagnostic triage: serious, specific or non-specific, by a clinician's own judgement, with the reason (FP 4.1). */
import type { Answer } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';
import { type ActTold, makeOnce, timeFault } from '../act.ts';
import { assessmentExtension } from '../check/assessment.ts';
import { acuteRoutes } from '../check/check.ts';
import { type CitizenSituation, caseOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import type { StepRefusal } from '../referral/take-step.ts';
import { type NotAllowed, refusedBy } from '../treatment/may-do.ts';
import { conclusionFaults } from './examined.ts';
import { observationOf } from './finding-observation.ts';
import { type FieldFault, type FindingTold, faultsOf, findingAlone } from './finding-told.ts';
import { storiesIn } from './findings-of.ts';
import { type FieldRefusal, newIn, observationsOf } from './record-findings.ts';

export interface TriageTold {
  readonly citizen: string;
  readonly key: string;
  /** `serious`, `specific` or `non-specific`. */
  readonly conclusion: string;
  /** Why, in the clinician's words; no test settles it. */
  readonly reason: string;
  /** Suspicions, level of concern and whatever else was found. */
  readonly findings?: readonly FindingTold[];
  /** A diagnosis by ICPC-2 or ICD-10, where one is made. */
  readonly diagnosis?: { readonly system: string; readonly code: string; readonly text?: string };
  readonly occurred?: string;
}

export type TriageOutcome =
  | {
      readonly ok: true;
      readonly triage: string;
      readonly repeated: boolean;
      /** What the programme says with the conclusion. The judgement stands whatever it says; an acute answer is told first. */
      readonly answer: Answer;
      readonly acute?: readonly string[];
    }
  | NotAllowed
  | FieldRefusal
  | StepRefusal;

/** Keeps the conclusion with the reason, and the programme's answer to it. Whoever may not diagnose is told who may. */
export async function concludeTriage(desk: Desk, told: TriageTold): Promise<TriageOutcome> {
  const { programme } = desk;
  const { triage } = programme.care;
  const refused = refusedBy(desk, triage.right) ?? timeFault(told.occurred);
  if (refused !== undefined) return refused;
  if (told.reason.trim() === '') return { ok: false, reason: 'reason-missing' };
  const situation = await situationOf(desk, told.citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const { findings = [] } = told;
  const conclusions = Object.keys(triage.conclusions);
  const faults: readonly FieldFault[] = [
    ...(conclusions.includes(told.conclusion) ? [] : [{ field: 'conclusion', fault: 'value', allowed: conclusions } as const]),
    ...findings.flatMap(({ code }, index) =>
      code === triage.finding ? [{ field: `findings[${index}].code`, fault: 'twice' } as const] : [],
    ),
    ...faultsOf(desk, findings, situation.reading.citizen.birthDate),
    ...conclusionFaults(desk, storiesIn(desk, situation), [...findings, { code: triage.finding, value: told.conclusion }]),
  ];
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const recorded = told.occurred ?? desk.now().toISOString();
  const conclusion = { code: triage.finding, value: told.conclusion, recorded };
  const news = newIn(desk, situation, findings).map((finding) => ({ ...finding, recorded: finding.recorded ?? recorded }));
  const { answer, more } = answerWith(desk, told.citizen, situation, [...news, conclusion]);
  const made = await makeOnce(
    desk,
    {
      step: 'conclude-triage',
      citizen: told.citizen,
      key: told.key,
      into: told.conclusion,
      why: told.reason,
      more,
      ...(told.occurred !== undefined && { occurred: told.occurred }),
    },
    [
      observationOf(desk, told.citizen, { ...conclusion, words: told.reason }),
      ...observationsOf(desk, told.citizen, news),
      ...(told.diagnosis === undefined ? [] : [conditionOf(desk, told.citizen, told.diagnosis, recorded)]),
    ],
  );
  if (!made.ok) return made;
  const acute = programme.referrals.acute.urgencies.includes(answer.urgency) ? acuteRoutes(desk, answer) : undefined;
  return { ok: true, triage: made.resources[0]?.id ?? '', repeated: made.repeated, answer, ...(acute !== undefined && { acute }) };
}

function routeOf({ programme }: Desk, code: string): boolean {
  return programme.vocabulary.dispositions.get(code)?.route !== undefined;
}

/** The programme's answer with new findings, and the mark of it that stands with an act. */
export function answerWith(
  desk: Desk,
  citizen: string,
  situation: CitizenSituation,
  news: readonly FindingTold[],
): { readonly answer: Answer; readonly more: NonNullable<ActTold['more']> } {
  const { programme } = desk;
  // The older entries stay in the case: what came before counts by its own time (X1).
  const asked = caseOf(citizen, desk.actor, situation, undefined, []);
  const answer = programme.assess({ ...asked, findings: [...asked.findings, ...news.map(findingAlone)] });
  const said = answer.dispositions.filter(({ status, code }) => programme.vocabulary.affirming.includes(status) && routeOf(desk, code));
  return { answer, more: [assessmentExtension(answer, said)] };
}

function conditionOf(
  { access: { agent } }: Desk,
  citizen: string,
  { system, code, text }: NonNullable<TriageTold['diagnosis']>,
  recorded: string,
): Resource {
  const clinical = (name: string, value: string) => ({
    coding: [{ system: `http://terminology.hl7.org/CodeSystem/${name}`, code: value }],
  });
  return {
    resourceType: 'Condition',
    clinicalStatus: clinical('condition-clinical', 'active'),
    verificationStatus: clinical('condition-ver-status', 'confirmed'),
    code: { coding: [{ system, code }], ...(text !== undefined && { text }) },
    subject: { reference: `Patient/${citizen}` },
    recordedDate: recorded,
    recorder: { reference: agent.practitionerRole ?? agent.who },
  };
}
