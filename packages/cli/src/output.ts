/** Where the command writes: a stream that waits for its reader, and falls silent when the reader has gone. */

import { once } from 'node:events';
import type { Writable } from 'node:stream';

export interface Output {
  /** Writes text and waits until the reader can take more. */
  readonly write: (text: string) => Promise<void>;
  /** False once the reader has gone (a closed pipe): there is nobody left to write to. */
  readonly isOpen: () => boolean;
}

/** An output over a stream. A closed pipe ends it quietly; any other failure of the stream is thrown at the next write. */
export function createOutput(stream: Writable): Output {
  let open = true;
  let failure: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') failure = error;
  });
  return {
    isOpen: () => open,
    write: async (text) => {
      if (failure) throw failure;
      if (!open || stream.write(text)) return;
      await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => undefined);
    },
  };
}
