/** One referral: the acute questions first, what is known, what is missing and why, the letter, and how it has gone. */

import type { ComponentChildren, JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import { DateLine, SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { type ChartShown, ChartWithTable } from './chart-with-table.tsx';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { RecordForm } from './record-form.tsx';
import { recordMessagesIn } from './record-messages.ts';
import { referralMessagesIn } from './referral-messages.ts';
import type { EventShown } from './sector-line.tsx';

export interface ReferralPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly receiver: { readonly code: string; readonly name: string };
  /** The way to the receiver from this role, and who has it where this role has not. */
  readonly way: string;
  readonly whoCan: readonly string[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  /** Absent while nothing is saved. */
  readonly referral?: ReferralShown;
  /** The form; absent once it is sent, or where the way is not open. */
  readonly form?: ReferralFormShown;
  /** Where somebody else has saved meanwhile: what stands there now. */
  readonly theirs?: readonly { readonly name: string; readonly text: string }[];
}

export interface ReferralShown {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly house: string;
  readonly content: readonly { readonly name: string; readonly text: string; readonly isLeftOut: boolean }[];
  readonly reason?: string;
  readonly bookedFor?: string;
  readonly feedback?: string;
  readonly story: readonly EventShown[];
  readonly mayAnswer: boolean;
  readonly mayCancel: boolean;
}

export interface ReferralFormShown {
  readonly houses: readonly { readonly house: string; readonly name: string }[];
  readonly content: readonly ContentField[];
  readonly acuteFirst: boolean;
  readonly acuteQuestions: readonly { readonly code: string; readonly question: string; readonly steps?: readonly string[] }[];
  readonly consent: 'given' | 'refused' | 'not-given';
  readonly house: string;
  readonly indication?: { readonly status: string; readonly because: readonly string[] };
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
  readonly talk?: {
    /** The age for which the figures hold, nearest to the citizen's. */
    readonly age: number;
    readonly title: string;
    readonly chart: ChartShown;
    readonly text: string;
    readonly common: readonly { readonly name: string; readonly of100: number }[];
    readonly source: string;
  };
  readonly ready: boolean;
  /** Whether the last day of the hospital course is told with it. */
  readonly asksDischarge?: boolean;
}

export interface ContentField {
  readonly field: string;
  readonly name: string;
  readonly force: string;
  readonly requirement: string;
  /** What the record says already. */
  readonly known?: string;
}

/** The whole page. */
export function renderReferralPage(page: ReferralPage): string {
  const { visit, card, parts, receiver, faults, referral } = page;
  const messages = referralMessagesIn(visit.language);
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: referral === undefined ? messages.newTitle(receiver.name) : receiver.name,
    faults,
    children: (
      <>
        <p>
          <a href={citizenPath(card.id, 'henvis')}>{messages.title}</a>
        </p>
        {referral !== undefined && <Status {...page} referral={referral} />}
        <Theirs {...page} />
        {page.form !== undefined && <ReferralForm {...page} shown={page.form} />}
        {referral === undefined && page.form === undefined && <OtherWay {...page} />}
        {referral !== undefined && <After {...page} referral={referral} />}
      </>
    ),
  });
}

function actionOf({ card, receiver, referral }: ReferralPage): string {
  return citizenPath(card.id, referral === undefined ? `henvis/til-${receiver.code}` : `henvis/${referral.id}`);
}

