/** The house under trial: a server process on a bundled database. Either can be killed, and both come back. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Request } from './requests.ts';

const LONGEST_RETURN_MS = 60_000;
const notAnswered: Answer = { ok: false, reason: 'not answered' };

export class House {
  readonly folder: string;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #child: ChildProcess | undefined;
  #number = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Starts the server process and waits until it can be asked. */
  async start(): Promise<void> {
    const child = fork(join(import.meta.dirname, 'server-process.ts'), [this.folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.#child = child;
    child.on('exit', () => {
      for (const answer of this.#waiting.values()) answer(notAnswered);
      this.#waiting.clear();
    });
    const ready = Promise.withResolvers<void>();
    child.once('exit', (code, signal) => ready.reject(new Error(`the server process ended with ${code ?? signal}`)));
    child.on('message', (message: 'ready' | { readonly number: number; readonly answer: Answer }) => {
      if (message === 'ready') return ready.resolve();
      this.#waiting.get(message.number)?.(message.answer);
      this.#waiting.delete(message.number);
    });
    ready.promise.catch(() => undefined);
    await ready.promise;
  }

  /** The answer, or that there was none. */
  async ask(request: Request): Promise<Answer> {
    const child = this.#child;
    if (child?.connected !== true) return notAnswered;
    this.#number += 1;
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#waiting.set(this.#number, resolve);
    child.send({ number: this.#number, request }, (error) => error !== null && resolve(notAnswered));
    return promise;
  }

  /** Kills the server process without a word and waits until it is gone; its database is left behind. */
  async killServer(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Ends in good order: the server process stops its database. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    await gone;
  }

  /** Kills the bundled database: its first process alone, or every process of it at once. */
  killDatabase(whole: boolean): void {
    const [line = ''] = readFileSync(join(this.folder, 'data', 'postmaster.pid'), 'utf8').split('\n');
    process.kill(whole ? -Number(line) : Number(line), 'SIGKILL');
  }

  /** Asks until something is saved again, and returns how long that took. */
  async untilItSaves(request: () => Request): Promise<number> {
    const begun = performance.now();
    while (performance.now() - begun < LONGEST_RETURN_MS) {
      if ((await this.ask(request())).ok) return performance.now() - begun;
      await pause(10);
    }
    throw new Error('the house did not come back');
  }
}
