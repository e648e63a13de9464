/** A pain drug of a citizen as it is written and read: what for, until when, how it is stopped, and how it was each time somebody looked. */
import { extensionUrl } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { codeOf, type Extension, extensionsOf, referenceIn } from '../fhir-words.ts';

export const atcSystem = 'http://www.whocc.no/atc';

const url = {
  stopPlan: extensionUrl('stop-plan'),
  daily: extensionUrl('daily-prescription'),
  known: extensionUrl('follow-ups-known'),
  followUp: extensionUrl('follow-up'),
  stopWords: extensionUrl('stop-plan-text'),
  goal: extensionUrl('medication-goal'),
  until: extensionUrl('planned-end'),
  beside: extensionUrl('medication-beside'),
  look: extensionUrl('follow-up-look'),
  stopped: extensionUrl('stopped-on'),
};

/** How a drug does: enough relief, some, or none. */
export type DrugEffect = 'good' | 'some' | 'none';

/** One time that somebody looked at effect and side effects. */
export interface DrugLook {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly effect: DrugEffect;
  /** In words; `false` = asked, and there are none. */
  readonly sideEffects: string | false;
  readonly decision: 'continue' | 'change' | 'stop';
  readonly words?: string;
}

/** What a drug in the record is known by; absent = nobody said. */
export interface Prescription {
  readonly id: string;
  readonly version: number;
  readonly citizen: string;
  readonly atc?: string;
  readonly name?: string;
  /** How it is taken, in words. */
  readonly dose?: string;
  readonly isInUse: boolean;
  /** First day, YYYY-MM-DD or as the record has it. */
  readonly start?: string;
  readonly requester?: string;
  readonly reason?: string;
  readonly goal?: string;
  readonly stopPlan?: string;
  readonly hasStopPlan?: boolean;
  readonly until?: string;
  readonly daily?: boolean;
  readonly beside?: string;
  /** The last day on which it was used. */
  readonly stopped?: string;
  /** Days on which it was followed up; undefined where nobody knows. */
  readonly followUps?: readonly string[];
  readonly looks: readonly DrugLook[];
}

type Parts = Pick<Prescription, 'goal' | 'stopPlan' | 'hasStopPlan' | 'until' | 'daily' | 'beside' | 'stopped' | 'followUps'> & {
  readonly looks?: readonly DrugLook[];
};

/** The extensions that say it. */
export function extensionsFor({
  goal,
  stopPlan,
  hasStopPlan,
  until,
  daily,
  beside,
  stopped,
  followUps,
  looks = [],
}: Parts): readonly object[] {
  const flag = (at: string, value: boolean | undefined) => (value === undefined ? [] : [{ url: at, valueBoolean: value }]);
  const words = (at: string, value: string | undefined) => (value === undefined ? [] : [{ url: at, valueString: value }]);
  return [
    ...flag(url.stopPlan, hasStopPlan ?? (stopPlan === undefined ? undefined : true)),
    ...flag(url.daily, daily),
    ...flag(url.known, followUps && true),
    ...(followUps ?? []).map((day) => ({ url: url.followUp, valueDateTime: day })),
    ...words(url.stopWords, stopPlan),
    ...words(url.goal, goal),
    ...words(url.beside, beside),
    ...(until === undefined ? [] : [{ url: url.until, valueDate: until }]),
    ...(stopped === undefined ? [] : [{ url: url.stopped, valueDate: stopped }]),
    ...looks.map(lookExtension),
  ];
}

function lookExtension({ day, effect, sideEffects, decision, words }: DrugLook): object {
  return {
    url: url.look,
    extension: [
      { url: 'day', valueDate: day },
      { url: 'effect', valueCode: effect },
      sideEffects === false ? { url: 'side-effects', valueCode: 'none' } : { url: 'side-effects', valueString: sideEffects },
      { url: 'decision', valueCode: decision },
      ...(words === undefined ? [] : [{ url: 'words', valueString: words }]),
    ],
  };
}

