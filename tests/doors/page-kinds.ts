/** Which page an address is of, as the pages were added: without whom and what it is about. */

import { pageAddresses } from '@rygforloeb/server/testing';

const patterns = (await pageAddresses()).map((path) => ({ path, matches: new RegExp(`^${path.replaceAll(/:\w+/g, '([\\w.-]+)')}$`) }));

/** The address without whom and what it is about; what kind of thing it is stays. */
export function patternOf(path: string): string {
  const found = patterns.find(({ matches }) => matches.test(path));
  if (found === undefined) return path.replace(/\/[\w.-]*\d[\w.-]*(?=\/|$)/g, '/:id');
  const values = found.matches.exec(path)?.slice(1) ?? [];
  return found.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values.shift() ?? '';
    return name === 'kind' || name === 'type' || /^(?:til-|ny$|indlaes$)/.test(value) ? value : `:${name}`;
  });
}
