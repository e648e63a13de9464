/** One house of the directory, or a new one; when somebody else saved meanwhile, both are shown before anything is overwritten. */

import type { JSX } from 'preact';
import { roleName } from '../access/access-document.tsx';
import { RadioList } from '../shared/door-choices.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import { SelectOne, TextLine } from '../shared/door-fields.tsx';
import { DraftStatus, draftAddress } from '../shared/draft.tsx';
import { directoryPath, renderCoordinatorDocument, usersPath } from './coordinator-document.tsx';
import { directoryMessagesIn } from './directory-messages.ts';

export interface DifferenceShown {
  readonly field: string;
  readonly theirs: string;
  readonly yours: string;
}

export interface HousePage {
  readonly visit: DoorVisit;
  /** Absent for a new one. */
  readonly house?: { readonly id: string; readonly name: string };
  /** `navn`, `vej`, …; `set` is the version seen. */
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  readonly municipalities: readonly string[];
  /** What a place can be said to do, by code. */
  readonly does: readonly string[];
  /** What somebody else has saved meanwhile. */
  readonly differences?: readonly DifferenceShown[];
  readonly people: readonly { readonly name: string; readonly roles: readonly string[] }[];
}

/** The whole page. */
export function renderHousePage(page: HousePage): string {
  const { visit, house, fields, faults, formKey, municipalities, differences, people } = page;
  const messages = directoryMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return renderCoordinatorDocument({
    visit,
    title: house === undefined ? messages.createTitle : messages.editTitle(house.name),
    faults,
    island: 'keep-draft',
    children: (
      <>
        <p>
          <a href={directoryPath}>{messages.back}</a>
        </p>
        {differences !== undefined && <Differences differences={differences} page={page} />}
        <form
          method="post"
          action={`${directoryPath}/${house?.id ?? 'ny'}`}
          class="door-form coordinator-form"
          data-draft={draftAddress(visit)}
        >
          <FormFields visit={visit} formKey={formKey} />
          <input type="hidden" name="set" value={fields.get('set') ?? ''} />
          <fieldset>
            <legend class="h3">{messages.who}</legend>
            <TextLine form={form} name="navn" label={messages.name} maxLength={200} />
            <TextLine form={form} name="vej" label={messages.street} />
            <TextLine form={form} name="postnr" label={messages.postCode} numeric maxLength={4} />
            <TextLine form={form} name="by" label={messages.city} />
            <SelectOne
              form={form}
              name="kommune"
              label={messages.municipality}
              empty={messages.noMunicipality}
              options={municipalities.map((name) => ({ value: name, label: name }))}
            />
            <TextLine form={form} name="telefon" label={messages.phone} type="tel" maxLength={20} />
          </fieldset>
          <fieldset>
            <legend class="h3">{messages.numbersTitle}</legend>
            <TextLine form={form} name="gln" label={messages.gln} hint={messages.glnHint} numeric maxLength={13} />
            <TextLine form={form} name="sor" label={messages.sor} hint={messages.sorHint} numeric maxLength={20} />
            <TextLine form={form} name="ydernummer" label={messages.ydernummer} hint={messages.ydernummerHint} numeric maxLength={6} />
          </fieldset>
          <SelectOne
            form={form}
            name="goer"
            label={messages.doesTitle}
            hint={messages.doesHint}
            empty={messages.nothingSpecial}
            options={page.does.map((code) => ({ value: code, label: messages.does[code] ?? code }))}
          />
          <RadioList
            form={form}
            name="naas"
            label={messages.reachedTitle}
            options={Object.entries(messages.reachedBy).map(([value, label]) => ({ value, label }))}
          />
          <RadioList
            form={form}
            name="ibrug"
            label={messages.activeTitle}
            hint={messages.activeHint}
            options={[
              { value: 'ja', label: messages.yes },
              { value: 'nej', label: messages.no },
            ]}
          />
          <button type="submit" class="button button-primary">
            {messages.save}
          </button>
          <DraftStatus />
        </form>
        {house !== undefined && (
          <section aria-labelledby="folk">
            <h2 id="folk">{messages.peopleTitle}</h2>
            {people.length === 0 ? (
              <p>{messages.noPeople}</p>
            ) : (
              <ul>
                {people.map(({ name, roles }) => (
                  <li key={name}>
                    {name}: {roles.map((role) => roleName(role, visit.language)).join(', ')}
                  </li>
                ))}
              </ul>
            )}
            <p>
              <a href={`${usersPath}/ny?sted=${house.id}`}>{messages.addPerson}</a>
            </p>
          </section>
        )}
      </>
    ),
  });
}

function Differences({ differences, page }: { readonly differences: readonly DifferenceShown[]; readonly page: HousePage }): JSX.Element {
  const messages = directoryMessagesIn(page.visit.language);
  return (
    <section class="alert alert-warning" aria-labelledby="imens">
      <div class="alert-body">
        <h2 class="alert-heading" id="imens">
          {messages.changed}
        </h2>
        <p>{messages.changedLead}</p>
        <div class="coordinator-table">
          <table aria-labelledby="imens">
            <thead>
              <tr>
                <th scope="col">{messages.field}</th>
                <th scope="col">{messages.theirs}</th>
                <th scope="col">{messages.yours}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ field, theirs, yours }) => (
                <tr key={field}>
                  <th scope="row">{messages.fields[field]}</th>
                  <td>{theirs === '' ? messages.empty : theirs}</td>
                  <td>{yours === '' ? messages.empty : yours}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
