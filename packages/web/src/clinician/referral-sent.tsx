/** The form around everything that is done with a referral, whichever address it has. */

import type { ComponentChildren, JSX } from 'preact';
import { citizenPath } from './citizen-record-document.tsx';
import { RecordForm } from './record-form.tsx';
import type { ReferralPage } from './referral-model.ts';

function actionOf({ card, receiver, referral }: ReferralPage): string {
  return citizenPath(card.id, referral === undefined ? `henvis/til-${receiver.code}` : `henvis/${referral.id}`);
}

/** Over the version that is shown. */
export function Sent(page: ReferralPage & { readonly keeps?: boolean; readonly children: ComponentChildren }): JSX.Element {
  return (
    <RecordForm
      visit={page.visit}
      formKey={page.formKey}
      action={actionOf(page)}
      version={page.referral?.version}
      keeps={page.keeps === true}
    >
      {page.children}
    </RecordForm>
  );
}
