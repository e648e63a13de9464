/** The messaging room's own errors: broken invariants of whoever calls, each with a stable code and a plain sentence. */

const sentences = {
  RYG_MESSAGING_UNWRITABLE_TEXT: 'A text holds characters that a message cannot carry.',
  RYG_MESSAGING_INVALID_MESSAGE: 'A message was to be written that its standard does not allow.',
  RYG_MESSAGING_INVALID_LETTER: 'A letter was to be written that its standard does not allow.',
  RYG_MESSAGING_UNREADABLE_AGAIN: 'A message that was accepted can no longer be read.',
} as const;

export type MessagingErrorCode = keyof typeof sentences;

/** Something a caller did that must not happen. The message never holds words of a citizen's message. */
export class MessagingError extends Error {
  readonly code: MessagingErrorCode;

  constructor(code: MessagingErrorCode, detail?: string) {
    super(`${code}: ${sentences[code]}${detail === undefined ? '' : ` (${detail})`}`);
    this.name = 'MessagingError';
    this.code = code;
  }
}
