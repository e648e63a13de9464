/** What a citizen permits or refuses, as a Consent of the record. */
import { actorSystem, domainSystem, purposeSystem, type Resource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';

/** To whom: a house, everybody in a role, or a relative she has invited. */
export type Recipient = { readonly house: string } | { readonly role: string } | { readonly person: string };

export interface Said {
  readonly type: 'permit' | 'deny';
  readonly to: Recipient;
  /** All unless told. */
  readonly purpose?: string;
  /** Parts of the record; all of it unless told. */
  readonly domains?: readonly string[];
  /** The last day, YYYY-MM-DD. */
  readonly until?: string;
}

/** The Consent. Who notes it down is its performer; only what the citizen says herself is her own word. */
export function consentOf(
  { access: { agent }, now }: Pick<Desk, 'access' | 'now'>,
  citizen: string,
  { type, to, purpose, domains = [], until }: Said,
  identifier: readonly object[] = [],
): Resource {
  return {
    resourceType: 'Consent',
    ...(identifier.length > 0 && { identifier }),
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IDSCL' }] }],
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    patient: { reference: `Patient/${citizen}` },
    dateTime: now().toISOString(),
    performer: [{ reference: agent.practitionerRole ?? agent.who }],
    provision: {
      type,
      ...(until !== undefined && { period: { end: until } }),
      actor: [
        { role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleClass', code: 'PROV' }] }, reference: referenceTo(to) },
      ],
      ...(purpose !== undefined && { purpose: [{ system: purposeSystem, code: purpose }] }),
      ...(domains.length > 0 && { class: domains.map((code) => ({ system: domainSystem, code })) }),
    },
  };
}

function referenceTo(to: Recipient): object {
  if ('role' in to) return { identifier: { system: actorSystem, value: to.role } };
  return { reference: 'house' in to ? to.house : to.person };
}

/** The name by which a recipient is asked for in consents. */
export function partyNamed(to: Recipient): string {
  if ('role' in to) return `role:${to.role}`;
  return 'house' in to ? to.house : to.person;
}
