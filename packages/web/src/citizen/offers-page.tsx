/** What the citizen's municipality offers, what she takes part in, and the way to sign up where citizens may. */

import type { JSX } from 'preact';
import { TickList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { TextBox } from '../shared/door-fields.tsx';
import type { Words } from '../shared/language.ts';
import { longDate } from '../shared/told-dates.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type OffersMessages, offersMessagesIn } from './offers-messages.ts';
import { toldWhen } from './told-when.ts';

export interface OfferShown {
  readonly id: string;
  readonly name: string;
  readonly kind: Words;
  /** The programme's card about the kind. */
  readonly card?: Words;
  readonly description?: string;
  readonly selfReferral: boolean;
  readonly phone?: string;
  readonly email?: string;
  readonly link?: string;
  readonly checked: string;
}

export interface OffersPage {
  readonly visit: DoorVisit;
  readonly today: string;
  readonly municipality?: string;
  readonly offers: readonly OfferShown[];
  readonly missing: readonly Words[];
  readonly mine: readonly {
    readonly referral: string;
    readonly talkAt?: string;
    readonly agreed?: string;
    readonly offers: readonly { readonly name: string; readonly status: string }[];
  }[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

export const offersPath = '/borger/tilbud';

/** The names of the fields in which she signs up for an offer. */
export function signUpFields(offer: string): { readonly wish: string; readonly permit: string } {
  return { wish: `oensker-${offer}`, permit: `maa-se-${offer}` };
}

/** The whole page. */
export function renderOffersPage(page: OffersPage): string {
  const { visit, municipality, offers, missing, faults } = page;
  const { language } = visit;
  const messages = offersMessagesIn(language);
  return renderCitizenDocument({
    visit,
    title: messages.title,
    faults,
    children: (
      <>
        <p>{municipality === undefined ? messages.noMunicipality : messages.lead(municipality)}</p>
        <Mine page={page} messages={messages} />
        {municipality !== undefined && offers.length === 0 && <p>{messages.none}</p>}
        <ul class="cards">
          {offers.map((offer) => (
            <li key={offer.id}>
              <Offer offer={offer} page={page} messages={messages} />
            </li>
          ))}
        </ul>
        {municipality !== undefined && missing.length > 0 && (
          <p>
            {messages.missingKinds}: {missing.map((kind) => kind[language]).join('; ')}. {messages.askGp}
          </p>
        )}
      </>
    ),
  });
}

interface Props {
  readonly page: OffersPage;
  readonly messages: OffersMessages;
}

function Mine({ page: { mine, visit, today }, messages }: Props): JSX.Element | null {
  if (mine.length === 0) return null;
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{messages.mine}</h2>
      <ul class="cards">
        {mine.map(({ referral, talkAt, agreed, offers }) => (
          <li key={referral}>
            {talkAt !== undefined && <p>{messages.talkAt(toldWhen(talkAt, today, visit.language))}</p>}
            {agreed !== undefined && (
              <p>
                {messages.agreed}: {agreed}
              </p>
            )}
            {offers.length > 0 && (
              <ul>
                {offers.map(({ name, status }) => (
                  <li key={name}>
                    {name}: {messages.statuses[status]}
                  </li>
                ))}
              </ul>
            )}
            <p>
              <a href={`/borger/henvisning/${referral}`}>{messages.follow}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Offer({ offer, page, messages }: Props & { readonly offer: OfferShown }): JSX.Element {
  const { visit } = page;
  const { language } = visit;
  const { name, kind, card, description, selfReferral, phone, email, link, checked } = offer;
  const isAtFault = page.faults.some(({ field }) => Object.values(signUpFields(offer.id)).includes(field));
  return (
    <>
      <h2>{name}</h2>
      <p class="card-state">{kind[language]}</p>
      {description !== undefined && <p>{description}</p>}
      {card !== undefined && <p>{card[language]}</p>}
      {(phone ?? email ?? link) !== undefined && (
        <p class="papers">
          {phone !== undefined && <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>}
          {email !== undefined && <a href={`mailto:${email}`}>{email}</a>}
          {link !== undefined && (
            <a href={link} rel="noreferrer">
              {link}
            </a>
          )}
        </p>
      )}
      <p>{selfReferral ? messages.selfReferral : messages.askGp}</p>
      {selfReferral && (
        <details class="sign-up" open={isAtFault}>
          <summary>{messages.signUp(name)}</summary>
          <SignUp offer={offer} page={page} messages={messages} />
        </details>
      )}
      <p class="piece-sources">{messages.checked(longDate(checked, language))}</p>
    </>
  );
}

function SignUp({ offer, page, messages }: Props & { readonly offer: OfferShown }): JSX.Element {
  const { visit, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  const { wish, permit } = signUpFields(offer.id);
  return (
    <form method="post" action={offersPath} noValidate>
      <FormFields visit={visit} formKey={formKey} />
      <input type="hidden" name="tilbud" value={offer.id} />
      <p>{messages.signUpLead}</p>
      <TextBox form={form} name={wish} label={messages.wish} rows={3} />
      <TickList form={form} name={permit} label={messages.permit} options={[{ value: 'ja', label: messages.permitYes }]} />
      <button type="submit" class="button button-primary">
        {messages.send}
      </button>
    </form>
  );
}
