/** `rygforloeb serve`: hands over to the server room until it is told to stop. */

import type { CommandLine } from './command-line.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { messagesIn } from './messages/languages.ts';
import { createOutput, type Output } from './output.ts';
import type { Surroundings } from './surroundings.ts';
import { codeOf, tell } from './tell.ts';

/** What the server room calls a setting that cannot be used. */
const settingFault = 'RYG_SERVER_SETTING';

/** Serves with the settings of the environment, `--port` and `--host` before them; 2 when a setting cannot be used. */
export async function serve(line: CommandLine, surroundings: Surroundings, errors: Output): Promise<ExitCode> {
  const { environment, stdout, startServer, stopped } = surroundings;
  const messages = messagesIn[line.language];
  const output = createOutput(stdout);
  const settings = {
    ...environment,
    ...(line.port !== undefined && { PORT: line.port }),
    ...(line.host !== undefined && { HOST: line.host }),
  };
  try {
    const server = await startServer(settings);
    await output.write(`${messages.listening(server.url)}\n`);
    const stop = stopped();
    const settled = await Promise.race([server.settled.then(() => true), stop.then(() => false)]);
    if (settled && !server.isReady()) await tell(errors, messages.notReady);
    await stop;
    await server.close();
    return exitCodes.fine;
  } catch (error) {
    if (codeOf(error) !== settingFault) throw error;
    await tell(errors, `rygforloeb: ${error instanceof Error ? error.message : settingFault}`);
    return exitCodes.badInput;
  }
}
