/** Servers for the tests of this room: on any free port, with the real programme or with one that cannot be loaded. */

import type { FeedbackEntry } from './cds/feedback.ts';
import { type RunningServer, type StartOptions, startServer } from './start-server.ts';

/** The moment at which the tests' citizen is seen. */
export const seenAt = new Date('2024-03-12T09:00:00Z');

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the answers of the server as tests read them
  readonly json: any;
}

export interface TestServer extends RunningServer {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  send(path: string, init: RequestInit): Promise<Reply>;
}

/** Starts a server and waits until its programme is loaded or has failed. */
export async function listen(options: StartOptions = {}): Promise<TestServer> {
  const server = await startServer({ port: 0, log: 'silent', rateLimit: false, pages: false, now: () => seenAt, ...options });
  await server.settled;
  const send = async (path: string, init: RequestInit): Promise<Reply> => {
    const response = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      type,
      headers: response.headers,
      text,
      json: /[/+]json/.test(type) && text !== '' ? JSON.parse(text) : undefined,
    };
  };
  return {
    ...server,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** A programme that cannot be loaded. */
export function broken(): Promise<never> {
  return Promise.reject(Object.assign(new Error('the rules cannot be translated'), { code: 'RYG_PROGRAMME_CQL' }));
}

/** A feedback entry as a client sends it. */
export function feedbackOf(more: Partial<Record<keyof FeedbackEntry, unknown>> & Record<string, unknown> = {}): object {
  return {
    card: '4e0a3a1e-3283-4575-ab82-028d55fe2719',
    outcome: 'overridden',
    outcomeTimestamp: '2024-03-12T09:01:00Z',
    overrideReason: {
      reason: { system: 'https://rygforloeb.dk/fhir/CodeSystem/override-reason', code: 'condition-changed' },
      userComment: 'Nye symptomer siden i går',
    },
    ...more,
  };
}
