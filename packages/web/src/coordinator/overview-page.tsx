/** The coordinator's overview: what is late and stuck first, then how it flows; numbers alone. */

import type { JSX } from 'preact';
import { roleName } from '../access/access-document.tsx';
import type { DoorVisit } from '../shared/door-document.tsx';
import { renderCoordinatorDocument } from './coordinator-document.tsx';
import { type OverviewMessages, overviewMessagesIn } from './overview-messages.ts';

/** A number, or why there is none. */
export type CountShown = number | 'few' | 'withheld';

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
}

/** The whole page. */
export function renderOverviewPage(page: OverviewPage): string {
  const { visit, late, stuck, acute, sectors, municipalities, flow, stages, clocks, clockStages } = page;
  const messages = overviewMessagesIn(visit.language);
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
            <Fact count={late} words={messages.late} hint={messages.lateHint} messages={messages} />
            <Fact count={stuck} words={messages.stuck} hint={messages.stuckHint(page.stuckAfterDays)} messages={messages} />
            <Fact count={acute} words={messages.acute} hint={messages.acuteHint} messages={messages} acute />
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
          {flow.length === 0 ? (
            <p>{messages.noFlow}</p>
          ) : (
            <Stages id="flow" of={messages.receiver} rows={flow} columns={stages} words={messages.stages} messages={messages} />
          )}
        </section>
        <section aria-labelledby="frister">
          <h2 id="frister">{messages.clocksTitle}</h2>
          {clocks.length === 0 ? (
            <p>{messages.noClocks}</p>
          ) : (
            <Stages id="frister" of={messages.clock} rows={clocks} columns={clockStages} words={messages.clockStages} messages={messages} />
          )}
        </section>
      </>
    ),
  });
}

function Fact({
  count,
  words,
  hint,
  messages,
  acute = false,
}: {
  readonly count: CountShown;
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
    </li>
  );
}

function Count({ count, messages }: { readonly count: CountShown; readonly messages: OverviewMessages }): JSX.Element {
  if (count === 'few')
    return (
      <span>
        <span aria-hidden="true">{messages.few}</span>
        <span class="sr-only">{messages.fewAloud}</span>
      </span>
    );
  return <span class={count === 'withheld' ? 'overview-withheld' : undefined}>{count === 'withheld' ? messages.withheld : count}</span>;
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
  const most = Math.max(1, ...rows.flatMap(({ late }) => (typeof late === 'number' ? late : [])));
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
                <Bar share={typeof late === 'number' ? late / most : 0} />
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

function Bar({ share }: { readonly share: number }): JSX.Element {
  return (
    <svg class="overview-svg" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="overview-fill" x="0" y="0" width={Math.round(share * 1000) / 10} height="12" />
    </svg>
  );
}

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
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div class="coordinator-table" tabIndex={0} role="group" aria-labelledby={id}>
      <table class="overview-table" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {columns.map((column) => (
              <th scope="col" class="overview-count" key={column}>
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
                <td class="overview-count" key={column}>
                  <Count count={counts[column] ?? 0} messages={messages} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
