/** The page on which a citizen reads about her back. */

import { readUnderstandPieces } from '@rygforloeb/decision';
import { commonAtHerAge } from '@rygforloeb/pathway';
import type { AddPage } from '../door.ts';
import { citizenAndRelative, ownCitizen } from './own-citizen.ts';

export interface UnderstandOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').citizen, 'renderUnderstandPage'>;
}

/** Adds it. The figures at her age stand for herself alone. */
export function addUnderstandPage(add: AddPage, { pages }: UnderstandOptions): void {
  add('/borger/forstaa', {
    roles: citizenAndRelative,
    get: async (visit) => {
      const { desk, frame, language, access } = visit;
      const common = access.agent.role === 'citizen' ? await commonAtHerAge(desk, ownCitizen(visit), language) : undefined;
      const pieces = readUnderstandPieces(desk.programme.directory);
      return { html: pages.renderUnderstandPage({ visit: frame, pieces, ...(common !== undefined && { common }) }) };
    },
  });
}
