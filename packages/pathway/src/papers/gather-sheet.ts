/** The sheet on scans for one citizen: given where the programme says no to a scan, and never beside what it would play down (HZ-25). */
import { caseOf, situationOf } from '../check/situation.ts';
import { type Gather, notFound } from './asked.ts';
import { ageOf, headOf } from './letterhead.ts';
import { papersOf } from './programme-papers.ts';

export const gatherSheet: Gather<'why-not-a-scan'> = async (desk, id) => {
  const { programme, actor, access } = desk;
  const situation = programme.vocabulary.actors.has(actor) ? await situationOf(desk, id) : undefined;
  if (situation === undefined) return notFound;
  const { affirmed, question, notWith } = papersOf(programme).papers.sheet;
  const stands = Object.entries(notWith).some(([code, values]) =>
    situation.reading.findings.some((one) => one.code === code && values.some((value) => value === one.value)),
  );
  const answer = programme.assess(caseOf(id, actor, situation, question, []));
  const said = answer.dispositions.find(({ code }) => code === affirmed);
  const isUrgent = programme.referrals.acute.urgencies.includes(answer.urgency);
  if (stands || isUrgent || said === undefined || !programme.vocabulary.affirming.includes(said.status))
    return { ok: false, reason: 'not-suitable' };
  const age = ageOf(situation.patient, desk.now());
  if (age === undefined) return { ok: false, reason: 'age-unknown' };
  return { ok: true, data: { ...(await headOf(desk, { patient: situation.patient, from: access.agent.organization })), age } };
};
