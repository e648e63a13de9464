/** A form on a page about a citizen: where it is sent, sent once, over which version, and kept as a draft while one writes. */

import type { ComponentChildren, JSX } from 'preact';
import { type DoorVisit, FormFields } from '../shared/door-document.tsx';
import { doorMessagesIn } from '../shared/door-messages.ts';
import { recordMessagesIn } from './record-messages.ts';

export interface RecordFormProps {
  readonly visit: DoorVisit;
  readonly formKey: string;
  /** Address of the page that the form stands on. */
  readonly action: string;
  /** The version that the form shows. */
  readonly version?: number | undefined;
  /** What it is about, where a page has several of a kind. */
  readonly about?: string | undefined;
  /** Whether a draft is kept; where a page has several forms, under the form's own name. */
  readonly keeps?: boolean | string;
  readonly kind?: string;
  readonly children: ComponentChildren;
}

/** The form, with room for what is said about its draft before the last line. */
export function RecordForm(props: RecordFormProps): JSX.Element {
  const { visit, formKey, action, version, about, keeps = false, kind } = props;
  return (
    <form
      method="post"
      action={action}
      class={`door-form${kind === undefined ? '' : ` ${kind}`}`}
      noValidate
      {...(keeps !== false && {
        'data-draft': `/kladde?side=${encodeURIComponent(action)}`,
        'data-draft-lost': doorMessagesIn(visit.language).draftLost,
      })}
    >
      <FormFields visit={visit} formKey={formKey} {...(typeof keeps === 'string' && { draft: keeps })} />
      {version !== undefined && <input type="hidden" name="set" value={String(version)} />}
      {about !== undefined && <input type="hidden" name="om" value={about} />}
      {props.children}
      {keeps !== false && (
        <p class="draft-state" role="status" data-draft-status>
          {recordMessagesIn(visit.language).draft}
        </p>
      )}
    </form>
  );
}
