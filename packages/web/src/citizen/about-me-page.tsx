/** About the citizen herself: contact, language, interpreter, and how she is reminded. */

import { languageName } from '@rygforloeb/decision';
import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { SelectOne, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { type AboutMeMessages, aboutMeMessagesIn } from './about-me-messages.ts';
import { renderCitizenDocument } from './citizen-document.tsx';

export interface AboutMePage {
  readonly visit: DoorVisit;
  /** What stands in the record, which a form writes over. */
  readonly stands: { readonly language?: string; readonly reminders?: string };
  readonly name: string;
  readonly birthDate?: string;
  readonly municipality?: string;
  readonly phone?: string;
  readonly gp?: string;
  /** Codes of the languages to choose from. */
  readonly languages: readonly string[];
  readonly channels: readonly string[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

export const aboutMePath = '/borger/mig';

/** The whole page. */
export function renderAboutMePage(page: AboutMePage): string {
  const { visit, name, birthDate, municipality, phone, gp, faults } = page;
  const { language } = visit;
  const messages = aboutMeMessagesIn(language);
  const facts = [
    [messages.name, name],
    [messages.born, birthDate === undefined ? undefined : shortDate(birthDate, language)],
    [messages.municipality, municipality],
    [messages.phone, phone],
    [messages.gp, gp],
  ] as const;
  return renderCitizenDocument({
    visit,
    title: messages.title,
    faults,
    children: (
      <>
        <dl class="access-facts">
          {facts.map(([term, fact]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{fact ?? messages.unknown}</dd>
            </div>
          ))}
        </dl>
        <p>{messages.wrong}</p>
        <h2>{messages.language}</h2>
        <p>{messages.languageLead}</p>
        <Spoken page={page} messages={messages} />
        <Interpreter page={page} messages={messages} />
        <Reminders page={page} messages={messages} />
        <p>
          <a href="/mig">{messages.access}</a>
        </p>
      </>
    ),
  });
}

interface Props {
  readonly page: AboutMePage;
  readonly messages: AboutMeMessages;
}

function Spoken({ page, messages }: Props): JSX.Element {
  const { visit, languages, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  return (
    <form method="post" action={aboutMePath} noValidate>
      <FormFields visit={visit} formKey={formKey} />
      <input type="hidden" name="stod" value={page.stands.language ?? ''} />
      <SelectOne
        form={form}
        name="sprog"
        label={messages.spoken}
        hint={messages.spokenHint}
        empty={messages.spokenEmpty}
        options={languages.map((value) => ({ value, label: languageName(value, visit.language) }))}
      />
      <TextLine form={form} name="andet-sprog" label={messages.otherSpoken} hint={messages.otherSpokenHint} maxLength={60} />
      <button type="submit" name="handling" value="sprog" class="button button-primary" aria-label={messages.saveSpoken}>
        {messages.save}
      </button>
    </form>
  );
}

function Interpreter({ page, messages }: Props): JSX.Element {
  const { visit, fields, faults, formKey } = page;
  return (
    <form method="post" action={aboutMePath} noValidate>
      <FormFields visit={visit} formKey={formKey} />
      <RadioList
        form={{ language: visit.language, fields, faults }}
        name="tolk"
        label={messages.interpreter}
        hint={messages.interpreterHint}
        options={[
          { value: 'ja', label: messages.interpreterYes },
          { value: 'nej', label: messages.interpreterNo },
        ]}
      />
      <button type="submit" name="handling" value="tolk" class="button button-primary" aria-label={messages.saveInterpreter}>
        {messages.save}
      </button>
    </form>
  );
}

function Reminders({ page, messages }: Props): JSX.Element {
  const { visit, channels, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="reminders">
      <h2 id="reminders">{messages.reminders}</h2>
      <p>{messages.remindersLead}</p>
      <form method="post" action={aboutMePath} noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <input type="hidden" name="stod" value={page.stands.reminders ?? ''} />
        <RadioList
          form={form}
          name="kanal"
          label={messages.channel}
          options={channels.map((value) => ({ value, label: messages.channels[value] ?? value }))}
        />
        <TextLine form={form} name="adresse" label={messages.address} hint={messages.addressHint} />
        <button type="submit" name="handling" value="paamind" class="button button-primary" aria-label={messages.saveReminders}>
          {messages.save}
        </button>
      </form>
    </section>
  );
}
