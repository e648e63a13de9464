/** What `$apply` is asked: about whom, by whom, on which record; out of a Parameters resource or out of the query. */

import { type Outcome, type ProblemIssue, refuse } from '../problem.ts';
import { problemTexts } from '../problem-texts.ts';
import { type Fields, fieldsOf, objectsOf, textOf } from '../request-fields.ts';

export interface ApplyRequest {
  readonly patientId: string;
  readonly actor: string | undefined;
  readonly resources: readonly unknown[];
  readonly orders: readonly unknown[];
}

const { must } = problemTexts;
const actorSystem = 'https://rygforloeb.dk/fhir/CodeSystem/actor';

/** Reads the parameters of a call; `canonical` is this server's plan, by its address with or without version. */
export function readApply(body: unknown, actors: ReadonlyMap<string, unknown>, canonical: readonly string[]): Outcome<ApplyRequest> {
  const parameters = fieldsOf(body);
  if (parameters?.resourceType !== 'Parameters')
    return refuse('invalid', problemTexts.applyParameters, [{ place: 'Parameters', text: `Parameters ${must.beSent}` }]);
  const issues: ProblemIssue[] = [];
  const complain = (name: string, text: string) =>
    issues.push({ place: `Parameters.parameter.where(name='${name}')`, text: `${name} ${text}` });
  const all = objectsOf(parameters.parameter, 50);
  const one = (name: string) => all.find((parameter) => parameter.name === name);
  const resourcesOf = (name: string) =>
    objectsOf(all.filter((parameter) => parameter.name === name).map((parameter) => parameter.resource));
  const patientId = patientOf(one('subject'));
  if (patientId === undefined) complain('subject', must.beSubject);
  const plan = planOf(one('planDefinition') ?? one('url') ?? one('canonical'));
  if (plan !== undefined && !canonical.includes(plan)) complain('planDefinition', must.beOurs);
  const actor = actorOf(one('userType'), one('actor'));
  if (actor !== undefined && !actors.has(actor)) complain('userType', must.beKnownActor([...actors.keys()]));
  const data = resourcesOf('data');
  if (data.length === 0 || !data.every(isBundle)) complain('data', must.beData);
  if (patientId === undefined || issues.length > 0) return refuse('invalid', problemTexts.applyParameters, issues);
  const orders = resourcesOf('order');
  return { ok: true, body: { patientId, actor, resources: data, orders } };
}

/** A GET carries no record, and this server has none to look in: said plainly. */
export function applyNeedsData(): Outcome<never> {
  return refuse('missing', problemTexts.applyParameters, [{ place: 'data', text: `data ${must.beData}` }]);
}

function isBundle(resource: Fields): boolean {
  return resource.resourceType === 'Bundle' && (resource.entry === undefined || Array.isArray(resource.entry));
}

/** `subject` is a string `Patient/1` (R4), a Reference, or the Patient itself. */
function patientOf(parameter: Fields | undefined): string | undefined {
  const resource = fieldsOf(parameter?.resource);
  const reference = textOf(parameter?.valueString) ?? textOf(fieldsOf(parameter?.valueReference)?.reference);
  const id =
    resource?.resourceType === 'Patient' ? textOf(resource.id) : /(?:^|\/)Patient\/([A-Za-z0-9\-.]{1,64})$/.exec(reference ?? '')?.[1];
  return id !== undefined && /^[A-Za-z0-9\-.]{1,64}$/.test(id) ? id : undefined;
}

function planOf(parameter: Fields | undefined): string | undefined {
  if (parameter === undefined) return undefined;
  const url = fieldsOf(parameter.resource)?.url ?? parameter.valueUri ?? parameter.valueCanonical ?? parameter.valueString;
  return textOf(url) ?? '';
}

/** The actor stands as `userType` in our actor system, or plainly as `actor`. */
function actorOf(userType: Fields | undefined, actor: Fields | undefined): string | undefined {
  const codings = objectsOf(fieldsOf(userType?.valueCodeableConcept)?.coding, 20);
  const coded = codings.find((coding) => coding.system === actorSystem)?.code;
  return textOf(coded) ?? textOf(actor?.valueCode) ?? textOf(actor?.valueString);
}
