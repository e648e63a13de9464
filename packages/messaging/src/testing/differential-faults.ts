/** Holds a message against MedCom's published differentials: cardinality, fixed values, slices, value sets, targets of references, and rules in FHIRPath. */
import { evalFhirPath } from '@medplum/core';
import { type BundledResource, openBundle } from '../fhir/bundle.ts';
import { at, type JsonObject, objectOf, objectsOf, stringsOf } from '../fhir/json-value.ts';
import { codesOf, type Definition, type ElementRule, publishedDefinitions, withoutVersion } from './published-definitions.ts';

/** Rules whose FHIRPath asks for more than the evaluator knows (references inside a Bundle, conformance): our reader checks them, and its tests hold each. */
export const readersRules: ReadonlySet<string> = new Set([
  ...['medcom-careCommunication-1', 'medcom-careCommunication-3', 'medcom-careCommunication-7', 'medcom-careCommunication-8'],
  ...['medcom-careCommunication-9', 'medcom-careCommunication-11', 'medcom-careCommunication-12', 'medcom-careCommunication-15'],
  ...['medcom-acknowledgement-2', 'medcom-uuidv4'],
]);

let definitions: ReadonlyMap<string, Definition> | undefined;

/** Everything in a message that its profiles and those of its resources do not allow. */
export function differentialFaults(message: JsonObject): readonly string[] {
  definitions ??= publishedDefinitions();
  const bundle = openBundle(message);
  const inside = bundle.resources.flatMap(({ resource, type, place }) =>
    profilesOf(resource).flatMap((url) => against(url, resource, type, place, bundle)),
  );
  return [...profilesOf(message).flatMap((url) => against(url, message, 'Bundle', 'Bundle', bundle)), ...inside];
}

function profilesOf(resource: JsonObject): readonly string[] {
  return stringsOf(at(resource, 'meta', 'profile')).map(withoutVersion);
}

function against(url: string, value: unknown, type: string, place: string, bundle: ReturnType<typeof openBundle>): readonly string[] {
  const definition = definitions?.get(url);
  if (definition === undefined) return url.includes('medcom') ? [`${place}: unknown profile ${url}`] : [];
  const own = definition.rules.flatMap((rule) => broken(rule, value, place, bundle));
  return [...own, ...against(definition.base, value, type, place, bundle)];
}

function broken(rule: ElementRule, root: unknown, place: string, bundle: ReturnType<typeof openBundle>): readonly string[] {
  const [, ...steps] = rule.id.split('.');
  const last = steps.pop();
  const parents = steps.reduce<readonly unknown[]>((nodes, step) => nodes.flatMap((node) => inside(node, step)), [root]);
  const where = `${place} ${rule.id}`;
  const groups = last === undefined ? [[root]] : parents.map((parent) => inside(parent, last));
  const counted = last === undefined ? [] : groups.filter((group) => group.length < rule.min || group.length > rule.max);
  const nodes = groups.flat();
  return [
    ...counted.map((group) => `${where}: ${group.length} of ${rule.min}..${rule.max}`),
    ...nodes.filter((node) => rule.fixed !== undefined && node !== rule.fixed).map(() => `${where}: another value`),
    ...nodes.flatMap((node) => rule.profiles.flatMap((url) => against(url, node, 'Element', where, bundle))),
    ...nodes.filter((node) => !pointsRight(rule, node, bundle)).map(() => `${where}: points elsewhere`),
    ...nodes.filter((node) => !isBound(rule, node)).map(() => `${where}: not in the value set`),
    ...nodes.flatMap((node) =>
      rule.constraints.filter((constraint) => !holds(constraint, node, rule.id)).map(({ key }) => `${where}: ${key}`),
    ),
  ];
}

/** The values of one step inwards, `name`, `name[x]` or `name:slice`. */
function inside(node: unknown, step: string): readonly unknown[] {
  const [name = '', slice] = step.split(':');
  const object = objectOf(node) ?? {};
  const stem = name.replace('[x]', '');
  const choice = name.endsWith('[x]')
    ? Object.keys(object).find((key) => key.startsWith(stem) && /^[A-Z]/.test(key.slice(stem.length)))
    : undefined;
  const value = object[choice ?? stem] ?? object[`_${choice ?? stem}`];
  const values = value === undefined ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return slice === undefined ? values : values.filter((one) => isInSlice(slice, one, choice));
}

