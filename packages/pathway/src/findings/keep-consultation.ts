/** A whole consultation in one commit: findings, why the triage was concluded so, function in words, risk factors in words, what was tried before. */
import type { Resource } from '@rygforloeb/record';
import { makeOnce, timeFault } from '../act.ts';
import { situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { refusedBy } from '../treatment/may-do.ts';
import {
  type AssessmentTold,
  assessmentFaults,
  assessmentKind,
  type DomainTold,
  functionIn,
  isWholeStanding,
  linesOf,
  type TakenBack,
} from './assess-function.ts';
import { answerWith } from './conclude-triage.ts';
import { type OfferTold, offersFaults, offersForm } from './earlier-offers.ts';
import { conclusionFaults } from './examined.ts';
import { type FieldFault, type FindingTold, faultsOf } from './finding-told.ts';
import { latestOf, storiesIn } from './findings-of.ts';
import { formOf } from './form.ts';
import { type FindingsOutcome, type FindingsTold, newIn, observationsOf, recordFindings } from './record-findings.ts';

export interface ConsultationTold extends Omit<FindingsTold, 'medications'> {
  /** Why the triage was concluded so; the conclusion is among the findings, or stands from before. No conclusion is kept without (ICF-07). */
  readonly triageReason?: string;
  /** What was said of the domains of ICF that were spoken of. */
  readonly domains?: readonly DomainTold[];
  /** The whole; needed once a domain is told and none stands from before. */
  readonly overall?: string;
  readonly risks?: AssessmentTold['risks'];
  /** What was tried before; empty = asked, and there was nothing. */
  readonly offers?: readonly OfferTold[] | 'taken-back';
  readonly takenBack?: TakenBack;
}

export type ConsultationOutcome = FindingsOutcome;

/** Keeps all of it or nothing. */
export async function keepConsultation(desk: Desk, told: ConsultationTold): Promise<ConsultationOutcome> {
  const { citizen, key, findings = [], occurred, triageReason, domains = [], overall, risks = [], offers, takenBack = [] } = told;
  const { triage, assessment } = desk.programme.care;
  const isAssessed = domains.length > 0 || overall !== undefined || risks.length > 0 || takenBack.length > 0;
  const concluded = findings.find(({ code }) => code === triage.finding);
  if (triageReason === undefined && concluded === undefined && !isAssessed && offers === undefined) return recordFindings(desk, told);
  const refused =
    timeFault(occurred) ??
    (triageReason === undefined && concluded === undefined ? undefined : refusedBy(desk, triage.right)) ??
    (isAssessed ? refusedBy(desk, assessment.right) : undefined);
  if (refused !== undefined) return refused;
  const situation = await situationOf(desk, citizen);
  if (situation === undefined) return { ok: false, reason: 'not-found' };
  const stories = storiesIn(desk, situation);
  const standing = latestOf(stories, triage.finding);
  const isSame = concluded !== undefined && concluded.value === standing?.value;
  // Concluded again the same way, it has the reason that it had.
  const reason = triageReason ?? (isSame ? standing?.words : undefined);
  const withReason = reason === undefined ? findings : reasoned(findings, triage.finding, reason, standing?.value);
  const said = { domains, risks, takenBack, ...(overall !== undefined && { overall }) };
  const isWholeKnown = isWholeStanding(functionIn(desk, situation), said);
  const isWithout = triageReason === undefined && concluded !== undefined && !isSame;
  const faults: readonly FieldFault[] = [
    ...faultsOf(desk, withReason, situation.reading.citizen.birthDate),
    ...(triageReason !== undefined && !withReason.some(({ code }) => code === triage.finding)
      ? [{ field: 'conclusion', finding: triage.finding, fault: 'missing' } as const]
      : []),
    ...(isWithout ? [{ field: 'triageReason', finding: triage.finding, fault: 'missing' } as const] : []),
    ...conclusionFaults(desk, stories, findings),
    ...(isAssessed ? assessmentFaults(desk, said, isWholeKnown) : []),
    ...offersFaults(desk, offers ?? []),
  ];
  if (faults.length > 0) return { ok: false, reason: 'fields', faults };
  const news = newIn(desk, situation, withReason);
  const make: readonly Resource[] = [
    ...observationsOf(desk, citizen, news, occurred),
    ...(isAssessed ? [formOf(desk, citizen, assessmentKind, linesOf(said), occurred)] : []),
    ...(offers === undefined ? [] : [offersForm(desk, { citizen, offers, ...(occurred !== undefined && { occurred }) })]),
  ];
  const unchanged = withReason.filter((one) => !news.includes(one)).map(({ code }) => code);
  const [first, ...others] = make;
  if (first === undefined) return { ok: true, written: [], unchanged, repeated: false };
  const made = await makeOnce(
    desk,
    {
      step: 'keep-consultation',
      citizen,
      key,
      ...(triageReason !== undefined && { why: triageReason, more: answerWith(desk, citizen, situation, news).more }),
      ...(occurred !== undefined && { occurred }),
    },
    [first, ...others],
  );
  return made.ok
    ? { ok: true, written: made.resources.map(({ resourceType, id }) => `${resourceType}/${id}`), unchanged, repeated: made.repeated }
    : made;
}

/** The reason stands beside the conclusion, also where that stood before. */
function reasoned(
  findings: readonly FindingTold[],
  code: string,
  words: string,
  standing: FindingTold['value'] | undefined,
): readonly FindingTold[] {
  if (findings.some((one) => one.code === code)) return findings.map((one) => (one.code === code ? { ...one, words } : one));
  return standing === undefined ? findings : [...findings, { code, value: standing, words }];
}
