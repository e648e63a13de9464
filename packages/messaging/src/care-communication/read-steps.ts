/** Reads the way of a correspondence so far: its Provenance resources (medcom-careCommunication-provenance). */
import { type BundledResource, type MessageBundle, ofType } from '../fhir/bundle.ts';
import type { Faults } from '../fhir/fault.ts';
import { isDateTime } from '../fhir/forms.ts';
import { at, type JsonObject, objectsOf, stringOf } from '../fhir/json-value.ts';
import { readParty } from '../fhir/read-parties.ts';
import { codeSystems } from '../fhir/systems.ts';
import type { Activity, CareCommunication, Preceding, Step } from './model.ts';

const activities: ReadonlyMap<unknown, Activity> = new Map([
  ['new-message', 'new'],
  ['reply-message', 'reply'],
  ['forward-message', 'forward'],
]);

/** This message's step first, then those before it as they follow from each other. */
export function readSteps(bundle: MessageBundle, messageId: string | undefined, faults: Faults): CareCommunication['steps'] | undefined {
  const provenances = ofType(bundle, 'Provenance');
  faults.expect(provenances.length > 0, 'required', 'Bundle.entry', 'At least one Provenance is mandatory.');
  const steps = provenances.flatMap((provenance) => readStep(bundle, provenance, faults) ?? []);
  const own = steps.filter((step) => step.messageId === messageId);
  if (provenances.length > 0)
    faults.expect(own.length === 1, 'structure', 'Bundle.entry', 'Exactly one Provenance must be about this message.');
  const [first] = own;
  return first === undefined ? undefined : [first, ...before(first, steps)];
}

function before(step: Step, steps: readonly Step[]): readonly Step[] {
  const rest = steps.filter((other) => other !== step);
  const { preceding } = step;
  const next =
    preceding !== undefined && 'messageId' in preceding ? rest.find(({ messageId }) => messageId === preceding.messageId) : undefined;
  return next === undefined ? rest : [next, ...before(next, rest)];
}

function readStep(bundle: MessageBundle, { resource, place }: BundledResource, faults: Faults): Step | undefined {
  const targets = objectsOf(resource['target']);
  const messageId = messageOf(targets[0]);
  faults.expect(
    targets.length === 1 && messageId !== undefined,
    'structure',
    `${place}.target`,
    'This must point to exactly one MessageHeader.',
  );
  const at = faults.required(stringOf(resource['occurredDateTime']), `${place}.occurred`);
  if (at !== undefined) faults.expect(isDateTime(at), 'value', `${place}.occurred`, 'This must be a dateTime.', 'MSG_Datatype_Wrong');
  const activity = readActivity(resource, place, faults);
  const by = readParty(bundle, objectsOf(resource['agent'])[0]?.['who'], `${place}.agent.who`, faults);
  const parts = readSources(resource, place, faults);
  const preceding = readPreceding(resource, place, faults);
  if (activity === 'reply' || activity === 'forward')
    faults.expect(preceding !== undefined, 'required', `${place}.entity`, 'A reply or forward must say what came before it.');
  if (messageId === undefined || at === undefined || activity === undefined || by === undefined) return undefined;
  return { messageId, activity, at, by, parts, ...(preceding === undefined ? {} : { preceding }) };
}

function readActivity(resource: JsonObject, place: string, faults: Faults): Activity | undefined {
  const codings = objectsOf(at(resource, 'activity', 'coding'));
  const activity = codings.length === 1 && codings[0]?.['system'] === codeSystems.activity ? activities.get(codings[0]['code']) : undefined;
  return (
    activity ??
    faults.add(
      'code-invalid',
      `${place}.activity`,
      'The activity must be new-message, reply-message or forward-message.',
      'MSG_VALUESET_VALUE_UNKNOWN',
    )
  );
}

/** The parts that came in with the step: entities of the role source, at least one, each with an identifier. */
function readSources(resource: JsonObject, place: string, faults: Faults): readonly string[] {
  const entities = objectsOf(resource['entity']);
  faults.expect(
    entities.every(({ role }) => role === 'source' || role === 'revision'),
    'code-invalid',
    `${place}.entity.role`,
    'The role must be source or revision.',
    'MSG_VALUESET_VALUE_UNKNOWN',
  );
  const sources = entities.filter(({ role }) => role === 'source').map(({ what }) => stringOf(at(what, 'identifier', 'value')));
  faults.expect(
    sources.length > 0 && !sources.includes(undefined),
    'required',
    `${place}.entity`,
    'The identifiers of the texts and attachments that came in are mandatory.',
  );
  return sources.filter((one) => one !== undefined);
}

function readPreceding(resource: JsonObject, place: string, faults: Faults): Preceding | undefined {
  const revisions = objectsOf(resource['entity']).filter(({ role }) => role === 'revision');
  faults.expect(revisions.length <= 1, 'structure', `${place}.entity`, 'At most one message can come before.');
  const what = revisions[0]?.['what'];
  const messageId = messageOf(what);
  if (messageId !== undefined) return { messageId };
  const letter = stringOf(at(what, 'identifier', 'value'));
  return letter === undefined ? undefined : { letter };
}

function messageOf(reference: unknown): string | undefined {
  return /(?:^|\/)MessageHeader\/([A-Za-z0-9.-]{1,64})(?:\/_history\/|$)/.exec(stringOf(at(reference, 'reference')) ?? '')?.[1];
}
