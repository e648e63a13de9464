/** Work over time: how it is, what the programme says, what the jobcentre has, and what is noted today. */

import type { JSX } from 'preact';
import { RadioList } from '../shared/door-choices.tsx';
import type { DoorVisit, FieldFault } from '../shared/door-document.tsx';
import { DateLine, SelectOne, TextLine } from '../shared/door-fields.tsx';
import { shortDate } from '../shared/told-dates.ts';
import { type AdaptationShown, Adaptations } from './adaptations.tsx';
import { type CitizenCardShown, citizenPath, renderCitizenRecord } from './citizen-record-document.tsx';
import { RecordForm } from './record-form.tsx';
import { recordMessagesIn } from './record-messages.ts';
import { workMessagesIn } from './work-messages.ts';

export interface WorkPage {
  readonly visit: DoorVisit;
  readonly card: CitizenCardShown;
  readonly parts: readonly string[];
  readonly now: WorkShown;
  readonly points: readonly (WorkShown & { readonly at: string; readonly by: string })[];
  /** First day of a sick leave that has lasted long. */
  readonly risk?: string;
  readonly caseWorker?: 'suggested' | 'ask-consent';
  readonly needAnswered: boolean;
  readonly dispositions: readonly { readonly name: string; readonly status: string; readonly text: string }[];
  readonly today: string;
  readonly adaptations: readonly AdaptationShown[];
  readonly requests: readonly { readonly name: string; readonly state: string }[];
  readonly statuses: readonly { readonly value: string; readonly label: string }[];
  readonly mayNote: boolean;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

export interface WorkShown {
  readonly status?: string;
  readonly sickLeave?: string;
  readonly sickSince?: string;
  readonly hoursPerWeek?: number;
  readonly expectedWeeks?: number;
  readonly atRisk?: boolean;
  readonly words?: string;
}

/** The whole page. */
export function renderWorkPage(page: WorkPage): string {
  const { visit, card, parts, now, points, risk, caseWorker, needAnswered, dispositions, requests, faults } = page;
  const messages = workMessagesIn(visit.language);
  const { states } = recordMessagesIn(visit.language);
  const said = tell(now, visit);
  return renderCitizenRecord({
    visit,
    card,
    parts,
    title: messages.title,
    faults,
    children: (
      <>
        <div class="overview">
          <section aria-labelledby="nu">
            <h2 id="nu">{messages.now}</h2>
            <p>{said === '' ? messages.nothing : said}</p>
            {risk !== undefined && <p>{messages.risk(shortDate(risk, visit.language))}</p>}
            {caseWorker !== undefined && <p>{caseWorker === 'suggested' ? messages.caseWorker : messages.askConsent}</p>}
            {!needAnswered && <p>{messages.needOpen}</p>}
          </section>
          {dispositions.length > 0 && (
            <section aria-labelledby="svar">
              <h2 id="svar">{messages.programme}</h2>
              <ul class="plain-rows no-max-width">
                {dispositions.map(({ name, status, text }) => (
                  <li key={name}>
                    <strong>{name}</strong>
                    <span class="status-word">{status}</span>
                    <p>{text}</p>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {requests.length > 0 && (
            <section aria-labelledby="job">
              <h2 id="job">{messages.requests}</h2>
              <ul class="plain-rows no-max-width">
                {requests.map(({ name, state }) => (
                  <li key={`${name} ${state}`}>
                    {name}
                    <span class="status-word">{states[state] ?? state}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        {parts.includes('henvis') && (
          <p>
            <a href={citizenPath(card.id, 'henvis/til-jobcentre')}>{messages.encourage}</a>
          </p>
        )}
        <Adaptations {...page} />
        {page.mayNote && <NoteWork {...page} />}
        {points.length > 0 && (
          <section aria-labelledby="tid">
            <h2 id="tid">{messages.history}</h2>
            <ol class="event-list no-max-width">
              {points.map((point) => (
                <li key={`${point.at} ${point.by} ${tell(point, visit)}`}>
                  {shortDate(point.at, visit.language)}: {tell(point, visit)} ({point.by})
                </li>
              ))}
            </ol>
          </section>
        )}
      </>
    ),
  });
}

function tell({ status, sickLeave, sickSince, hoursPerWeek, expectedWeeks, atRisk, words }: WorkShown, { language }: DoorVisit): string {
  const messages = workMessagesIn(language);
  return [
    status,
    sickLeave === undefined ? undefined : messages.leaves[sickLeave],
    sickSince === undefined ? undefined : messages.sinceShown(shortDate(sickSince, language)),
    hoursPerWeek === undefined ? undefined : messages.hoursShown(hoursPerWeek),
    expectedWeeks === undefined ? undefined : messages.weeksShown(expectedWeeks),
    atRisk === true ? messages.atRiskShown : undefined,
    words === undefined ? undefined : `»${words}«`,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

function NoteWork({ visit, card, fields, faults, formKey, statuses }: WorkPage): JSX.Element {
  const messages = workMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const yesNo = [
    { value: 'ja', label: messages.yes },
    { value: 'nej', label: messages.no },
    { value: '', label: messages.unknown },
  ];
  return (
    <section aria-labelledby="noter">
      <h2 id="noter">{messages.note}</h2>
      <RecordForm visit={visit} formKey={formKey} action={citizenPath(card.id, 'arbejde')} keeps="noter">
        <SelectOne form={form} name="situation" label={messages.status} empty={messages.unknown} options={statuses} />
        <RadioList
          form={form}
          name="sygemelding"
          label={messages.leave}
          options={[...Object.entries(messages.leaves).map(([value, label]) => ({ value, label })), { value: '', label: messages.unknown }]}
        />
        <DateLine form={form} name="siden" label={messages.since} />
        <TextLine form={form} name="timer" label={messages.hours} numeric maxLength={3} />
        <TextLine form={form} name="uger" label={messages.weeks} numeric maxLength={3} />
        <RadioList form={form} name="truet" label={messages.atRisk} options={yesNo} />
        <RadioList
          form={form}
          name="behov"
          label={messages.need}
          options={[...yesNo.slice(0, 2), { value: 'senere', label: messages.later }, { value: '', label: messages.unknown }]}
        />
        <DateLine form={form} name="igen" label={messages.laterOn} />
        <button type="submit" class="button button-primary">
          {messages.save}
        </button>
      </RecordForm>
    </section>
  );
}
