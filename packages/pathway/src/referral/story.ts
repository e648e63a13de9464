/** The whole story of a referral: each step with who, when it happened, when it was written down, why, and from where to where. */
import { actorSystem } from '@rygforloeb/record';
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
    for (const one of listed.page.entries) {
      const [agent] = (one.agent ?? []) as readonly {
        readonly role?: readonly unknown[];
        readonly who?: unknown;
        readonly onBehalfOf?: unknown;
      }[];
      const change = extensionsOf(one, changeUrl)[0]?.extension ?? [];
      const [from, to] = ['from', 'to'].map((url) => change.find((part) => part.url === url)?.valueCode);
      const house = referenceIn(agent?.onBehalfOf);
      const role = codeOf(agent?.role?.[0], actorSystem);
      const reason = (one.reason as readonly { readonly text?: string }[] | undefined)?.[0]?.text;
      found.push({
        step: codeOf(one.activity, transitionSystem) ?? '',
        who: referenceIn(agent?.who) ?? '',
        occurred: String(one.occurredDateTime),
        recorded: String(one.recorded),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(house !== undefined && { house }),
        ...(role !== undefined && { role }),
        ...(reason !== undefined && { reason }),
      });
    }
    after = listed.page.next;
    if (after === undefined) return found;
  }
}
