/** A form that keeps itself as a draft while it is typed in: where to, and the line that says when. */

import type { JSX } from 'preact';
import type { DoorVisit } from './door-document.tsx';

/** The address that takes the drafts of the page, for `data-draft`. */
export function draftAddress({ path }: Pick<DoorVisit, 'path'>): string {
  return `/kladde?side=${encodeURIComponent(path)}`;
}

/** Says when the draft was kept, or that it was not. */
export function DraftStatus(): JSX.Element {
  return <p class="form-hint" role="status" data-draft-status />;
}
