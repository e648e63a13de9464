/** What the server said it has changed: only that may be different afterwards. */
import type { FuzzRequest } from './request.ts';
import type { FuzzAnswer } from './send.ts';

export class Ledger {
  /** As `table id`. */
  readonly resources = new Set<string>();
  /** As `table_history id version`. */
  readonly versions = new Set<string>();
  writes = 0;

  /** Notes what an answer names. */
  note({ method, path, body }: FuzzRequest, { status, headers, text }: FuzzAnswer): void {
    if (status < 200 || status > 299 || method === 'GET') return;
    this.#note(headers['location']?.toString(), method, path, headers['etag']?.toString());
    if (!/^\{"resourceType":"Bundle","type":"(?:batch|transaction)-response"/.test(text)) return;
    const { entry: answers = [] } = JSON.parse(text) as { readonly entry?: readonly Entry[] };
    const asked = (JSON.parse(new TextDecoder().decode(body)) as { readonly entry?: readonly Entry[] }).entry ?? [];
    for (const [index, { response }] of answers.entries()) {
      if (!response?.status?.startsWith('2')) continue;
      this.#note(response.location, asked[index]?.request?.method ?? '', `/fhir/${asked[index]?.request?.url}`, response.etag);
    }
  }

  #note(location: string | undefined, method: string, path: string, etag: string | undefined): void {
    const [, type, id, version] = /\/fhir\/(\w+)\/([\w.-]+)\/_history\/(\d+)$/.exec(location ?? '') ?? deleted(method, path, etag);
    if (type === undefined || id === undefined || version === undefined) return;
    const table = type.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
    this.writes += 1;
    this.resources.add(`${table} ${id}`);
    this.versions.add(`${table}_history ${id} ${version}`);
  }
}

interface Entry {
  readonly request?: { readonly method?: string; readonly url?: string };
  readonly response?: { readonly status?: string; readonly location?: string; readonly etag?: string };
}

/** A deletion has no place any more; its address and its version say what it was. */
function deleted(method: string, path: string, etag: string | undefined): readonly (string | undefined)[] {
  if (method !== 'DELETE') return [];
  const [, type, id] = /\/fhir\/(\w+)\/([\w.-]+)(?:\?|$)/.exec(path) ?? [];
  return [undefined, type, id, /"(\d+)"/.exec(etag ?? '')?.[1]];
}
