/** The citizen says what she thinks of the plan: that she agrees, or what is to be otherwise (FP 5.2, PLAN-12). */

import { extensionUrl } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { changeOnce } from '../act.ts';
import type { Desk } from '../desk.ts';
import { type Extension, extensionsOf } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { citizenOf } from './agree-plan.ts';

export interface PlanAnswerTold {
  readonly plan: string;
  readonly key: string;
  /** The version that she has read. */
  readonly seen: number;
  readonly agrees: boolean;
  /** Needed where she does not agree. */
  readonly words?: string;
}

export type PlanAnswerOutcome =
  | { readonly ok: true; readonly agreement: Agreement; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'not-a-citizen' | 'closed' }
  | StepRefusal;

export interface Agreement {
  readonly agrees: boolean;
  readonly when: string;
  /** The version of the plan that she answered. */
  readonly version: number;
  readonly words?: string;
  /** Whether the plan is still the one that she answered. */
  readonly isCurrent: boolean;
}

const agreementUrl = extensionUrl('citizen-agreement');

/** Keeps her answer with the version of the plan that she has read; a plan changed since is to be read again. */
export async function answerPlan(desk: Desk, told: PlanAnswerTold): Promise<PlanAnswerOutcome> {
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'not-a-citizen' };
  if (!told.agrees && (told.words ?? '').trim() === '') return { ok: false, reason: 'reason-missing' };
  const plan = await desk.record.read('CarePlan', told.plan);
  if (!plan.ok) return refusalOf(plan);
  const act = {
    step: 'answer-plan',
    key: told.key,
    type: 'CarePlan',
    id: told.plan,
    seen: told.seen,
    into: told.agrees ? 'agreed' : 'not-agreed',
  };
  const when = desk.now().toISOString();
  const outcome = await changeOnce<Exclude<PlanAnswerOutcome, { readonly ok: true }>>(
    desk,
    citizenOf(plan.resource.subject),
    { ...act, ...(told.words !== undefined && { why: told.words }) },
    (resource) =>
      resource.status === 'active' ? { elements: { extension: withAnswer(resource, told, when) } } : { ok: false, reason: 'closed' },
  );
  if (!outcome.ok) return outcome;
  const agreement = agreementOf(outcome.resource);
  return agreement === undefined ? { ok: false, reason: 'not-found' } : { ok: true, agreement, repeated: outcome.repeated };
}

/** What the citizen last said of the plan. Her answer is the version after the one that she read; any later one is a change. */
export function agreementOf(plan: StoredResource): Agreement | undefined {
  const parts = extensionsOf(plan, agreementUrl)[0]?.extension;
  if (parts === undefined) return undefined;
  const at = (name: string) => parts.find(({ url }) => url === name);
  const version = Number(at('version')?.valueString);
  const words = at('words')?.valueString;
  return {
    agrees: at('answer')?.valueCode === 'agreed',
    when: at('when')?.valueString ?? '',
    version,
    ...(words !== undefined && { words }),
    isCurrent: Number(plan.meta.versionId) === version + 1,
  };
}

function withAnswer(plan: StoredResource, { seen, agrees, words }: PlanAnswerTold, when: string): readonly Extension[] {
  const others = ((plan.extension ?? []) as readonly Extension[]).filter(({ url }) => url !== agreementUrl);
  const extension: Extension[] = [
    { url: 'answer', valueCode: agrees ? 'agreed' : 'not-agreed' },
    { url: 'when', valueString: when },
    { url: 'version', valueString: String(seen) },
    ...(words === undefined ? [] : [{ url: 'words', valueString: words }]),
  ];
  return [...others, { url: agreementUrl, extension }];
}
