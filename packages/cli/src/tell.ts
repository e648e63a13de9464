/** What a command says beside its result: faults and failures, on the error stream, never a stack trace. */

import type { Fault } from '@rygforloeb/decision';
import { faultLine } from './fault-line.ts';
import type { Messages } from './messages/messages.ts';
import type { Output } from './output.ts';
import { plainText } from './plain-text.ts';

/** Says a sentence on a line of its own. */
export async function tell(errors: Output, sentence: string): Promise<void> {
  await errors.write(`${plainText(sentence)}\n`);
}

/** Tells every fault on a line of its own. */
export async function tellFaults(errors: Output, faults: readonly Fault[]): Promise<void> {
  if (faults.length > 0) await errors.write(faults.map((fault) => `${faultLine(fault)}\n`).join(''));
}

/** The stable code of an error, `RYG_UNEXPECTED` where it has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : 'RYG_UNEXPECTED';
}

/** Tells a failure of the product: its code and one sentence, with the problems it names; the stack only where RYG_DEBUG asks for it. */
export async function tellFailure(
  errors: Output,
  error: unknown,
  messages: Messages,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const sentence = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  await tell(errors, messages.unexpected(codeOf(error), sentence));
  if (environment.RYG_DEBUG === '1' && error instanceof Error && error.stack) await errors.write(`${error.stack}\n`);
}
