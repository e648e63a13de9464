import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobsFromEnvironment } from './jobs-settings.ts';

const from = 'Rygforløb <nej-tak@example.dk>';

test('without a mail server jobs run all the same; with RYG_JOBS=0 none run here', () => {
  assert.deepEqual(jobsFromEnvironment({}), {});
  assert.equal(jobsFromEnvironment({ RYG_JOBS: '0', RYG_MAIL_URL: 'nonsense' }), undefined);
});

test('a mail server is told by its address; what is not encrypted is for this machine alone', () => {
  assert.deepEqual(jobsFromEnvironment({ RYG_MAIL_URL: 'smtp://us:p%40ss@mail.example', RYG_MAIL_FROM: from })?.mail, {
    ...{ host: 'mail.example', port: 587, tls: 'required', from, user: 'us', password: 'p@ss' },
  });
  assert.deepEqual(jobsFromEnvironment({ RYG_MAIL_URL: 'smtps://mail.example', RYG_MAIL_FROM: from })?.mail, {
    ...{ host: 'mail.example', port: 465, tls: 'implicit', from },
  });
  assert.equal(jobsFromEnvironment({ RYG_MAIL_URL: 'smtp://localhost:25', RYG_MAIL_FROM: from, RYG_MAIL_TLS: 'none' })?.mail?.tls, 'none');
});

test('what cannot be used is told by its name, never by its value', () => {
  for (const [environment, name] of [
    [{ RYG_JOBS: 'yes' }, /RYG_JOBS/],
    [{ RYG_MAIL_URL: 'http://us:secret@mail.example', RYG_MAIL_FROM: from }, /RYG_MAIL_URL/],
    [{ RYG_MAIL_URL: 'smtp://us:secret@mail.example' }, /RYG_MAIL_FROM/],
    [{ RYG_MAIL_URL: 'smtp://us:secret@mail.example', RYG_MAIL_FROM: from, RYG_MAIL_TLS: 'none' }, /RYG_MAIL_TLS/],
    [{ RYG_MAIL_URL: 'smtp://us:secret@mail.example', RYG_MAIL_FROM: from, RYG_MAIL_TLS: 'maybe' }, /RYG_MAIL_TLS/],
    [{ RYG_MAIL_URL: 'smtp://us@mail.example', RYG_MAIL_FROM: from, RYG_MAIL_PASSWORD_FILE: '/no/such/file' }, /RYG_MAIL_PASSWORD_FILE/],
  ] as const)
    assert.throws(
      () => jobsFromEnvironment(environment),
      (error: Error) => name.test(error.message) && !/secret/.test(error.message),
    );
});
