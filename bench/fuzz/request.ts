/** A request of the fuzzing, before it is sent: what is said, to where, as whom. */

export const agents = ['nobody', 'wrong-token', 'citizen', 'gp', 'jobcentre', 'app'] as const;
export type AgentName = (typeof agents)[number];

export interface FuzzRequest {
  readonly agent: AgentName;
  readonly method: string;
  /** With the query; printable. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Bytes for a connection of its own, in place of all else. */
  readonly wire?: Buffer;
}

/** Where a valid call begins, before anything is changed. */
export interface Draft {
  readonly agent: AgentName;
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or the fields of a form. */
  readonly json?: unknown;
  readonly form?: readonly (readonly [name: string, value: string])[];
  /** The last changes, to the text and to the bytes. */
  readonly text?: (text: string) => string;
  readonly bytes?: (bytes: Buffer) => Buffer;
  readonly wire?: Buffer;
  /** Put into the address as it is, behind the segments. */
  readonly rawPath?: string;
}

/** What is sent in the end. */
export function written(draft: Draft): FuzzRequest {
  const { agent, method, segments, query, json, form, text, bytes, wire, rawPath } = draft;
  const params = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  const path = `/${segments.map(encoded).join('/')}${rawPath ?? ''}${params === '' ? '' : `?${params}`}`;
  const content = form !== undefined ? form.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&') : textOf(json);
  const changed = content === undefined && text === undefined ? undefined : (text ?? same)(content ?? '');
  const body = changed === undefined ? undefined : (bytes ?? same)(Buffer.from(changed, 'utf8'));
  const headers = Object.fromEntries(
    Object.entries(draft.headers).map(([name, value]) => [name, value.replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, '')]),
  );
  return {
    agent,
    method,
    path: path.replaceAll(/[^\u0021-\u007e]/g, (sign) => encodeURIComponent(sign.toWellFormed())),
    headers,
    ...(body !== undefined && { body }),
    ...(wire !== undefined && { wire }),
  };
}

/** A request in one line, with the beginning of what it holds; what is invented may be shown. */
export function told({ agent, method, path, headers, body, wire }: FuzzRequest): string {
  if (wire !== undefined) return `on the wire: ${JSON.stringify(wire.toString('latin1').slice(0, 600))}`;
  const shown = body === undefined ? '' : ` ${body.length} bytes: ${JSON.stringify(body.toString('utf8').slice(0, 1_500))}`;
  return `${agent}: ${method} ${path.slice(0, 600)} ${JSON.stringify(headers).slice(0, 600)}${shown}`;
}

/** Dots and slashes stay as they are in one segment of two, so that paths are really walked. */
function encoded(text: string): string {
  if (text.startsWith('raw:')) return text.slice(4);
  return encodeURIComponent(text.toWellFormed()).replaceAll('%24', '$').replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function textOf(json: unknown): string | undefined {
  return json === undefined ? undefined : JSON.stringify(json);
}

function same<Value>(value: Value): Value {
  return value;
}