function Sent(page: ReferralPage & { readonly keeps?: boolean; readonly children: ComponentChildren }): JSX.Element {
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

function Status({ visit, card, referral }: ReferralPage & { readonly referral: ReferralShown }): JSX.Element {
  const messages = referralMessagesIn(visit.language);
  const { states } = recordMessagesIn(visit.language);
  const facts = [
    [messages.stateNow, states[referral.state] ?? referral.state],
    [messages.performer, referral.house],
    [messages.booked, referral.bookedFor === undefined ? undefined : shortDate(referral.bookedFor, visit.language)],
    [messages.reason, referral.reason],
    [messages.feedback, referral.feedback],
  ] as const;
  return (
    <>
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <p>
        <a href={citizenPath(card.id, `papirer/referral-letter/${referral.id}`)}>{messages.preview}</a>
      </p>
    </>
  );
}

function Theirs({ visit, theirs }: ReferralPage): JSX.Element | null {
  const messages = referralMessagesIn(visit.language);
  if (theirs === undefined) return null;
  return (
    <section class="both-versions" role="alert" aria-labelledby="begge">
      <h2 id="begge">{messages.changed}</h2>
      <p>{messages.theirs}:</p>
      <ul>
        {theirs.map(({ name, text }) => (
          <li key={name}>
            {name}: {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReferralForm(page: ReferralPage & { readonly shown: ReferralFormShown }): JSX.Element {
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
  field: { field, name, force, requirement, known },
  visit,
}: {
  readonly form: { readonly language: 'da' | 'en'; readonly fields: URLSearchParams; readonly faults: readonly FieldFault[] };
  readonly field: ContentField;
  readonly visit: DoorVisit;
}): JSX.Element {
  const messages = referralMessagesIn(visit.language);
  const asked = `${messages.force[force] ?? force}. ${messages.why} ${requirement}.`;
  const leftOut = form.fields.get(`udelad.${field}`) ?? '';
  const isWanted = form.faults.some((fault) => fault.field === `felt.${field}`);
  return (
    <div class="content-field">
      <TextBox
        form={form}
        name={`felt.${field}`}
        label={name}
        rows={2}
        hint={known === undefined ? asked : `${messages.known} ${known}. ${messages.addMore}`}
      />
      {force !== 'must' && known === undefined && (
        <details open={leftOut !== '' || isWanted}>
          <summary>{messages.leaveOut(name)}</summary>
          <TextLine form={form} name={`udelad.${field}`} label={messages.leaveOutHint} />
        </details>
      )}
    </div>
  );
}

function Talk({ visit, card, shown }: ReferralPage & { readonly shown: ReferralFormShown }): JSX.Element | null {
  const messages = referralMessagesIn(visit.language);
  const { talk } = shown;
  if (talk === undefined) return null;
  return (
    <section aria-labelledby="tale">
      <h2 id="tale">{messages.talkTitle}</h2>
      <p>{messages.talkLead}</p>
      <div class="curves">
        <div>
          <h3>{talk.title}</h3>
          <ChartWithTable chart={talk.chart} language={visit.language} />
        </div>
        <div>
          <h3>{messages.talkCommon(talk.age)}</h3>
          <dl class="facts">
            {talk.common.map(({ name, of100 }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <svg width="100" height="10" fill="none" stroke="currentColor" aria-hidden="true" focusable="false">
                    <rect x="0.5" y="0.5" width="99" height="9" />
                    <rect x="0.5" y="0.5" width={Math.min(99, of100)} height="9" fill="currentColor" />
                  </svg>{' '}
                  {messages.of100(of100)}
                </dd>
              </div>
            ))}
          </dl>
          <p class="form-hint">
            {messages.talkSource} {talk.source}
          </p>
        </div>
      </div>
      <p>
        <strong>{talk.text}</strong>
      </p>
      <p>
        <a href={citizenPath(card.id, `papirer/why-not-a-scan/${card.id}`)}>{messages.talkPaper}</a>
      </p>
    </section>
  );
}

function Indication(page: ReferralPage & { readonly shown: ReferralFormShown }): JSX.Element | null {
  const { visit, fields, faults, shown } = page;
  const messages = referralMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const { indication } = shown;
  if (indication === undefined && (fields.get('grund') ?? '') === '') return null;
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">{messages.indicationTitle}</h2>
      {indication !== undefined && <p>{messages.indication(indication.status)}</p>}
      {indication !== undefined && indication.because.length > 0 && (
        <p>
          {messages.because} {indication.because.join(', ')}.
        </p>
      )}
      <h3>{messages.overrideTitle}</h3>
      <SelectOne form={form} name="grund" label={messages.override} empty={messages.overrideChoose} options={shown.reasons} />
      <TextBox form={form} name="grund-tekst" label={messages.overrideText} rows={2} />
    </section>
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

function OtherWay(page: ReferralPage): JSX.Element {
  const { visit, way, whoCan, fields, faults } = page;
  const messages = referralMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const isEncouraged = way === 'encourage' && page.receiver.code === 'jobcentre';
  return (
    <>
      <p>
        <strong>{messages.ways[way] ?? way}.</strong>
      </p>
      {whoCan.length > 0 && (
        <p>
          {messages.whoCan} {whoCan.join(', ')}.
        </p>
      )}
      <h2>{isEncouraged ? messages.encourageTitle : messages.letterTitle}</h2>
      <p>{isEncouraged ? messages.encourageLead : messages.letterLead}</p>
      <Sent {...page} keeps>
        <TextBox form={form} name="tekst" label={messages.letterText} rows={6} />
        <button type="submit" class="button button-primary" name="gem" value={isEncouraged ? 'opfordr' : 'brev'}>
          {isEncouraged ? messages.encourageSend : messages.letterSend}
        </button>
      </Sent>
    </>
  );
}

function After(page: ReferralPage & { readonly referral: ReferralShown }): JSX.Element {
  const { visit, referral, fields, faults } = page;
  const messages = referralMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <>
      {referral.mayAnswer && (
        <Sent {...page}>
          <h2>{messages.answer}</h2>
          <TextBox form={form} name="svar-tekst" label={messages.answerWhat} />
          <button type="submit" class="button button-primary" name="gem" value="svar">
            {messages.answer}
          </button>
        </Sent>
      )}
      {page.form === undefined && referral.content.length > 0 && (
        <section aria-labelledby="indhold">
          <h2 id="indhold">{messages.sentContent}</h2>
          <dl class="facts">
            {referral.content.map(({ name, text, isLeftOut }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {isLeftOut && `${messages.leftOut} `}
                  {text}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <section aria-labelledby="historie">
        <h2 id="historie">{messages.story}</h2>
        <ol class="event-list no-max-width">
          {referral.story.map(({ at, what, who, why }) => (
            <li key={`${at} ${what}`}>
              {shortDate(at, visit.language)}: {what} ({who}){why !== undefined && `: ${why}`}
            </li>
          ))}
        </ol>
      </section>
      {referral.mayCancel && (
        <details>
          <summary>{messages.cancel}</summary>
          <Sent {...page}>
            <TextLine form={form} name="tilbage" label={messages.cancelWhy} />
            <button type="submit" class="button button-secondary" name="gem" value="traek">
              {messages.cancel}
            </button>
          </Sent>
        </details>
      )}
    </>
  );
}
