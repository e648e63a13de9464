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
  openProgramme: (amendments) => openProgramme({ amendments }),
  checkProgramme: async (progress) => (await import('./programme-tools.ts')).checkShipped(progress),
  exportProgramme: async (folder) => (await import('./programme-tools.ts')).exportShipped(folder),
  startServer: async (environment) => {
    const { openHouse, settingsFromEnvironment, startServer } = await import('@rygforloeb/server');
    const settings = settingsFromEnvironment(environment);
    return startServer({ ...settings, house: await openHouse(environment, { jobs: true }) });
  },
  record: {
    backup: async (...asked) => (await import('./record-tools.ts')).backup(...asked),
    restore: async (...asked) => (await import('./record-tools.ts')).restore(...asked),
    verify: async (...asked) => (await import('./record-tools.ts')).verify(...asked),
    checkBackup: async (...asked) => (await import('./record-tools.ts')).check(...asked),
  },
  instruments: {
    shelf: async (...asked) => (await import('./instrument-tools.ts')).shelf(...asked),
    load: async (...asked) => (await import('./instrument-tools.ts')).load(...asked),
  },
  stopped,
});

/** Resolves at the first signal to stop; further ones change nothing, for a terminal sends them to the launcher and to us. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
}
