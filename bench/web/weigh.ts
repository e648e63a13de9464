/** What a page loads, weighed as it comes over the network: no browser is needed for that. */

import { gzipSync } from 'node:zlib';
import type { FoundPage } from './found-addresses.ts';

export interface Weighed {
  readonly status: number;
  /** Kilobytes (1,000 bytes): scripts and style sheets packed by gzip, and style sheets as they are. */
  readonly jsKb: number;
  readonly cssKb: number;
  readonly cssUnpackedKb: number;
}

const bodies = new Map<string, Promise<Buffer>>();

/** Weighs the style sheets and scripts that a page names; a file is fetched once for all pages. */
export async function weigh({ url, cookie }: FoundPage): Promise<Weighed> {
  const response = await fetch(url, { headers: { accept: 'text/html', ...(cookie !== undefined && { cookie }) } });
  const html = await response.text();
  const loaded = (tag: RegExp) =>
    Promise.all([...html.matchAll(tag)].map(([, address = '']) => bodyOf(new URL(address.replaceAll('&amp;', '&'), url).href)));
  const styles = await loaded(/<link\b[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g);
  const scripts = await loaded(/<script\b[^>]*src="([^"]+)"/g);
  const kilobytes = (all: readonly Buffer[], size: (body: Buffer) => number) => all.reduce((sum, body) => sum + size(body), 0) / 1_000;
  const packed = (body: Buffer) => gzipSync(body).length;
  return {
    status: response.status,
    jsKb: kilobytes(scripts, packed),
    cssKb: kilobytes(styles, packed),
    cssUnpackedKb: kilobytes(styles, (body) => body.length),
  };
}

function bodyOf(address: string): Promise<Buffer> {
  const known = bodies.get(address) ?? fetch(address).then(async (response) => Buffer.from(await response.arrayBuffer()));
  bodies.set(address, known);
  return known;
}
