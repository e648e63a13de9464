/** The demo's people signed in, as the headers that their requests carry. */

import { createHash, randomBytes } from 'node:crypto';
import { Browser, logIn } from './identity-fixture.ts';

/** Headers of somebody's requests, and what of them is a secret. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** Logs a demo person in, with the first role unless another is told: cookie, token for writes, and the word that they come from our pages. */
export async function signedIn(url: string, person: string, role = 0): Promise<Signed> {
  const browser = new Browser(url);
  const first = await logIn(browser, url, person);
  const page = new URL(first.url).pathname === '/rolle' ? await browser.press(first, { rolle: String(role) }) : first;
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1];
  const session = browser.cookie('ryg-session');
  if (csrf === undefined || session === undefined) throw new Error(`nobody was let in as ${person}: ${page.status}`);
  return {
    headers: { cookie: `ryg-session=${session}`, 'x-csrf-token': csrf, 'sec-fetch-site': 'same-origin' },
    secrets: [session, csrf],
  };
}

const redirect = 'http://127.0.0.1:3000/callback';

/** Lets the demo's app in for a person, who says yes, and gives the app's token. */
export async function appTokenOf(url: string, person: string, scope: string): Promise<Signed> {
  const browser = new Browser(url);
  await logIn(browser, url, person);
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'demo-app',
    redirect_uri: redirect,
    scope,
    aud: `${url}/fhir`,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  await browser.press(await browser.get(`${url}/oauth/auth?${query}`), { svar: 'ja' });
  const code = new URL(browser.sentTo.at(-1) ?? '').searchParams.get('code') ?? '';
  const fields = { grant_type: 'authorization_code', client_id: 'demo-app', redirect_uri: redirect, code, code_verifier: verifier };
  const answer = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(fields) });
  const { access_token: token } = (await answer.json()) as { readonly access_token: string };
  return { headers: { authorization: `Bearer ${token}` }, secrets: [token, code, verifier] };
}
