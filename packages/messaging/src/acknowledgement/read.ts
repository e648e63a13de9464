/** Reads a received acknowledgement, of this and of older versions: into our model, or into everything that is wrong with it. */
import { ofType } from '../fhir/bundle.ts';
import { type ErrorCode, errorCodes, type Fault, Faults } from '../fhir/fault.ts';
import { at, type JsonObject, objectsOf, stringOf, stringsOf } from '../fhir/json-value.ts';
import { type MessageReference, type Opened, openMessage } from '../fhir/read-header.ts';
import { codeSystems } from '../fhir/systems.ts';
import type { Acknowledgement, Verdict } from './model.ts';

export type AcknowledgementReading =
  | { readonly ok: true; readonly acknowledgement: Acknowledgement }
  | { readonly ok: false; readonly reference: MessageReference; readonly faults: readonly [Fault, ...Fault[]] };

/** An Acknowledgement message in FHIR JSON, by the rules of acknowledgement 2.0.3; error codes of older versions come without a code. */
export function readAcknowledgement(resource: JsonObject): AcknowledgementReading {
  const faults = new Faults();
  const opened = openMessage(resource, 'acknowledgement-message', faults);
  const acknowledgement = opened === undefined ? undefined : readOpened(opened, faults);
  const [first, ...others] = faults.found;
  if (acknowledgement !== undefined && first === undefined) return { ok: true, acknowledgement };
  const unknown: Fault = { place: 'Bundle', type: 'structure', text: 'The message cannot be read.' };
  return { ok: false, reference: opened?.reference ?? {}, faults: [first ?? unknown, ...others] };
}

function readOpened({ bundle, header, reference, sentAt }: Opened, faults: Faults): Acknowledgement | undefined {
  const response = header.resource['response'];
  const about = faults.required(stringOf(at(response, 'identifier')), `${header.place}.response.identifier`);
  const outcome = stringOf(at(response, 'code'));
  const details = bundle.resolve(at(response, 'details')) ?? ofType(bundle, 'OperationOutcome')[0];
  const provenances = ofType(bundle, 'Provenance').filter(
    (one) => at(objectsOf(at(one.resource, 'activity', 'coding'))[0], 'system') === codeSystems.activity,
  );
  faults.expect(provenances.length > 0, 'required', 'Bundle.entry', 'At least one Provenance is mandatory.');
  const verdict = readVerdict(outcome, details?.type === 'OperationOutcome' ? details.resource : undefined, header.place, faults);
  const { bundleId, messageId, sender, receiver } = reference;
  if (bundleId === undefined || messageId === undefined || sender === undefined || receiver === undefined) return undefined;
  if (about === undefined || verdict === undefined || sentAt === undefined) return undefined;
  return { bundleId, messageId, sentAt, sender, receiver, about, verdict };
}

/** Anything but ok comes with an OperationOutcome (medcom-acknowledgement-1). */
function readVerdict(outcome: string | undefined, details: JsonObject | undefined, place: string, faults: Faults): Verdict | undefined {
  if (outcome === 'ok') return { outcome };
  if (outcome !== 'transient-error' && outcome !== 'fatal-error') {
    return faults.add(
      'code-invalid',
      `${place}.response.code`,
      'The code must be ok, transient-error or fatal-error.',
      'MSG_VALUESET_VALUE_UNKNOWN',
    );
  }
  const [first, ...others] = objectsOf(details?.['issue']).map(toFault);
  if (first === undefined)
    return faults.add('required', `${place}.response.details`, 'An OperationOutcome is mandatory where the code is not ok.');
  return { outcome, faults: [first, ...others] };
}

function toFault(issue: JsonObject): Fault {
  const codings = objectsOf(at(issue, 'details', 'coding'));
  const code = codings.map((coding) => errorCodes.find((one) => one === coding['code'])).find((one): one is ErrorCode => one !== undefined);
  const text =
    stringOf(at(issue, 'details', 'text')) ?? stringOf(issue['diagnostics']) ?? stringOf(codings[0]?.['code']) ?? 'No reason was given.';
  return {
    place: stringsOf(issue['expression'])[0] ?? 'Bundle',
    type: toType(issue['code']),
    text,
    ...(code === undefined ? {} : { code }),
  };
}

const types = [
  'required',
  'value',
  'code-invalid',
  'structure',
  'invariant',
  'not-found',
  'not-supported',
  'transient',
  'too-long',
] as const;

function toType(code: unknown): Fault['type'] {
  return types.find((type) => type === code) ?? 'structure';
}
