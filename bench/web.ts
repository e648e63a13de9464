/**
 * Measures the pages as people meet them, on the demo's region: Lighthouse (mobile, simulated slow 4G) on every page of the citizen's door
 * and on those for everybody, what each page of the three doors loads, axe on each of them, and the answer while a clinician types. A figure
 * is the worst of its pages. `--json`: the last line is one JSON object. `--smoke`: Lighthouse and axe on one page; axe goes over all of them in
 * tests/browser/every-page.test.ts.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse, openShipped, startServer } from '@rygforloeb/server';
import { clinician } from '@rygforloeb/web';
import { chromium } from 'playwright-core';
import { exampleCitizens } from '../scripts/example-citizens.ts';
import { findChromium } from '../scripts/find-chromium.ts';
import { machine } from './machine.ts';
import { listedPages } from './web/addresses.ts';
import { axeFaults } from './web/axe-faults.ts';
import { findAddresses } from './web/found-addresses.ts';
import { type Scores, scoresOf } from './web/lighthouse.ts';
import { type Weighed, weigh } from './web/weigh.ts';

const isSmoke = process.argv.includes('--smoke');
const executablePath = findChromium();
if (executablePath === undefined) {
  console.error('No Chromium here: install it or set CHROMIUM_PATH.');
  process.exit(1);
}

console.log(machine());
const folder = mkdtempSync(join(tmpdir(), 'bench-web-'));
chmodSync(folder, 0o755); // The database may run as another user.
let opened: ReturnType<typeof openShipped> | undefined;
const open = () => {
  opened ??= openShipped();
  return opened;
};
console.log('making the demo region');
const house = await openHouse({ RYG_DATA: join(folder, 'data'), RYG_LOGINS_PER_MINUTE: '10000' }, { demo: true, region: open });
const server = await startServer({ port: 0, log: 'silent', rateLimit: false, house, open });
await server.settled;
const port = await freePort();
const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
const browser = await chromium.launch({ executablePath, headless: true, args: [...args, `--remote-debugging-port=${port}`] });
try {
  const answerMs = await medianAnswer();
  const { found, unreached } = await findAddresses(server.url, listedPages);
  for (const path of unreached) console.log(`no link leads to ${path}`);
  const weighed = new Map<string, Weighed>();
  const violations = new Map<string, readonly string[]>();
  for (const page of found) {
    const one = await weigh(page);
    weighed.set(page.path, one);
    if (!isSmoke || violations.size === 0) violations.set(page.path, await axeFaults(browser, page));
    const axe = violations.get(page.path);
    console.log(
      `${page.path.padEnd(38)} ${one.status}  JS ${one.jsKb.toFixed(1)} KB  CSS ${one.cssKb.toFixed(1)} KB (${one.cssUnpackedKb.toFixed(1)})  axe ${axe?.length ?? '–'}`,
    );
    for (const fault of axe ?? []) console.log(`    ${fault}`);
    if (one.status !== 200) process.exitCode = 1;
  }
  const judged: Scores[] = [];
  const light = found.filter(({ door }) => door === 'citizen' || door === 'open');
  for (const page of isSmoke ? light.slice(0, 1) : light) {
    const scores = await scoresOf(page, port);
    judged.push(scores);
    const { performance, accessibility, bestPractices, lcpMs, lost } = scores;
    console.log(`${page.path.padEnd(38)} Lighthouse ${performance} ${accessibility} ${bestPractices}  LCP ${lcpMs} ms  ${lost.join(', ')}`);
  }
  const weightOf = (doors: readonly string[], part: (one: Weighed) => number) =>
    Math.max(...found.filter(({ door }) => doors.includes(door)).map(({ path }) => part(weighed.get(path) as Weighed)));
  const everybody = ['citizen', 'open', 'clinician', 'coordinator'];
  const figures = {
    performance: Math.min(...judged.map(({ performance }) => performance)),
    accessibility: Math.min(...judged.map(({ accessibility }) => accessibility)),
    bestPractices: Math.min(...judged.map(({ bestPractices }) => bestPractices)),
    citizenJsKb: rounded(weightOf(['citizen', 'open'], ({ jsKb }) => jsKb)),
    clinicianJsKb: rounded(weightOf(['clinician', 'coordinator'], ({ jsKb }) => jsKb)),
    cssKb: rounded(weightOf(everybody, ({ cssKb }) => cssKb)),
    cssUnpackedKb: rounded(weightOf(everybody, ({ cssUnpackedKb }) => cssUnpackedKb)),
    lcpMs: Math.max(...judged.map(({ lcpMs }) => lcpMs)),
    axeViolations: [...violations.values()].flat().length,
    answerMs: rounded(answerMs),
  };
  console.log(`${found.length} pages, ${violations.size} of them by axe, ${judged.length} by Lighthouse; JS and CSS packed by gzip`);
  console.log(process.argv.includes('--json') ? JSON.stringify(figures) : figures);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

/** The answer while typing: the form sent, the answer's part of the page back; the median of forty. */
async function medianAnswer(): Promise<number> {
  const [example] = exampleCitizens();
  if (example === undefined) throw new Error('there is no example citizen');
  const fields = clinician.fieldsOfCase(example, (await open()).vocabulary);
  const times: number[] = [];
  for (let index = 0; index < 50; index += 1) {
    const before = performance.now();
    const response = await fetch(`${server.url}/kliniker/vurdering`, {
      method: 'POST',
      headers: { accept: 'text/html; fragment=1', 'content-type': 'application/x-www-form-urlencoded' },
      body: fields,
    });
    await response.text();
    if (response.status !== 200) throw new Error(`the assessment answers ${response.status}`);
    if (index >= 10) times.push(performance.now() - before);
  }
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = createServer().once('error', reject);
    asked.listen(0, '127.0.0.1', () => {
      const address = asked.address();
      asked.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
