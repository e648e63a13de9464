/** A citizen's consents as a list of recipients in plain words: what each may see, what for, and what happens when the yes is taken back. */
import { actorSystem, consentStanding, type StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Wording } from '../check/referral-rules.ts';
import type { Desk } from '../desk.ts';
import { codeOf, referenceIn } from '../fhir-words.ts';
import { type Affected, affectedBy, runningReferrals } from './affected.ts';
import { partyNamed, type Recipient } from './consent-resource.ts';

export interface ConsentRow {
  readonly to: Recipient;
  /** Of a house or a relative, as the directory has it. */
  readonly name?: string;
  readonly roles: readonly string[];
  readonly standing: 'given' | 'refused' | 'not-given';
  readonly purposes: readonly (Wording & {
    readonly code: string;
    readonly standing: ConsentRow['standing'];
    /** The parts that are open, by name; all of them where it is not limited. */
    readonly open: readonly (Wording & { readonly domain: string })[];
  })[];
  /** The latest word on this recipient: when, and whether she said it herself. */
  readonly last?: { readonly at: string; readonly type: 'permit' | 'deny'; readonly herself: boolean };
  readonly sees: readonly Wording[];
  readonly withdrawn: readonly Wording[];
  /** What runs with them now. */
  readonly affected: readonly Affected[];
}

/** Everybody whom the citizen has spoken of, her GP, and all who have to do with her now; undefined where her consents are not the agent's to read. */
export async function consentsOf(desk: Desk, citizen: string): Promise<readonly ConsentRow[] | undefined> {
  const patient = await desk.record.read('Patient', citizen);
  if (!patient.ok || !desk.record.may('Consent', 'read')) return undefined;
  const consents = await everyOf(desk.record, 'Consent', citizen);
  const found = new Map<string, { readonly to: Recipient; readonly roles: Set<string> }>();
  const add = (to: Recipient, ...roles: readonly string[]) => {
    const entry = found.get(partyNamed(to)) ?? { to, roles: new Set() };
    for (const role of roles) entry.roles.add(role);
    found.set(partyNamed(to), entry);
  };
  for (const one of (patient.resource.generalPractitioner ?? []) as readonly object[]) add({ house: referenceIn(one) ?? '' }, 'gp');
  for (const { performer, receiver, requester } of await runningReferrals(desk.record, citizen)) {
    add({ house: performer }, ...(desk.programme.referrals.receivers[receiver]?.recipient.roles ?? []));
    if (requester.startsWith('Organization/')) add({ house: requester });
  }
  for (const course of await everyOf(desk.record, 'EpisodeOfCare', citizen))
    if (course.status === 'active') add({ house: referenceIn(course.managingOrganization) ?? '' });
  for (const consent of consents) for (const to of recipientsOf(consent)) add(to, ...('role' in to ? [to.role] : []));
  const rows: ConsentRow[] = [];
  for (const { to, roles } of found.values()) rows.push(await rowOf(desk, citizen, consents, to, [...roles]));
  return rows.sort((one, other) => (one.name ?? partyNamed(one.to)).localeCompare(other.name ?? partyNamed(other.to), 'da'));
}

