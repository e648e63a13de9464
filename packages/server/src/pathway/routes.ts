/** `/api/pathway`: each act by POST, each reading by GET, for whoever is logged in and for apps, through the same gate as `/fhir`. */

import { deskOf, type House } from '@rygforloeb/pathway';
import type { Access } from '@rygforloeb/record';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acuteAdvice } from '../acute-advice.ts';
import { problemOfError } from '../fhir/refusals.ts';
import type { Problem } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import { fieldsOf } from '../request-fields.ts';
import { refuseOthers, sendProblem } from '../routes.ts';
import type { Act, View } from './act.ts';
import { described } from './described.ts';
import { type Fault, readStrict, readTold } from './read-told.ts';
import { actsByAddress, viewsByAddress } from './registry.ts';
import { type Answered, answerOf, lookAnswer, refusalAnswer, told } from './told-outcome.ts';

export interface PathwayOptions {
  /** Undefined while the programme is not loaded. */
  readonly house: () => House | undefined;
  readonly accessOf: (request: FastifyRequest) => Promise<Access | undefined>;
}

const prefix = '/api/pathway';
const unavailable: Problem = { kind: 'unavailable', text: problemTexts.unavailable };

/** Adds every address of the pathway. */
export function addPathway(app: FastifyInstance, options: PathwayOptions): void {
  app.get(prefix, async (_request, reply) => {
    const house = options.house();
    return house === undefined ? sendProblem(reply, unavailable) : send(reply, { status: 200, body: described(house.programme) });
  });
  refuseOthers(app, prefix, ['GET', 'HEAD']);
  for (const [address, act] of actsByAddress) {
    const url = `${prefix}/${address}`;
    // Whoever alerts is never told to wait.
    const config = act.acute ? { rateLimit: false as const } : {};
    app.post(url, { config }, async (request, reply) => whole(reply, act.acute === true, () => taken(act, request, options)));
    refuseOthers(app, url, ['POST']);
  }
  for (const [address, view] of viewsByAddress) {
    const url = `${prefix}/${address}`;
    app.get(url, async (request, reply) => whole(reply, false, () => looked(view, request, options)));
    refuseOthers(app, url, ['GET', 'HEAD']);
  }
}

async function taken(act: Act, request: FastifyRequest, { accessOf, house: houseNow }: PathwayOptions): Promise<Answered | Problem> {
  const access = await accessOf(request);
  if (access === undefined) return { kind: 'unauthenticated', text: problemTexts.loginFirst };
  const house = houseNow();
  if (house === undefined) return unavailable;
  const read = readTold(act, request.body);
  if (!read.ok) return faulty(read.faults);
  const outcome = await act.take(deskOf(house, access), read.told);
  if (!outcome.ok) return refusalAnswer(outcome);
  const answer = answerOf(outcome, act.creates === true);
  return read.passedOver.length === 0 ? answer : { ...answer, body: { ...(answer.body as object), passedOver: read.passedOver } };
}

async function looked(view: View, request: FastifyRequest, { accessOf, house: houseNow }: PathwayOptions): Promise<Answered | Problem> {
  const access = await accessOf(request);
  if (access === undefined) return { kind: 'unauthenticated', text: problemTexts.loginFirst };
  const house = houseNow();
  if (house === undefined) return unavailable;
  const read = readStrict(view.asked, { ...fieldsOf(request.query) });
  if (!read.ok) return faulty(read.faults);
  return lookAnswer(await view.look(deskOf(house, access), read.told));
}

/** What was told cannot be read: one issue a place. */
function faulty(faults: readonly Fault[]): Answered {
  const issue = faults.map(({ place, kind, da, en }) => ({
    severity: 'error',
    code: kind,
    details: told({ da: `${place} ${da}`, en: `${place} ${en}` }),
    expression: [place],
  }));
  return { status: 422, body: { resourceType: 'OperationOutcome', issue } };
}

async function whole(reply: FastifyReply, isAcute: boolean, work: () => Promise<Answered | Problem>): Promise<FastifyReply> {
  try {
    const answer = await work();
    return 'kind' in answer ? tell(reply, isAcute, answer) : send(reply, answer);
  } catch (error) {
    const problem = problemOfError(error);
    if (problem === undefined && !isAcute) throw error;
    if (problem === undefined) reply.log.error({ err: error }, 'an alert was not raised');
    return tell(reply, isAcute, problem ?? { kind: 'failed', text: problemTexts.failed });
  }
}

/** Who could not alert is told what to do without us. */
function tell(reply: FastifyReply, isAcute: boolean, problem: Problem): FastifyReply {
  const text = `Alarmen er ikke sendt. Ring til akutmodtagelsen nu. ${acuteAdvice.da.text}`;
  return sendProblem(reply, isAcute ? { kind: problem.kind, text } : problem);
}

function send(reply: FastifyReply, { status, body, pdf }: Answered): FastifyReply {
  if (pdf !== undefined) return reply.code(status).type('application/pdf').send(Buffer.from(pdf));
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}
