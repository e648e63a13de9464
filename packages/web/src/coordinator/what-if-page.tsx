/** Where a change of the programme is tried before anybody makes it: which examples get another answer, and how many citizens would. */

import type { JSX } from 'preact';
import { TickList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import type { Option } from '../shared/door-field-frame.tsx';
import { SelectOne, TextLine } from '../shared/door-fields.tsx';
import { DraftStatus, draftAddress } from '../shared/draft.tsx';
import { programmePath, renderCoordinatorDocument } from './coordinator-document.tsx';
import { Bar, Count, type CountShown, largestOf } from './overview-counts.tsx';
import { overviewMessagesIn } from './overview-messages.ts';
import { type ProgrammeMessages, programmeMessagesIn } from './programme-messages.ts';

export interface WhatIfPage {
  readonly visit: DoorVisit;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  readonly parameters: readonly Option[];
  readonly amendments: readonly Option[];
}

export interface ChangedExample {
  readonly title: string;
  readonly file: string;
  /** Each in words: what, before, after. */
  readonly changes: readonly { readonly what: string; readonly before: string; readonly after: string }[];
}

/** So many go from one answer to another. */
export interface WayShown {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly count: CountShown;
}

export interface TrialPage {
  readonly visit: DoorVisit;
  readonly id: string;
  /** The change in words, such as `»…« går fra 28 dage til 35 dage`. */
  readonly change: string;
  readonly state: 'running' | 'done' | 'failed';
  /** Where the change is wrong. */
  readonly faults: readonly { readonly file: string; readonly line: number; readonly column: number; readonly message: string }[];
  readonly step: string;
  readonly done: number;
  readonly of: number;
  readonly examples?: {
    readonly asked: number;
    readonly all: number;
    readonly ways: readonly WayShown[];
    readonly changed: readonly ChangedExample[];
  };
  readonly citizens?: { readonly asked: CountShown; readonly changed: CountShown; readonly ways: readonly WayShown[] };
  readonly line: { readonly file: string; readonly now: string; readonly then: string };
  readonly safety: boolean;
}

const whatIfPath = `${programmePath}/hvad-hvis`;

/** The form. */
export function renderWhatIfPage({ visit, fields, faults, formKey, parameters, amendments }: WhatIfPage): string {
  const messages = programmeMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return renderCoordinatorDocument({
    visit,
    title: messages.whatIfTitle,
    faults,
    island: 'keep-draft',
    children: (
      <>
        <p>
          <a href={programmePath}>{messages.back}</a>
        </p>
        <p>{messages.whatIfLead}</p>
        <form method="post" action={whatIfPath} class="door-form coordinator-form" data-draft={draftAddress(visit)}>
          <FormFields visit={visit} formKey={formKey} />
          <SelectOne form={form} name="tal" label={messages.number} empty={messages.choose} options={parameters} />
          <TextLine form={form} name="vaerdi" label={messages.newValue} hint={messages.newValueHint} />
          <SelectOne form={form} name="forslag" label={messages.amendment} empty={messages.choose} options={amendments} />
          <TickList
            form={form}
            name="borgere"
            label={messages.citizens}
            hint={messages.citizensHint}
            options={[{ value: 'ja', label: messages.yes }]}
          />
          <button type="submit" class="button button-primary">
            {messages.run}
          </button>
          <DraftStatus />
        </form>
      </>
    ),
  });
}

/** How a trial goes, and what came of it. */
export function renderTrialPage(page: TrialPage): string {
  const { visit, change, state, examples, citizens, line, safety, id } = page;
  const messages = programmeMessagesIn(visit.language);
  return renderCoordinatorDocument({
    visit,
    title: messages.resultOf(change),
    ...(state === 'running' && { island: 'follow-run' }),
    children: (
      <>
        <p>
          <a href={whatIfPath}>{messages.another}</a>
        </p>
        {state === 'failed' && <Failed faults={page.faults} messages={messages} />}
        {state === 'running' && (
          <div data-under-way class="trial-progress" role="status">
            <p>
              {messages.steps[page.step]} {page.of > 1 && messages.progress(page.done, page.of)}
            </p>
            <progress value={page.done} max={page.of} aria-label={messages.steps[page.step]} />
            <p>
              <a href={`${whatIfPath}/${id}`}>{messages.lookAgain}</a>
            </p>
          </div>
        )}
        {examples !== undefined && <Examples examples={examples} visit={visit} messages={messages} />}
        {citizens !== undefined && (
          <section aria-labelledby="borgere">
            <h2 id="borgere">{messages.citizensTitle}</h2>
            <p>
              <strong>{messages.changedCitizens(told(citizens.changed, messages), told(citizens.asked, messages))}</strong>
            </p>
            <Share asked={citizens.asked} changed={citizens.changed} />
            {citizens.ways.length > 0 && (
              <>
                <Ways id="veje-borgere" ways={citizens.ways} of={messages.ofCitizens} visit={visit} messages={messages} />
                {citizens.ways.some(({ count }) => typeof count !== 'number') && <p class="overview-note">{messages.waysHidden}</p>}
              </>
            )}
          </section>
        )}
        {state !== 'failed' && (
          <section aria-labelledby="linje">
            <h2 id="linje">{messages.lineTitle}</h2>
            <p>{messages.lineLead(line.file)}</p>
            {safety && (
              <p>
                <strong>{messages.safetyNote}</strong>
              </p>
            )}
            <dl class="trial-line">
              <dt>{messages.lineNow}</dt>
              <dd>
                <code>{line.now}</code>
              </dd>
              <dt>{messages.lineThen}</dt>
              <dd>
                <code>{line.then}</code>
              </dd>
            </dl>
          </section>
        )}
      </>
    ),
  });
}

/** That nothing came of it, and where the words are that stand in its way. */
function Failed({ faults, messages }: { readonly faults: TrialPage['faults']; readonly messages: ProgrammeMessages }): JSX.Element {
  return (
    <div class="alert alert-warning" role="alert">
      <div class="alert-body">
        <p>{messages.failed}</p>
        {faults.length > 0 && (
          <ul>
            {faults.map(({ file, line, column, message }) => (
              <li key={`${file} ${line} ${column} ${message}`}>
                {messages.faultAt(file, line, column)} <span lang="en">{message}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function told(count: CountShown, messages: ProgrammeMessages): string {
  return typeof count === 'number' ? String(count) : messages[count];
}

/** Of all who were asked, those who get another answer. */
function Share({ asked, changed }: { readonly asked: CountShown; readonly changed: CountShown }): JSX.Element | null {
  if (typeof asked !== 'number' || asked === 0) return null;
  return (
    <div class="trial-share">
      <Bar counts={[changed]} most={asked} />
    </div>
  );
}

function Ways({
  id,
  ways,
  of,
  visit,
  messages,
}: {
  readonly id: string;
  readonly ways: readonly WayShown[];
  readonly of: string;
  readonly visit: DoorVisit;
  readonly messages: ProgrammeMessages;
}): JSX.Element {
  const most = largestOf(ways.map(({ count }) => count));
  const counts = overviewMessagesIn(visit.language);
  return (
    <div class="coordinator-table">
      <table class="overview-table directory-table" aria-labelledby={id}>
        <caption id={id}>{messages.waysTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.whatChanges}</th>
            <th scope="col">{messages.fromAnswer}</th>
            <th scope="col">{messages.toAnswer}</th>
            <th scope="col">{of}</th>
            <td class="overview-bar" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {ways.map(({ what, before, after, count }) => (
            <tr key={`${what} ${before} ${after}`}>
              <th scope="row">{what}</th>
              <td data-label={messages.fromAnswer}>{before}</td>
              <td data-label={messages.toAnswer}>
                <strong>{after}</strong>
              </td>
              <td data-label={of}>
                <Count count={count} messages={counts} />
              </td>
              <td class="overview-bar" aria-hidden="true">
                <Bar counts={[count]} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Examples({
  examples: { asked, all, ways, changed },
  visit,
  messages,
}: {
  readonly examples: NonNullable<TrialPage['examples']>;
  readonly visit: DoorVisit;
  readonly messages: ProgrammeMessages;
}): JSX.Element {
  return (
    <section aria-labelledby="eksempler">
      <h2 id="eksempler">{messages.examplesTitle}</h2>
      <p>
        <strong>{messages.changedCases(all, asked)}</strong>
      </p>
      {all > 0 && <Share asked={asked} changed={all} />}
      {ways.length > 0 && <Ways id="veje-eksempler" ways={ways} of={messages.ofExamples} visit={visit} messages={messages} />}
      {changed.length > 0 && (
        <details>
          <summary>{messages.eachExample}</summary>
          {changed.length < all && <p>{messages.firstOnly(changed.length)}</p>}
          <table class="directory-table" aria-label={messages.eachExample}>
            <thead>
              <tr>
                <th scope="col">{messages.example}</th>
                <th scope="col">{messages.whatChanges}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ title, file, changes }) => (
                <tr key={`${file} ${title}`}>
                  <th scope="row">
                    {title}
                    <span class="programme-mark">{file}</span>
                  </th>
                  <td data-label={messages.whatChanges}>
                    <ul class="trial-changes">
                      {changes.map(({ what, before, after }) => (
                        <li key={what}>
                          {what}: <del>{before}</del> → <ins>{after}</ins>
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
