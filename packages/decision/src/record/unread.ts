/** What a record says that was not understood: kept beside the findings, because missing is never "no". */

export type UnreadReason =
  | 'unknown-resource'
  | 'no-code'
  | 'unknown-code'
  | 'unknown-status'
  | 'value-not-usable'
  | 'partial-list'
  | 'no-date'
  | 'in-the-future'
  | 'before-birth'
  | 'outside-present-trouble'
  | 'other-patient'
  | 'not-a-clinician'
  | 'not-finished'
  | 'unknown-modifier'
  | 'too-much';

/** One thing left unread: which resource (`Type/id`), why, and the code it carried when that helps. */
export interface Unread {
  readonly reference: string;
  readonly reason: UnreadReason;
  readonly code?: string;
}

/** Where readers leave what they could not use; holds at most `most` entries and then says so once. */
export interface UnreadList {
  add(reference: string, reason: UnreadReason, code?: string): void;
  readonly entries: readonly Unread[];
}

/** An empty list of things left unread. */
export function unreadList(most = 500): UnreadList {
  const entries: Unread[] = [];
  return {
    entries,
    add(reference, reason, code) {
      if (entries.length > most) return;
      if (entries.length === most) entries.push({ reference: 'Bundle', reason: 'too-much' });
      else entries.push({ reference, reason, ...(code !== undefined && { code }) });
    },
  };
}
