/** The code systems and extensions of the pathway, and the few forms in which its resources are written and read. */
import { canonical, extensionUrl } from '@rygforloeb/decision';
import type { Resource } from '@rygforloeb/record';

export const stateSystem = canonical('CodeSystem', 'referral-state');
export const transitionSystem = canonical('CodeSystem', 'pathway-step');
export const receiverSystem = canonical('CodeSystem', 'referral-receiver');
export const partSystem = canonical('CodeSystem', 'referral-part');
export const keySystem = canonical('identifier', 'step-key');

export const contentUrl = extensionUrl('referral-content');
export const overrideUrl = extensionUrl('override');
export const changeUrl = extensionUrl('state-change');
export const assessmentUrl = extensionUrl('assessment');

export interface Concept {
  readonly coding?: readonly { readonly system?: string; readonly code?: string }[];
  readonly text?: string;
}

export interface Extension {
  readonly url: string;
  readonly extension?: readonly Extension[];
  readonly valueCode?: string;
  readonly valueString?: string;
  readonly valueDate?: string;
  readonly valueReference?: { readonly reference?: string };
}

/** A concept of one coding, with words of somebody's own if given. */
export function concept(system: string, code: string, text?: string): Concept {
  return { coding: [{ system, code }], ...(text !== undefined && { text }) };
}

/** The code of a concept in one system. */
export function codeOf(value: unknown, system: string): string | undefined {
  return (value as Concept | undefined)?.coding?.find((coding) => coding.system === system)?.code;
}

/** The reference in an element, as type/id. */
export function referenceIn(value: unknown): string | undefined {
  return (value as { readonly reference?: string } | undefined)?.reference;
}

/** The extensions of a resource, or of a part of one, under one address. */
export function extensionsOf(value: Readonly<Record<string, unknown>>, url: string): readonly Extension[] {
  return ((value.extension ?? []) as readonly Extension[]).filter((one) => one.url === url);
}

/** Resources with an element changed or, where it is undefined, taken away. */
export function changed<R extends Resource>(resource: R, elements: Readonly<Record<string, unknown>>): R {
  const all = { ...resource, ...elements };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as R;
}
