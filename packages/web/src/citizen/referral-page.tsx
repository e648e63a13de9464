/** One referral of the citizen's: how far it is, what they ask her, and the way to give it up. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { TextBox } from '../shared/door-fields.tsx';
import type { Words } from '../shared/language.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type ReferralMessages, referralMessagesIn } from './referral-messages.ts';
import { type ReferralShown, ReferralState } from './referral-state.tsx';
import { relativeMessagesIn } from './relative-messages.ts';
import { toldWhen } from './told-when.ts';

export interface ReferralPage {
  readonly visit: DoorVisit;
  readonly today: string;
  readonly referral: ReferralShown;
  /** Where she may go instead; undefined where she may not choose. */
  readonly choice?: {
    /** What the programme says to her of it. */
    readonly words: readonly Words[];
    readonly suppliers: readonly { readonly house: string; readonly name: string; readonly about?: string; readonly phone?: string }[];
  };
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The whole page; a relative reads it. */
export function renderReferralPage(page: ReferralPage): string {
  const { visit, referral, today, faults } = page;
  const { language } = visit;
  const messages = referralMessagesIn(language);
  const { house, sent, words, state } = referral;
  return renderCitizenDocument({
    visit,
    title: referral.name[language],
    faults,
    sentences: { chosen: messages.chosen },
    children: (
      <>
        <ReferralState referral={referral} language={language} today={today} />
        {sent !== undefined && <p>{messages.sent(toldWhen(sent, today, language))}</p>}
        {house !== undefined && (
          <p>
            {messages.place}: {house}
          </p>
        )}
        {words !== undefined && (
          <blockquote class="said">
            <p>
              {state === 'more-asked' ? messages.asks : messages.because}: {words}
            </p>
          </blockquote>
        )}
        {page.choice !== undefined && <Choice {...page} choice={page.choice} messages={messages} />}
        {referral.mayAnswer && <Answer {...page} messages={messages} />}
        {referral.mayCancel && <Cancel {...page} messages={messages} />}
        <p class="papers">
          <a href={`/borger/papir/referral-letter/ServiceRequest/${referral.id}`}>{messages.paper}</a>
          <a href="/borger/plan">{visit.person.role === 'relative' ? relativeMessagesIn(language).back : messages.back}</a>
        </p>
      </>
    ),
  });
}

type Props = ReferralPage & { readonly messages: ReferralMessages };

function Choice({
  visit,
  referral,
  choice,
  fields,
  faults,
  formKey,
  messages,
}: Props & { readonly choice: NonNullable<ReferralPage['choice']> }): JSX.Element {
  const { language } = visit;
  const form = { language, fields, faults };
  return (
    <section aria-labelledby="choice">
      <h2 id="choice">{messages.choiceTitle}</h2>
      {choice.words.map((words) => (
        <p key={words.da}>{words[language]}</p>
      ))}
      <p>{messages.choiceLead}</p>
      {choice.suppliers.length === 0 ? (
        <p>{messages.noSuppliers}</p>
      ) : visit.person.role !== 'citizen' ? (
        <ul>
          {choice.suppliers.map(({ house, name }) => (
            <li key={house}>{name}</li>
          ))}
        </ul>
      ) : (
        <form method="post" action={`/borger/henvisning/${referral.id}`} noValidate>
          <FormFields visit={visit} formKey={formKey} />
          <input type="hidden" name="set" value={`${referral.version}`} />
          <RadioList
            form={form}
            name="sted"
            label={messages.choiceWhere}
            options={choice.suppliers.map(({ house, name, about, phone }) => ({
              value: house,
              label: name,
              hint: [about, phone && messages.phone(phone)].filter(Boolean).join(' '),
            }))}
          />
          <TickList form={form} name="maa-se" label={messages.choicePermit} options={[{ value: 'ja', label: messages.choicePermitYes }]} />
          <button type="submit" class="button button-primary" name="handling" value="vaelg">
            {messages.choose}
          </button>
        </form>
      )}
    </section>
  );
}

function Answer({ visit, referral, fields, faults, formKey, messages }: Props): JSX.Element {
  const form = { language: visit.language, fields, faults };
  return (
    <form method="post" action={`/borger/henvisning/${referral.id}`} noValidate>
      <FormFields visit={visit} formKey={formKey} />
      <input type="hidden" name="set" value={`${referral.version}`} />
      <TextBox form={form} name="svar" label={messages.answer} hint={messages.answerHint} />
      <button type="submit" class="button button-primary" name="handling" value="svar">
        {messages.sendAnswer}
      </button>
    </form>
  );
}

function Cancel({ visit, referral, fields, faults, formKey, messages }: Props): JSX.Element {
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="cancel">
      <h2 id="cancel">{messages.cancelTitle}</h2>
      <p>{messages.cancelLead}</p>
      <form method="post" action={`/borger/henvisning/${referral.id}`} noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <input type="hidden" name="set" value={`${referral.version}`} />
        <TextBox form={form} name="hvorfor" label={messages.cancelWhy} hint={messages.cancelAfter} rows={2} />
        <button type="submit" class="button button-secondary" name="handling" value="aflys">
          {messages.cancel}
        </button>
      </form>
    </section>
  );
}
