/** For tests: a terminal that remembers, and a programme with the real words whose answers are made up. */

import { PassThrough, Readable, Writable } from 'node:stream';
import { type Answer, type Case, loadTexts, loadVocabulary, readProgrammeFiles, shippedProgramme } from '@rygforloeb/decision';
import { runCli } from './run-cli.ts';
import type { CliProgramme, Surroundings } from './surroundings.ts';

const vocabulary = loadVocabulary(shippedProgramme);

export const testProgramme: CliProgramme = {
  manifest: readProgrammeFiles(shippedProgramme).manifest,
  vocabulary,
  texts: loadTexts(shippedProgramme, vocabulary),
  assess: (aCase) => madeUpAnswer(aCase),
};

/** An answer with one disposition of each status; a case with the title "fail" cannot be answered. */
export function madeUpAnswer(aCase: Case, changes: Partial<Answer> = {}): Answer {
  if (aCase.title === 'fail') throw Object.assign(new Error('the rule broke\nat a place'), { code: 'RYG_TEST' });
  const rest = {
    because: ['suspected-nerve-root'],
    sources: [{ document: 'FP', section: '6.4' }],
    requirements: ['NERVE-02'],
    conflicts: [],
  };
  return {
    case: aCase.id,
    programme: { id: 'region', version: '2023-draft', status: 'consultation draft, not in force' },
    asOf: aCase.asOf,
    inScope: true,
    urgency: 'routine',
    dispositions: [
      { ...rest, code: 'refer-psychologist', status: 'not-permitted' },
      { ...rest, code: 'refer-jobcentre', status: 'not-covered' },
      { ...rest, code: 'surgery', status: 'not-indicated' },
      { ...rest, code: 'notify-gp', status: 'blocked-consent' },
      { ...rest, code: 'refer-imaging', status: 'needs-judgement', conflicts: ['C-10'] },
      { ...rest, code: 'refer-rygcenter', status: 'permitted', layer: ['confirm'] },
      { ...rest, code: 'stay-active-advice', status: 'recommended' },
      { ...rest, code: 'check-alarm-signs', status: 'required' },
      { ...rest, code: 'supported-self-management', status: 'required', due: '2024-03-15' },
      { ...rest, code: 'medication-follow-up-second', status: 'overdue', due: '2024-03-10' },
    ],
    missing: [{ finding: 'high-pain-intensity', wouldChange: ['refer-imaging'] }],
    ...changes,
  };
}

export interface Run {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line with what stands on standard input. */
export async function run(args: readonly string[], input = '', changes: Partial<Surroundings> = {}): Promise<Run> {
  const [stdout, stderr] = [new Remembered(), new Remembered()];
  const exit = await runCli(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    environment: {},
    version: '1.2.3',
    openProgramme: async () => testProgramme,
    checkProgramme: async () => ({ ok: true, report: '3 dispositions\n' }),
    exportProgramme: async () => ['a.json', 'b.json'],
    startServer: async () => ({ url: 'http://here', settled: Promise.resolve(), isReady: () => true, close: async () => {} }),
    record: { backup: noRecord, restore: noRecord, verify: noRecord, checkBackup: noRecord },
    instruments: { shelf: noRecord, load: noRecord },
    stopped: async () => {},
    ...changes,
  });
  return { exit, out: stdout.text, err: stderr.text };
}

async function noRecord(): Promise<never> {
  throw new Error('this test has no record');
}

/** A stream that keeps what was written. */
export class Remembered extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** A reader that goes away after the first piece, as `head` does. */
export function leavingReader(): PassThrough {
  const stream = new PassThrough({ highWaterMark: 1 });
  stream.once('data', () => stream.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })));
  return stream;
}

export const caseText = (id: string, more = ''): string =>
  `id: ${id}\nasOf: 2024-03-12T10:00+01:00\nactor: gp\ncitizen: {birthDate: 1979-05-02}\n${more}`;
