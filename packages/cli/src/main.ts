/** Starts the command line in this process. */

import { openProgramme } from '@rygforloeb/decision';
import manifest from '../package.json' with { type: 'json' };
import { runCli } from './run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  version: manifest.version,
  openProgramme,
  startServer: async () => {},
});
