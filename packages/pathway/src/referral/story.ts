/** The whole story of a referral: each step with who, when it happened, when it was written down, why, and from where to where. */
import { actorSystem, type StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { changeUrl, codeOf, extensionsOf, referenceIn, transitionSystem } from '../fhir-words.ts';

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

/** First step first, in the order in which they were written down; empty where the agent may not read it. */
export async function storyOf(desk: Desk, referral: string): Promise<readonly Told[]> {
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
