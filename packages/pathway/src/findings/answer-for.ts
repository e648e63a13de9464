/** The programme's answer to a citizen's situation, on what the reader may see of it. */
import { type Answer, copenhagenDate } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { timeFault } from '../act.ts';
import { type CitizenSituation, caseOf, readingOf, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import type { StepRefusal } from '../referral/take-step.ts';

export type AnswerOutcome =
  | { readonly ok: true; readonly answer: Answer; readonly unread: CitizenSituation['reading']['unread'] }
  | { readonly ok: false; readonly reason: 'no-actor' }
  | { readonly ok: false; readonly reason: 'unknown-question'; readonly allowed: readonly string[] }
  | StepRefusal;

/**
 * What the programme says to the actor at the desk. `asOf` is an ISO instant with offset: earlier, and what happened later is left out;
 * later, and the answer is the one that will hold if nothing happens.
 */
export async function answerFor(desk: Desk, citizen: string, question?: string, asOf?: string): Promise<AnswerOutcome> {
  const { vocabulary } = desk.programme;
  if (!vocabulary.actors.has(desk.actor)) return { ok: false, reason: 'no-actor' };
  if (question !== undefined && !vocabulary.questions.has(question))
    return { ok: false, reason: 'unknown-question', allowed: [...vocabulary.questions.keys()] };
  const fault = timeFault(asOf);
  if (fault !== undefined) return fault;
  const now = await situationOf(desk, citizen);
  if (now === undefined) return { ok: false, reason: 'not-found' };
  const then = asOf === undefined ? now : situationAt(desk, now, asOf);
  return { ok: true, answer: desk.programme.assess(caseOf(citizen, desk.actor, then, question, [])), unread: then.reading.unread };
}

function situationAt(desk: Desk, { patient, resources }: CitizenSituation, asOf: string): CitizenSituation {
  const known = resources.filter((resource) => {
    const at = happenedAt(resource);
    return at === undefined || (at.length === 10 ? at <= copenhagenDate(asOf) : Date.parse(at) <= Date.parse(asOf));
  });
  return readingOf(desk, patient, known, asOf);
}

/** When somebody looked or ordered. */
function happenedAt(resource: StoredResource): string | undefined {
  const period = resource.effectivePeriod as { readonly end?: string } | undefined;
  const found = [period?.end, resource.effectiveDateTime, resource.authoredOn, resource.authored, resource.recordedDate];
  return found.find((time) => typeof time === 'string');
}
