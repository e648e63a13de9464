/** A fault of an input file on one line: where, what, what is allowed, what was probably meant. Faults are told in English, like the keys of the file. */

import type { Fault } from '@rygforloeb/decision';
import { messagesIn } from './messages/languages.ts';
import type { Messages } from './messages/messages.ts';
import { plainText } from './plain-text.ts';

/** More choices than this are counted instead of listed. */
const mostChoices = 25;

/** `file:line:column: message (allowed: …; did you mean …)`. */
export function faultLine(fault: Fault): string {
  return `${plainText(fault.file)}:${fault.line}:${fault.column}: ${faultText(fault)}`;
}

/** What is wrong and what is allowed, without the place. */
export function faultText({ message, allowed, nearest }: Fault): string {
  return plainText(message) + helpOf(allowed, nearest, messagesIn.en);
}

/** ` (allowed: …; did you mean …)`, or nothing where there is no help to give. */
export function helpOf(allowed: readonly string[] | undefined, nearest: string | undefined, messages: Messages): string {
  const help = [
    ...(allowed === undefined ? [] : [`${messages.allowed}: ${listed(allowed, messages)}`]),
    ...(nearest === undefined ? [] : [`${messages.didYouMean} ${nearest}`]),
  ];
  return help.length === 0 ? '' : ` (${help.join('; ')})`;
}

function listed(choices: readonly string[], messages: Messages): string {
  if (choices.length <= mostChoices) return choices.join(', ');
  return `${choices.slice(0, mostChoices).join(', ')} … ${messages.more(choices.length - mostChoices)}`;
}
