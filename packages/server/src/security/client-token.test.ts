import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { before, test } from 'node:test';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { type TrustedClient, tokenCheck } from './client-token.ts';

const issuer = 'https://laegesystem.example';
const endpoint = 'https://ryg.example/cds-services/rygforloeb-patient-view';
const second = Math.floor(Date.now() / 1_000);
const now = () => new Date(second * 1_000);
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: Keys;
let trusted: TrustedClient;

before(async () => {
  keys = await generateKeyPair('ES384', { extractable: true });
  trusted = { issuer, jwks: { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'a', alg: 'ES384' }] } };
});

const token = (claims: JWTPayload = {}, key = keys.privateKey, alg = 'ES384') =>
  new SignJWT({ iss: issuer, aud: endpoint, iat: second, exp: second + 60, jti: crypto.randomUUID(), ...claims })
    .setProtectedHeader({ alg, kid: 'a', typ: 'JWT' })
    .sign(key);
const reasonOf = async (authorization: string | undefined, check = tokenCheck([trusted], now)) => {
  const answer = await check(authorization, endpoint);
  return answer.ok ? 'ok' : answer.reason;
};
const reasonOfClaims = async (claims: JWTPayload) => reasonOf(`Bearer ${await token(claims)}`);

test('a token signed by a trusted system for this endpoint is accepted once', async () => {
  const check = tokenCheck([trusted], now);
  const bearer = `Bearer ${await token()}`;
  assert.equal(await reasonOf(bearer, check), 'ok');
  assert.equal(await reasonOf(bearer, check), 'used-before');
});

test('no token, no readable token, and a token of a stranger are refused', async () => {
  assert.equal(await reasonOf(undefined), 'no-token');
  assert.equal(await reasonOf('Basic eDp5'), 'not-a-token');
  assert.equal(await reasonOf('Bearer a.b.c'), 'not-a-token');
  assert.equal(await reasonOfClaims({ iss: 'https://other.example' }), 'unknown-issuer');
});

test('a token for another endpoint is refused', async () => {
  assert.equal(await reasonOfClaims({ aud: 'https://ryg.example/cds-services/rygforloeb-order-sign' }), 'wrong-audience');
  assert.equal(await reasonOfClaims({ aud: [endpoint, 'https://elsewhere.example'] }), 'ok');
});

test('a token lives at most five minutes: below, at and above', async () => {
  assert.equal(await reasonOfClaims({ exp: second + 299 }), 'ok');
  assert.equal(await reasonOfClaims({ exp: second + 300 }), 'ok');
  assert.equal(await reasonOfClaims({ exp: second + 320 }), 'lives-too-long');
  assert.equal(await reasonOfClaims({ iat: second + 3_600, exp: second + 3_660 }), 'lives-too-long');
  assert.equal(await reasonOfClaims({ iat: second - 120, exp: second - 60 }), 'expired');
});

test('a token without expiry, time of issue or id is refused', async () => {
  for (const claim of ['exp', 'iat', 'jti']) assert.equal(await reasonOfClaims({ [claim]: undefined }), 'claim-missing', claim);
});

test('a signature by another key, by a shared secret or by none is refused', async () => {
  const other = await generateKeyPair('ES384');
  assert.equal(await reasonOf(`Bearer ${await token({}, other.privateKey)}`), 'bad-signature');
  const secret = new TextEncoder().encode('a-secret-that-everyone-could-know-32b');
  const shared = await new SignJWT({ iss: issuer, aud: endpoint, iat: second, exp: second + 60, jti: 'x' })
    .setProtectedHeader({ alg: 'HS256', kid: 'a' })
    .sign(secret);
  assert.equal(await reasonOf(`Bearer ${shared}`), 'bad-signature');
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  assert.equal(await reasonOf(`Bearer ${part({ alg: 'none' })}.${part({ iss: issuer, aud: endpoint })}.`), 'not-a-token');
});

test('keys are fetched from the address of the trusted system; an address that fails is told apart', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(trusted.jwks));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const jwksUrl = `http://127.0.0.1:${address.port}/jwks`;
  assert.equal(await reasonOf(`Bearer ${await token()}`, tokenCheck([{ issuer, jwksUrl }], now)), 'ok');
  await new Promise((resolve) => server.close(resolve));
  assert.equal(await reasonOf(`Bearer ${await token()}`, tokenCheck([{ issuer, jwksUrl }], now)), 'keys-unavailable');
});
