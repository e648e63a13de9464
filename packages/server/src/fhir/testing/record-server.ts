/** A server with a record of its own, for the tests of the FHIR interface. */

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { readAccessPolicy, shippedProgramme } from '@rygforloeb/decision';
import { type Access, type AccessPolicy, openRecord, type Resource, type StoredResource } from '@rygforloeb/record';
import { broken, listen, type Reply, type TestServer } from '../../listening-server.ts';

export interface RecordServer extends TestServer {
  readonly lines: readonly string[];
  readonly exportFolder: string;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  remove(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Saves a resource over HTTP and gives it back. */
  // biome-ignore lint/suspicious/noExplicitAny: the answers of the server as tests read them
  made(resource: { readonly resourceType: string; readonly [element: string]: unknown }): Promise<any>;
  /** Saves one as our own jobs do. */
  ownJobs(resource: Resource): Promise<StoredResource>;
}

/** The shipped policy, with roles beside it: may everything, everything but one type, only read, and search by little. */
function policyOfTests(): AccessPolicy {
  const { policy } = readAccessPolicy(shippedProgramme);
  const everything = policy.roles['operations']?.types ?? {};
  const role = { citizens: 'every', relations: [], purposes: ['treatment'], emergency: false, log: true } as const;
  const { Observation: _, ...withoutObservations } = everything;
  const readOnly = Object.fromEntries(Object.keys(everything).map((type) => [type, { may: ['read'] }] as const));
  const readBy = (...search: string[]) => ({ may: ['read'], search }) as const;
  return {
    ...policy,
    roles: {
      ...policy.roles,
      all: { ...role, types: everything },
      nurse: { ...role, types: everything },
      clerk: { ...role, types: withoutObservations },
      reader: { ...role, types: readOnly },
      narrow: { ...role, types: { ...readOnly, Patient: readBy('identifier'), Organization: readBy() } },
    },
  };
}

/** Starts it; whoever sends `Authorization: Bearer [name] [role]` is let in, all others are not. */
export async function recordServer(): Promise<RecordServer> {
  const folder = await mkdtemp(join(tmpdir(), 'fhir-test-'));
  await chmod(folder, 0o755);
  const opened = await openRecord({ folder: join(folder, 'kept') }, { policy: policyOfTests(), auditKey: Buffer.alloc(32, 7) });
  const exportFolder = join(folder, 'exports');
  const lines: string[] = [];
  const record = {
    accessOf: async ({ headers }: { readonly headers: { readonly authorization?: string | undefined } }) => accessIn(headers.authorization),
    recordFor: opened.as,
    exportFolder,
    oauth: () => ({ authorize: 'https://id.example/authorize', token: 'https://id.example/token', revoke: 'https://id.example/revoke' }),
  };
  const server = await listen({ open: broken, record, log: 'info', logStream: { write: (line) => void lines.push(line) } });
  after(async () => {
    await server.close();
    await opened.close();
    await rm(folder, { recursive: true, force: true });
  });
  const body = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));
  const json = { 'content-type': 'application/fhir+json' };
  const send = (path: string, init: RequestInit) =>
    server.send(path, { ...init, headers: { authorization: 'Bearer anna all', ...(init.headers as Record<string, string>) } });
  const post = (path: string, content: unknown, headers = {}) =>
    send(path, { method: 'POST', body: body(content), headers: { ...json, ...headers } });
  return {
    ...server,
    lines,
    exportFolder,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post,
    put: (path, content, headers = {}) => send(path, { method: 'PUT', body: body(content), headers: { ...json, ...headers } }),
    patch: (path, content, headers = {}) =>
      send(path, { method: 'PATCH', body: body(content), headers: { 'content-type': 'application/json-patch+json', ...headers } }),
    remove: (path, headers = {}) => send(path, { method: 'DELETE', headers }),
    async made(resource) {
      const reply = await post(`/fhir/${resource.resourceType}`, resource);
      if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
      return reply.json;
    },
    async ownJobs(resource) {
      const agent = { who: 'Device/rygforloeb', role: 'operations', name: 'Jobs' };
      const outcome = await opened.as({ agent, purpose: 'operations' }).create(resource);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      return outcome.resource;
    },
  };
}

function accessIn(authorization: string | undefined): Access | undefined {
  const [, name, role] = /^Bearer (\w+) (\w+)$/.exec(authorization ?? '') ?? [];
  if (name === undefined || role === undefined) return undefined;
  return { agent: { who: `Practitioner/${name}`, role, name }, purpose: 'treatment' };
}
