/** The citizen invites a relative to what she names, until a day she names. */

import { TickList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { DateLine, TextLine } from '../shared/door-fields.tsx';
import { doorMessagesIn } from '../shared/door-messages.ts';
import type { Words } from '../shared/language.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { consentMessagesIn } from './consent-messages.ts';
import { consentPath } from './consent-page.tsx';

export interface InvitePage {
  readonly visit: DoorVisit;
  /** Parts of the record by their codes. */
  readonly parts: readonly (Words & { readonly code: string })[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The whole page. */
export function renderInvitePage({ visit, parts, fields, faults, formKey }: InvitePage): string {
  const { language } = visit;
  const messages = consentMessagesIn(language);
  const form = { language, fields, faults };
  return renderCitizenDocument({
    visit,
    title: messages.inviteTitle,
    faults,
    island: 'keep-draft',
    children: (
      <>
        <p>{messages.inviteLead}</p>
        <form
          method="post"
          action="/borger/inviter"
          noValidate
          data-draft="/kladde?side=%2Fborger%2Finviter"
          data-draft-lost={doorMessagesIn(language).draftLost}
        >
          <FormFields visit={visit} formKey={formKey} />
          <TextLine form={form} name="fornavn" label={messages.givenName} />
          <TextLine form={form} name="efternavn" label={messages.familyName} />
          <TextLine form={form} name="slaegt" label={messages.relationship} hint={messages.relationshipHint} />
          <TextLine form={form} name="cpr" label={messages.cpr} hint={messages.cprHint} numeric maxLength={11} />
          <TickList
            form={form}
            name="maa-se"
            label={messages.what}
            options={parts.map((part) => ({ value: part.code, label: part[language] }))}
          />
          <DateLine form={form} name="til" label={messages.until} />
          <button type="submit" class="button button-primary">
            {messages.send}
          </button>
          <p class="form-hint" role="status" data-draft-status />
        </form>
        <p>
          <a href={consentPath}>{messages.back}</a>
        </p>
      </>
    ),
  });
}
