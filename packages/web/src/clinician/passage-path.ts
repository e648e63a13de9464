/** Address of what a passage of the sources says. */

import type { Language } from '../shared/language.ts';

/** Every passage, one below the other. */
export const passagesPath = '/kliniker/programmet';

/** The passage behind a cited section; `from` is the citizen's page to which one goes back. */
export function passagePath(
  section: string,
  { from, language }: { readonly from?: string | undefined; readonly language?: Language } = {},
): string {
  const query = new URLSearchParams();
  if (from !== undefined) query.set('fra', from);
  if (language === 'en') query.set('sprog', 'en');
  return `${passagesPath}/${encodeURIComponent(section.replaceAll(' ', '-'))}${query.size === 0 ? '' : `?${query}`}`;
}
