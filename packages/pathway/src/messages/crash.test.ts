/** The connection to the database falls at each statement in turn: after it has come back, nothing is lost and nothing doubled. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { MessageRow } from '@rygforloeb/record';
import { fallingConnections } from '@rygforloeb/record/ungated';
import type { Desk } from '../desk.ts';
import { closeReferral } from '../referral/close.ts';
import { draftReferral } from '../referral/draft.ts';
import { readReferral } from '../referral/referral.ts';
import { checkReferral, sendReferral } from '../referral/send.ts';
import { storyOf } from '../referral/story.ts';
import { acceptReferral, askForMore, receiveReferral, startReferral } from '../referral/visitation.ts';
import { aReadyCitizen, everything, must, sentReferral } from '../testing/back-trouble.ts';
import { messageHouses, outbox } from '../testing/message-houses.ts';
import { houseOf, openPathway } from '../testing/open-pathway.ts';
import { messageWork } from './message-work.ts';
import { replyToMessage } from './send-message.ts';

const now = '2026-11-21T12:00:00.000Z';
const practice = await openPathway(messageHouses(['rygcenter']));
const centre = await openPathway(messageHouses(['gp']));
const gp = practice.desk('gp');
const rygcenter = centre.desk('rygcenter');

const connections = fallingConnections();

/** The work with the connection falling at its n-th statement, before the database has done it or after. */
async function fallingAt(n: number, after: boolean, work: () => Promise<unknown>): Promise<void> {
  connections.fallAt(n, after);
  await work().catch((error: unknown) => {
    if (!(error instanceof Error && /fell|RYG_RECORD|"ok":false/.test(error.message))) throw error;
  });
  assert.equal(connections.hasFallen(), true);
}

interface Played {
  readonly work: () => Promise<unknown>;
  readonly check: () => Promise<void>;
}

/** Falls at a few statements, spread over the work, others each day; RYG_EVERY_FAULT=1 falls at every one. After each fall the work is taken up again under the same keys. */
async function everywhere(begin: (name: string) => Promise<Played>): Promise<void> {
  const { work, check } = await begin('counted');
  connections.counted();
  await work();
  const statements = connections.counted();
  assert.ok(statements > 10);
  await check();
  const step = process.env['RYG_EVERY_FAULT'] === '1' ? 1 : Math.ceil(statements / 4);
  const first = Math.floor(Date.now() / 86_400_000) % step;
  for (let n = first; n < statements - 1; n += step) {
    const one = await begin(`${n}`);
    await fallingAt(n, ((n - first) / step) % 2 === 1, one.work);
    await one.work();
    await one.check();
  }
}

before(async () => {
  await aReadyCitizen(practice, 'karen', '0101701234', ['gp', 'rygcenter']);
  await aReadyCitizen(centre, 'karen', '0101701234', ['rygcenter', 'gp']);
});

test('a referral that is drafted, checked and sent: one referral, one story, one letter', async () => {
  await everywhere(async (name) => {
    let id = '';
    const key = `draft-${name}`;
    return {
      work: async () => {
        const override = { code: 'other', text: 'Aftalt' };
        const drafted = await draftReferral(gp, {
          citizen: 'karen',
          receiver: 'hospital',
          performer: houseOf('rygcenter'),
          key,
          content: everything,
          override,
        });
        id = must(drafted).id;
        must(await checkReferral(gp, { referral: id, key: 'check' }));
        must(await sendReferral(gp, { referral: id, key: 'send' }));
      },
      check: async () => {
        assert.deepEqual(await toldOf(gp, id), ['draft', 'checked', 'sent']);
        assert.deepEqual(
          (await outbox(practice, now)).map((one) => one.name),
          ['MCM:XREF01'],
        );
      },
    };
  });
});

