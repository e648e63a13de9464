/** A result is explained to the citizen by a clinician who knows her: what is common at her age as common, with the other half of the truth (FP 4.3). */
import { findingSystem, findingValueSystem } from '@rygforloeb/decision';
import type { StoredResource } from '@rygforloeb/record';
import { type Changed, changeOnce } from '../act.ts';
import { everyOf } from '../check/every-of.ts';
import { citizenOf } from '../course/agree-plan.ts';
import type { Desk } from '../desk.ts';
import { codeOf, concept, referenceIn } from '../fhir-words.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { type Common, commonAt } from './prevalence.ts';
import { imagingPartSystem, imagingSeenSystem } from './record-imaging.ts';

export interface ExplainedTold {
  /** The id of the Observation with the result. */
  readonly imaging: string;
  readonly key: string;
  readonly seen?: number;
  /** What she was told, in words that she can use. */
  readonly words: string;
}

export type ExplainedOutcome =
  | { readonly ok: true; readonly result: ImagingResult; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'not-a-clinician' | 'words-missing' }
  | StepRefusal;

export interface ImagingResult {
  readonly id: string;
  readonly version: number;
  readonly result: string;
  readonly modality?: string;
  readonly day?: string;
  readonly seen: readonly string[];
  readonly level?: string;
  readonly fits: Readonly<Record<string, boolean>>;
  readonly reason?: string;
  readonly by?: string;
  /** What the citizen was told of it; undefined until somebody has. */
  readonly explained?: string;
  /** What is common at her age. `silent`: beside this result nothing is told as common (HZ-25). */
  readonly common: readonly Common[] | 'silent';
  /** Goes with what is common, always. */
  readonly text?: { readonly da: string; readonly en: string };
}

/** Keeps that, and how, a result was explained. */
export async function explainImaging(desk: Desk, told: ExplainedTold): Promise<ExplainedOutcome> {
  if (desk.programme.vocabulary.actors.get(desk.actor)?.clinician !== true) return { ok: false, reason: 'not-a-clinician' };
  if (told.words.trim() === '') return { ok: false, reason: 'words-missing' };
  const there = await desk.record.read('Observation', told.imaging);
  if (!there.ok) return refusalOf(there);
  if (codeOf(there.resource.code, findingSystem) !== 'imaging-result') return { ok: false, reason: 'not-found' };
  const citizen = citizenOf(there.resource.subject);
  const act = {
    step: 'explain-imaging',
    key: told.key,
    type: 'Observation',
    id: told.imaging,
    ...(told.seen !== undefined && { seen: told.seen }),
  };
  const outcome: Changed = await changeOnce<StepRefusal>(desk, citizen, act, (resource) => {
    const explained = { code: concept(imagingPartSystem, 'explained'), valueString: told.words };
    const stands = partsIn(resource).some(({ code }) => codeOf(code, imagingPartSystem) === 'explained');
    // Over what another has told her one writes with the version that one has seen.
    if (stands && told.seen === undefined) return { ok: false, reason: 'changed', current: Number(resource.meta.versionId) };
    const others = partsIn(resource).filter(({ code }) => codeOf(code, imagingPartSystem) !== 'explained');
    return { elements: { component: [...others, explained] } };
  });
  if (!outcome.ok) return outcome;
  return { ok: true, result: resultOf(desk, outcome.resource, await ageOf(desk, citizen)), repeated: outcome.repeated };
}

/** The results of a citizen, latest first, each with what is common at her age. Undefined where the reader may not see her. */
export async function imagingOf(desk: Desk, citizen: string): Promise<readonly ImagingResult[] | undefined> {
  const patient = await desk.record.read('Patient', citizen);
  if (!patient.ok) return undefined;
  const age = await ageOf(desk, citizen);
  const results = (await everyOf(desk.record, 'Observation', citizen)).filter(
    ({ code, status }) => codeOf(code, findingSystem) === 'imaging-result' && status !== 'entered-in-error',
  );
  return results.toSorted((one, other) => dayOf(other).localeCompare(dayOf(one))).map((result) => resultOf(desk, result, age));
}

interface Part {
  readonly code?: unknown;
  readonly valueString?: string;
  readonly valueBoolean?: boolean;
  readonly valueDateTime?: string;
  readonly valueCodeableConcept?: unknown;
}

function partsIn(resource: StoredResource): readonly Part[] {
  return (resource.component ?? []) as readonly Part[];
}

function resultOf({ programme: { care } }: Desk, resource: StoredResource, age: number | undefined): ImagingResult {
  const all = (code: string) => partsIn(resource).filter((part) => codeOf(part.code, imagingPartSystem) === code);
  const [first] = all('modality');
  const result = codeOf(resource.valueCodeableConcept, findingValueSystem) ?? '';
  const seen = all('seen').flatMap((part) => codeOf(part.valueCodeableConcept, imagingSeenSystem) ?? []);
  const isSilent = care.imaging.silent.includes(result);
  const common = isSilent ? ('silent' as const) : commonAt(care.prevalence, seen, age);
  const fits = ['side', 'level', 'complaints'].flatMap((point) =>
    all(`fits-${point}`).map(({ valueBoolean }) => [point, valueBoolean === true] as const),
  );
  const by = referenceIn(((resource.performer ?? []) as readonly unknown[])[0]);
  const words = {
    modality: first && codeOf(first.valueCodeableConcept, findingValueSystem),
    day: all('day')[0]?.valueDateTime,
    level: all('level')[0]?.valueString,
  };
  const said = { reason: all('match-reason')[0]?.valueString, by, explained: all('explained')[0]?.valueString };
  return {
    id: resource.id,
    version: Number(resource.meta.versionId),
    result,
    seen,
    fits: Object.fromEntries(fits),
    ...(Object.fromEntries(Object.entries({ ...words, ...said }).filter(([, value]) => value !== undefined)) as Partial<ImagingResult>),
    common,
    ...(common !== 'silent' && common.length > 0 && { text: care.prevalence.text }),
  };
}

/** Whole years at the desk's moment; undefined where the record knows no full date of birth. */
async function ageOf(desk: Desk, citizen: string): Promise<number | undefined> {
  const patient = await desk.record.read('Patient', citizen);
  const born = patient.ok ? patient.resource.birthDate : undefined;
  if (typeof born !== 'string' || born.length !== 10) return undefined;
  const today = desk.now().toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

function dayOf(resource: StoredResource): string {
  return String(
    resource.effectiveDateTime ?? (resource.effectivePeriod as { readonly end?: string } | undefined)?.end ?? resource.meta.lastUpdated,
  );
}
