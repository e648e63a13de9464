/** The server put together: safety belts first, then health, FHIR, CDS Hooks, assessment and pages. */

import rateLimit from '@fastify/rate-limit';
import type { Case } from '@rygforloeb/decision';
import { deskOf, type MessageWork, messageWork, type House as PathwayHouse } from '@rygforloeb/pathway';
import type { Access } from '@rygforloeb/record';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import { addAssess } from './assess/routes.ts';
import type { FeedbackStore } from './cds/feedback-store.ts';
import { addCdsHooks } from './cds/routes.ts';
import { registerCompression } from './compressed-answers.ts';
import { registerFailures, tellAsJson } from './failures.ts';
import { addFhir, type FhirRecord } from './fhir/routes.ts';
import { addHealth } from './health.ts';
import { type House, pathwayHouse } from './house.ts';
import { addIdentity, type Identity, type IdentityOptions } from './identity/add-identity.ts';
import { directorySource, operationsAccess } from './identity/record-source.ts';
import type { JobNumbers } from './jobs/house-jobs.ts';
import { listeningAddress } from './listening-address.ts';
import { type LogStream, loggerOptions, registerAccessLog } from './log.ts';
import { type MessageLoop, messageLoop } from './messages/message-loop.ts';
import { addMessages } from './messages/routes.ts';
import { addMetrics } from './metrics/add-metrics.ts';
import { addDoors } from './pages/doors.ts';
import { addLooks } from './pages/looks-route.ts';
import { addPages, type Pages, tellAsPage } from './pages/routes.ts';
import { addPathway } from './pathway/routes.ts';
import { problemTexts } from './problem-texts.ts';
import type { ProgrammeHolder } from './programme-state.ts';
import { isNestedTooDeep } from './request-fields.ts';
import { sendProblem } from './routes.ts';
import { tokenCheck } from './security/client-token.ts';
import { registerCrossOrigin } from './security/cross-origin.ts';
import { registerHeaders } from './security/headers.ts';
import type { ServerSettings } from './settings.ts';
import { tellUnreadable } from './unreadable.ts';

/** What a server is made of besides its settings. */
export interface ServerParts {
  readonly holder: ProgrammeHolder;
  readonly feedback: FeedbackStore;
  /** Absent = no pages, the interfaces alone. */
  readonly pages?: Pages;
  readonly examples?: readonly Case[];
  readonly logStream?: LogStream;
  /** The record and who people are, for which there must be pages; absent = the programme alone, and nobody can log in. */
  readonly house?: House;
  /** Of the jobs that this process runs; absent = it runs none. */
  readonly jobs?: JobNumbers;
  /** A record behind `/fhir` in place of the house's. */
  readonly record?: FhirRecord;
}

/** Builds the server without listening; tests may inject requests. */
export async function buildServer(settings: ServerSettings, parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: loggerOptions(settings.log, parts.logStream) ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: settings.bodyLimit,
    trustProxy: settings.trustProxy,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    requestIdHeader: false,
    clientErrorHandler: tellUnreadable,
    frameworkErrors: (_error, _request, reply) => void sendProblem(reply, { kind: 'malformed', text: problemTexts.malformed }),
  });
  registerAccessLog(app);
  addMetrics(app, { token: settings.metricsToken, holder: parts.holder, record: parts.house?.record, jobs: parts.jobs });
  leaveOpenConnections(app);
  registerFailures(app, parts.pages === undefined ? tellAsJson : tellAsPage(parts.pages));
  acceptJson(app);
  await registerHeaders(app, settings.publicUrl);
  registerCompression(app);
  registerCrossOrigin(app, settings.allowedOrigins);
  if (settings.rateLimit !== false) await app.register(rateLimit, { max: settings.rateLimit.perMinute, timeWindow: 60_000 });
  const { house, pages } = parts;
  const identity = house && pages && (await addIdentity(app, { ...identityOptions(house, settings), pages }));
  addRoutes(app, settings, parts, parts.record ?? (house && identity && fhirRecord(house, identity)));
  if (house && identity) addPathway(app, { house: () => pathwayHouse(house, parts.holder, settings.now), accessOf: identity.accessOf });
  if (house && settings.messages) exchangeMessages(app, settings, () => pathwayHouse(house, parts.holder, settings.now));
  if (house && identity && pages) addLooks(app, { identity, recordFor: house.record.as, purposes: house.purposes, pages });
  if (pages !== undefined) {
    const { holder, examples = [] } = parts;
    await addPages(app, {
      holder,
      pages,
      examples,
      now: settings.now,
      accessibility: settings.accessibility,
      ...(identity && { account: '/mig' }),
    });
  }
  if (house && identity && pages) {
    const houseNow = () => pathwayHouse(house, parts.holder, settings.now);
    const deskFor = (access: Access) => {
      const open = houseNow();
      return open && deskOf(open, access);
    };
    addDoors(app, { identity, deskFor, pages, now: settings.now, systems: house.identity.systems });
  }
  return app;
}

function identityOptions({ record, identity, defaultPurposeOf }: House, { now }: ServerSettings): Omit<IdentityOptions, 'pages'> {
  return {
    settings: identity,
    kept: record.kept,
    source: directorySource(record.as(operationsAccess)),
    defaultPurposeOf,
    maySee: async (access, patient) => (await record.as(access).read('Patient', patient)).ok,
    logged: (what, agent) => record.note({ agent, purpose: defaultPurposeOf(agent.role) }, what),
    now,
  };
}

function fhirRecord({ record, exportFolder }: House, { accessOf, oauth, secretFor }: Identity): FhirRecord {
  return { accessOf, recordFor: record.as, oauth, exportFolder, pageSecret: secretFor('pages') };
}

/** Messages come in by an address where there is a token for it, and go while the server listens. */
function exchangeMessages(app: FastifyInstance, { messages: settings }: ServerSettings, house: () => PathwayHouse | undefined): void {
  if (settings === undefined) return;
  let work: MessageWork | undefined;
  const workNow = () => {
    const open = work === undefined ? house() : undefined;
    if (open !== undefined) work = messageWork(open);
    return work;
  };
  if (settings.token !== undefined) addMessages(app, { token: settings.token, work: workNow });
  let loop: MessageLoop | undefined;
  app.addHook('onListen', async () => {
    loop = messageLoop({ settings, work: workNow, failed: (error) => app.log.error({ err: error }, 'messages') });
  });
  app.addHook('onClose', async () => loop?.stop());
}

function addRoutes(app: FastifyInstance, settings: ServerSettings, parts: ServerParts, record: FhirRecord | undefined): void {
  const { holder, feedback, house } = parts;
  const { defaultActor, now, trustedClients } = settings;
  const baseUrl = () => settings.publicUrl ?? listeningAddress(app);
  addHealth(app, holder, feedback, house?.record.health);
  addFhir(app, { holder, defaultActor, baseUrl, now, ...(record !== undefined && { record }) });
  addCdsHooks(app, {
    holder,
    feedback,
    defaultActor,
    baseUrl,
    now,
    ...(trustedClients.length > 0 && { checkToken: tokenCheck(trustedClients, now) }),
  });
  addAssess(app, holder);
}

/** A request that finishes while the server closes is told that its connection ends with it. */
function leaveOpenConnections(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
}

/** Only JSON is read (plain and FHIR); what is nested beyond reason is refused before anyone walks it. */
function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', 'application/fhir+json'],
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
  app.addHook('preValidation', async (request, reply) => {
    if (isNestedTooDeep(request.body)) return sendProblem(reply, { kind: 'malformed', text: problemTexts.tooDeep });
  });
}
