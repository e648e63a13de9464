/** What is to be said to whom, before it has an address and a standard's form: gathered by the eyes of whoever takes the step. */
import type { Wording } from '@rygforloeb/decision';
import type { Category } from '@rygforloeb/messaging';
import type { LetterPart, MessageKind, Unreachable } from './message-rules.ts';

export interface Outline {
  readonly message: MessageKind;
  readonly unreachable: Unreachable;
  readonly step: string;
  readonly citizen: string;
  /** `Organization/…` on both sides. */
  readonly from: string;
  readonly to: string;
  /** Who writes, in the words of the log, and as what. */
  readonly author: { readonly name: string; readonly role: string };
  /** When it was written. */
  readonly at: string;
  /** Of the letter and its envelope: at most 14 characters, the same for the same step. */
  readonly number: string;
  /** Type/id of what it is about. */
  readonly about?: string;
  /** By which both sides know the course that a letter belongs to. */
  readonly course?: string;
  /** The number of the letter that is answered. */
  readonly answers?: string;
  readonly parts: Readonly<Partial<Record<LetterPart, string>>>;
  readonly visit?: { readonly start?: string; readonly end?: string };
  readonly wanted?: Wording;
  readonly category?: Category;
  readonly subject?: string;
  /** The Communication that goes out. */
  readonly communication?: string;
  /** `urn:uuid:…` of the thread under which we keep it. */
  readonly thread?: string;
  /** What it answers or passes on, as it lies in the boxes. */
  readonly goesOn?: GoesOnFrom;
  readonly files?: readonly File[];
}

export interface GoesOnFrom {
  readonly way: 'reply' | 'forward';
  readonly box: 'in' | 'out';
  readonly key: string;
}

export interface File {
  readonly title: string;
  readonly mimeType: string;
  readonly base64: string;
}

/** Why a message cannot be written: which house or citizen lacks what, or where the standard's limits are passed. */
export interface Lack {
  /** `Organization/…` or `Patient/…`; absent where it is the text. */
  readonly of?: string;
  readonly missing: readonly string[];
}
