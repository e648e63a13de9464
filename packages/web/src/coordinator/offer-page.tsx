/** One offer of the directory, or a new one. */

import { RadioList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import type { Option } from '../shared/door-field-frame.tsx';
import { SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { DraftStatus, draftAddress } from '../shared/draft.tsx';
import { offersPath, renderCoordinatorDocument } from './coordinator-document.tsx';
import { offersMessagesIn } from './offers-messages.ts';

export interface OfferPage {
  readonly visit: DoorVisit;
  /** Absent for a new one. */
  readonly offer?: { readonly id: string; readonly name: string; readonly municipality?: string; readonly ref: string };
  /** The fields of the import, by the same names; `set` is the version seen. */
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  readonly municipalities: readonly string[];
  readonly categories: readonly Option[];
  readonly forms: readonly Option[];
  readonly houses: readonly Option[];
  /** What somebody else has saved meanwhile, by the labels of the fields. */
  readonly standsNow?: readonly { readonly label: string; readonly value: string }[];
}

/** The whole page. */
export function renderOfferPage(page: OfferPage): string {
  const { visit, offer, fields, faults, formKey, municipalities, categories, forms, houses, standsNow } = page;
  const messages = offersMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const yesNo = [
    { value: 'ja', label: messages.yes },
    { value: 'nej', label: messages.no },
  ];
  return renderCoordinatorDocument({
    visit,
    title: offer === undefined ? messages.createTitle : messages.editTitle(offer.name),
    faults,
    island: 'keep-draft',
    children: (
      <>
        <p>
          <a href={offersPath}>{messages.back}</a>
        </p>
        {standsNow !== undefined && (
          <section class="alert alert-warning" aria-labelledby="imens">
            <div class="alert-body">
              <p>{messages.changed}</p>
              <h2 class="alert-heading" id="imens">
                {messages.standsNow}
              </h2>
              <dl>
                {standsNow.map(({ label, value }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </section>
        )}
        <form
          method="post"
          action={`${offersPath}/${offer?.id ?? 'ny'}`}
          class="door-form coordinator-form"
          data-draft={draftAddress(visit)}
        >
          <FormFields visit={visit} formKey={formKey} />
          <input type="hidden" name="set" value={fields.get('set') ?? ''} />
          {offer === undefined ? (
            <>
              <SelectOne
                form={form}
                name="municipality"
                label={messages.municipality}
                empty={messages.choose}
                options={municipalities.map((name) => ({ value: name, label: name }))}
              />
              <TextLine form={form} name="ref" label={messages.ref} hint={messages.refHint} maxLength={100} />
            </>
          ) : (
            <p>
              {offer.municipality ?? messages.suppliers} · {offer.ref}
            </p>
          )}
          <TextLine form={form} name="name" label={messages.name} />
          <SelectOne form={form} name="category" label={messages.category} empty={messages.choose} options={categories} />
          <SelectOne form={form} name="organization" label={messages.organization} empty={messages.choose} options={houses} />
          <TextBox form={form} name="description" label={messages.description} maxLength={2000} />
          <SelectOne form={form} name="form" label={messages.form} hint={messages.formHint} empty={messages.choose} options={forms} />
          <RadioList form={form} name="selfReferral" label={messages.selfReferral} options={yesNo} />
          <TextLine form={form} name="phone" label={messages.phone} type="tel" />
          <TextLine form={form} name="email" label={messages.email} type="email" />
          <TextLine form={form} name="link" label={messages.link} hint={messages.linkHint} />
          <RadioList form={form} name="active" label={messages.activeTitle} options={yesNo} />
          <button type="submit" class="button button-primary">
            {messages.save}
          </button>
          <DraftStatus />
        </form>
      </>
    ),
  });
}
