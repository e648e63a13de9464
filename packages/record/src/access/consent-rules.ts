/** What a citizen permits and refuses according to one Consent, in the form the gate asks. */
import { at, references, span } from '../store/elements.ts';
import { errorAt, type Issue, type Resource } from '../store/resource.ts';
import { toInstant } from '../store/start-of.ts';

/** A rule as a row. */
export interface ConsentRule {
  readonly permit: boolean;
  readonly party: string;
  readonly purpose: string;
  readonly domains: readonly string[] | null;
  /** The citizen said so; otherwise it is what somebody else has noted down. */
  readonly own: boolean;
  readonly weight: number;
  readonly given: string;
  readonly since: string;
  readonly until: string;
}

/** Code systems of roles, purposes and parts of the record in a Consent. */
export const actorSystem = 'https://rygforloeb.dk/fhir/CodeSystem/actor';
export const purposeSystem = 'https://rygforloeb.dk/fhir/CodeSystem/purpose';
export const domainSystem = 'https://rygforloeb.dk/fhir/CodeSystem/record-domain';

/** The rules of a Consent that is in force: one for each party and purpose. A withdrawn one has none. */
export function consentRulesOf(consent: Resource): readonly ConsentRule[] {
  if (consent.status !== 'active') return [];
  const provision = at(consent, 'provision')[0] as Resource | undefined;
  if (provision === undefined) return [];
  const said = span(consent, 'dateTime');
  if (said === undefined) return [];
  const permit = provision.type === 'permit';
  const period = span(consent, 'provision.period');
  const domains = codesIn(provision, 'class', domainSystem);
  const shared = {
    permit,
    own: references(consent, 'performer').some((who) => references(consent, 'patient').includes(who)),
    domains: domains.length === 0 ? null : domains,
    // A refusal without a clock time counts from the end of its day: it may have been said after what was permitted that day.
    given: permit || said.before === 'infinity' ? said.from : toInstant(Date.parse(said.before) - 1),
    since: period?.from ?? '-infinity',
    until: period?.before ?? 'infinity',
  };
  const purposes = codesIn(provision, 'purpose', purposeSystem);
  return partiesOf(provision).flatMap((party) =>
    (purposes.length === 0 ? ['*'] : purposes).map((purpose) => ({ ...shared, party, purpose, weight: weightOf(party, purpose) })),
  );
}

/** A clock may be ahead by so much. */
const AHEAD_MS = 5 * 60_000;

/** What is wrong with when a Consent was given: dated ahead, it would go before a refusal that is said in the meantime. */
export function consentTimeFaults(resource: Resource, now: Date): readonly Issue[] {
  const said = resource.resourceType === 'Consent' ? span(resource, 'dateTime')?.from : undefined;
  if (said === undefined || Date.parse(said) <= now.getTime() + AHEAD_MS) return [];
  return [errorAt('Consent.dateTime', 'value', 'a consent cannot be given later than now')];
}

/** Whose look into what is asked about, and when. */
export interface ConsentQuestion {
  /** `Organization/…` and the like. */
  readonly parties: readonly string[];
  readonly role: string;
  readonly purpose: string;
  /** Codes of the parts of the record. */
  readonly domains: readonly string[];
  readonly at: Date;
}

/** What a citizen's consents say to somebody else's look into the record: the gate's own question, asked beforehand. */
export function consentStanding(consents: readonly Resource[], asked: ConsentQuestion): 'given' | 'refused' | 'not-given' {
  const parties = [...asked.parties, `role:${asked.role}`, '*'];
  const applying = consents
    .flatMap(consentRulesOf)
    .filter(
      ({ party, purpose, domains, since, until }) =>
        parties.includes(party) &&
        [asked.purpose, '*'].includes(purpose) &&
        (domains === null || domains.some((domain) => asked.domains.includes(domain))) &&
        epochOf(since) <= asked.at.getTime() &&
        epochOf(until) > asked.at.getTime(),
    );
  const refusals = applying.filter(({ permit }) => !permit);
  const isPermitted = applying.some(
    (one) =>
      one.permit &&
      !refusals.some((refusal) => epochOf(refusal.given) >= epochOf(one.given) || refusal.weight > one.weight || (refusal.own && !one.own)),
  );
  return isPermitted ? 'given' : refusals.length > 0 ? 'refused' : 'not-given';
}

function epochOf(time: string): number {
  if (time === '-infinity') return Number.NEGATIVE_INFINITY;
  return time === 'infinity' ? Number.POSITIVE_INFINITY : Date.parse(time);
}

function partiesOf(provision: Resource): readonly string[] {
  const actors = at(provision, 'actor');
  if (actors.length === 0) return ['*'];
  return actors.flatMap((actor) => {
    const role = at(actor, 'reference.identifier').flatMap((identifier) => {
      const { system, value } = identifier as { readonly system?: unknown; readonly value?: unknown };
      return system === actorSystem && typeof value === 'string' ? [`role:${value}`] : [];
    });
    return [...references(actor as Resource, 'reference'), ...role];
  });
}

/** The closer a rule names its party and purpose, the more it weighs. */
function weightOf(party: string, purpose: string): number {
  const named = party === '*' ? 0 : party.startsWith('role:') ? 1 : party.startsWith('Organization/') ? 2 : 3;
  return named * 2 + (purpose === '*' ? 0 : 1);
}

/** Codes of a system. What cannot be read narrows a permit to nothing, and does not narrow a refusal. */
function codesIn(provision: Resource, path: string, wanted: string): readonly string[] {
  const codes = at(provision, path).map((coding) => {
    const { system, code } = coding as { readonly system?: unknown; readonly code?: unknown };
    return system === wanted && typeof code === 'string' ? code : undefined;
  });
  const known = codes.filter((code) => code !== undefined);
  if (known.length === codes.length) return known;
  return provision.type === 'permit' ? [...known, ''] : [];
}
