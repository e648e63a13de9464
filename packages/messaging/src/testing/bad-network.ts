/** Two houses on a network that loses, doubles, delays and breaks, on machines that crash; kind once its fates are used up. For tests. */
import { newCorrespondence } from '../care-communication/thread.ts';
import { later, type Patience, patience } from '../delivery/backoff.ts';
import { type Arrival, processNext, receive } from '../delivery/inbox.ts';
import { post, sendNext } from '../delivery/outbox.ts';
import type { Transport } from '../transport/transport.ts';
import { opening, practice } from './correspondence.ts';
import { type MemoryInside, type MemoryMessageStore, memoryMessageStore } from './memory-message-store.ts';

/** What happens to one sending. */
export interface Fate {
  readonly lose: boolean;
  readonly copies: number;
  /** In steps of ten minutes. */
  readonly delay: number;
  /** It is taken, and then the line breaks. */
  readonly break: boolean;
}

export interface Fates {
  readonly sendings: readonly Fate[];
  /** Does the next effect fail? */
  readonly effects: readonly boolean[];
  /** Does the machine crash at the next transaction, before it is kept or after? */
  readonly crashes: readonly ('no' | 'before' | 'after')[];
}

export interface Outcome {
  /** Who sent. */
  readonly left: MemoryMessageStore;
  /** Who received; its notes are the ids of the messages that took effect. */
  readonly right: MemoryMessageStore;
}

const rounds = 300;

/** Sends so many messages and plays until everything has had its time. */
export async function playBadNetwork(count: number, { sendings, effects, crashes }: Fates): Promise<Outcome> {
  const crash = crashes[Symbol.iterator]();
  const [left, right] = [crashing(memoryMessageStore(), crash), crashing(memoryMessageStore(), crash)];
  let clock = '2026-03-02T09:00:00.000Z';
  let ids = 0;
  const making = () => ({ now: clock, newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}` });
  let air: { readonly at: string; readonly to: MemoryMessageStore; readonly body: string }[] = [];
  const sending = sendings[Symbol.iterator]();
  const networkTo = (to: MemoryMessageStore): Transport => ({
    send: async ({ body }) => {
      const next = sending.next();
      const fate: Fate = next.done === true ? { lose: false, copies: 1, delay: 0, break: false } : next.value;
      if (!fate.lose) for (let copy = 0; copy < fate.copies; copy++) air.push({ at: later(clock, (fate.delay + copy) * 600), to, body });
      return fate.break ? { ok: false, retriable: true, reason: 'broken' } : { ok: true };
    },
  });
  const endless: Patience = { ...patience, attempts: 1000 };
  const effect = effects[Symbol.iterator]();
  const act = async (arrival: Arrival, inside: MemoryInside) => {
    inside.note(arrival.kind === 'letter' ? arrival.letter.type : arrival.message.messageId);
    if (effect.next().value === true) throw new Error('The effect failed.');
  };
  for (let one = 0; one < count; one++) {
    const message = newCorrespondence(opening, making());
    while (!(await survives(() => left.transaction((inside) => post(inside, message, clock))))) {}
  }
  for (let round = 0; round < rounds; round++) {
    await untilIdle(() => sendNext(left, networkTo(right), clock, endless));
    await untilIdle(() => sendNext(right, networkTo(left), clock, endless));
    const due = air.filter(({ at }) => at <= clock).toReversed();
    air = air.filter((parcel) => !due.includes(parcel));
    for (const parcel of due) {
      const taken = await survives(() => receive(parcel.to, parcel.body, { making: making(), isOurGln: (gln) => gln === practice.gln }));
      if (!taken) air.push(parcel); // A file that was not handled stays where it lies.
    }
    await untilIdle(() => processNext(right, act, clock, endless));
    clock = later(clock, 3600);
  }
  return { left, right };
}

/** The same store, on a machine that may crash at each transaction: before, nothing is kept; after, everything is, and nobody is told. */
function crashing(store: MemoryMessageStore, crash: Iterator<Fates['crashes'][number]>): MemoryMessageStore {
  return {
    get notes() {
      return store.notes;
    },
    get outgoing() {
      return store.outgoing;
    },
    get received() {
      return store.received;
    },
    transaction: async (work) => {
      const when = crash.next().value ?? 'no';
      const result = await store.transaction(async (inside) => {
        const done = await work(inside);
        if (when === 'before') throw new Error('The machine crashed.');
        return done;
      });
      if (when === 'after') throw new Error('The machine crashed.');
      return result;
    },
  };
}

/** Works as long as there is something to do; a crash ends this round's work. */
async function untilIdle(step: () => Promise<boolean>): Promise<void> {
  await survives(async () => {
    while (await step()) {}
  });
}

async function survives(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    return false;
  }
}