/** The drug of a MedicationRequest. */
export function prescriptionOf(resource: StoredResource): Prescription {
  const of = (at: string) =>
    extensionsOf(resource, at) as readonly (Extension & { readonly valueBoolean?: boolean; readonly valueDateTime?: string })[];
  const words = (at: string) => of(at)[0]?.valueString;
  const flag = (at: string) => of(at)[0]?.valueBoolean;
  const concept = resource.medicationCodeableConcept as { readonly text?: string } | undefined;
  const days = of(url.followUp).flatMap(({ valueDateTime }) => valueDateTime ?? []);
  const reason = (resource.reasonCode as readonly { readonly text?: string }[] | undefined)?.[0]?.text;
  return {
    id: resource.id,
    version: Number(resource.meta.versionId),
    citizen: (referenceIn(resource.subject) ?? '').slice('Patient/'.length),
    isInUse: resource.status === 'active',
    ...known({
      atc: codeOf(concept, atcSystem),
      name: concept?.text,
      dose: (resource.dosageInstruction as readonly { readonly text?: string }[] | undefined)?.[0]?.text,
      start: typeof resource.authoredOn === 'string' ? resource.authoredOn : undefined,
      requester: referenceIn(resource.requester),
      reason,
      goal: words(url.goal),
      stopPlan: words(url.stopWords),
      hasStopPlan: flag(url.stopPlan),
      until: of(url.until)[0]?.valueDate,
      daily: flag(url.daily),
      beside: words(url.beside),
      stopped: of(url.stopped)[0]?.valueDate,
      followUps: days.length > 0 || flag(url.known) === true ? days : undefined,
    }),
    looks: of(url.look).flatMap(lookOf),
  };
}

function lookOf({ extension = [] }: Extension): readonly DrugLook[] {
  const at = (name: string) => extension.find((one) => one.url === name);
  const day = at('day')?.valueDate;
  const side = at('side-effects');
  if (day === undefined) return [];
  const words = at('words')?.valueString;
  return [
    {
      day,
      effect: at('effect')?.valueCode as DrugEffect,
      sideEffects: side?.valueString ?? false,
      decision: at('decision')?.valueCode as DrugLook['decision'],
      ...(words !== undefined && { words }),
    },
  ];
}

/** The extensions of a resource with ours replaced; what others put there stays. */
export function withParts(resource: StoredResource, parts: Parts): readonly object[] {
  const ours = new Set(Object.values(url));
  const { goal, stopPlan, hasStopPlan, until, daily, beside, stopped, followUps, looks } = prescriptionOf(resource);
  const before = { ...known({ goal, stopPlan, hasStopPlan, until, daily, beside, stopped, followUps }), looks };
  const others = ((resource.extension ?? []) as readonly Extension[]).filter((one) => !ours.has(one.url));
  return [...others, ...extensionsFor({ ...before, ...parts })];
}

export interface DrugTold {
  readonly atc: string;
  readonly name?: string;
  readonly dose?: string;
}

/** The element that says how a drug is taken. */
export function dosage(dose: string | undefined): { readonly dosageInstruction?: readonly object[] } {
  return dose === undefined ? {} : { dosageInstruction: [{ text: dose }] };
}

/** A MedicationRequest for a drug in use from a day on. */
export function requestFor(
  citizen: string,
  { atc, name, dose }: DrugTold,
  start: string | undefined,
  parts: Parts,
  more: object,
): Resource {
  const extension = extensionsFor(parts);
  return {
    resourceType: 'MedicationRequest',
    ...(extension.length > 0 && { extension }),
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { coding: [{ system: atcSystem, code: atc }], ...(name !== undefined && { text: name }) },
    subject: { reference: `Patient/${citizen}` },
    ...dosage(dose),
    ...(start !== undefined && { authoredOn: start }),
    ...more,
  };
}

function known<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };
}
