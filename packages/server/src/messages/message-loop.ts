/** Looks for messages to take in, to let take effect and to send, again and again, until it is stopped. Several instances do so at once. */

import { type FileDrop, fileDrop, httpTransport, type Transport } from '@rygforloeb/messaging';
import type { MessageWork } from '@rygforloeb/pathway';
import type { MessageSettings } from './message-settings.ts';

export interface MessageLoop {
  /** Takes up nothing new; resolves when what is under way is done, or after ten seconds: what was cut off is done again later. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  readonly settings: MessageSettings;
  /** Undefined while the programme is not loaded. */
  readonly work: () => MessageWork | undefined;
  /** Told of each round that failed; the next one waits twice as long. */
  readonly failed: (error: unknown) => void;
}

const longestWait = 60_000;
const patience = 10_000;

/** Starts it. Without a way out messages are taken in and wait in the outbox. */
export function messageLoop({ settings, work, failed }: LoopOptions): MessageLoop {
  const { drop, transport } = waysOf(settings);
  let stopped = false;
  let wake: () => void = () => undefined;
  const round = async (open: MessageWork): Promise<void> => {
    if (drop !== undefined) await drop.pickUp(({ data }) => open.takeIn(data));
    while (!stopped && (await open.effectNext())) {}
    while (transport !== undefined && !stopped && (await open.sendNext(transport))) {}
  };
  const run = async (): Promise<void> => {
    for (let wait = settings.everySeconds * 1000; !stopped; ) {
      const open = work();
      try {
        if (open !== undefined) await round(open);
        wait = settings.everySeconds * 1000;
      } catch (error) {
        failed(error);
        wait = Math.min(wait * 2, longestWait);
      }
      if (!stopped) await rest(wait);
    }
  };
  const rest = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      wake();
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patience);
      });
      await Promise.race([running, enough]).finally(() => clearTimeout(timer));
    },
  };
}

function waysOf({ accessPoint, folders }: MessageSettings): { readonly drop?: FileDrop; readonly transport?: Transport } {
  if (folders !== undefined) {
    const drop = fileDrop(folders);
    return { drop, transport: drop };
  }
  if (accessPoint === undefined) return {};
  const { url, token } = accessPoint;
  return { transport: httpTransport({ url, ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }) }) };
}
