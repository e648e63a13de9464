/** What a citizen chooses about herself, kept in her Patient by our own jobs once for a key; the Provenance names her. */
import type { StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { changed, keySystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { stepUnder } from '../referral/referral.ts';
import { refusalOf, type StepRefusal, stepKey } from '../referral/take-step.ts';

export interface OwnChoice {
  readonly step: string;
  readonly citizen: string;
  readonly key: string;
}

/** Changes the Patient of whoever sits at the desk, and nobody else's. A refusal of `changeOf` changes nothing. */
export async function changeOwnPatient<Refusal extends { readonly ok: false; readonly reason: string }>(
  desk: Desk,
  { step, citizen, key }: OwnChoice,
  changeOf: (patient: StoredResource) => StoredResource | Refusal,
): Promise<{ readonly ok: true; readonly repeated: boolean } | StepRefusal | Refusal> {
  const { access } = desk;
  if (access.agent.role !== 'citizen' || access.agent.who !== `Patient/${citizen}`) return { ok: false, reason: 'not-found' };
  if (access.app !== undefined) return { ok: false, reason: 'forbidden', why: 'scope' };
  return desk.jobs.transaction(async (inside): Promise<{ readonly ok: true; readonly repeated: boolean } | StepRefusal | Refusal> => {
    const there = await inside.read('Patient', citizen);
    if (!there.ok) return refusalOf(there);
    const patient = there.resource;
    if (stepUnder(patient, access.agent.who, key) !== undefined) return { ok: true, repeated: true };
    const next = changeOf(patient);
    if ('ok' in next) return next as Refusal;
    const marks = ((patient.identifier ?? []) as readonly { readonly system?: string }[]).filter(({ system }) => system !== keySystem);
    const version = Number(patient.meta.versionId);
    const saved = await inside.update(changed(next, { identifier: [...marks, stepKey(desk, step, key)] }), version);
    if (!saved.ok) return refusalOf(saved);
    const origin = await inside.create(originOf(desk, { step, citizen, to: [], before: `Patient/${citizen}/_history/${version}` }));
    return origin.ok ? { ok: true, repeated: false } : refusalOf(origin);
  });
}
