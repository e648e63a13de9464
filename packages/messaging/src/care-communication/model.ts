/** A correspondence as we think of it: MedCom's CareCommunication 5.0 without the form it travels in. */
import type { Citizen, Party, Professional } from '../parties.ts';
import type { AttachmentType, Category } from './categories.ts';

/** A named person or team on one of the two sides. */
export type Side = { readonly professional: Professional } | { readonly team: string };

/** One text of the thread, with who wrote it and where to call. */
export interface TextPart {
  readonly kind: 'text';
  /** `urn:uuid:…`, the same wherever this text is repeated. */
  readonly id: string;
  readonly writtenAt: string;
  readonly organisation?: Party;
  readonly author: Professional;
  readonly phone: string;
  readonly text: string;
}

/** A file, or the address of one. */
export interface AttachmentPart {
  readonly kind: 'attachment';
  readonly id: string;
  readonly writtenAt: string;
  readonly organisation?: Party;
  readonly author?: Professional;
  readonly phone?: string;
  readonly title: string;
  readonly content: { readonly mimeType: AttachmentType; readonly base64: string } | { readonly url: string };
  readonly createdAt?: string;
}

export type Part = TextPart | AttachmentPart;
export type Activity = 'new' | 'reply' | 'forward';

/** What a message answers or passes on: another FHIR message, or the number and GLN of an older letter (`letter#gln`). */
export type Preceding = { readonly messageId: string } | { readonly letter: string };

/** One step of the thread: this message, or one before it. */
export interface Step {
  readonly messageId: string;
  readonly activity: Activity;
  readonly at: string;
  readonly by: Party;
  /** The parts that came in with this step. */
  readonly parts: readonly string[];
  readonly preceding?: Preceding;
}

/** The number of a course; its system names who gave it. */
export interface EpisodeNumber {
  readonly system: string;
  readonly value: string;
}

export interface CareCommunication {
  /** Of the envelope: a message that is sent again has a new one. */
  readonly bundleId: string;
  /** Of the message: the same however often it is sent. */
  readonly messageId: string;
  /** `urn:uuid:…`: a reply stays in the thread, a forward begins a new one. */
  readonly threadId: string;
  readonly sentAt: string;
  readonly sender: Party;
  readonly receiver: Party;
  readonly from?: Side;
  readonly to?: Side;
  readonly citizen: Citizen;
  readonly category: Category;
  /** Only where it is about a referral. */
  readonly priority?: 'routine' | 'asap';
  readonly subject?: string;
  readonly episodes: readonly EpisodeNumber[];
  /** Every text and file of the thread; at least one text. */
  readonly parts: readonly Part[];
  /** This message's step first, then those before it. */
  readonly steps: readonly [Step, ...Step[]];
}
