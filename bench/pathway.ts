/**
 * Measures the pathway: referrals from the first HTTP call to a peer's inbox, open clocks that are turned, messages taken in, papers made;
 * with the same rows by the driver alone beside the referrals. `--json`: the last line is one JSON object. `--smoke`: seconds.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { copenhagenDate } from '@rygforloeb/decision';
import { openPapers } from '@rygforloeb/documents';
import { newCorrespondence, processNext, receive, recordMessageStore, sendNext, writeCareCommunication } from '@rygforloeb/messaging';
import { pathwayProgramme } from '@rygforloeb/pathway';
import { openRecord } from '@rygforloeb/record';
import { openUngated, temporaryFolder } from '@rygforloeb/record/ungated';
import { openHouse, openShipped, startServer } from '@rygforloeb/server';
import { signedIn } from '@rygforloeb/server/testing';
import { machine } from './machine.ts';
import { clocksPolled } from './pathway/clocks.ts';
import { content, fillHouse, numberHouses, triage } from './pathway/house.ts';
import { anObservation } from './record/population.ts';
import { rawRecord } from './record/raw.ts';

const isSmoke = process.argv.includes('--smoke');
const sizes = isSmoke
  ? { referrals: 12, clocks: { citizens: 100, clocks: 10_000, turning: 1_000 }, messages: 100, papers: 5 }
  : { referrals: 300, clocks: { citizens: 10_000, clocks: 100_000, turning: 10_000 }, messages: 10_000, papers: 100 };
const atOnce = 6;

console.log(machine());
const programme = await openShipped();
if (programme.pathway === undefined) throw new Error('the programme has no pathway');
const folder = await temporaryFolder();
const house = await openHouse({ RYG_DATA: folder, RYG_LOGINS_PER_MINUTE: '1000' }, { demo: true });
const jobs = house.record.as({ agent: { who: 'Device/bench', role: 'operations', name: 'Bench' }, purpose: 'operations' });
await numberHouses(jobs);
const citizens = await fillHouse(jobs, sizes.referrals);
const server = await startServer({ port: 0, log: 'silent', rateLimit: false, house, open: async () => programme });
await server.settled;
const { headers } = await signedIn(server.url, 'gp-anna');
const peer = await openRecord(
  { folder: join(folder, 'peer') },
  { policy: pathwayProgramme(programme.pathway).access, auditKey: Buffer.alloc(32, 1) },
);
const peerStore = recordMessageStore(peer.as({ agent: { who: 'Device/peer', role: 'operations', name: 'Peer' }, purpose: 'operations' }));
const ownStore = recordMessageStore(jobs);
const now = () => new Date().toISOString();
const making = () => ({ newId: randomUUID, now: now() });
const takeIn = (body: string) => receive(peerStore, body, { making: making(), isOurGln: () => true });

const referrals = await sentEndToEnd();
const raw = await rawReferrals();
const clocks = await clocksPolled(programme.pathway, sizes.clocks);
const inbox = await messagesTakenIn();
const pdfMs = await papersMade();
await server.close();
await peer.close();

const figures = {
  referralsPerSecond: round(referrals.perSecond),
  clocksPerSecond: Math.round(clocks.polled),
  clocksTurnedPerSecond: Math.round(clocks.turned),
  inboxPerSecond: round(inbox),
  referralP99Ms: round(referrals.p99),
  pdfMs: round(pdfMs),
  ratioReferralVsRaw: round(referrals.perSecond / raw),
};
console.log(
  `referrals ${figures.referralsPerSecond}/s end to end (p99 ${figures.referralP99Ms} ms); the same rows by the driver alone ${round(raw)}/s`,
);
console.log(
  `clocks ${figures.clocksPerSecond}/s in a round where none is due, ${figures.clocksTurnedPerSecond}/s that turn, inbox ${figures.inboxPerSecond}/s, a paper in ${figures.pdfMs} ms`,
);
if (process.argv.includes('--json')) console.log(JSON.stringify({ name: 'pathway', machine: machine(), figures }));

/** Drafted, checked and sent over HTTP; carried to the peer, kept there and let take effect. */
async function sentEndToEnd(): Promise<{ readonly perSecond: number; readonly p99: number }> {
  const waiting = [...citizens];
  const taken: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let citizen = waiting.pop(); citizen !== undefined; citizen = waiting.pop()) {
        const from = performance.now();
        const override = { code: 'other', text: 'measured' };
        const { referral } = await act('draft-referral', {
          citizen,
          receiver: 'hospital',
          performer: triage,
          content,
          override,
          key: citizen,
        });
        await act('check-referral', { referral: referral.id, key: `${citizen} check` });
        await act('send-referral', { referral: referral.id, key: `${citizen} send` });
        taken.push(performance.now() - from);
      }
    }),
  );
  let carried = 0;
  const transport = {
    send: async ({ body }: { readonly body: string }) => {
      await takeIn(body);
      carried += 1;
      return { ok: true } as const;
    },
  };
  while (await sendNext(ownStore, transport, now()));
  while (await processNext(peerStore, async () => undefined, now()));
  if (carried < citizens.length) throw new Error(`${carried} of ${citizens.length} referrals reached the peer`);
  const perSecond = (citizens.length * 1000) / (performance.now() - begun);
  const sorted = taken.sort((one, other) => one - other);
  return { perSecond, p99: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0 };
}

