/** CDS Hooks 2.0 over HTTP: discovery, the services, and their feedback. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Outcome, refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import type { ProgrammeHolder } from '../programme-state.ts';
import { addJson } from '../routes.ts';
import type { TokenCheck } from '../security/client-token.ts';
import { askingActor } from './asking-actor.ts';
import { assessRecord } from './assess-record.ts';
import { speaksOfTheBack } from './back-trouble.ts';
import { cardsOf } from './cards.ts';
import { readFeedback } from './feedback.ts';
import type { FeedbackStore } from './feedback-store.ts';
import { type HookRequest, readHookRequest } from './hook-request.ts';
import { noAnswerCard } from './no-answer-card.ts';
import { type CdsService, cdsServices, discovery } from './services.ts';

export interface CdsOptions {
  readonly holder: ProgrammeHolder;
  readonly feedback: FeedbackStore;
  readonly defaultActor: string;
  readonly baseUrl: () => string;
  readonly now: () => Date;
  /** Absent = no token is asked for. */
  readonly checkToken?: TokenCheck;
}

/** Name of the response's own extension that holds the answers in full. */
const answerExtension = 'dk.rygforloeb.answer';

/** Adds `/cds-services` and everything under it. */
export function addCdsHooks(app: FastifyInstance, options: CdsOptions): void {
  const guarded =
    (
      path: (id: string) => string,
      answer: (service: CdsService, request: FastifyRequest) => Outcome<unknown> | Promise<Outcome<unknown>>,
    ) =>
    async (request: FastifyRequest): Promise<Outcome<unknown>> => {
      const { id } = request.params as { readonly id: string };
      const service = cdsServices.find((candidate) => candidate.id === id);
      if (service === undefined) return refuse('not-found', problemTexts.unknownService);
      const refusal = await checkCaller(request, `${options.baseUrl()}${path(id)}`, options);
      return refusal ?? answer(service, request);
    };
  addJson(app, '/cds-services', 'application/json', { GET: () => ({ ok: true, body: discovery() }) });
  addJson(app, '/cds-services/:id', 'application/json', {
    POST: guarded(
      (id) => `/cds-services/${id}`,
      (service, request) => answerHook(service, request, options),
    ),
  });
  addJson(app, '/cds-services/:id/feedback', 'application/json', {
    POST: guarded(
      (id) => `/cds-services/${id}/feedback`,
      async (service, request) => {
        const entries = readFeedback(request.body, service.id, options.now().toISOString());
        if (!entries.ok) return entries;
        const isKept = await options.feedback.append(entries.body);
        return isKept ? { ok: true, body: {} } : refuse('throttled', problemTexts.feedbackFull);
      },
    ),
  });
}

async function checkCaller(request: FastifyRequest, endpoint: string, { checkToken }: CdsOptions): Promise<Outcome<never> | undefined> {
  if (checkToken === undefined) return undefined;
  const answer = await checkToken(request.headers.authorization, endpoint);
  if (answer.ok) return undefined;
  request.log.warn({ reason: answer.reason }, 'token refused');
  return refuse('unauthenticated', problemTexts.unauthenticated, [{ text: answer.reason }]);
}

function answerHook(service: CdsService, httpRequest: FastifyRequest, options: CdsOptions): Outcome<unknown> {
  const read = readHookRequest(httpRequest.body, service);
  if (!read.ok) return read;
  const programme = options.holder.ready();
  if (programme === undefined) return { ok: true, body: { cards: [noAnswerCard()] } };
  const request = read.body;
  const actor = askingActor(request, programme.vocabulary.actors, options.defaultActor);
  if (!actor.ok) return actor;
  try {
    const assessed = assessRecord(programme, {
      id: request.hookInstance,
      patient: request.patientId,
      resources: recordOf(request),
      orders: request.orders,
      actor: actor.body,
      now: options.now(),
    });
    const { reading, answers, asOf } = assessed;
    const cards = speaksOfTheBack(assessed, programme.vocabulary)
      ? cardsOf({
          hook: service.hook,
          patientId: request.patientId,
          assessed,
          programme,
          baseUrl: options.baseUrl(),
          notReceived: request.notReceived,
        })
      : [];
    const extension = {
      [answerExtension]: {
        asOf,
        actor: actor.body,
        answers: answers.map(({ answer }) => answer),
        unread: reading.unread,
        notReceived: request.notReceived,
      },
    };
    return { ok: true, body: { cards, extension } };
  } catch (error) {
    httpRequest.log.error({ err: error }, 'no assessment');
    return { ok: true, body: { cards: [noAnswerCard()] } };
  }
}

/** Everything prefetched except the user, who is no part of the citizen's record. */
function recordOf({ prefetch }: HookRequest): readonly unknown[] {
  return Object.entries(prefetch).flatMap(([name, resource]) => (name === 'user' || resource === null ? [] : [resource]));
}
