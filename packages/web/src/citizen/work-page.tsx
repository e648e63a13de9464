/** The citizen's work and sick leave: how it stands and has been, what the jobcentre may see, what is agreed with it, and the way to early help. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { DateLine, SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import type { Words } from '../shared/language.ts';
import { longDate } from '../shared/told-dates.ts';
import { renderCitizenDocument } from './citizen-document.tsx';
import { capital, toldWhen } from './told-when.ts';
import { type WorkMessages, workMessagesIn } from './work-messages.ts';
import { workPath } from './work-path.ts';
import { Statement, type StatementShown } from './work-statement.tsx';
import { type WorkShown, workTold } from './work-told.ts';

export interface WorkPage {
  readonly visit: DoorVisit;
  readonly today: string;
  readonly now: WorkShown;
  readonly isAtRisk: boolean;
  /** The latest first. */
  readonly points: readonly { readonly at: string; readonly work: WorkShown; readonly own: boolean }[];
  /** What she can be, by the codes of the programme. */
  readonly situations: readonly (Words & { readonly code: string })[];
  readonly centreSees: Words;
  readonly mayCentreSee: boolean;
  readonly requests: readonly { readonly id: string; readonly receiver: string }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly code: string;
    readonly until?: string;
    readonly aim?: string;
    readonly parts: readonly string[];
  }[];
  readonly statement?: StatementShown;
  /** Requests of the employer that wait for her answer. */
  readonly employerAsks: readonly string[];
  /** Jobcentres she can ask; empty where a request runs already. */
  readonly centres: readonly { readonly house: string; readonly name: string }[];
  readonly texts: readonly Words[];
  readonly links: readonly (Words & { readonly url: string; readonly asOf: number })[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The whole page. */
export function renderWorkPage(page: WorkPage): string {
  const { visit, now, points, isAtRisk, texts, faults } = page;
  const { language } = visit;
  const messages = workMessagesIn(language);
  const told = points.flatMap(({ at, work, own }) => {
    const sentence = workTold(work, language);
    return sentence === undefined ? [] : [{ at, sentence, own }];
  });
  return renderCitizenDocument({
    visit,
    title: messages.title,
    faults,
    sentences: { 'work-saved': messages.saved },
    children: (
      <>
        <section aria-labelledby="now">
          <h2 id="now">{messages.now}</h2>
          <p>{workTold(now, language) ?? messages.nothing}</p>
          {isAtRisk && <p>{messages.risk}</p>}
          {texts.map((text) => (
            <p key={text.da}>{text[language]}</p>
          ))}
        </section>
        {page.employerAsks.map((referral) => (
          <EmployerAsks key={referral} referral={referral} page={page} messages={messages} />
        ))}
        <OwnWords page={page} messages={messages} />
        <Statement page={page} />
        <WithCentre page={page} messages={messages} />
        {page.centres.length > 0 && <FastTrack page={page} messages={messages} />}
        {told.length > 0 && (
          <section aria-labelledby="story">
            <h2 id="story">{messages.story}</h2>
            <ul>
              {told.map(({ at, sentence, own }) => (
                <li key={`${at} ${sentence}`}>
                  {capital(longDate(at, language))}: {sentence}
                  {own && ` (${messages.bySelf})`}
                </li>
              ))}
            </ul>
          </section>
        )}
        <Links page={page} messages={messages} />
      </>
    ),
  });
}

interface Props {
  readonly page: WorkPage;
  readonly messages: WorkMessages;
}

function OwnWords({ page, messages }: Props): JSX.Element {
  const { visit, situations, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="own">
      <h2 id="own">{messages.own}</h2>
      <p>{messages.ownLead}</p>
      <form method="post" action={workPath} noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <RadioList
          form={form}
          name="sygemeldt"
          label={messages.sick}
          options={Object.entries(messages.sickAnswers).map(([value, label]) => ({ value, label }))}
        />
        <DateLine form={form} name="siden" label={messages.since} hint={messages.sinceHint} />
        <TextLine form={form} name="timer" label={messages.hours} numeric maxLength={2} />
        <SelectOne
          form={form}
          name="situation"
          label={messages.situation}
          empty={messages.situationEmpty}
          options={situations.map(({ code, ...words }) => ({ value: code, label: words[visit.language] }))}
        />
        <TextBox form={form} name="kan" label={messages.can} hint={messages.canHint} rows={3} maxLength={1000} />
        <button type="submit" name="handling" value="fortael" class="button button-primary">
          {messages.save}
        </button>
      </form>
    </section>
  );
}

function WithCentre({ page, messages }: Props): JSX.Element {
  const { visit, today, requests, tasks, centreSees, mayCentreSee } = page;
  const { language } = visit;
  return (
    <section aria-labelledby="centre">
      <h2 id="centre">{messages.withCentre}</h2>
      {requests.length + tasks.length === 0 && <p>{messages.noneWithCentre}</p>}
      <ul class="cards">
        {requests.map(({ id, receiver }) => (
          <li key={id}>
            <p>
              <a href={`/borger/henvisning/${id}`}>{messages.follow(messages.requests[receiver] ?? receiver)}</a>
            </p>
          </li>
        ))}
        {tasks.map(({ id, code, until, aim, parts }) => (
          <li key={id}>
            <h3>{messages.tasks[code] ?? messages.plan}</h3>
            {aim !== undefined && messages.aims[aim] !== undefined && <p>{messages.aims[aim]}</p>}
            {parts.length > 0 && (
              <ul>
                {parts.map((part) => (
                  <li key={part}>{part}</li>
                ))}
              </ul>
            )}
            {until !== undefined && (
              <p>{(code === 'return-plan' ? messages.lookAgain : messages.until)(toldWhen(until, today, language))}</p>
            )}
          </li>
        ))}
      </ul>
      <h3>{messages.sees}</h3>
      <p>{mayCentreSee ? centreSees[language] : messages.seesNo}</p>
      <p>
        <a href="/borger/samtykke">{messages.consent}</a>
      </p>
    </section>
  );
}

function EmployerAsks({ referral, page, messages }: Props & { readonly referral: string }): JSX.Element {
  const { visit, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="employer">
      <h2 id="employer">{messages.employer}</h2>
      <p>{messages.employerLead}</p>
      <form method="post" action={workPath} noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <input type="hidden" name="henvisning" value={referral} />
        <TickList form={form} name="maa-se-svar" label={messages.permit} options={[{ value: 'ja', label: messages.permitYes }]} />
        <p class="answers">
          <button type="submit" name="handling" value="ja" class="button button-primary">
            {messages.yes}
          </button>
          <button type="submit" name="handling" value="nej" class="button button-secondary">
            {messages.no}
          </button>
        </p>
      </form>
    </section>
  );
}

function FastTrack({ page, messages }: Props): JSX.Element {
  const { visit, centres, fields, faults, formKey } = page;
  const form = { language: visit.language, fields, faults };
  return (
    <section aria-labelledby="fast-track">
      <h2 id="fast-track">{messages.fastTrack}</h2>
      <p>{messages.fastTrackLead}</p>
      <form method="post" action={workPath} noValidate>
        <FormFields visit={visit} formKey={formKey} />
        <SelectOne
          form={form}
          name="jobcenter"
          label={messages.centre}
          hint={messages.centreHint}
          empty={messages.centreEmpty}
          options={centres.map(({ house, name }) => ({ value: house, label: name }))}
        />
        <TextBox form={form} name="ord" label={messages.words} hint={messages.wordsHint} rows={3} />
        <TickList form={form} name="maa-se" label={messages.permit} options={[{ value: 'ja', label: messages.permitYes }]} />
        <button type="submit" name="handling" value="bed" class="button button-primary">
          {messages.ask}
        </button>
      </form>
    </section>
  );
}

function Links({ page: { links, visit }, messages }: Props): JSX.Element {
  return (
    <section aria-labelledby="links">
      <h2 id="links">{messages.links}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.da}>
            <a href={link.url} rel="noreferrer">
              {link[visit.language]}
            </a>{' '}
            ({messages.asOf(link.asOf)})
          </li>
        ))}
      </ul>
    </section>
  );
}
