/** A message that could not be written: it lies parked among those that go out, with what is missing, until somebody has seen to it. */
import { randomUUID } from 'node:crypto';
import type { MessageBox, MessageRow } from '@rygforloeb/record';
import type { Lack, Outline } from './outline.ts';
import type { Written } from './written.ts';

export interface Unwritten {
  readonly outline: Outline;
  readonly why: Extract<Written, { readonly is: 'unwritten' }>['why'];
  readonly lacks: readonly Lack[];
  readonly at: string;
}

/** Lays it down. */
export async function parkUnwritten(messages: MessageBox, unwritten: Unwritten): Promise<void> {
  await messages.add({ box: 'out', key: `unwritten ${randomUUID()}`, state: 'parked', body: '', content: { unwritten } });
}

/** What lies in a row, if it is such a one. */
export function unwrittenIn(row: MessageRow): Unwritten | undefined {
  return (row.content as { readonly unwritten?: Unwritten }).unwritten;
}
