/** Whether anybody at a house may see a citizen: has to do with her, and her consent. Asked by our own jobs of what no person asks. */
import { consentStanding, type GatedRecord } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import { referenceIn } from '../fhir-words.ts';
import type { PathwayProgramme } from '../pathway-programme.ts';

export type Permission = 'given' | 'refused' | 'not-given';

/** The citizen's word on a house, for one purpose or, without it, for any of a role's. */
export async function consentFor(
  { access }: PathwayProgramme,
  record: GatedRecord,
  citizen: string,
  house: string,
  { at, purpose }: { readonly at: Date; readonly purpose?: string },
): Promise<Permission> {
  const consents = await everyOf(record, 'Consent', citizen);
  const asked = Object.entries(access.roles)
    .filter(([, { citizens }]) => citizens === 'related')
    .flatMap(([role, { purposes }]) =>
      (purpose === undefined ? purposes.slice(0, 1) : purposes.filter((one) => one === purpose)).map((one) => [role, one] as const),
    );
  const standings = asked.map(([role, one]) =>
    consentStanding(consents, { parties: [house], role, purpose: one, domains: Object.keys(access.domains), at }),
  );
  return standings.find((one) => one === 'given') ?? standings.find((one) => one === 'refused') ?? 'not-given';
}

/** Has the house to do with the citizen: own GP, a course, a team, a referral? */
export async function isRelated(record: GatedRecord, citizen: string, house: string): Promise<boolean> {
  const patient = await record.read('Patient', citizen);
  const gps = patient.ok ? ((patient.resource.generalPractitioner ?? []) as readonly unknown[]) : [];
  if (gps.some((gp) => referenceIn(gp) === house)) return true;
  const where = { patient: citizen };
  const looks = [
    ['EpisodeOfCare', { ...where, organization: house }],
    ['CareTeam', { ...where, participants: house }],
    ['ServiceRequest', { ...where, performers: house }],
    ['ServiceRequest', { ...where, requester: house }],
  ] as const;
  for (const [type, asked] of looks) {
    const found = await record.count(type, { where: asked });
    if (found.ok && found.count > 0) return true;
  }
  return false;
}
