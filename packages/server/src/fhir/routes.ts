/** FHIR R4 over HTTP: metadata, the programme as PlanDefinition, `$apply`, and the record where there is one. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { assessRecord } from '../cds/assess-record.ts';
import type { OAuthAddresses } from '../identity/smart/configuration.ts';
import { type Outcome, refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import type { ProgrammeHolder, ServerProgramme } from '../programme-state.ts';
import { fieldsOf } from '../request-fields.ts';
import { addJson, type JsonHandler } from '../routes.ts';
import { applyNeedsData, readApply } from './apply-parameters.ts';
import { capabilityStatement } from './capability-statement.ts';
import { carePlanOf } from './care-plan.ts';
import { type PlanDefinition, planDefinitionOf } from './plan-definition.ts';
import { addProfiles } from './profiles.ts';
import { addRest, type RestOptions, recordTypes } from './rest-routes.ts';

/** The record behind `/fhir`, and what the CapabilityStatement tells of it. */
export interface FhirRecord extends RestOptions {
  readonly oauth?: () => OAuthAddresses;
}

export interface FhirOptions {
  readonly holder: ProgrammeHolder;
  readonly defaultActor: string;
  readonly baseUrl: () => string;
  readonly now: () => Date;
  /** Absent = the programme alone. */
  readonly record?: FhirRecord;
}

const media = 'application/fhir+json';

/** Adds `/fhir` and everything under it. */
export function addFhir(app: FastifyInstance, options: FhirOptions): void {
  const started = options.now().toISOString();
  const withPlan =
    (answer: (programme: ServerProgramme, plan: PlanDefinition, request: FastifyRequest) => Outcome<unknown>): JsonHandler =>
    (request) => {
      const programme = options.holder.ready();
      if (programme === undefined) return refuse('unavailable', problemTexts.unavailable);
      return answer(programme, planDefinitionOf(programme), request);
    };
  const onInstance = (
    answer: (programme: ServerProgramme, plan: PlanDefinition, request: FastifyRequest) => Outcome<unknown>,
  ): JsonHandler =>
    withPlan((programme, plan, request) =>
      (request.params as { readonly id: string }).id === plan.id
        ? answer(programme, plan, request)
        : refuse('not-found', problemTexts.unknownPlan),
    );
  const apply = (programme: ServerProgramme, plan: PlanDefinition, request: FastifyRequest) => applied(programme, plan, request, options);

  addJson(app, '/fhir/metadata', media, { GET: () => ({ ok: true, body: capabilityOf(options, started) }) });
  addJson(app, '/fhir/PlanDefinition', media, { GET: withPlan((_programme, plan, request) => searched(plan, request, options.baseUrl())) });
  addJson(app, '/fhir/PlanDefinition/:id', media, { GET: onInstance((_programme, plan) => ({ ok: true, body: plan })) });
  addJson(app, '/fhir/PlanDefinition/$apply', media, { GET: withPlan(applyNeedsData), POST: withPlan(apply) });
  addJson(app, '/fhir/PlanDefinition/:id/$apply', media, { GET: onInstance(applyNeedsData), POST: onInstance(apply) });
  if (options.record !== undefined) addProfiles(app, options.baseUrl);
  if (options.record !== undefined) addRest(app, { ...options.record, baseUrl: options.baseUrl });
}

function capabilityOf({ baseUrl, record }: FhirOptions, date: string): object {
  if (record === undefined) return capabilityStatement({ baseUrl: baseUrl(), date });
  const { oauth } = record;
  return capabilityStatement({ baseUrl: baseUrl(), date, record: { types: recordTypes, oauth: oauth?.() } });
}

function applied(programme: ServerProgramme, plan: PlanDefinition, request: FastifyRequest, options: FhirOptions): Outcome<unknown> {
  const read = readApply(request.body, programme.vocabulary.actors, [plan.url, `${plan.url}|${plan.version}`]);
  if (!read.ok) return read;
  const { patientId, actor = options.defaultActor, resources, orders } = read.body;
  const assessed = assessRecord(programme, { id: 'apply', patient: patientId, resources, orders, actor, now: options.now() });
  return { ok: true, body: carePlanOf(assessed, programme, plan, patientId) };
}

/** The one plan, or nothing when a search parameter says another; unknown parameters are ignored, as FHIR's lenient handling allows. */
function searched(plan: PlanDefinition, request: FastifyRequest, baseUrl: string): Outcome<unknown> {
  const query = fieldsOf(request.query) ?? {};
  const matches = (name: string, value: string) => query[name] === undefined || [query[name]].flat().every((wanted) => wanted === value);
  const used = ['_id', 'url', 'version'].filter((name) => query[name] !== undefined);
  const search = new URLSearchParams(used.map((name) => [name, String(query[name])])).toString();
  const found = matches('_id', plan.id) && matches('url', plan.url) && matches('version', plan.version) ? [plan] : [];
  const self = `${baseUrl}/fhir/PlanDefinition${search === '' ? '' : `?${search}`}`;
  return {
    ok: true,
    body: {
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.length,
      link: [{ relation: 'self', url: self }],
      ...(found.length > 0 && {
        entry: found.map((resource) => ({ fullUrl: `${baseUrl}/fhir/PlanDefinition/${resource.id}`, resource, search: { mode: 'match' } })),
      }),
    },
  };
}
