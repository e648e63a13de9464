/** Numbers for those who watch over the server, in Prometheus' form: no address, no name and no number of anybody is a label. */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { OpenRecord } from '@rygforloeb/record';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { JobNumbers } from '../jobs/house-jobs.ts';
import { jobMetrics } from '../jobs/job-metrics.ts';
import { problemTexts } from '../problem-texts.ts';
import type { ProgrammeHolder } from '../programme-state.ts';
import { refuseOthers, sendProblem } from '../routes.ts';
import { recordMetrics } from './record-metrics.ts';

export interface MetricsOptions {
  /** Absent = only callers on this machine. */
  readonly token: string | undefined;
  readonly holder: ProgrammeHolder;
  readonly record: Pick<OpenRecord, 'numbers' | 'health'> | undefined;
  readonly jobs?: JobNumbers | undefined;
}

/** A read of the record takes about a millisecond, an assessment some more, a large Bundle up to seconds. */
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Adds `/metrics` and counts every request from now on; before the routes that are to be counted. */
export function addMetrics(app: FastifyInstance, { token, holder, record, jobs }: MetricsOptions): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  countRequests(app, registry);
  new Gauge({
    name: 'rygforloeb_programme_ready',
    help: 'Whether the programme can answer',
    registers: [registry],
    collect() {
      this.set(holder.ready() === undefined ? 0 : 1);
    },
  });
  if (record !== undefined) recordMetrics(registry, record);
  if (jobs !== undefined) jobMetrics(registry, jobs);
  app.get('/metrics', async (request, reply) => {
    if (token === undefined && !isOnThisMachine(request)) return sendProblem(reply, { kind: 'not-found', text: problemTexts.notFound });
    if (token !== undefined && !isBearer(request, token))
      return sendProblem(reply, { kind: 'unauthenticated', text: problemTexts.unauthenticated });
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  refuseOthers(app, '/metrics', ['GET', 'HEAD']);
}

function countRequests(app: FastifyInstance, registry: Registry): void {
  const labelNames = ['method', 'route', 'status'] as const;
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests answered', labelNames, registers: [registry] });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route'] as const,
    buckets: seconds,
    registers: [registry],
  });
  app.addHook('onResponse', async ({ method, routeOptions: { url: route = 'unmatched' } }, reply) => {
    requests.inc({ method, route, status: reply.statusCode });
    duration.observe({ method, route }, reply.elapsedTime / 1000);
  });
}

/** The connection itself counts, and nothing that a proxy on this machine hands on for somebody else. */
function isOnThisMachine({ raw, headers }: FastifyRequest): boolean {
  const isHandedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => headers[name] !== undefined);
  return !isHandedOn && /^(?:::ffff:)?127\.|^::1$/.test(raw.socket.remoteAddress ?? '');
}

function isBearer({ headers: { authorization = '' } }: FastifyRequest, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(authorization), hash(`Bearer ${token}`));
}
