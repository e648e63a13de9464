/** Opens a page in Chromium as its reader, weighs what it loads, and asks axe. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { FoundPage } from './found-addresses.ts';

export interface Weighed {
  readonly status: number;
  /** Kilobytes (1,000 bytes): scripts and style sheets packed by gzip, and style sheets as they are. */
  readonly jsKb: number;
  readonly cssKb: number;
  readonly cssUnpackedKb: number;
  /** One line for each element that breaks a rule. */
  readonly axe: readonly string[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In a phone's width, with everything unfolded for axe. */
export async function weigh(browser: Browser, { url, cookie }: FoundPage): Promise<Weighed> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'da-DK',
    ...(cookie !== undefined && { extraHTTPHeaders: { cookie } }),
  });
  try {
    const page = await context.newPage();
    const bodies: Promise<{ readonly kind: string; readonly body: Buffer }>[] = [];
    page.on('response', (response) => {
      const kind = response.request().resourceType();
      if (kind === 'script' || kind === 'stylesheet') bodies.push(response.body().then((body) => ({ kind, body })));
    });
    const response = await page.goto(url, { waitUntil: 'networkidle' });
    const loaded = await Promise.all(bodies);
    const kilobytes = (kind: string, size: (body: Buffer) => number) =>
      loaded.filter((one) => one.kind === kind).reduce((sum, { body }) => sum + size(body), 0) / 1_000;
    const packed = (body: Buffer) => gzipSync(body).length;
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    await page.evaluate(axeSource);
    const axe = await page.evaluate(async () => {
      const { axe: tool } = globalThis as unknown as {
        readonly axe: { run(options: object): Promise<{ readonly violations: readonly Violation[] }> };
      };
      const { violations } = await tool.run({ resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    });
    return {
      status: response?.status() ?? 0,
      jsKb: kilobytes('script', packed),
      cssKb: kilobytes('stylesheet', packed),
      cssUnpackedKb: kilobytes('stylesheet', (body) => body.length),
      axe,
    };
  } finally {
    await context.close();
  }
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}
