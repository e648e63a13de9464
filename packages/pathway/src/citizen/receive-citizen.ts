/** A citizen comes to a house for the first time: she says yes to it, and her course begins there. */

import { type CourseOutcome, type Permit, startCourse } from '../course/start-course.ts';
import type { Desk } from '../desk.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { cprSystem } from './find-citizens.ts';

export interface ReceptionTold {
  /** Ten digits. */
  readonly cpr: string;
  /** Of somebody whom the record does not know yet. Who is known keeps what stands there. */
  readonly given: string;
  readonly family: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly gender: 'female' | 'male' | 'other' | 'unknown';
  /** The house of her own GP. */
  readonly gp?: string;
  readonly municipality?: string;
  readonly phone?: string;
  /** The first day of the course, YYYY-MM-DD. */
  readonly start: string;
  /** To whom she says yes besides this house. */
  readonly permits?: readonly Permit[];
  readonly key: string;
}

export type ReceptionOutcome = CourseOutcome | StepRefusal | { readonly ok: false; readonly reason: 'bad-number' };

/**
 * The number alone leads to somebody who is known; nothing of her is told before her yes is kept. The house says that it has her yes:
 * it stands in the log under its name, and her own no goes before it.
 */
export async function receiveCitizen(desk: Desk, told: ReceptionTold): Promise<ReceptionOutcome> {
  const cpr = told.cpr.replaceAll(/[\s-]/g, '');
  if (!/^\d{10}$/.test(cpr)) return { ok: false, reason: 'bad-number' };
  const { organization: house } = desk.access.agent;
  if (house === undefined) return { ok: false, reason: 'no-house' };
  const identifier = `${cprSystem}|${cpr}`;
  const known = await desk.jobs.search('Patient', { where: { identifier }, count: 1 });
  const there = known.ok ? known.page.entries[0]?.id : undefined;
  const citizen = there ?? (await newCitizen(desk, told, cpr, identifier));
  if (typeof citizen !== 'string') return citizen;
  const permits: readonly Permit[] = [{ to: { house } }, ...(told.permits ?? [])];
  return startCourse(desk, { citizen, key: told.key, start: told.start, permits });
}

async function newCitizen(desk: Desk, told: ReceptionTold, cpr: string, identifier: string): Promise<string | StepRefusal> {
  const { given, family, birthDate, gender, gp, municipality, phone } = told;
  const made = await desk.record.create(
    {
      resourceType: 'Patient',
      active: true,
      identifier: [{ use: 'official', system: cprSystem, value: cpr }],
      name: [{ use: 'official', given: [given], family }],
      birthDate,
      gender,
      ...(municipality !== undefined && { address: [{ city: municipality, country: 'DK' }] }),
      ...(phone !== undefined && { telecom: [{ system: 'phone', value: phone }] }),
      ...(gp !== undefined && { generalPractitioner: [{ reference: gp }] }),
    },
    { identifier },
  );
  return made.ok ? made.resource.id : refusalOf(made);
}
