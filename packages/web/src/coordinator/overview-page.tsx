/** The coordinator's overview: what is late and stuck first, then how it flows; numbers alone. */

import type { JSX } from 'preact';
import { roleName } from '../access/access-document.tsx';
import type { DoorVisit } from '../shared/door-document.tsx';
import { renderCoordinatorDocument } from './coordinator-document.tsx';
import { Bar, Count, type CountShown, largestOf } from './overview-counts.tsx';
import { type OverviewMessages, overviewMessagesIn } from './overview-messages.ts';
import { Kept, type TimesShown, Waits } from './overview-times.tsx';

export interface PressingShown {
  readonly name?: string;
  readonly late: CountShown;
  readonly stuck: CountShown;
}

export interface StagesShown {
  readonly name: string;
  readonly counts: Readonly<Record<string, CountShown>>;
}

export interface OverviewPage {
  readonly visit: DoorVisit;
  /** When it was counted, in words. */
  readonly countedAt: string;
  readonly stuckAfterDays: number;
  readonly late: CountShown;
  readonly stuck: CountShown;
  readonly acute: CountShown;
  /** `name` is a role. */
  readonly sectors: readonly PressingShown[];
  readonly municipalities: readonly PressingShown[];
  readonly flow: readonly StagesShown[];
  readonly stages: readonly string[];
  readonly clocks: readonly StagesShown[];
  readonly clockStages: readonly string[];
  readonly times: TimesShown;
}

/** The whole page. */
export function renderOverviewPage(page: OverviewPage): string {
  const { visit, late, stuck, acute, sectors, municipalities, flow, stages, clocks, clockStages, times } = page;
  const messages = overviewMessagesIn(visit.language);
  const format = (days: number): string =>
    messages.days(
      new Intl.NumberFormat(visit.language === 'en' ? 'en-GB' : 'da-DK', { maximumFractionDigits: days < 10 ? 1 : 0 }).format(days),
    );
  const named = sectors.map((row) => ({ ...row, name: row.name === undefined ? messages.nobody : roleName(row.name, visit.language) }));
  const places = municipalities.map((row) => ({ ...row, name: row.name ?? messages.noMunicipality }));
  return renderCoordinatorDocument({
    visit,
    title: messages.title,
    children: (
      <>
        <p class="overview-lead">
          {messages.lead} {messages.asOf(page.countedAt)}
        </p>
        <section aria-labelledby="sent">
          <h2 id="sent">{messages.pressingTitle}</h2>
          <ul class="overview-facts no-max-width">
            <Fact count={late} of="frister" words={messages.late} hint={messages.lateHint} messages={messages} />
            <Fact count={stuck} of="stille" words={messages.stuck} hint={messages.stuckHint(page.stuckAfterDays)} messages={messages} />
            <Fact count={acute} of="akut" words={messages.acute} hint={messages.acuteHint} messages={messages} acute />
          </ul>
          {sectors.length + municipalities.length === 0 ? (
            <p>{messages.nothingLate}</p>
          ) : (
            <div class="overview-pair">
              <Pressing id="sektor" caption={messages.bySector} of={messages.sector} rows={named} messages={messages} />
              <Pressing id="kommune" caption={messages.byMunicipality} of={messages.municipality} rows={places} messages={messages} />
            </div>
          )}
          <p class="overview-note">{messages.hidden}</p>
        </section>
        <section aria-labelledby="flow">
          <h2 id="flow">{messages.flowTitle}</h2>
          <p class="overview-lead">
            {messages.flowLead} <a href="#talt-flow">{messages.howCounted}</a>
          </p>
          {flow.length === 0 ? (
            <p>{messages.noFlow}</p>
          ) : (
            <Stages id="flow" of={messages.receiver} rows={flow} columns={stages} words={messages.stages} messages={messages} />
          )}
        </section>
        <Waits times={times} messages={messages} format={format} />
        <Kept times={times} messages={messages} format={format} />
        <section aria-labelledby="frister">
          <h2 id="frister">{messages.clocksTitle}</h2>
          <p class="overview-lead">
            <a href="#talt-frister">{messages.howCounted}</a>
          </p>
          {clocks.length === 0 ? (
            <p>{messages.noClocks}</p>
          ) : (
            <Stages id="frister" of={messages.clock} rows={clocks} columns={clockStages} words={messages.clockStages} messages={messages} />
          )}
        </section>
        <section aria-labelledby="talt">
          <h2 id="talt">{messages.countedTitle}</h2>
          <dl class="overview-counted">
            {Object.entries(messages.counted(page.stuckAfterDays)).map(([of, { what, how }]) => (
              <div key={of} id={`talt-${of}`}>
                <dt>{what}</dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
        </section>
      </>
    ),
  });
}

function Fact({
  count,
  of,
  words,
  hint,
  messages,
  acute = false,
}: {
  readonly count: CountShown;
  readonly of: string;
  readonly words: string;
  readonly hint: string;
  readonly messages: OverviewMessages;
  readonly acute?: boolean;
}): JSX.Element {
  const presses = acute && count !== 0;
  return (
    <li class={presses ? 'overview-fact overview-acute' : 'overview-fact'}>
      <strong class="overview-number">
        <Count count={count} messages={messages} />
      </strong>
      <span class="overview-words">{words}</span>
      <span class="overview-hint">{hint}</span>
      {presses && <span>{messages.acuteAct}</span>}
      <a class="overview-how" href={`#talt-${of}`} aria-label={messages.howCountedOf(words)}>
        {messages.howCounted}
      </a>
    </li>
  );
}

type NamedRow = PressingShown & { readonly name: string };

/** Late and stuck of each, with a bar of what is late beside the number; what is hidden has none. */
function Pressing({
  id,
  caption,
  of,
  rows,
  messages,
}: {
  readonly id: string;
  readonly caption: string;
  readonly of: string;
  readonly rows: readonly NamedRow[];
  readonly messages: OverviewMessages;
}): JSX.Element {
  const most = largestOf(rows.map(({ late }) => late));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div class="coordinator-table" tabIndex={0} role="group" aria-labelledby={`${id}-navn`}>
      <table class="overview-table" aria-labelledby={`${id}-navn`}>
        <caption id={`${id}-navn`}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" colSpan={2}>
              {messages.lateShort}
            </th>
            <th scope="col" class="overview-count">
              {messages.stuckShort}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, late, stuck }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="overview-count">
                <Count count={late} messages={messages} />
              </td>
              <td class="overview-bar">
                <Bar counts={[late]} most={most} />
              </td>
              <td class="overview-count">
                <Count count={stuck} messages={messages} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Each stage with its bar, so that one sees where it gathers. */
function Stages({
  id,
  of,
  rows,
  columns,
  words,
  messages,
}: {
  readonly id: string;
  readonly of: string;
  readonly rows: readonly StagesShown[];
  readonly columns: readonly string[];
  readonly words: Readonly<Record<string, string>>;
  readonly messages: OverviewMessages;
}): JSX.Element {
  const most = largestOf(rows.flatMap(({ counts }) => columns.map((column) => counts[column] ?? 0)));
  return (
    <div class="coordinator-table">
      <table class="overview-table directory-table overview-stages" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {words[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((column) => (
                <td key={column} data-label={words[column]} class={(counts[column] ?? 0) === 0 ? 'overview-nought' : undefined}>
                  <Count count={counts[column] ?? 0} messages={messages} />
                  <Bar counts={[counts[column] ?? 0]} most={most} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
