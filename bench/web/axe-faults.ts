/** Asks axe about a page as its reader has it, in a phone's width with everything unfolded. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import type { FoundPage } from './found-addresses.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line for each element that breaks a rule. */
export async function axeFaults(browser: Browser, { url, cookie }: FoundPage): Promise<readonly string[]> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'da-DK',
    ...(cookie !== undefined && { extraHTTPHeaders: { cookie } }),
  });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('details')) part.open = true;
    });
    await page.evaluate(axeSource);
    return await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        readonly axe: { run(options: object): Promise<{ readonly violations: readonly Violation[] }> };
      };
      const { violations } = await axe.run({ resultTypes: ['violations'], preload: false });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    });
  } finally {
    await context.close();
  }
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}
