/** Where an administrator finds who has looked at whose data. A number is sent in a form, never in an address. */

import type { JSX } from 'preact';
import { roleName } from '../access/access-document.tsx';
import { accessMessagesIn } from '../access/access-messages.ts';
import { RadioList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { DateLine, TextLine } from '../shared/door-fields.tsx';
import { logPath, renderCoordinatorDocument } from './coordinator-document.tsx';
import { logMessagesIn } from './log-messages.ts';

export interface LogEntryShown {
  readonly seq: number;
  /** In words. */
  readonly when: string;
  readonly name: string;
  readonly role: string;
  readonly house?: string;
  readonly client?: string;
  readonly action: string;
  readonly type?: string;
  readonly outcome: string;
  /** In words. */
  readonly purpose: string;
  /** Acute access. */
  readonly reason?: string;
  /** Ids. */
  readonly citizens: readonly string[];
}

export interface LogPage {
  readonly visit: DoorVisit;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  /** Absent before the first search. */
  readonly found?: { readonly citizen?: string; readonly entries: readonly LogEntryShown[]; readonly next?: number };
}

const again = ['citizen', 'navn', 'sted', 'fra.dag', 'fra.maaned', 'fra.aar', 'til.dag', 'til.maaned', 'til.aar', 'kun'];

/** The whole page. */
export function renderLogPage(page: LogPage): string {
  const { visit, fields, faults, formKey, found } = page;
  const messages = logMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return renderCoordinatorDocument({
    visit,
    title: messages.title,
    faults,
    children: (
      <>
        <p>{messages.lead}</p>
        <form method="post" action={logPath} class="door-form log-form">
          <FormFields visit={visit} formKey={formKey} />
          <div class="log-who">
            <TextLine form={form} name="citizen" label={messages.citizen} hint={messages.citizenHint} maxLength={64} />
            <TextLine form={form} name="navn" label={messages.person} maxLength={100} />
            <TextLine form={form} name="sted" label={messages.house} hint={messages.houseHint} maxLength={100} />
          </div>
          <div class="log-days">
            <DateLine form={form} name="fra" label={messages.from} />
            <DateLine form={form} name="til" label={messages.to} />
          </div>
          <RadioList
            form={form}
            name="kun"
            label={messages.only}
            options={[
              ...Object.entries(messages.onlies).map(([value, label]) => ({ value, label })),
              { value: 'alt', label: messages.onlyAll },
            ]}
          />
          <p class="form-hint">{messages.lastMonth}</p>
          <div class="import-acts">
            <button type="submit" class="button button-primary">
              {messages.search}
            </button>
            <button type="submit" class="button button-secondary" name="goer" value="csv">
              {messages.csv}
            </button>
          </div>
        </form>
        {found !== undefined && (
          <section aria-labelledby="fundet">
            <h2 id="fundet">
              {found.citizen === undefined
                ? messages.foundAll(found.entries.length, found.next !== undefined)
                : messages.found(found.citizen)}
            </h2>
            {found.entries.length === 0 ? (
              <p>{found.next === undefined ? messages.nothing : messages.goOn}</p>
            ) : (
              <Entries entries={found.entries} ofAll={found.citizen === undefined} language={visit.language} />
            )}
            {found.next !== undefined && (
              <form method="post" action={logPath}>
                <FormFields visit={visit} formKey={formKey} />
                {again.map((name) => (
                  <input key={name} type="hidden" name={name} value={fields.get(name) ?? ''} />
                ))}
                <input type="hidden" name="foer" value={String(found.next)} />
                <button type="submit" class="button button-secondary">
                  {messages.older}
                </button>
              </form>
            )}
          </section>
        )}
      </>
    ),
  });
}

const mostCitizens = 3;

function Entries({
  entries,
  ofAll,
  language,
}: {
  readonly entries: readonly LogEntryShown[];
  readonly ofAll: boolean;
  readonly language: DoorVisit['language'];
}): JSX.Element {
  const messages = logMessagesIn(language);
  const things = accessMessagesIn(language).things;
  const whoIn = ({ name, role, house, client }: LogEntryShown) =>
    role === 'operations' ? messages.ownJobs : [name, roleName(role, language), house, client].filter(Boolean).join(', ');
  return (
    <div class="coordinator-table">
      <table class="directory-table" aria-labelledby="fundet">
        <thead>
          <tr>
            <th scope="col">{messages.when}</th>
            <th scope="col">{messages.who}</th>
            {ofAll && <th scope="col">{messages.whose}</th>}
            <th scope="col">{messages.what}</th>
            <th scope="col">{messages.why}</th>
            <th scope="col">{messages.result}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq} class={entry.reason === undefined ? undefined : 'log-acute'}>
              <th scope="row">{entry.when}</th>
              <td data-label={messages.who}>{whoIn(entry)}</td>
              {ofAll && (
                <td data-label={messages.whose}>
                  {entry.citizens.slice(0, mostCitizens).join(', ')}
                  {entry.citizens.length > mostCitizens && ` ${messages.moreCitizens(entry.citizens.length - mostCitizens)}`}
                </td>
              )}
              <td data-label={messages.what}>
                {messages.actions[entry.action] ?? entry.action}{' '}
                {entry.type === 'AuditEvent' ? messages.log : (things[entry.type ?? ''] ?? entry.type)}
              </td>
              <td data-label={messages.why}>
                {entry.reason === undefined ? (
                  entry.purpose
                ) : (
                  <>
                    <strong>{messages.acute}</strong>: {messages.acuteReason(entry.reason)}
                  </>
                )}
              </td>
              <td data-label={messages.result}>
                {entry.outcome === 'denied' ? <strong>{messages.outcomes[entry.outcome]}</strong> : messages.outcomes[entry.outcome]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
