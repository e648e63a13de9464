/** The product as a process of its own on a data folder: started, reached by HTTP, killed, stopped. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What the process tells: where it listens, and the lines of its log. */
type Told = { readonly url: string } | { readonly line: string };

/** As on a small machine: without a limit what is no longer used lies about for minutes, and memory tells nothing. */
const HEAP_MB = 320;

export class ServedHouse {
  readonly folder: string;
  readonly #programme: 'with-programme' | 'without-programme';
  readonly #onLine: (line: string) => void;
  #child: ChildProcess | undefined;
  #url = '';

  constructor(folder: string, programme: 'with-programme' | 'without-programme', onLine: (line: string) => void = () => undefined) {
    this.folder = folder;
    this.#programme = programme;
    this.#onLine = onLine;
  }

  /** Where it listens; another address after each start. */
  get url(): string {
    return this.#url;
  }

  /** Starts the process and waits until it answers. */
  async start(): Promise<void> {
    const child = fork(join(import.meta.dirname, 'house-process.ts'), [this.folder, this.#programme], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(this.folder, 'compiled') },
    });
    this.#child = child;
    const ready = Promise.withResolvers<string>();
    child.once('exit', (code, signal) => ready.reject(new Error(`the server process ended with ${code ?? signal}`)));
    child.on('message', (told: Told) => ('url' in told ? ready.resolve(told.url) : this.#onLine(told.line)));
    this.#url = await ready.promise;
  }

  /** Kills the process without a word and waits until it is gone; its database is left behind. */
  async kill(): Promise<void> {
    await this.#end((child) => void child.kill('SIGKILL'));
  }

  /** Ends in good order: the process stops its database. */
  async stop(): Promise<void> {
    await this.#end((child) => child.disconnect());
  }

  async #end(how: (child: ChildProcess) => void): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    how(child);
    await gone;
  }
}
