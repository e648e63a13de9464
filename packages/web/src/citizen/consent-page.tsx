/** Each recipient of the citizen's data in plain words: what they may see, what for, what a no stops; yes and no, at once; and relatives. */

import type { JSX } from 'preact';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { SelectOne } from '../shared/door-fields.tsx';
import type { Words } from '../shared/language.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { type ConsentMessages, consentMessagesIn } from './consent-messages.ts';
import { toldWhen } from './told-when.ts';

export interface RecipientShown {
  /** As the form sends it: `house:Organization/x`, `role:gp`, `person:RelatedPerson/x`. */
  readonly to: string;
  readonly name?: string;
  readonly roles: readonly string[];
  readonly standing: 'given' | 'refused' | 'not-given';
  readonly sees: readonly Words[];
  readonly purposes: readonly Words[];
  readonly withdrawn: readonly Words[];
  /** The parts that are open, where not all of them are. */
  readonly parts?: readonly Words[];
  readonly last?: { readonly at: string; readonly herself: boolean };
  /** Referrals that a no would stop. */
  readonly affected: number;
}

export interface ConsentPage {
  readonly visit: DoorVisit;
  readonly today: string;
  readonly recipients: readonly RecipientShown[];
  readonly relatives: readonly RecipientShown[];
  /** Roles whom she has not spoken of. */
  readonly others: readonly string[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

export const consentPath = '/borger/samtykke';

/** The whole page. */
export function renderConsentPage(page: ConsentPage): string {
  const { visit, recipients, faults } = page;
  const messages = consentMessagesIn(visit.language);
  const { given, withdrawnNow, ended, invited } = messages;
  return renderCitizenDocument({
    visit,
    title: messages.title,
    faults,
    sentences: { given, withdrawn: withdrawnNow, ended, invited },
    children: (
      <>
        <p>{messages.lead}</p>
        <p>
          {messages.acute} <a href="/borger/hvem-har-set">{messages.looks}</a>
        </p>
        {recipients.length === 0 && <p>{messages.none}</p>}
        <ul class="cards">
          {recipients.map((recipient) => (
            <li key={recipient.to}>
              <Recipient page={page} recipient={recipient} messages={messages} />
            </li>
          ))}
        </ul>
        <Others page={page} messages={messages} />
        <Relatives page={page} messages={messages} />
      </>
    ),
  });
}

interface Props {
  readonly page: ConsentPage;
  readonly messages: ConsentMessages;
}

function Recipient({ page, recipient, messages }: Props & { readonly recipient: RecipientShown }): JSX.Element {
  const { visit, today } = page;
  const { language } = visit;
  const { standing, sees, purposes, withdrawn, last, affected, parts } = recipient;
  const when = last && toldWhen(last.at, today, language);
  return (
    <>
      <h2>{nameOf(recipient, messages)}</h2>
      <p class="card-state">{messages.standings[standing]}</p>
      {last !== undefined && when !== undefined && <p>{last.herself ? messages.herself(when) : messages.noted(when)}</p>}
      <p>
        {standing === 'given' ? messages.sees : messages.seesIf}: {wordsIn(sees, language)}
      </p>
      {parts !== undefined && (
        <p>
          {messages.parts}: {wordsIn(parts, language, ', ')}.
        </p>
      )}
      <p>
        {messages.purpose}: {wordsIn(purposes, language, ', ')}.
      </p>
      {standing === 'given' && (
        <p>
          {messages.withdrawn}: {wordsIn(withdrawn, language)} {affected > 0 && messages.affected(affected)}
        </p>
      )}
      <Answers page={page} recipient={recipient} messages={messages} />
    </>
  );
}

function Answers({ page, recipient, messages }: Props & { readonly recipient: RecipientShown }): JSX.Element {
  const { visit, formKey } = page;
  const { standing, to } = recipient;
  const deeds = [
    ...(standing === 'given' ? [] : [['ja', messages.yes] as const]),
    ...(standing === 'refused' ? [] : [['nej', standing === 'given' ? messages.takeBack : messages.no] as const]),
  ];
  return (
    <form method="post" action={consentPath} class="answers">
      <FormFields visit={visit} formKey={formKey} />
      <input type="hidden" name="modtager" value={to} />
      {deeds.map(([value, text]) => (
        <button
          key={value}
          type="submit"
          name="svar"
          value={value}
          class={`button ${value === 'ja' ? 'button-primary' : 'button-secondary'}`}
          aria-label={messages.toWhom(nameOf(recipient, messages), text)}
        >
          {text}
        </button>
      ))}
    </form>
  );
}

function Others({ page, messages }: Props): JSX.Element | null {
  const { visit, others, fields, faults, formKey } = page;
  if (others.length === 0) return null;
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="others">
      <h2 id="others">{messages.othersTitle}</h2>
      <form method="post" action={consentPath} noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <SelectOne
          form={form}
          name="hvem"
          label={messages.othersLabel}
          hint={messages.othersHint}
          empty={messages.othersEmpty}
          options={others.map((role) => ({ value: role, label: messages.role[role] ?? role }))}
        />
        <button type="submit" name="svar" value="ja" class="button button-primary">
          {messages.yes}
        </button>
      </form>
    </section>
  );
}

function Relatives({ page, messages }: Props): JSX.Element {
  const { visit, relatives, formKey } = page;
  const { language } = visit;
  return (
    <section aria-labelledby="relatives">
      <h2 id="relatives">{messages.relatives}</h2>
      {relatives.length === 0 && <p>{messages.noRelatives}</p>}
      <ul class="cards">
        {relatives.map((relative) => (
          <li key={relative.to}>
            <h3>{nameOf(relative, messages)}</h3>
            <p class="card-state">{messages.standings[relative.standing]}</p>
            {relative.parts !== undefined && relative.standing === 'given' && (
              <p>
                {messages.parts}: {wordsIn(relative.parts, language, ', ')}.
              </p>
            )}
            {relative.standing === 'given' && (
              <form method="post" action={consentPath}>
                <FormFields visit={visit} formKey={formKey} />
                <input type="hidden" name="modtager" value={relative.to} />
                <button
                  type="submit"
                  name="svar"
                  value="stop"
                  class="button button-secondary"
                  aria-label={messages.toWhom(nameOf(relative, messages), messages.end)}
                >
                  {messages.end}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <p>
        <a class="button button-secondary" href="/borger/inviter">
          {messages.invite}
        </a>
      </p>
    </section>
  );
}

function nameOf({ name, roles }: RecipientShown, messages: ConsentMessages): string {
  const role = roles.map((one) => messages.role[one]).find((one) => one !== undefined);
  return name ?? role ?? messages.invitedRole;
}

function wordsIn(words: readonly Words[], language: 'da' | 'en', between = ' '): string {
  return words.map((one) => one[language]).join(between);
}
