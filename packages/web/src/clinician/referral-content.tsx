/** The form of a referral: the acute questions first, to whom, what is known and what is missing with why, and the citizen's yes. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import type { DoorVisit } from '../shared/door-document.tsx';
import type { FormView } from '../shared/door-field-frame.tsx';
import { DateLine, SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { citizenPath } from './citizen-record-document.tsx';
import { referralMessagesIn } from './referral-messages.ts';
import type { ContentField, ReferralFormShown, ReferralPage } from './referral-model.ts';
import { Sent } from './referral-sent.tsx';
import { Indication, Talk } from './referral-talk.tsx';

/** All of it; what is acute stands first and closes the rest. */
export function ReferralForm(page: ReferralPage & { readonly shown: ReferralFormShown }): JSX.Element {
  const { visit, card, fields, faults, shown } = page;
  const messages = referralMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <>
      {shown.acuteFirst && (
        <section class="alert alert-error" id="akut-foerst" tabIndex={-1} aria-labelledby="akut-foerst-titel">
          <div class="alert-body">
            <h2 class="alert-heading" id="akut-foerst-titel">
              {messages.acuteFirst}
            </h2>
            <p>{messages.acuteFirstLead}</p>
            <a class="button citizen-acute" href={citizenPath(card.id, 'akut')}>
              {messages.toAcute}
            </a>
          </div>
        </section>
      )}
      <Talk {...page} />
      <Sent {...page} keeps>
        {shown.acuteQuestions.length > 0 && (
          <section aria-labelledby="akut-titel">
            <h2 id="akut-titel">{messages.acuteTitle}</h2>
            <p>{messages.acuteLead}</p>
            {shown.acuteQuestions.map(({ code, question, steps }) =>
              steps === undefined ? (
                <RadioList
                  key={code}
                  form={form}
                  name={`akut.${code}`}
                  label={question}
                  options={[
                    { value: 'yes', label: messages.yes },
                    { value: 'no', label: messages.no },
                    { value: '', label: messages.notAsked },
                  ]}
                />
              ) : (
                <SelectOne
                  key={code}
                  form={form}
                  name={`akut.${code}`}
                  label={question}
                  empty={messages.notAsked}
                  options={steps.map((step) => ({ value: step, label: step }))}
                />
              ),
            )}
          </section>
        )}
        <SelectOne
          form={form}
          name="modtager"
          label={messages.performer}
          empty={messages.choosePerformer}
          {...(shown.housesUnsure && { hint: messages.housesUnsure })}
          options={shown.houses.map(({ house, name }) => ({ value: house, label: name }))}
        />
        <h2>{messages.contentTitle}</h2>
        {shown.content.length === 0 && <p>{messages.contentNone}</p>}
        <div class="content-fields">
          {shown.content.map((field) => (
            <Field key={field.field} form={form} field={field} visit={visit} />
          ))}
        </div>
        {shown.asksDischarge === true && (
          <DateLine form={form} name="udskrevet" label={messages.discharged} hint={messages.dischargedHint} />
        )}
        <Indication {...page} />
        <Consent {...page} />
        {shown.ready && <p role="status">{messages.ready}</p>}
        <button type="submit" class="button button-primary" name="gem" value="send">
          {messages.send}
        </button>
        <button type="submit" class="button button-secondary" name="gem" value="kontrol">
          {messages.check}
        </button>
      </Sent>
    </>
  );
}

function Field({
  form,
  field: { field, name, force, requirement, known, isDay },
  visit,
}: {
  readonly form: FormView;
  readonly field: ContentField;
  readonly visit: DoorVisit;
}): JSX.Element {
  const messages = referralMessagesIn(visit.language);
  const asked = `${messages.force[force] ?? force}. ${messages.why} ${requirement}.`;
  const hint = known === undefined ? asked : `${messages.known} ${known}. ${messages.addMore}`;
  if (isDay)
    return (
      <div class="content-field">
        <DateLine form={form} name={`felt.${field}`} label={name} hint={hint} />
      </div>
    );
  const leftOut = form.fields.get(`udelad.${field}`) ?? '';
  const isWanted = form.faults.some((fault) => fault.field === `felt.${field}`);
  return (
    <div class="content-field">
      <TextBox form={form} name={`felt.${field}`} label={name} rows={2} hint={hint} />
      {force !== 'must' && known === undefined && (
        <details open={leftOut !== '' || isWanted}>
          <summary>{messages.leaveOut(name)}</summary>
          <TextLine form={form} name={`udelad.${field}`} label={messages.leaveOutHint} />
        </details>
      )}
    </div>
  );
}

function Consent(page: ReferralPage & { readonly shown: ReferralFormShown }): JSX.Element | null {
  const { visit, fields, faults, shown } = page;
  const messages = referralMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  if (shown.consent === 'given') return null;
  if (shown.consent === 'refused')
    return (
      <p id="samtykke" tabIndex={-1}>
        <strong>{messages.consentRefused}</strong>
      </p>
    );
  return (
    <TickList
      form={form}
      name="samtykke"
      label={messages.consentTitle}
      options={[{ value: 'ja', label: messages.consentYes(shown.house) }]}
    />
  );
}
