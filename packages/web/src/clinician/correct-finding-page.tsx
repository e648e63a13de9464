/** One finding and its story: put right, or marked as written wrongly. What was wrong stays in the record with who and why; no answer rests on it. */

import type { JSX } from 'preact';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import { TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { correctMessagesIn } from './correct-finding-messages.ts';
import { RightValue, type ValueAsked } from './correct-finding-value.tsx';
import { RecordForm } from './record-form.tsx';

export interface CorrectPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly formKey: string;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  /** Type/id of the entry. */
  readonly entry: string;
  readonly version: number;
  readonly name: string;
  /** The time that the page is about. */
  readonly time: CorrectableTime;
  /** Names of other findings that rest on the same entry. */
  readonly also: readonly string[];
  /** Every time, latest first. */
  readonly times: readonly CorrectableTime[];
  /** What may be put right; absent where it can only be marked. */
  readonly asked?: ValueAsked;
  /** Where it is put right, when not here. */
  readonly elsewhere?: { readonly kind: string; readonly href: string };
}

export interface CorrectableTime {
  /** ISO. */
  readonly day: string;
  readonly told: string;
  readonly by?: string;
  readonly words?: string;
  readonly wrong?: { readonly when: string; readonly by?: string; readonly why?: string };
  /** Where this time is looked at; absent for the one that the page is about. */
  readonly href?: string;
}

/** Where a finding is looked at and put right; `from` is the part one goes back to. */
export function correctPath(citizen: string, entry: string, from = ''): string {
  const at = entry.split('/').map(encodeURIComponent).join('/');
  return `${citizenPath(citizen, `fund/${at}`)}${from === '' ? '' : `?fra=${encodeURIComponent(from)}`}`;
}

/** The whole page. */
export function renderCorrectPage(page: CorrectPage): string {
  const { title } = correctMessagesIn(page.visit.language);
  return renderCitizenRecord({ ...page, title: `${title}: ${page.name}`, children: <Content {...page} /> });
}

function Content(page: CorrectPage): JSX.Element {
  const { visit, card, name, time, fields, times, elsewhere } = page;
  const { language } = visit;
  const messages = correctMessagesIn(language);
  const from = fields.get('fra') ?? '';
  return (
    <>
      <p>
        <strong>{name}</strong>: {toldOf(time, page)}
      </p>
      {time.wrong !== undefined && <p>{messages.isWrong}</p>}
      {time.wrong === undefined && elsewhere !== undefined && (
        <p>
          {messages.elsewhere[elsewhere.kind] ?? messages.elsewhere.other} <a href={elsewhere.href}>{messages.goThere}</a>
        </p>
      )}
      {time.wrong === undefined && elsewhere === undefined && <CorrectForm {...page} />}
      <section aria-labelledby="historie">
        <h2 id="historie">{messages.story}</h2>
        <ol class="event-list no-max-width">
          {times.map((one) => (
            <li key={`${one.day} ${one.told} ${one.href}`}>
              {toldOf(one, page)}
              {one.wrong !== undefined && (
                <>
                  {' '}
                  <span class="status-word">{messages.marked}</span>{' '}
                  {[shortDate(one.wrong.when, language), one.wrong.by].filter(Boolean).join(', ')}
                  {one.wrong.why !== undefined && `: »${one.wrong.why}«`}
                </>
              )}{' '}
              {one.href !== undefined && one.wrong === undefined && <a href={one.href}>{messages.look}</a>}
            </li>
          ))}
        </ol>
      </section>
      <p>
        <a href={citizenPath(card.id, from)}>{from === 'konsultation' ? messages.toConsultation : messages.toOverview}</a>
      </p>
    </>
  );
}

function CorrectForm(page: CorrectPage): JSX.Element {
  const { visit, card, entry, version, fields, faults, formKey, also, asked } = page;
  const messages = correctMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return (
    <RecordForm visit={visit} formKey={formKey} action={correctPath(card.id, entry)} version={version}>
      <input type="hidden" name="fra" value={fields.get('fra') ?? ''} />
      <p>{messages.lead}</p>
      {also.length > 0 && (
        <p>
          {messages.also} {also.join(', ')}.
        </p>
      )}
      <TextLine form={form} name="hvorfor" label={messages.why} />
      {asked !== undefined && (
        <>
          <h2>{messages.right}</h2>
          <p>{messages.rightLead}</p>
          <RightValue form={form} asked={asked} label={page.name} />
          <button type="submit" class="button button-primary" name="gem" value="ret">
            {messages.correct}
          </button>
        </>
      )}
      <h2>{messages.nothing}</h2>
      <p>{asked === undefined ? messages.nothingThen : messages.nothingLead}</p>
      <button type="submit" class="button button-secondary" name="gem" value="fejl">
        {messages.mark}
      </button>
    </RecordForm>
  );
}

function toldOf({ told, day, by, words }: CorrectableTime, { visit }: CorrectPage): string {
  return [told, words && `»${words}«`, shortDate(day, visit.language), by].filter(Boolean).join(', ');
}
