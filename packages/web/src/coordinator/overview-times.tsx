/** How limits were kept week by week, by kind and by sector, and how long referrals wait from step to step. */

import type { JSX } from 'preact';
import { Bar, Count, type CountShown, largestOf } from './overview-counts.tsx';
import type { OverviewMessages } from './overview-messages.ts';

export interface KeptShown {
  readonly name: string;
  readonly kept: CountShown;
  readonly late: CountShown;
}

export interface WaitShown {
  readonly name: string;
  readonly count: CountShown;
  /** Absent where it would be about too few. */
  readonly days?: number;
}

export interface TimesShown {
  /** In words. */
  readonly period: string;
  readonly all: Omit<KeptShown, 'name'>;
  readonly weeks: readonly KeptShown[];
  readonly clocks: readonly KeptShown[];
  readonly sectors: readonly KeptShown[];
  /** By the states between which it is waited, and then by receiver. */
  readonly waits: readonly {
    readonly from: string;
    readonly to: string;
    readonly all: WaitShown;
    readonly receivers: readonly WaitShown[];
  }[];
}

interface Told {
  readonly times: TimesShown;
  readonly messages: OverviewMessages;
  readonly format: (days: number) => string;
}

/** The section on limits. */
export function Kept({ times, messages }: Told): JSX.Element {
  const { all, weeks, clocks, sectors, period } = times;
  return (
    <section aria-labelledby="holdt">
      <h2 id="holdt">{messages.keptTitle}</h2>
      <p class="overview-lead">
        {period} <a href="#talt-holdt">{messages.howCounted}</a>
      </p>
      <p class="overview-key">
        <span>
          <Swatch count={1} /> {messages.kept}: <Count count={all.kept} messages={messages} />
        </span>
        <span>
          <Swatch count={1} late /> {messages.passed}: <Count count={all.late} messages={messages} />
        </span>
        <span>
          <Swatch count="few" /> {messages.hiddenKey}
        </span>
      </p>
      <div class="overview-pair">
        <KeptRows id="holdt-uge" caption={messages.byWeek} of={messages.week} rows={weeks} messages={messages} />
        <KeptRows id="holdt-sektor" caption={messages.keptBySector} of={messages.sector} rows={sectors} messages={messages} />
      </div>
      {clocks.length > 0 && (
        <KeptRows id="holdt-frist" caption={messages.keptByClock} of={messages.clock} rows={clocks} messages={messages} />
      )}
    </section>
  );
}

function Swatch({ count, late = false }: { readonly count: CountShown; readonly late?: boolean }): JSX.Element {
  return (
    <svg class="overview-swatch" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <rect class={count === 'few' ? 'overview-hidden' : late ? 'overview-late' : 'overview-fill'} x="1" y="1" width="10" height="10" />
    </svg>
  );
}

function KeptRows({
  id,
  caption,
  of,
  rows,
  messages,
}: {
  readonly id: string;
  readonly caption: string;
  readonly of: string;
  readonly rows: readonly KeptShown[];
  readonly messages: OverviewMessages;
}): JSX.Element {
  const numeric = (count: CountShown) => (typeof count === 'number' ? count : 0);
  const shown = rows.filter(({ kept, late }) => numeric(kept) + numeric(late) > 0);
  const hidden = rows.filter(({ kept, late }) => numeric(kept) + numeric(late) === 0 && (kept !== 0 || late !== 0));
  const most = largestOf(shown.map(({ kept, late }) => numeric(kept) + numeric(late)));
  const tooFew = hidden.length > 0 && (
    <p class="overview-note">{messages.tooFew(hidden.map(({ name }) => name.replace(/\.$/, '')).join(', '))}</p>
  );
  if (shown.length === 0)
    return (
      <div>
        <h3 class="overview-caption">{caption}</h3>
        {tooFew || <p>{messages.noneYet}</p>}
      </div>
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms.
    <div class="coordinator-table" tabIndex={0} role="group" aria-labelledby={id}>
      <table class="overview-table" aria-labelledby={id}>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            <th scope="col" class="overview-count">
              {messages.kept}
            </th>
            <th scope="col" class="overview-count">
              {messages.passed}
            </th>
            <td class="overview-bar" aria-hidden="true" />
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, kept, late }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="overview-count">
                <Count count={kept} messages={messages} />
              </td>
              <td class="overview-count">
                <Count count={late} messages={messages} />
              </td>
              <td class="overview-bar" aria-hidden="true">
                <Bar counts={[kept, late]} most={most} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tooFew}
    </div>
  );
}

/** The section on waits. */
export function Waits({ times: { waits, period }, messages, format }: Told): JSX.Element {
  const most = Math.max(1, ...waits.flatMap(({ all, receivers }) => [all, ...receivers].map(({ days = 0 }) => days)));
  return (
    <section aria-labelledby="vent">
      <h2 id="vent">{messages.waitsTitle}</h2>
      <p class="overview-lead">
        {period} <a href="#talt-vent">{messages.howCounted}</a>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms. */}
      <div class="coordinator-table" tabIndex={0} role="group" aria-labelledby="vent">
        <table class="overview-table" aria-labelledby="vent">
          <thead>
            <tr>
              <th scope="col">{messages.step}</th>
              <th scope="col" class="overview-count">
                {messages.median}
              </th>
              <th scope="col" class="overview-count">
                {messages.referrals}
              </th>
              <td class="overview-bar" aria-hidden="true" />
            </tr>
          </thead>
          {waits.map(({ from, to, all, receivers }) => (
            <tbody key={`${from} ${to}`}>
              <WaitRow row={{ ...all, name: messages.waitOf[`${from} ${to}`] ?? to }} most={most} messages={messages} format={format} />
              {receivers
                .filter(({ days }) => days !== undefined)
                .map((row) => (
                  <WaitRow key={row.name} row={row} most={most} messages={messages} format={format} under />
                ))}
            </tbody>
          ))}
        </table>
      </div>
      <p class="overview-note">{messages.waitsNote}</p>
    </section>
  );
}

function WaitRow({
  row: { name, count, days },
  most,
  messages,
  format,
  under = false,
}: {
  readonly row: WaitShown;
  readonly most: number;
  readonly messages: OverviewMessages;
  readonly format: Told['format'];
  readonly under?: boolean;
}): JSX.Element {
  const told = days === undefined ? (count === 0 ? messages.noneYet : messages.withheld) : format(days);
  return (
    <tr>
      <th scope="row" class={under ? 'overview-under' : undefined}>
        {under ? name : <strong>{name}</strong>}
      </th>
      <td class="overview-count">{days === undefined ? <span class="overview-withheld">{told}</span> : told}</td>
      <td class="overview-count">
        <Count count={count} messages={messages} />
      </td>
      <td class="overview-bar" aria-hidden="true">
        <Bar counts={days === undefined ? [0] : [days]} most={most} />
      </td>
    </tr>
  );
}
