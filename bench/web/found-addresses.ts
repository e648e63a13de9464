/** From the listed pages to addresses that can be opened: whoever opens them is logged in and follows the links that the pages offer. */

import { signedIn } from '@rygforloeb/server/testing';
import type { ListedPage } from './addresses.ts';

export interface FoundPage extends ListedPage {
  readonly url: string;
  readonly cookie?: string;
}

export interface FoundPages {
  readonly found: readonly FoundPage[];
  /** Listed, and no link of anybody leads there. */
  readonly unreached: readonly string[];
}

const most = 60;

/** Logs everybody in and walks from each door's front page. */
export async function findAddresses(base: string, listed: readonly ListedPage[]): Promise<FoundPages> {
  const found: FoundPage[] = [];
  const cookies = new Map<string, string>();
  for (const who of new Set(listed.flatMap((page) => (page.who === undefined ? [] : [page.who])))) {
    const { headers } = await signedIn(base, who);
    cookies.set(who, headers.cookie ?? '');
  }
  for (const [who, cookie] of cookies) {
    const own = listed.filter((page) => page.who === who);
    const isFixed = ({ path, at }: ListedPage) => at !== undefined || !path.includes(':');
    const fixed = own.filter(isFixed);
    found.push(...fixed.map((page) => ({ ...page, url: `${base}${page.at ?? page.path}`, cookie })));
    const open = new Map(own.filter((page) => !isFixed(page)).map((page) => [page, patternOf(page.path)]));
    const queue = ['/', ...fixed.map(({ path, at }) => at ?? path)];
    const seen = new Set<string>();
    while (queue.length > 0 && open.size > 0 && seen.size < most) {
      const path = queue.shift() ?? '';
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await fetch(`${base}${path}`, { headers: { cookie, accept: 'text/html' } });
      const links = linksIn(await response.text());
      for (const [page, pattern] of open) {
        const link = links.find((one) => pattern.test(one.split('?')[0] ?? '') && !one.endsWith('/ny'));
        if (link === undefined) continue;
        found.push({ ...page, url: `${base}${link}`, cookie });
        open.delete(page);
      }
      queue.push(...links.filter((link) => !seen.has(link)));
    }
  }
  found.push(...listed.filter(({ who }) => who === undefined).map((page) => ({ ...page, url: `${base}${page.path}` })));
  const reached = new Set(found.map(({ path }) => path));
  return { found, unreached: listed.map(({ path }) => path).filter((path) => !reached.has(path)) };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/:\w+/g, '[\\w.-]+')}$`);
}

function linksIn(html: string): readonly string[] {
  const hrefs = [...html.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&').split('#')[0] ?? '');
  return hrefs.filter((href) => href.startsWith('/') && !href.startsWith('/assets/') && !href.startsWith('/logout'));
}
