/** What a referral holds: what the record fills by itself, what somebody wrote, what was left out knowingly, and what is still open. */
import type { Desk } from '../desk.ts';
import { codeOf, contentUrl, type Extension, receiverSystem } from '../fhir-words.ts';
import type { ContentRule, FieldRule, Wording } from './referral-rules.ts';
import type { CitizenSituation } from './situation.ts';

/** One field: words of somebody's own, or the reason why it is left out. */
export type ContentEntry = { readonly field: string; readonly text: string } | { readonly field: string; readonly leftOut: string };

/** A field that the record fills, with the resources it rests on. */
export interface Prefilled {
  readonly field: string;
  readonly findings: readonly string[];
  readonly from: readonly string[];
  /** What the receiver is told, who may not look at what it rests on. */
  readonly text?: string;
}

export interface OpenField {
  readonly field: string;
  readonly force: ContentRule['force'];
  readonly requirement: string;
}

export interface ContentReading {
  readonly prefilled: readonly Prefilled[];
  readonly filled: readonly string[];
  /** What must or should stand there and does not; a field that must cannot be left out. */
  readonly open: readonly OpenField[];
}

/** Holds what is there against what the receiver needs. */
export function readContent(
  { programme }: Desk,
  receiver: string,
  entries: readonly ContentEntry[],
  situation: CitizenSituation,
): ContentReading {
  const { fields, receivers } = programme.referrals;
  const rules = (receivers[receiver]?.content ?? []).filter(({ when }) => when === undefined || isTrue(situation, when));
  const prefilled = rules.flatMap(({ field }) => {
    const rule = fields[field];
    return rule === undefined ? [] : prefill(field, rule, situation, besides(rule, receiver, situation), receivers);
  });
  const written = entries.filter((entry) => 'text' in entry && entry.text.trim() !== '').map(({ field }) => field);
  const leftOut = entries.filter((entry) => 'leftOut' in entry && entry.leftOut.trim() !== '').map(({ field }) => field);
  const filled = [...new Set([...prefilled.map(({ field }) => field), ...written])];
  const isTold = (other: string | undefined) => other !== undefined && filled.includes(other);
  const open = rules
    .map(({ field, force, requirement, with: other }) => ({ field, force: isTold(other) ? 'must' : force, requirement }) as const)
    .filter(({ field, force }) => force !== 'may' && !filled.includes(field) && !(force === 'should' && leftOut.includes(field)));
  return { prefilled, filled, open };
}

/** What was written, as it stands in the ServiceRequest. */
export function contentExtensions(entries: readonly ContentEntry[]): readonly Extension[] {
  return entries.map((entry) => ({
    url: contentUrl,
    extension: [
      { url: 'field', valueCode: entry.field },
      'text' in entry ? { url: 'text', valueString: entry.text } : { url: 'left-out', valueString: entry.leftOut },
    ],
  }));
}

/** The same read back. */
export function contentOf(extensions: readonly Extension[]): readonly ContentEntry[] {
  return extensions.flatMap(({ extension = [] }): ContentEntry[] => {
    const field = extension.find(({ url }) => url === 'field')?.valueCode;
    const text = extension.find(({ url }) => url === 'text')?.valueString;
    const leftOut = extension.find(({ url }) => url === 'left-out')?.valueString;
    if (field === undefined) return [];
    if (text !== undefined) return [{ field, text }];
    return leftOut === undefined ? [] : [{ field, leftOut }];
  });
}

/** The running referrals that the rule asks for, others than this one. */
function besides({ referrals = [] }: FieldRule, own: string, { resources }: CitizenSituation): readonly Running[] {
  return resources.flatMap((one) => {
    const isRunning =
      one.resourceType === 'ServiceRequest' && ['active', 'on-hold'].includes(String(one.status)) && one.priority !== 'stat';
    const receivers = isRunning ? ((one.category ?? []) as readonly unknown[]).map((category) => codeOf(category, receiverSystem)) : [];
    return receivers.flatMap((receiver) =>
      receiver !== undefined && receiver !== own && referrals.includes(receiver) ? [{ id: one.id, receiver }] : [],
    );
  });
}

interface Running {
  readonly id: string;
  readonly receiver: string;
}

function prefill(
  field: string,
  { from = [], medicines, patient }: FieldRule,
  situation: CitizenSituation,
  beside: readonly Running[],
  receivers: Readonly<Record<string, Wording>>,
): readonly Prefilled[] {
  const { findings, medications } = situation.reading;
  const found = findings.filter(({ code, value }) => from.includes(code) && value !== 'unknown');
  const drugs = medicines === true ? medications : [];
  const known = patient !== undefined && situation.patient[patient] !== undefined;
  if (found.length === 0 && drugs.length === 0 && beside.length === 0 && !known) return [];
  const rests = [...found, ...drugs].flatMap((one) => one.from);
  return [
    {
      field,
      findings: [...new Set(found.map(({ code }) => code))],
      from: [
        ...new Set([...rests, ...beside.map(({ id }) => `ServiceRequest/${id}`), ...(known ? [`Patient/${situation.patient.id}`] : [])]),
      ],
      ...(beside.length > 0 && { text: [...new Set(beside.map(({ receiver }) => receivers[receiver]?.da ?? receiver))].join(', ') }),
    },
  ];
}

function isTrue({ reading }: CitizenSituation, code: string): boolean {
  return reading.findings.some((finding) => finding.code === code && finding.value === true);
}
