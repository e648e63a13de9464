/** `rygforloeb serve`: hands over to the server room. */

import type { CommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Surroundings } from './surroundings.ts';

/** Starts the server with the environment's settings, `--port` and `--host` before them, and returns when it has ended. */
export async function serve({ port, host }: CommandLine, { environment, startServer }: Surroundings): Promise<ExitCode> {
  await startServer({ ...environment, ...(port !== undefined && { PORT: port }), ...(host !== undefined && { HOST: host }) });
  return exitCodes.fine;
}