async function rowOf(
  desk: Desk,
  citizen: string,
  consents: readonly StoredResource[],
  to: Recipient,
  known: readonly string[],
): Promise<ConsentRow> {
  const { programme, now } = desk;
  const { name, roles } = await nameAndRoles(desk, to, known);
  const at = now();
  const asked = 'role' in to ? [] : [partyNamed(to)];
  const codes = new Set(roles.flatMap((role) => programme.access.roles[role]?.purposes ?? ['work-retention']));
  const purposes = programme.purposes
    .filter(({ code }) => codes.has(code))
    .map(({ code, da, en }) => {
      const standings = Object.entries(programme.consents.domains).map(([domain, words]) => {
        const all = roles.map((role) => consentStanding(consents, { parties: asked, role, purpose: code, domains: [domain], at }));
        return { domain, ...words, standing: strongest(all) };
      });
      return {
        ...{ code, da, en, standing: strongest(standings.map(({ standing }) => standing)) },
        open: standings.filter(({ standing }) => standing === 'given').map(({ standing: _, ...words }) => words),
      };
    });
  const last = lastWord(consents, to, citizen);
  const texts = roles.flatMap((role) => programme.consents.recipients[role] ?? []);
  return {
    to,
    ...(name !== undefined && { name }),
    roles,
    standing: strongest(purposes.map(({ standing }) => standing)),
    purposes,
    ...(last !== undefined && { last }),
    sees: distinct(texts.map(({ sees }) => sees)),
    withdrawn: distinct(texts.map(({ withdrawn }) => withdrawn)),
    affected: await affectedBy(desk, desk.record, citizen, to),
  };
}

/** What a house is stands in the directory, with the people who work in it. */
async function nameAndRoles(
  { record, programme }: Desk,
  to: Recipient,
  known: readonly string[],
): Promise<{ readonly name?: string; readonly roles: readonly string[] }> {
  if ('role' in to) return { roles: [to.role] };
  const [type = '', id = ''] = partyNamed(to).split('/');
  const read = await record.read(type, id);
  const name = read.ok ? nameOf(read.resource.name) : undefined;
  if ('person' in to) return { ...(name !== undefined && { name }), roles: ['relative'] };
  const people = await record.search('PractitionerRole', { where: { organization: to.house }, count: 100 });
  const held = people.ok
    ? people.page.entries.flatMap(({ code }) => ((code ?? []) as readonly unknown[]).map((one) => codeOf(one, actorSystem)))
    : [];
  const roles = [...new Set([...known, ...held])].filter(
    (role) => role !== undefined && role in programme.access.roles,
  ) as readonly string[];
  return { ...(name !== undefined && { name }), roles };
}

function nameOf(name: unknown): string | undefined {
  if (typeof name === 'string') return name;
  const [first] = (name ?? []) as readonly { readonly text?: string; readonly given?: readonly string[]; readonly family?: string }[];
  return first?.text ?? ([...(first?.given ?? []), first?.family].filter(Boolean).join(' ') || undefined);
}

function recipientsOf(consent: StoredResource): readonly Recipient[] {
  const { actor = [] } = (consent.provision ?? {}) as { readonly actor?: readonly { readonly reference?: unknown }[] };
  return actor.flatMap(({ reference }): readonly Recipient[] => {
    const named = referenceIn(reference);
    const role = (reference as { readonly identifier?: { readonly system?: string; readonly value?: string } } | undefined)?.identifier;
    if (role?.system === actorSystem && role.value !== undefined) return [{ role: role.value }];
    if (named?.startsWith('Organization/')) return [{ house: named }];
    return named?.startsWith('RelatedPerson/') ? [{ person: named }] : [];
  });
}

function lastWord(consents: readonly StoredResource[], to: Recipient, citizen: string): ConsentRow['last'] {
  const about = consents
    .filter((one) => one.status === 'active' && recipientsOf(one).some((recipient) => partyNamed(recipient) === partyNamed(to)))
    .sort((one, other) => Date.parse(String(other.dateTime)) - Date.parse(String(one.dateTime)));
  const [last] = about;
  if (last === undefined) return undefined;
  const performers = ((last.performer ?? []) as readonly unknown[]).map(referenceIn);
  const { type } = last.provision as { readonly type: 'permit' | 'deny' };
  return { at: String(last.dateTime), type, herself: performers.includes(`Patient/${citizen}`) };
}

function strongest(standings: readonly ConsentRow['standing'][]): ConsentRow['standing'] {
  return standings.find((one) => one === 'given') ?? standings.find((one) => one === 'refused') ?? 'not-given';
}

function distinct(texts: readonly Wording[]): readonly Wording[] {
  return [...new Map(texts.map((text) => [text.da, text])).values()];
}
