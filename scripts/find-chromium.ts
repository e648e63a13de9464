/** Where the browser for the browser tests is: CHROMIUM_PATH, or where Debian, Ubuntu and macOS put it. */
import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium that exists, or undefined. */
export function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM_PATH;
  return [...(chosen === undefined || chosen === '' ? [] : [chosen]), ...USUAL_PLACES].find((path) => existsSync(path));
}