test('a referral that is closed: ended once, one closing letter kept, one sent', async () => {
  const there = await arrivedReferrals();
  await everywhere(async (name) => {
    const id = await there();
    return {
      work: async () => {
        must(await receiveReferral(rygcenter, { referral: id, key: 'r' }));
        must(await acceptReferral(rygcenter, { referral: id, key: 'a', track: 'medical', reason: 'vores' }));
        must(await startReferral(rygcenter, { referral: id, key: 's' }));
        must(await closeReferral(rygcenter, { referral: id, key: 'c', reason: `Fortsæt ${name}` }));
      },
      check: async () => {
        assert.deepEqual(await toldOf(rygcenter, id), ['sent', 'received', 'accepted', 'in-progress', 'closed']);
        assert.deepEqual(
          (await outbox(centre, now)).filter((one) => one.name !== 'MCM:XCTL03').map((one) => one.name),
          ['MCM:XDIS02'],
        );
        const letters = await centre.jobs.search('Communication', { where: { about: `ServiceRequest/${id}` } });
        assert.equal(letters.ok && letters.page.entries.length, 1);
      },
    };
  });
});

test('a message that comes in: kept, answered and in effect once; and the reply to it written and sent once', async () => {
  const there = await arrivedReferrals();
  const work = messageWork({ record: practice.record, programme: practice.programme, now: () => new Date(now) });
  await everywhere(async (name) => {
    const id = await there();
    must(await receiveReferral(rygcenter, { referral: id, key: 'r' }));
    must(await askForMore(rygcenter, { referral: id, key: 'q', reason: `Hvornår ${name}?` }));
    const [question] = (await outbox(centre, now)).filter((one) => one.name.startsWith('MCM:FDIS91'));
    const came = async () => {
      const found = await gp.record.search('Communication', { where: { patient: 'karen', recipients: houseOf('gp') }, count: 200 });
      return found.ok ? found.page.entries.filter((one) => JSON.stringify(one.payload).includes(`Hvornår ${name}?`)) : [];
    };
    return {
      work: async () => {
        await work.takeIn(question?.body ?? '');
        // What failed is put off for a minute; here it is due at once.
        for (const row of await dueIn()) await practice.jobs.messages.change({ ...row, due: now });
        while (await work.effectNext()) {}
        for (const row of await dueIn()) await practice.jobs.messages.change({ ...row, due: now });
        while (await work.effectNext()) {}
        const [message] = await came();
        if (message !== undefined) await replyToMessage(gp, { message: message.id, text: 'I 2019.', key: name });
      },
      check: async () => {
        assert.equal((await came()).length, 1);
        const sent = (await outbox(practice, now)).map((one) => one.name);
        assert.equal(sent.filter((one) => one.startsWith('MCM:FDIS91')).length, 1);
        assert.ok(sent.filter((one) => one === 'MCM:FCTL#ok').length >= 1, 'each time it came it was answered');
        assert.deepEqual(await dueIn(), []);
      },
    };
  });
});

async function toldOf(desk: Desk, id: string): Promise<readonly (string | undefined)[]> {
  assert.ok(await readReferral(desk.record, id));
  return (await storyOf(desk, id)).map(({ to }) => to);
}

/** So often it was looked for what waits: each look reaches further than the one before put off. */
let looks = 0;

/** Messages of the inbox that still wait for their effect, also those that a fall in the midst of looking has put off. */
async function dueIn(): Promise<readonly Omit<MessageRow, 'body'>[]> {
  looks += 1;
  const [far, later] = [`${2100 + looks}-01-01T00:00:00.000Z`, `${2100 + looks}-06-01T00:00:00.000Z`];
  const found: MessageRow[] = [];
  for (let row = await practice.jobs.messages.claim('in', far, later); row !== undefined; ) {
    found.push(row);
    row = await practice.jobs.messages.claim('in', far, later);
  }
  return found.map(({ body: _, ...row }) => row);
}

/** Referrals that came to the centre from the practice, a new one each time. */
async function arrivedReferrals(): Promise<() => Promise<string>> {
  const work = messageWork({ record: centre.record, programme: centre.programme, now: () => new Date(now) });
  return async () => {
    const { id } = await sentReferral(gp, 'karen', `there-${Math.random()}`);
    const [letter] = await outbox(practice, now);
    await work.takeIn(letter?.body ?? '');
    while (await work.effectNext()) {}
    const course = id.replaceAll('-', '');
    const found = await centre.jobs.search('ServiceRequest', {
      where: { identifier: `https://rygforloeb.dk/fhir/identifier/letter-course|${course}` },
    });
    await outbox(centre, now);
    return (found.ok && found.page.entries[0]?.id) || '';
  };
}
