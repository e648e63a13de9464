import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { after, test } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { notifierOver } from './notifier.ts';
import { smtpNotifier } from './smtp-notifier.ts';

const notice = {
  id: 'n1',
  channel: 'email',
  to: 'karen@example.dk',
  subject: 'Der er noget til dig',
  text: 'Log ind på æøå.',
  language: 'da',
} as const;
const from = 'Rygforløb <nej-tak@example.dk>';

/** A mail server on any free port, and what it was given. */
async function mailServer(options: SMTPServerOptions = {}) {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...options,
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  after(() => server.close());
  return { mails, port: (server.server.address() as AddressInfo).port };
}

test('a notice is one mail to one address, with an id of its own that a second try repeats', async () => {
  const { mails, port } = await mailServer();
  const notifier = smtpNotifier({ host: '127.0.0.1', port, tls: 'none', from });
  assert.deepEqual(await notifier.send(notice), { ok: true });
  assert.deepEqual(await notifier.send(notice), { ok: true });
  assert.equal(mails.length, 2);
  for (const mail of mails) {
    assert.match(mail, /^To: karen@example\.dk\r?$/m);
    assert.match(mail, /^Message-ID: <n1@example\.dk>\r?$/m);
    assert.match(mail, /^Auto-Submitted: auto-generated\r?$/m);
  }
});

test('what would not be encrypted is not sent unless the installation said so, nor to a server whose certificate nobody trusts', async () => {
  const plain = await mailServer();
  const encrypted = await mailServer({ disabledCommands: [] });
  const careful = (port: number) => smtpNotifier({ host: 'localhost', port, tls: 'required', from });
  assert.deepEqual(await careful(plain.port).send(notice), { ok: false, retriable: true, reason: 'not-encrypted' });
  // The server of the test shows a certificate that nobody trusts.
  const untrusted = await careful(encrypted.port).send(notice);
  assert.ok(!untrusted.ok && untrusted.retriable);
  assert.deepEqual([...plain.mails, ...encrypted.mails], []);
});

test('an address that is refused never goes; a server that is busy, wants another password, is silent or away is tried later', async () => {
  const refusing = await mailServer({
    onRcptTo: ({ address }, _session, done) =>
      done(Object.assign(new Error('no'), { responseCode: address.startsWith('busy') ? 451 : 550 })),
  });
  const guarded = await mailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(new Error('no')),
  });
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  after(() => silent.close());
  const to = (port: number, more = {}) => smtpNotifier({ host: '127.0.0.1', port, tls: 'none', from, timeoutSeconds: 0.3, ...more });
  const silentPort = (silent.address() as AddressInfo).port;
  const outcomes = [
    await to(refusing.port).send(notice),
    await to(refusing.port).send({ ...notice, to: 'busy@example.dk' }),
    await to(guarded.port, { user: 'us', password: 'wrong' }).send(notice),
    await to(silentPort).send(notice),
    await to(1).send(notice),
    await to(refusing.port).send({ ...notice, to: 'a@b.dk, c@d.dk' }),
    await to(refusing.port).send({ ...notice, to: 'a@b.dk\r\nBcc: c@d.dk' }),
  ];
  assert.deepEqual(
    outcomes.map((outcome) => (outcome.ok ? 'ok' : `${outcome.reason} ${outcome.retriable ? 'later' : 'never'}`)),
    ['refused never', 'later later', 'login later', 'time-out later', 'unreachable later', 'bad-address never', 'bad-address never'],
  );
});

test('a channel that an installation lacks says so', async () => {
  for (const channel of ['sms', 'digital-post'] as const)
    assert.deepEqual(await notifierOver({}).send({ ...notice, channel }), { ok: false, retriable: false, reason: 'not-configured' });
});
