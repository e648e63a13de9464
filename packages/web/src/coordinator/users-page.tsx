/** Users and roles: who has which role where, a role given, a role ended. */

import { roleName } from '../access/access-document.tsx';
import { type DoorVisit, type FieldFault, FormFields } from '../shared/door-document.tsx';
import type { Option } from '../shared/door-field-frame.tsx';
import { DateLine, SelectOne, TextLine } from '../shared/door-fields.tsx';
import { DraftStatus, draftAddress } from '../shared/draft.tsx';
import { renderCoordinatorDocument, usersPath } from './coordinator-document.tsx';
import { usersMessagesIn } from './users-messages.ts';

export interface RoleHeldShown {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly house: string;
  /** In words. */
  readonly from?: string;
  readonly until?: string;
  readonly standing: 'holds' | 'to-come' | 'ended';
}

export interface UsersPage {
  readonly visit: DoorVisit;
  readonly words: string;
  readonly ended: boolean;
  readonly roles: readonly RoleHeldShown[];
}

export interface GiveRolePage {
  readonly visit: DoorVisit;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
  readonly people: readonly Option[];
  readonly houses: readonly Option[];
  /** Codes of roles. */
  readonly roles: readonly string[];
}

export interface EndRolePage {
  readonly visit: DoorVisit;
  readonly role: RoleHeldShown;
  readonly fields: URLSearchParams;
  readonly faults: readonly FieldFault[];
  readonly formKey: string;
}

/** The list. */
export function renderUsersPage({ visit, words, ended, roles }: UsersPage): string {
  const messages = usersMessagesIn(visit.language);
  const query = words === '' ? '' : `soeg=${encodeURIComponent(words)}`;
  return renderCoordinatorDocument({
    visit,
    title: messages.title,
    children: (
      <>
        <p>{messages.lead}</p>
        <search>
          <form method="get" action={usersPath} class="directory-search">
            <label class="form-label" for="soeg">
              {messages.search}
            </label>
            <div class="directory-row">
              <input class="form-input" type="search" id="soeg" name="soeg" value={words} autoComplete="off" maxLength={100} />
              <button type="submit" class="button button-primary">
                {messages.find}
              </button>
            </div>
          </form>
        </search>
        <nav class="directory-ways" aria-label={messages.title}>
          <a href={`${usersPath}/ny`}>{messages.add}</a>
          <a href={ended ? `${usersPath}?${query}` : `${usersPath}?${[query, 'ophoert=ja'].filter(Boolean).join('&')}`}>
            {ended ? messages.hideEnded : messages.showEnded}
          </a>
        </nav>
        <h2 id="roller">{roles.length === 0 ? messages.nothing : messages.found(roles.length)}</h2>
        {roles.length > 0 && (
          <div class="coordinator-table">
            <table class="directory-table" aria-labelledby="roller">
              <thead>
                <tr>
                  <th scope="col">{messages.name}</th>
                  <th scope="col">{messages.role}</th>
                  <th scope="col">{messages.house}</th>
                  <th scope="col">{messages.period}</th>
                  <th scope="col">{messages.act}</th>
                </tr>
              </thead>
              <tbody>
                {roles.map(({ id, name, roles: codes, house, from, until, standing }) => {
                  const role = codes.map((code) => roleName(code, visit.language)).join(', ');
                  const period = [from && messages.from(from), until && messages.until(until)].filter(Boolean).join(' ');
                  return (
                    <tr key={id}>
                      <th scope="row">{name}</th>
                      <td data-label={messages.role}>{role}</td>
                      <td data-label={messages.house}>{house}</td>
                      <td data-label={messages.period}>
                        {standing === 'holds' ? '' : `${messages.standing[standing]}: `}
                        {period === '' ? messages.always : period}
                      </td>
                      <td data-label={messages.act}>
                        {standing !== 'ended' && until === undefined && (
                          <a href={`${usersPath}/${id}`} aria-label={messages.endOf(name, role, house)}>
                            {messages.end}
                          </a>
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        )}
      </>
    ),
  });
}

/** Where somebody is given a role. */
export function renderGiveRolePage({ visit, fields, faults, formKey, people, houses, roles }: GiveRolePage): string {
  const messages = usersMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  return renderCoordinatorDocument({
    visit,
    title: messages.addTitle,
    faults,
    island: 'keep-draft',
    children: (
      <>
        <p>
          <a href={usersPath}>{messages.back}</a>
        </p>
        <form method="post" action={`${usersPath}/ny`} class="door-form coordinator-form" data-draft={draftAddress(visit)}>
          <FormFields visit={visit} formKey={formKey} />
          <SelectOne form={form} name="hvem" label={messages.person} empty={messages.choose} options={people} />
          <fieldset>
            <legend class="h3">{messages.newPerson}</legend>
            <p class="form-hint">{messages.newPersonHint}</p>
            <TextLine form={form} name="fornavn" label={messages.given} />
            <TextLine form={form} name="efternavn" label={messages.family} />
            <TextLine form={form} name="id" label={messages.identifier} hint={messages.identifierHint} maxLength={200} />
          </fieldset>
          <SelectOne
            form={form}
            name="rolle"
            label={messages.which}
            empty={messages.choose}
            options={roles.map((code) => ({ value: code, label: roleName(code, visit.language) }))}
          />
          <SelectOne form={form} name="sted" label={messages.where} empty={messages.choose} options={houses} />
          <DateLine form={form} name="fra" label={messages.starts} />
          <DateLine form={form} name="til" label={messages.ends} />
          <button type="submit" class="button button-primary">
            {messages.save}
          </button>
          <DraftStatus />
        </form>
      </>
    ),
  });
}

/** Where a role is ended. */
export function renderEndRolePage({ visit, role, fields, faults, formKey }: EndRolePage): string {
  const messages = usersMessagesIn(visit.language);
  const form = { language: visit.language, fields, faults };
  const words = role.roles.map((code) => roleName(code, visit.language)).join(', ');
  return renderCoordinatorDocument({
    visit,
    title: messages.endTitle,
    faults,
    children: (
      <>
        <p>
          <a href={usersPath}>{messages.back}</a>
        </p>
        <p>{messages.endLead(role.name, words, role.house)}</p>
        <form method="post" action={`${usersPath}/${role.id}`} class="door-form">
          <FormFields visit={visit} formKey={formKey} />
          <input type="hidden" name="set" value={fields.get('set') ?? ''} />
          <DateLine form={form} name="til" label={messages.lastDay} />
          <button type="submit" class="button button-primary">
            {messages.endSave}
          </button>
        </form>
      </>
    ),
  });
}
