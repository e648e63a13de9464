/** The page that tells a citizen when to react. */

import { readReactGroups } from '@rygforloeb/decision';
import type { AddPage } from '../door.ts';

export interface ReactOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').citizen, 'renderReactPage'>;
}

/** Adds the page. */
export function addReactPage(add: AddPage, { pages }: ReactOptions): void {
  add('/borger/reager', {
    roles: ['citizen', 'relative'],
    get: async ({ desk, frame }) => ({
      html: pages.renderReactPage({ visit: frame, groups: readReactGroups(desk.programme.directory) }),
    }),
  });
}