const slices: Readonly<Record<string, (node: unknown) => boolean>> = {
  string: (node) => at(node, 'contentString') !== undefined,
  attachment: (node) => at(node, 'contentAttachment') !== undefined,
  primary: (node) => objectsOf(at(node, 'extension')).some((one) => at(one, 'valueCoding', 'code') === 'primary'),
  cc: (node) => objectsOf(at(node, 'extension')).some((one) => at(one, 'valueCoding', 'code') === 'cc'),
  use: (node) => String(at(node, 'url')).endsWith('destinationUseExtension'),
  date: (node) => String(at(node, 'url')).endsWith('medcom-core-datetime-extension'),
  author: (node) => String(at(node, 'url')).endsWith('medcom-core-practitioner-extension'),
  authorContact: (node) => String(at(node, 'url')).endsWith('medcom-core-contact-extension'),
  identifier: (node) => String(at(node, 'url')).endsWith('medcom-core-identifier-extension'),
  sender: (node) => String(at(node, 'url')).endsWith('medcom-core-sender-extension'),
  preceedingMessage: (node) => at(node, 'role') === 'revision',
  payload: (node) => at(node, 'role') === 'source',
  official: (node) => at(node, 'use') === 'official',
  'EAN-ID': (node) => at(node, 'system') === 'https://www.gs1.org/gln',
  'SOR-ID': (node) => at(node, 'system') === 'urn:oid:1.2.208.176.1.1',
  cpr: (node) => at(node, 'system') === 'urn:oid:1.2.208.176.1.2',
  'x-ecpr': (node) => at(node, 'system') === 'urn:oid:1.2.208.176.1.6.1.1',
  'd-ecpr': (node) => String(at(node, 'system')).startsWith('urn:oid:1.2.208.176.1.6.1.3'),
  lpr3identifier: (node) => String(at(node, 'identifier', 'system')).includes('Landspatientregisteret'),
};

/** A slice of a choice is named for its type; the others have their discriminators above. */
function isInSlice(slice: string, node: unknown, choice: string | undefined): boolean {
  if (choice !== undefined) return choice === slice;
  const test = slices[slice];
  if (test === undefined) throw new Error(`The slice ${slice} is unknown to the test.`);
  return test(node);
}

function pointsRight({ targets, mustBeBundled }: ElementRule, node: unknown, bundle: ReturnType<typeof openBundle>): boolean {
  if (targets.length === 0 || at(node, 'reference') === undefined) return true;
  const target: BundledResource | undefined = bundle.resolve(node);
  if (target === undefined) return !mustBeBundled;
  return profilesOf(target.resource).some((url) => lineOf(url).some((one) => targets.includes(one)));
}

function lineOf(url: string): readonly string[] {
  const base = definitions?.get(url)?.base;
  return base === undefined ? [url] : [url, ...lineOf(base)];
}

function isBound({ valueSet }: ElementRule, node: unknown): boolean {
  const codes = valueSet === undefined ? undefined : codesOf(valueSet);
  if (codes === undefined) return true;
  if (typeof node === 'string') return [...codes].some((one) => one.endsWith(` ${node}`));
  const codings = at(node, 'coding') === undefined ? [node] : objectsOf(at(node, 'coding'));
  return codings.every((coding) => [at(coding, 'code'), '*'].some((code) => codes.has(`${String(at(coding, 'system'))} ${String(code)}`)));
}

function holds({ key, expression }: { readonly key: string; readonly expression: string }, node: unknown, id: string): boolean {
  if (readersRules.has(key)) return true;
  const results = evalFhirPath(
    expression.replaceAll(/\b(Bundle|Communication)\.(?=entry|encounter)/g, ''),
    node as Parameters<typeof evalFhirPath>[1],
  );
  return results.length === 0 ? !id.includes('.') : results[0] === true;
}
