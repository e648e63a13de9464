/** A CDS Hooks request, checked once at the edge: after this everything has its type and nothing else is believed. */

import { type Outcome, type ProblemIssue, refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import { type Fields, fieldsOf, objectsOf, textOf } from '../request-fields.ts';
import { type CdsService, prefetchTemplates, requiredPrefetch } from './services.ts';

export interface HookRequest {
  readonly hookInstance: string;
  readonly userId: string;
  readonly patientId: string;
  /** Draft orders in hand, the selected ones first. */
  readonly orders: readonly Fields[];
  /** Prefetched resources and Bundles by template name; null where the record has nothing. */
  readonly prefetch: Readonly<Record<string, Fields | null>>;
  /** Names of templates that were not satisfied. */
  readonly notReceived: readonly string[];
  readonly extension: Fields;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const fhirId = /^[A-Za-z0-9\-.]{1,64}$/;
const user = /^(?:Practitioner|PractitionerRole|Patient|RelatedPerson)\/[A-Za-z0-9\-.]{1,64}$/;
const { must } = problemTexts;

/** Checks the request for a service: 400 for what is wrong, 412 for prefetch that is missing. */
export function readHookRequest(body: unknown, service: CdsService): Outcome<HookRequest> {
  const request = fieldsOf(body);
  if (request === undefined) return refuse('invalid', problemTexts.hookRequest, [{ text: must.beObject }]);
  const issues: ProblemIssue[] = [];
  const complain = (place: string, text: string) => issues.push({ place, text: `${place} ${text}` });
  const context = fieldsOf(request.context) ?? {};
  if (request.hook !== service.hook) complain('hook', must.beHook(service.hook));
  if (!uuid.test(textOf(request.hookInstance) ?? '')) complain('hookInstance', must.beUuid);
  if (fieldsOf(request.context) === undefined) complain('context', must.beObject);
  if (!user.test(textOf(context.userId) ?? '')) complain('context.userId', must.beUser);
  if (!fhirId.test(textOf(context.patientId) ?? '')) complain('context.patientId', must.beFhirId);
  if (context.encounterId !== undefined && !fhirId.test(textOf(context.encounterId) ?? '')) complain('context.encounterId', must.beFhirId);
  if (request.extension !== undefined && fieldsOf(request.extension) === undefined) complain('extension', must.beObject);
  if (request.fhirServer !== undefined && textOf(request.fhirServer, 2_000) === undefined) complain('fhirServer', must.beReferences);
  const orders = service.hook === 'patient-view' ? [] : readOrders(context, service, complain);
  const prefetch = readPrefetch(request.prefetch, complain);
  if (issues.length > 0) return refuse('invalid', problemTexts.hookRequest, issues);
  const absent = requiredPrefetch.filter((name) => prefetch[name] === undefined);
  if (absent.length > 0 || prefetch.patient === null) {
    const missing = absent.length > 0 ? absent : ['patient'];
    return refuse(
      'precondition',
      problemTexts.precondition,
      missing.map((name) => ({ place: `prefetch.${name}`, text: `prefetch.${name} ${must.beSent}` })),
    );
  }
  return {
    ok: true,
    body: {
      hookInstance: textOf(request.hookInstance) ?? '',
      userId: textOf(context.userId) ?? '',
      patientId: textOf(context.patientId) ?? '',
      orders,
      prefetch,
      notReceived: Object.keys(prefetchTemplates).filter((name) => prefetch[name] === undefined),
      extension: fieldsOf(request.extension) ?? {},
    },
  };
}

type Complain = (place: string, text: string) => void;

function readOrders(context: Fields, { hook }: CdsService, complain: Complain): readonly Fields[] {
  const bundle = fieldsOf(context.draftOrders);
  if (bundle?.resourceType !== 'Bundle' || (bundle.entry !== undefined && !Array.isArray(bundle.entry)))
    complain('context.draftOrders', must.beBundle);
  const drafts = objectsOf(objectsOf(bundle?.entry).map((entry) => entry.resource));
  if (hook === 'order-sign') return drafts;
  const selections = Array.isArray(context.selections) ? context.selections : [];
  if (selections.length === 0 || !selections.every((selection) => textOf(selection) !== undefined))
    complain('context.selections', must.beReferences);
  const isSelected = (draft: Fields) =>
    selections.some((selection) => selection === `${textOf(draft.resourceType)}/${textOf(draft.id)}` || selection === textOf(draft.id));
  return drafts.filter(isSelected);
}

/** A template that the client could not satisfy (`OperationOutcome` in its place) counts as not received. */
function readPrefetch(value: unknown, complain: Complain): Readonly<Record<string, Fields | null>> {
  if (value === undefined || value === null) return {};
  const prefetch = fieldsOf(value);
  if (prefetch === undefined) {
    complain('prefetch', must.beObject);
    return {};
  }
  const found: [string, Fields | null][] = [];
  for (const name of Object.keys(prefetchTemplates)) {
    if (!Object.hasOwn(prefetch, name)) continue;
    const resource = prefetch[name];
    if (resource === null) found.push([name, null]);
    else if (textOf(fieldsOf(resource)?.resourceType) === undefined) complain(`prefetch.${name}`, must.beResource);
    else if (fieldsOf(resource)?.resourceType !== 'OperationOutcome') found.push([name, resource as Fields]);
  }
  return Object.fromEntries(found);
}
