/** The whole story of a referral: each step with who, when it happened, when it was written down, why, and from where to where. */
import { actorSystem, type StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { changeUrl, codeOf, extensionsOf, referenceIn, stateSystem, transitionSystem } from '../fhir-words.ts';
import { isReferralState, type ReferralState, type StepCode } from './states.ts';

export interface Told {
  readonly step: string;
  readonly from?: string;
  readonly to?: string;
  readonly who: string;
  readonly house?: string;
  readonly role?: string;
  /** Event time and record time. */
  readonly occurred: string;
  readonly recorded: string;
  readonly reason?: string;
}

/**
 * First step first, in the order in which they were written down. Who may not read who did what is told what the referral itself shows:
 * each state, the house and the day, and nobody's name.
 */
export async function storyOf(desk: Desk, referral: string): Promise<readonly Told[]> {
  if (!desk.record.may('Provenance', 'search')) return statesOf(desk, referral);
  const found: Told[] = [];
  for (let after: string | undefined; ; ) {
    const listed = await desk.record.search('Provenance', {
      where: { targets: `ServiceRequest/${referral}` },
      sort: 'recorded',
      count: 100,
      ...(after !== undefined && { after }),
    });
    if (!listed.ok) return found;
    found.push(...listed.page.entries.map(toldIn));
    after = listed.page.next;
    if (after === undefined) return found;
  }
}

/** The step by which a state is reached. */
const stepInto: Readonly<Partial<Record<ReferralState, StepCode>>> = {
  sent: 'send',
  received: 'receive',
  'more-asked': 'ask',
  redirected: 'redirect',
  returned: 'return',
  accepted: 'accept',
  booked: 'book',
  'in-progress': 'start',
  closed: 'close',
  cancelled: 'cancel',
};

/** The states through which a referral has come, by the earlier versions of its Task that the agent may see. */
async function statesOf({ record }: Desk, referral: string): Promise<readonly Told[]> {
  const listed = await record.history('Task', { id: referral, count: 1000 });
  const told: Told[] = [];
  const versions = listed.ok ? listed.page.entries : [];
  let from: ReferralState | undefined;
  for (const { resource: content } of versions.toSorted((one, other) => one.version - other.version)) {
    const to = codeOf(content?.businessStatus, stateSystem);
    if (content === undefined || to === undefined || !isReferralState(to) || to === from) continue;
    const isOfSender = to === 'sent' || from === 'more-asked';
    const step = from === 'more-asked' && to === 'received' ? 'answer' : stepInto[to];
    const house = referenceIn(isOfSender ? content.requester : content.owner);
    const at = String(content.lastModified ?? content.meta.lastUpdated);
    if (step !== undefined)
      told.push({
        step,
        to,
        who: '',
        occurred: at,
        recorded: at,
        ...(from !== undefined && { from }),
        ...(house !== undefined && { house }),
      });
    from = to;
  }
  return told;
}

/** Who did what and why, as a Provenance says it. */
export function toldIn(origin: StoredResource): Told {
  const [agent] = (origin.agent ?? []) as readonly {
    readonly role?: readonly unknown[];
    readonly who?: unknown;
    readonly onBehalfOf?: unknown;
  }[];
  const change = extensionsOf(origin, changeUrl)[0]?.extension ?? [];
  const [from, to] = ['from', 'to'].map((url) => change.find((part) => part.url === url)?.valueCode);
  const house = referenceIn(agent?.onBehalfOf);
  const role = codeOf(agent?.role?.[0], actorSystem);
  const reason = (origin.reason as readonly { readonly text?: string }[] | undefined)?.[0]?.text;
  return {
    step: codeOf(origin.activity, transitionSystem) ?? '',
    who: referenceIn(agent?.who) ?? '',
    occurred: String(origin.occurredDateTime),
    recorded: String(origin.recorded),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(house !== undefined && { house }),
    ...(role !== undefined && { role }),
    ...(reason !== undefined && { reason }),
  };
}
