/** What the pathway answers, in the form of the interface: a body without the resources themselves, or an OperationOutcome with the refusal. */

import { extensionUrl } from '@rygforloeb/decision';
import type { ActOutcome } from './act.ts';
import { fieldFaultWords, problemWords, type Refused, refusalWords, type Wording } from './refusal-words.ts';

type Fields = Readonly<Record<string, unknown>>;

const refusalUrl = extensionUrl('refusal');
const refusalSystem = 'https://rygforloeb.dk/fhir/CodeSystem/pathway-refusal';
const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  /** A paper in place of a body. */
  readonly pdf?: Uint8Array;
}

/** A sentence as FHIR tells it: Danish, with the English as its translation. */
export function told({ da, en }: Wording): { readonly text: string; readonly _text: object } {
  const extension = [
    { url: 'lang', valueCode: 'en' },
    { url: 'content', valueString: en },
  ];
  return { text: da, _text: { extension: [{ url: translationUrl, extension }] } };
}

/** The answer to an act that was done. */
export function answerOf(outcome: ActOutcome & { readonly ok: true }, creates: boolean): Answered {
  const { ok: _, ...rest } = outcome as Fields & { readonly ok: true };
  return { status: creates && rest.repeated === false ? 201 : 200, body: outward(rest) };
}

/** The answer to a reading; what there is not and what may not be seen are told alike. */
export function lookAnswer(found: unknown): Answered {
  if (found === undefined) return refusalAnswer({ ok: false, reason: 'not-found' });
  const outcome = found as Partial<ActOutcome>;
  if (outcome.ok === false) return refusalAnswer(outcome as ActOutcome & { readonly ok: false });
  const { ok: _, ...body } = found as Fields & { readonly ok?: true };
  if (body.pdf instanceof Uint8Array) return { status: 200, body: undefined, pdf: body.pdf };
  return { status: 200, body: outward(body, 'whole') };
}

/** The answer to an act that was refused. What each problem of a check is about is an issue of its own. */
export function refusalAnswer(outcome: ActOutcome & { readonly ok: false }): Answered {
  const { ok: _, ...refusal } = outcome as Fields & { readonly ok: false; readonly reason: string };
  const words: Refused = (refusalWords as Readonly<Record<string, Refused>>)[refusal.reason] ?? refusalWords.unknown;
  const issue = issuesIn(refusal, words).map(({ code, words: say, place, kind }) => ({
    severity: 'error',
    code: kind ?? words.issue,
    details: { coding: [{ system: refusalSystem, code }], ...told(say) },
    ...(place !== undefined && { expression: [place] }),
  }));
  return {
    status: words.status,
    body: {
      resourceType: 'OperationOutcome',
      extension: [{ url: refusalUrl, valueString: JSON.stringify(outward(refusal)) }],
      issue,
    },
  };
}

interface ToldIssue {
  readonly code: string;
  readonly words: Wording;
  readonly place?: string;
  readonly kind?: string;
}

function issuesIn(refusal: Fields & { readonly reason: string }, words: Wording): readonly ToldIssue[] {
  const whole: ToldIssue = { code: refusal.reason, words };
  const {
    check,
    issues,
    faults: fields,
  } = refusal as {
    readonly faults?: readonly { readonly field: string; readonly fault: string; readonly allowed?: readonly string[] }[];
    readonly check?: { readonly problems?: readonly { readonly problem: string }[] };
    readonly issues?: readonly {
      readonly code: string;
      readonly details: { readonly text: string };
      readonly expression: readonly string[];
    }[];
  };
  const problems = check?.problems?.map(({ problem }) => ({ code: problem, words: problemWords[problem] ?? words }));
  const faults = issues?.map(({ code, details, expression: [place] }) => ({
    code: refusal.reason,
    kind: code,
    words: { da: `${words.da}: ${details.text}`, en: `${words.en}: ${details.text}` },
    ...(place !== undefined && { place }),
  }));
  const wrong = fields?.map(({ field, fault, allowed = [] }) => {
    const say = fieldFaultWords[fault] ?? words;
    const list = allowed.length === 0 ? '' : ` (${allowed.join(', ')})`;
    return { code: fault, place: field, words: { da: `${field} ${say.da}${list}`, en: `${field} ${say.en}${list}` }, kind: 'value' };
  });
  return [whole, ...(problems ?? faults ?? wrong ?? [])];
}

/**
 * A value as it goes out: a resource is named with its version, for what stands in it is read at /fhir, where the gate shows each their
 * part; the programme's answer is told in brief, for there is a reading that gives it whole.
 */
export function outward(value: unknown, answers: 'whole' | 'in-brief' = 'in-brief'): unknown {
  if (Array.isArray(value)) return value.map((one) => outward(one, answers));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Fields;
  if (isResource(fields))
    return { id: fields.id, reference: `${fields.resourceType}/${fields.id}`, version: Number(fields.meta.versionId) };
  if (answers === 'in-brief' && isAnswer(fields)) {
    const { programme, asOf, urgency, inScope } = fields;
    return { programme, asOf, urgency, inScope };
  }
  return Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, outward(part, answers)]));
}

function isResource(value: Fields): value is Fields & { readonly meta: { readonly versionId: string } } {
  const { resourceType, id, meta } = value;
  return typeof resourceType === 'string' && typeof id === 'string' && typeof (meta as Fields | undefined)?.versionId === 'string';
}

function isAnswer(value: Fields): boolean {
  return 'urgency' in value && 'dispositions' in value && 'asOf' in value;
}
