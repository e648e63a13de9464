/** Who has to do with a citizen according to one resource: the care relations that the gate asks for. */
import { at, references, span, text } from '../store/elements.ts';
import type { Resource } from '../store/resource.ts';

/** A relation as a row; `until` null = from now on over. */
export interface Relation {
  readonly party: string;
  readonly kind: 'gp' | 'episode' | 'care-team' | 'referral' | 'relative';
  readonly since: string;
  readonly until: string | null;
}

const parties = /^(?:Organization|Practitioner|PractitionerRole|RelatedPerson)\//;

/** Types whose writing may change relations. */
export const relatingTypes: ReadonlySet<string> = new Set(['Patient', 'EpisodeOfCare', 'CareTeam', 'ServiceRequest', 'RelatedPerson']);

/** The relations that a resource says; its id is known only to the caller. */
export function relationsOf(resource: Resource, id: string): readonly Relation[] {
  switch (resource.resourceType) {
    case 'Patient':
      return resource.active === false ? [] : related('gp', references(resource, 'generalPractitioner'), open);
    case 'EpisodeOfCare':
      return related(
        'episode',
        ['managingOrganization', 'careManager'].flatMap((path) => references(resource, path)),
        spanOf(resource, episodeStates),
      );
    case 'CareTeam':
      return resource.status === 'active'
        ? at(resource, 'participant').flatMap((participant) => ofParticipant(resource, participant as Resource))
        : [];
    case 'ServiceRequest':
      return [
        ...related('referral', references(resource, 'requester'), spanOf(resource, { ...referralStates, draft: 'open' })),
        ...related('referral', references(resource, 'performer'), spanOf(resource, referralStates)),
      ];
    case 'RelatedPerson':
      return resource.active === false ? [] : related('relative', [`RelatedPerson/${id}`], periodOf(resource));
    default:
      return [];
  }
}

type Span = { readonly since: string; readonly until: string | null };
type State = 'open' | 'ended';

const open: Span = { since: '-infinity', until: 'infinity' };
const referralStates: Readonly<Record<string, State>> = { active: 'open', 'on-hold': 'open', completed: 'ended' };
const episodeStates: Readonly<Record<string, State>> = {
  planned: 'open',
  waitlist: 'open',
  active: 'open',
  onhold: 'open',
  finished: 'ended',
};

/** What is revoked, cancelled or entered in error relates nobody. */
function spanOf(resource: Resource, states: Readonly<Record<string, State>>): Span | undefined {
  const state = states[text(resource, 'status') ?? ''];
  if (state === undefined) return undefined;
  const period = periodOf(resource);
  return state === 'ended' && period.until === 'infinity' ? { ...period, until: null } : period;
}

/** The period of a resource; a side that it does not name is open. */
function periodOf(resource: Resource): Span {
  const period = span(resource, 'period');
  return { since: period?.from ?? '-infinity', until: period?.before ?? 'infinity' };
}

function ofParticipant(team: Resource, participant: Resource): readonly Relation[] {
  const own = participant.period === undefined ? periodOf(team) : periodOf(participant);
  return related(
    'care-team',
    ['member', 'onBehalfOf'].flatMap((path) => references(participant, path)),
    own,
  );
}

function related(kind: Relation['kind'], who: readonly string[], span: Span | undefined): readonly Relation[] {
  if (span === undefined) return [];
  return [...new Set(who)].filter((party) => parties.test(party)).map((party) => ({ party, kind, ...span }));
}
