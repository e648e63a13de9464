/** Who is a party of a resource: those it names as sender, receiver, owner, asker or doer. In SQL for searches, in code for one resource. */
import { references } from '../store/elements.ts';
import type { Resource } from '../store/resource.ts';

/** Element path and, where searches need it, the typed column that holds it. */
interface PartyElement {
  readonly path: string;
  readonly column?: string;
  readonly kind?: 'text' | 'list';
}

const partyElements: Readonly<Record<string, readonly PartyElement[]>> = {
  Task: [
    { path: 'owner', column: 'owner' },
    { path: 'requester', column: 'requester' },
  ],
  ServiceRequest: [
    { path: 'requester', column: 'requester' },
    { path: 'performer', column: 'performers', kind: 'list' },
  ],
  Communication: [
    { path: 'sender', column: 'sender' },
    { path: 'recipient', column: 'recipients', kind: 'list' },
  ],
  EpisodeOfCare: [{ path: 'managingOrganization', column: 'organization' }],
  CareTeam: [{ path: 'participant.member', column: 'participants', kind: 'list' }],
  QuestionnaireResponse: [{ path: 'author' }],
  HealthcareService: [{ path: 'providedBy', column: 'organization' }],
};

/** Whether one of the parties stands in the resource. */
export function isParty(resource: Resource, parties: readonly string[]): boolean {
  return (partyElements[resource.resourceType] ?? []).some(({ path }) =>
    references(resource, path).some((found) => parties.includes(found)),
  );
}

/** The same over the typed columns of a type's table; `place` gives the placeholder of the parties. */
export function partyCondition(type: string, place: () => string): string {
  const columns = (partyElements[type] ?? []).flatMap(({ column, kind }) => (column === undefined ? [] : [{ column, kind }]));
  if (columns.length === 0) return 'false';
  const parties = place();
  return `(${columns.map(({ column, kind }) => (kind === 'list' ? `${column} && ${parties}` : `${column} = any(${parties})`)).join(' or ')})`;
}
