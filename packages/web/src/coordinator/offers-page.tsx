/** What the municipalities offer: all of them at a glance with what is missing, or one with its offers. */

import type { JSX } from 'preact';
import type { DoorVisit } from '../shared/door-document.tsx';
import { offersPath, renderCoordinatorDocument } from './coordinator-document.tsx';
import { offersMessagesIn } from './offers-messages.ts';

export interface MunicipalityShown {
  readonly name: string;
  readonly inUse: number;
  /** Names of the kinds of which there is none. */
  readonly missing: readonly string[];
}

export interface OfferShown {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** In words. */
  readonly checked: string;
  readonly active: boolean;
}

export interface OffersPage {
  readonly visit: DoorVisit;
  /** Absent when all are shown. `''` = the suppliers. */
  readonly municipality?: string;
  readonly municipalities: readonly MunicipalityShown[];
  readonly offers: readonly OfferShown[];
  /** What an import came to. */
  readonly imported?: { readonly created: number; readonly changed: number };
}

/** The whole page. */
export function renderOffersPage(page: OffersPage): string {
  const { visit, municipality, imported } = page;
  const messages = offersMessagesIn(visit.language);
  const isOne = municipality !== undefined;
  return renderCoordinatorDocument({
    visit,
    title: isOne ? messages.offersOf(municipality === '' ? messages.suppliers : municipality) : messages.title,
    children: (
      <>
        {imported !== undefined && (
          <div class="alert alert-success" role="status">
            <div class="alert-body">
              <p class="alert-text">{messages.importDone(imported.created, imported.changed)}</p>
            </div>
          </div>
        )}
        {!isOne && <p>{messages.lead}</p>}
        <nav class="directory-ways" aria-label={messages.title}>
          {isOne && <a href={offersPath}>{messages.back}</a>}
          <a href={`${offersPath}/ny${municipality ? `?kommune=${encodeURIComponent(municipality)}` : ''}`}>{messages.newOffer}</a>
          <a href={`${offersPath}/indlaes`}>{messages.importOffers}</a>
          {!isOne && <a href={`${offersPath}?kommune=`}>{messages.suppliers}</a>}
        </nav>
        {isOne ? <Offers page={page} /> : <Municipalities page={page} />}
      </>
    ),
  });
}

function Municipalities({ page: { visit, municipalities } }: { readonly page: OffersPage }): JSX.Element {
  const messages = offersMessagesIn(visit.language);
  return (
    <div class="coordinator-table">
      <table class="directory-table" aria-label={messages.title}>
        <thead>
          <tr>
            <th scope="col">{messages.municipality}</th>
            <th scope="col">{messages.inUse}</th>
            <th scope="col">{messages.missing}</th>
          </tr>
        </thead>
        <tbody>
          {municipalities.map(({ name, inUse, missing }) => (
            <tr key={name}>
              <th scope="row">
                <a href={`${offersPath}?kommune=${encodeURIComponent(name)}`}>{name}</a>
              </th>
              <td data-label={messages.inUse}>{inUse}</td>
              <td data-label={messages.missing}>
                {inUse === 0 ? messages.nothingThere : missing.length === 0 ? messages.nothingMissing : missing.join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Offers({ page: { visit, offers } }: { readonly page: OffersPage }): JSX.Element {
  const messages = offersMessagesIn(visit.language);
  if (offers.length === 0) return <p>{messages.none}</p>;
  return (
    <div class="coordinator-table">
      <table class="directory-table" aria-label={messages.title}>
        <thead>
          <tr>
            <th scope="col">{messages.name}</th>
            <th scope="col">{messages.category}</th>
            <th scope="col">{messages.checked}</th>
            <th scope="col">{messages.state}</th>
          </tr>
        </thead>
        <tbody>
          {offers.map(({ id, name, category, checked, active }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`${offersPath}/${id}`}>{name}</a>
              </th>
              <td data-label={messages.category}>{category}</td>
              <td data-label={messages.checked}>{checked}</td>
              <td data-label={messages.state}>{active ? messages.active : messages.inactive}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
