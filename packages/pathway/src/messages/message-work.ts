/** What our own jobs do with messages: take in what came, let it take effect, send what waits. Each may run in several instances at once. */
import { randomUUID } from 'node:crypto';
import { type Patience, processNext, type Receipt, receive, recordMessageStore, sendNext, type Transport } from '@rygforloeb/messaging';
import { type House, jobsAccess } from '../desk.ts';
import { isOurHouse } from './arrived.ts';
import { effectIn } from './take-in.ts';

export interface MessageWork {
  /** Keeps what the network brought, and our answer to it. When it throws, neither is kept, and it may be brought again. */
  readonly takeIn: (source: string | Uint8Array) => Promise<Receipt>;
  /** Lets one message take effect; false where none is due. */
  readonly effectNext: () => Promise<boolean>;
  /** Sends one message; false where none is due. */
  readonly sendNext: (transport: Transport) => Promise<boolean>;
}

/** The work over a house's record. */
export function messageWork(house: House, patience?: Patience): MessageWork {
  const { now = () => new Date() } = house;
  const jobs = house.record.as(jobsAccess);
  const store = recordMessageStore(jobs);
  const effect = effectIn(house);
  const at = () => now().toISOString();
  return {
    takeIn: (source) => receive(store, source, { making: { newId: randomUUID, now: at() }, isOurGln: (gln) => isOurHouse(jobs, gln) }),
    effectNext: () => processNext(store, effect, at(), patience),
    sendNext: (transport) => sendNext(store, transport, at(), patience),
  };
}
