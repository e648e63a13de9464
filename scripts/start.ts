/** The verb `start`: builds what changed and serves the house on PORT (8080), with the invented citizens of cases/examples to begin from and those of the demo in the record (`--empty`: without). */
import { spawn } from 'node:child_process';
import { buildRooms } from './build.ts';

const buildCode = await buildRooms();
if (buildCode !== 0) process.exit(buildCode);

const { exampleCitizens } = await import('./example-citizens.ts');
const { openHouse, openShipped, settingsFromEnvironment, startServer } = await import('@rygforloeb/server');

const steps = { database: 'Opening the record', demo: 'Looking after the demo: a region of invented people' };
let opened: ReturnType<typeof openShipped> | undefined;
const open = () => {
  opened ??= openShipped();
  return opened;
};

try {
  const demo = !process.argv.includes('--empty');
  const house = await openHouse(process.env, {
    demo,
    ...(demo && { region: open }),
    jobs: true,
    progress: (step, story) => console.log(story === undefined ? `${steps[step]} …` : `  Story ${story.number} of ${story.of} …`),
  });
  const server = await startServer({ ...settingsFromEnvironment(process.env), examples: exampleCitizens(), house, open });
  console.log(`\nRygforløb is at ${server.url}  (Ctrl-C stops it)`);
  // A terminal tells this process and the one that started it, which passes it on: the second must not cut the first short.
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
  void stopped.then(() => server.close()).then(() => process.exit(0));
  void server.settled.then(() => {
    if (!server.isReady()) console.error('The programme could not be loaded: no assessment is given, only the fixed acute advice.');
  });
  if (process.stdout.isTTY && process.env.CI === undefined && !process.argv.includes('--no-open')) openBrowser(server.url);
} catch (error) {
  console.error(startFailure(error));
  process.exit(1);
}

/** Opens the page where there is someone to see it; without a browser nothing happens. */
function openBrowser(url: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(opener, [url], { stdio: 'ignore', detached: true })
    .once('error', () => undefined)
    .unref();
}

function startFailure(error: unknown): string {
  return `The server could not start: ${error instanceof Error ? error.message : String(error)}`;
}
