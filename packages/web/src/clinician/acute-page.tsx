/** The acute way on one page: the number first, what to say, then the alert; and what happens next. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import { SelectOne, TextBox, TextLine } from '../shared/door-fields.tsx';
import { type AcuteMessages, acuteMessagesIn } from './acute-messages.ts';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { renderClinicianDocument } from './clinician-document.tsx';
import { RecordForm } from './record-form.tsx';

/** The acute page without a citizen. */
export const acutePath = '/kliniker/akut';

export interface AcutePage {
  readonly visit: DoorVisit;
  /** Whose record is open; absent when the number is to be told. */
  readonly citizen?: string;
  /** Absent where the reader may not see her: the way is open all the same. */
  readonly card?: CitizenCardShown;
  readonly parts: readonly string[];
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  readonly sites: readonly {
    readonly house: string;
    readonly name: string;
    readonly phone?: string;
    readonly isEmergency: boolean;
    readonly isNear: boolean;
  }[];
  /** False for a role that cannot raise an alert. */
  readonly mayAlert: boolean;
  /** The programme's fixed acute text, or our own where the programme is not there. */
  readonly advice: { readonly title: string; readonly text: string };
  /** After an alert. */
  readonly sent?: { readonly callNow: boolean; readonly gp: boolean };
}

/** The whole page. */
export function renderAcutePage(page: AcutePage): string {
  const { visit, card, faults, parts, sent } = page;
  const messages = acuteMessagesIn(visit.language);
  const shared = { visit, title: sent === undefined ? messages.title : messages.sentTitle, faults, children: <Content {...page} /> };
  return card === undefined ? renderClinicianDocument(shared) : renderCitizenRecord({ ...shared, card, parts });
}

function Content(page: AcutePage): JSX.Element {
  const { visit, advice, sent, mayAlert } = page;
  const messages = acuteMessagesIn(visit.language);
  return (
    <div class="acute-page">
      {sent !== undefined && <Sent messages={messages} sent={sent} />}
      <section aria-labelledby="ring">
        <h2 id="ring">{messages.phoneTitle}</h2>
        <Phones {...page} />
      </section>
      {sent === undefined && (
        <>
          <Say {...page} />
          {mayAlert ? <AlertForm {...page} /> : <p>{messages.notYou}</p>}
        </>
      )}
      <section class="advice" aria-labelledby="altid">
        <h2 id="altid">
          {messages.alwaysTitle}: {advice.title}
        </h2>
        <p>{advice.text}</p>
      </section>
    </div>
  );
}

function Phones({ visit, sites }: AcutePage): JSX.Element {
  const messages = acuteMessagesIn(visit.language);
  const known = sites.filter(({ phone, isEmergency }) => phone !== undefined && isEmergency);
  return (
    <ul class="acute-phones no-max-width">
      <li>
        <a class="acute-number" href="tel:112">
          112
        </a>{' '}
        {messages.emergency}
      </li>
      {known.map(({ house, name, phone = '', isNear }) => (
        <li key={house}>
          <a class="acute-number" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
            {phone}
          </a>{' '}
          {name}
          {isNear && ' '}
          {isNear && <span class="status-word">{messages.nearest}</span>}
        </li>
      ))}
      {known.length === 0 && <li>{messages.noPhone}</li>}
    </ul>
  );
}

function Say({ visit, card, fields }: AcutePage): JSX.Element {
  const messages = acuteMessagesIn(visit.language);
  return (
    <section aria-labelledby="sig">
      <h2 id="sig">{messages.sayTitle}</h2>
      <ul>
        {messages.say(card?.name ?? '', fields.get('grund') ?? '', fields.get('debut') ?? '').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function AlertForm({ visit, citizen, fields, faults, formKey, sites }: AcutePage): JSX.Element {
  const messages = acuteMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const action = citizen === undefined ? acutePath : citizenPath(citizen, 'akut');
  return (
    <section aria-labelledby="alarm">
      <h2 id="alarm">{messages.formTitle}</h2>
      <p>{messages.formLead}</p>
      <RecordForm visit={visit} formKey={formKey} action={action} keeps>
        {citizen === undefined && (
          <TextLine form={form} name="cpr" label={messages.citizen} hint={messages.citizenHint} numeric maxLength={11} />
        )}
        <SelectOne
          form={form}
          name="sted"
          label={messages.site}
          empty={messages.chooseSite}
          options={sites.map(({ house, name }) => ({ value: house, label: name }))}
        />
        <TextBox form={form} name="grund" label={messages.reason} hint={messages.reasonHint} rows={3} maxLength={2_000} />
        <TextLine form={form} name="debut" label={messages.onset} hint={messages.onsetHint} />
        <RadioList
          form={form}
          name="ringet"
          label={messages.called}
          options={[
            { value: 'ja', label: messages.calledYes },
            { value: 'nej', label: messages.calledNo },
          ]}
        />
        <p class="draft-state" role="status" data-draft-status />
        <button type="submit" class="button button-warning citizen-acute">
          {messages.send}
        </button>
      </RecordForm>
    </section>
  );
}

function Sent({
  messages,
  sent,
}: {
  readonly messages: AcuteMessages;
  readonly sent: { readonly callNow: boolean; readonly gp: boolean };
}): JSX.Element {
  return (
    <section aria-labelledby="nu">
      <p role="status">
        <strong>{sent.callNow ? messages.callNow : messages.calledAlready}</strong>
      </p>
      <h2 id="nu">{messages.nextTitle}</h2>
      <ul>
        {[...messages.next, sent.gp ? messages.gpTold : messages.noGp].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
