/** The directory: houses, found by name, place or number. */

import type { DoorVisit } from '../shared/door-document.tsx';
import { directoryPath, offersPath, renderCoordinatorDocument, usersPath } from './coordinator-document.tsx';
import { directoryMessagesIn } from './directory-messages.ts';

export interface HouseShown {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly numbers: readonly string[];
  readonly reachedBy: string;
  readonly active: boolean;
}

export interface DirectoryPage {
  readonly visit: DoorVisit;
  readonly words: string;
  readonly houses: readonly HouseShown[];
  /** How many there are in all. */
  readonly all: number;
  /** What an import came to. */
  readonly imported?: { readonly created: number; readonly changed: number };
}

/** The whole page. */
export function renderDirectoryPage({ visit, words, houses, all, imported }: DirectoryPage): string {
  const messages = directoryMessagesIn(visit.language);
  return renderCoordinatorDocument({
    visit,
    title: messages.title,
    children: (
      <>
        {imported !== undefined && (
          <div class="alert alert-success" role="status">
            <div class="alert-body">
              <p class="alert-text">{messages.importDone(imported.created, imported.changed)}</p>
            </div>
          </div>
        )}
        <search>
          <form method="get" action={directoryPath} class="directory-search">
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
          <a href={`${directoryPath}/ny`}>{messages.newHouse}</a>
          <a href={`${directoryPath}/indlaes`}>{messages.importHouses}</a>
          <a href={offersPath}>{messages.offers}</a>
          <a href={usersPath}>{messages.users}</a>
        </nav>
        <h2 id="steder">{houses.length === 0 ? messages.nothing : messages.found(houses.length, all)}</h2>
        {houses.length > 0 && (
          <div class="coordinator-table">
            <table class="directory-table" aria-labelledby="steder">
              <thead>
                <tr>
                  <th scope="col">{messages.name}</th>
                  <th scope="col">{messages.place}</th>
                  <th scope="col">{messages.numbers}</th>
                  <th scope="col">{messages.reached}</th>
                  <th scope="col">{messages.state}</th>
                </tr>
              </thead>
              <tbody>
                {houses.map(({ id, name, place, numbers, reachedBy, active }) => (
                  <tr key={id}>
                    <th scope="row">
                      <a href={`${directoryPath}/${id}`}>{name === '' ? id : name}</a>
                    </th>
                    <td data-label={messages.place}>{place}</td>
                    <td data-label={messages.numbers}>{numbers.join(', ')}</td>
                    <td data-label={messages.reached}>{messages.reachedBy[reachedBy]}</td>
                    <td data-label={messages.state}>{active ? messages.inUse : messages.closed}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </>
    ),
  });
}
