/** Who did what, when it happened, when it was written down and why: one Provenance for each step. */
import { actorSystem, type Resource } from '@rygforloeb/record';
import type { Desk } from './desk.ts';
import { changeUrl, concept, type Extension, transitionSystem } from './fhir-words.ts';

export interface Done {
  /** What was done, such as `send`. */
  readonly step: string;
  readonly citizen: string;
  /** Type/id of what it was done to. */
  readonly to: readonly string[];
  /** The version that was there before, as type/id/_history/version. */
  readonly before?: string;
  readonly from?: string;
  readonly into?: string;
  /** ISO instant with offset at which it happened; now unless told. */
  readonly occurred?: string;
  readonly why?: string;
  readonly more?: readonly Extension[];
}

/** The Provenance of a step taken at a desk. */
export function originOf({ access: { agent }, now }: Desk, done: Done): Resource {
  const recorded = now().toISOString();
  const { from, into, more = [] } = done;
  const change: readonly Extension[] =
    into === undefined
      ? []
      : [
          {
            url: changeUrl,
            extension: [...(from === undefined ? [] : [{ url: 'from', valueCode: from }]), { url: 'to', valueCode: into }],
          },
        ];
  const extension = [...change, ...more];
  return {
    resourceType: 'Provenance',
    ...(extension.length > 0 && { extension }),
    target: [...done.to, `Patient/${done.citizen}`].map((reference) => ({ reference })),
    occurredDateTime: done.occurred ?? recorded,
    recorded,
    activity: concept(transitionSystem, done.step),
    ...(done.why !== undefined && { reason: [{ text: done.why }] }),
    agent: [
      {
        role: [concept(actorSystem, agent.role)],
        who: { reference: agent.practitionerRole ?? agent.who },
        ...(agent.organization !== undefined && { onBehalfOf: { reference: agent.organization } }),
      },
    ],
    ...(done.before !== undefined && { entity: [{ role: 'revision', what: { reference: done.before } }] }),
  };
}
