/** What came is kept as a Communication, and a Task tells its receiver that it is there. */
import { canonical } from '@rygforloeb/decision';
import { EffectRefused } from '@rygforloeb/messaging';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { type Desk, partyOf } from '../desk.ts';
import { concept } from '../fhir-words.ts';
import { originOf } from '../origin.ts';

/** What a Task about a message asks for. */
export const messageTaskSystem = canonical('CodeSystem', 'message-task');
export type MessageTask = 'read-message' | 'read-feedback' | 'letter-again';

export interface Kept {
  readonly citizen: string;
  readonly to: string;
  readonly identifier: readonly { readonly system: string; readonly value: string }[];
  readonly category: readonly object[];
  readonly sent: string;
  readonly payload: readonly object[];
  readonly subject?: string;
  readonly about?: string;
  readonly inResponseTo?: string;
  readonly task: MessageTask;
  /** The step under which it stands in the story. */
  readonly step: string;
}

/** Keeps it in the name of its sender, whose desk it is. */
export async function keepMessage(desk: Desk, kept: Kept): Promise<StoredResource> {
  const now = desk.now().toISOString();
  const message = await saved(desk, {
    resourceType: 'Communication',
    identifier: kept.identifier,
    status: 'completed',
    category: kept.category,
    subject: { reference: `Patient/${kept.citizen}` },
    ...(kept.subject !== undefined && { topic: { text: kept.subject } }),
    ...(kept.about !== undefined && { about: [{ reference: kept.about }] }),
    ...(kept.inResponseTo !== undefined && { inResponseTo: [{ reference: kept.inResponseTo }] }),
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: kept.to }],
    sent: kept.sent,
    received: now,
    ...(kept.payload.length > 0 && { payload: kept.payload }),
  });
  const about = `Communication/${message.id}`;
  const task = await saved(desk, taskAbout(desk, kept, about));
  const to = [about, `Task/${task.id}`];
  await saved(desk, originOf(desk, { step: kept.step, citizen: kept.citizen, to, occurred: kept.sent }));
  return message;
}

/** A task to look at a message. */
export function taskAbout(desk: Desk, { citizen, to, task }: Pick<Kept, 'citizen' | 'to' | 'task'>, about: string): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    code: concept(messageTaskSystem, task),
    focus: { reference: about },
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: to },
    authoredOn: now,
    lastModified: now,
  };
}

/** An effect is whole or undone: what cannot be saved undoes it, and the message waits. */
export async function saved(desk: Desk, resource: Resource, id?: string): Promise<StoredResource> {
  const made = await desk.record.create(resource, id === undefined ? undefined : { id });
  if (!made.ok) throw made.reason === 'invalid' ? new EffectRefused('no-use') : new Error(`${resource.resourceType}: ${made.reason}`);
  return made.resource;
}
