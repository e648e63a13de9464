/** A citizen invites a relative to what she names, until a day she names, and ends it when she wants (FP 2.1, 5.2). Nobody else invites. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { keySystem, referenceIn } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { refusalOf, type StepRefusal, stepKey } from '../referral/take-step.ts';
import { consentOf } from './consent-resource.ts';
import { writerOf } from './say.ts';

export interface InvitationTold {
  readonly citizen: string;
  readonly name: { readonly given: string; readonly family: string };
  /** What they are to each other, in words. */
  readonly relationship?: string;
  /** By which the relative is known when logging in. */
  readonly cpr?: string;
  /** Parts of the record. */
  readonly sees: readonly string[];
  /** The last day, YYYY-MM-DD. */
  readonly until: string;
  readonly key: string;
}

export type InvitationOutcome =
  | { readonly ok: true; readonly relative: StoredResource; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'only-herself' | 'bad-date' | 'name-missing' }
  | { readonly ok: false; readonly reason: 'unknown'; readonly what: 'domain' }
  | StepRefusal;

/** Invites; the relative sees from now on what is named, and no more. */
export async function inviteRelative(desk: Desk, told: InvitationTold): Promise<InvitationOutcome> {
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'only-herself' };
  const today = copenhagenDate(desk.now().toISOString());
  if (!/^\d{4}-\d\d-\d\d$/.test(told.until) || told.until < today) return { ok: false, reason: 'bad-date' };
  if (told.name.given.trim() === '' || told.name.family.trim() === '') return { ok: false, reason: 'name-missing' };
  if (told.sees.length === 0 || !told.sees.every((domain) => domain in desk.programme.access.domains))
    return { ok: false, reason: 'unknown', what: 'domain' };
  const record = writerOf(desk, told.citizen);
  if (!('transaction' in record)) return record;
  return record.transaction(async (inside): Promise<InvitationOutcome> => {
    const mark = stepKey(desk, 'invite-relative', told.key);
    const relative = await inside.create(relativeOf(told, today, mark), { identifier: `${keySystem}|${mark.value}` });
    if (!relative.ok) return refusalOf(relative);
    if (!relative.created) return { ok: true, relative: relative.resource, repeated: true };
    const person = `RelatedPerson/${relative.resource.id}`;
    const said = { type: 'permit', to: { person }, purpose: 'support', domains: told.sees, until: told.until } as const;
    const consent = await inside.create(consentOf(desk, told.citizen, said));
    if (!consent.ok) return refusalOf(consent);
    const to = [person, `Consent/${consent.resource.id}`];
    const origin = await inside.create(originOf(desk, { step: 'invite-relative', citizen: told.citizen, to, into: 'active' }));
    return origin.ok ? { ok: true, relative: relative.resource, repeated: false } : refusalOf(origin);
  });
}

/** Ends an invitation, at once. */
export async function endInvitation(
  desk: Desk,
  told: Pick<InvitationTold, 'citizen' | 'key'> & { readonly relative: string },
): Promise<InvitationOutcome> {
  if (desk.access.agent.role !== 'citizen') return { ok: false, reason: 'only-herself' };
  const record = writerOf(desk, told.citizen);
  if (!('transaction' in record)) return record;
  return record.transaction(async (inside): Promise<InvitationOutcome> => {
    const there = await inside.read('RelatedPerson', told.relative);
    if (!there.ok || referenceIn(there.resource.patient) !== `Patient/${told.citizen}`) return { ok: false, reason: 'not-found' };
    if (there.resource.active === false) return { ok: true, relative: there.resource, repeated: true };
    const period = { ...(there.resource.period as object | undefined), end: copenhagenDate(desk.now().toISOString()) };
    const ended = await inside.update({ ...there.resource, active: false, period }, Number(there.resource.meta.versionId));
    if (!ended.ok) return refusalOf(ended);
    const person = `RelatedPerson/${told.relative}`;
    const no = await inside.create(consentOf(desk, told.citizen, { type: 'deny', to: { person } }));
    if (!no.ok) return refusalOf(no);
    const to = [person, `Consent/${no.resource.id}`];
    const origin = await inside.create(
      originOf(desk, { step: 'end-invitation', citizen: told.citizen, to, from: 'active', into: 'ended' }),
    );
    return origin.ok ? { ok: true, relative: ended.resource, repeated: false } : refusalOf(origin);
  });
}

function relativeOf({ citizen, name, relationship, cpr, until }: InvitationTold, start: string, mark: object): Resource {
  return {
    resourceType: 'RelatedPerson',
    identifier: [mark, ...(cpr === undefined ? [] : [{ system: 'urn:oid:1.2.208.176.1.2', value: cpr }])],
    active: true,
    patient: { reference: `Patient/${citizen}` },
    ...(relationship !== undefined && { relationship: [{ text: relationship }] }),
    name: [{ given: [name.given], family: name.family }],
    period: { start, end: until },
  };
}