async function act(name: string, told: object): Promise<{ readonly referral: { readonly id: string } }> {
  const response = await fetch(`${server.url}/api/pathway/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(told),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return (await response.json()) as { readonly referral: { readonly id: string } };
}

/** As many rows as a referral writes, in as many transactions. */
async function rawReferrals(): Promise<number> {
  const ungated = await openUngated({ folder: await temporaryFolder() });
  const { transaction } = rawRecord(ungated.database.pool);
  const rows = Array.from({ length: 4 }, () => anObservation(0));
  const begun = performance.now();
  for (let index = 0; index < sizes.referrals; index += atOnce)
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let step = 0; step < 3; step += 1) await transaction(0, rows);
      }),
    );
  const perSecond = (sizes.referrals * 1000) / (performance.now() - begun);
  await ungated.close();
  return perSecond;
}

async function messagesTakenIn(): Promise<number> {
  const party = (gln: string) => ({ sor: '999000000000001', gln, name: 'Prøve' });
  const [sender, receiver] = [party('5790000000012'), party('5790000000029')];
  const author = { name: { family: 'Prøve', given: ['Ole'] }, role: { text: 'læge' } };
  const citizen = { numbers: [{ kind: 'cpr' as const, value: '6101701234' }], name: { family: 'Eksempel', given: ['Karen'] } };
  const bodies = Array.from({ length: sizes.messages }, () => {
    const part = {
      kind: 'text' as const,
      id: `urn:uuid:${randomUUID()}`,
      writtenAt: now(),
      organisation: sender,
      author,
      phone: '+4500000000',
      text: 'Målt',
    };
    const opening = { sender, receiver, citizen, category: 'examination-results' as const, subject: 'Ryg', episodes: [], parts: [part] };
    return JSON.stringify(writeCareCommunication(newCorrespondence(opening, making())));
  });
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) await takeIn(body);
    }),
  );
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (await processNext(peerStore, async () => undefined, now()));
    }),
  );
  return (sizes.messages * 1000) / (performance.now() - begun);
}

async function papersMade(): Promise<number> {
  const source = programme.pathway;
  if (source === undefined) return 0;
  const papers = openPapers(source);
  const data = { issued: now(), reference: '1', conclusion: 'Klarer sig selv', started: copenhagenDate(now()), sample: true };
  await papers.document('hospital-closing-letter', data, 'da');
  const begun = performance.now();
  for (let index = 0; index < sizes.papers; index += 1)
    await papers.document('hospital-closing-letter', { ...data, reference: `${index}` }, 'da');
  return (performance.now() - begun) / sizes.papers;
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
