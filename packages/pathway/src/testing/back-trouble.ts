/** A citizen whom the programme lets a GP refer to the common triage, and the referral itself, for tests. */
import type { Desk } from '../desk.ts';
import { draftReferral } from '../referral/draft.ts';
import type { Referral } from '../referral/referral.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import { aCitizen, findings, type Houses, houseOf, saved } from './open-pathway.ts';

/** Why the programme says yes. */
export const ready = {
  'pain-site': ['lumbar'],
  'affects-daily-life': true,
  'diagnostic-triage': 'specific',
  'suspected-nerve-root': true,
  'suspected-cauda-equina': false,
  'progressive-deficit': false,
  'strength-grade': 5,
  'conservative-start': '2026-10-01',
  'conservative-effect': 'unsatisfactory',
  'conservative-contents': ['guidance', 'exercise'],
};

const fields = [
  ...['suspected-disease', 'wanted-examination', 'onset', 'location', 'work-function', 'other-disease', 'medication', 'strength'],
  ...['sensory', 'bmi', 'imaging', 'other-tests', 'tried-treatment', 'interpreter', 'phone', 'transport', 'informed'],
];

/** Every field of a referral to hospital, with words of its own. */
export const everything = fields.map((field) => ({ field, text: `hvad der er at sige om ${field}` }));

/** A citizen with a CPR number, ready to be referred. */
export async function aReadyCitizen(houses: Houses, id: string, cpr: string, permits: readonly string[]): Promise<void> {
  await aCitizen(houses, id, permits);
  const patient = await houses.jobs.read('Patient', id);
  if (!patient.ok) throw new Error(id);
  const identifier = [{ system: 'urn:oid:1.2.208.176.1.2', value: cpr }];
  const address = [{ line: ['Prøvegade 2'], city: 'Prøveby', postalCode: '9999' }];
  const updated = await houses.jobs.update({ ...patient.resource, identifier, address }, 1);
  if (!updated.ok) throw new Error(JSON.stringify(updated));
  await findings(houses, id, ready);
}

/** A referral to the common triage, drafted, checked and sent. */
export async function sentReferral(gp: Desk, citizen: string, key: string, performer = houseOf('rygcenter')): Promise<Referral> {
  const drafted = must(
    await draftReferral(gp, {
      citizen,
      receiver: 'hospital',
      performer,
      key,
      content: everything,
      override: { code: 'other', text: 'Aftalt' },
    }),
  );
  must(await checkReferral(gp, { referral: drafted.id, key: `${key}-check` }));
  return must(await sendReferral(gp, { referral: drafted.id, key: `${key}-send` }));
}

/** The referral of an outcome that must be well. */
export function must(outcome: { readonly ok: true; readonly referral: Referral } | { readonly ok: false }): Referral {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.referral;
}

/** A course at a house, so that it has to do with the citizen. */
export async function aCourse({ jobs }: Houses, citizen: string, role: string): Promise<void> {
  await saved(jobs, {
    resourceType: 'EpisodeOfCare',
    status: 'active',
    patient: { reference: `Patient/${citizen}` },
    managingOrganization: { reference: houseOf(role) },
    period: { start: '2026-10-01' },
  });
}
