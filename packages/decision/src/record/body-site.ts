/** Side and place of a finding, from SNOMED CT laterality, SKS supplementary codes or our own words. */

import type { FindingEntry } from '../model.ts';
import { codingsOf } from './coding.ts';

export type Site = NonNullable<FindingEntry['site']>;

const snomed = 'http://snomed.info/sct';
const sks = 'urn:oid:1.2.208.176.2.4';

const siteOfCode: ReadonlyMap<string, Site> = new Map<string, Site>([
  [`${snomed}|7771000`, 'left'],
  [`${snomed}|24028007`, 'right'],
  [`${snomed}|51440002`, 'both'],
  [`${snomed}|77568009`, 'back'],
  [`${snomed}|37822005`, 'back'],
  [`${snomed}|61685007`, 'leg'],
  [`${snomed}|30021000`, 'leg'],
  [`${snomed}|48979004`, 'left'],
  [`${snomed}|32696007`, 'right'],
  [`${sks}|TUL2`, 'left'],
  [`${sks}|TUL1`, 'right'],
  [`${sks}|TUL3`, 'both'],
]);

const ownWords: ReadonlySet<string> = new Set<Site>(['left', 'right', 'both', 'back', 'leg']);

/** The site that one or more coded body sites name; nothing when none is understood. */
export function siteOf(concepts: readonly unknown[]): Site | undefined {
  for (const concept of concepts)
    for (const { system, code } of codingsOf(concept)) {
      const site = siteOfCode.get(`${system}|${code}`) ?? (ownWords.has(code) && !isForeign(system) ? (code as Site) : undefined);
      if (site !== undefined) return site;
    }
  return undefined;
}

/** The side in an SKS diagnosis with supplementary codes (`DM511+TUL1` = right). */
export function sideOfSks(code: string): Site | undefined {
  for (const supplement of code.split('+').slice(1)) {
    const site = siteOfCode.get(`${sks}|${supplement}`);
    if (site !== undefined) return site;
  }
  return undefined;
}

function isForeign(system: string): boolean {
  return system === snomed || system === sks;
}
