/** Sends a request as it stands and tells what came back; a dropped connection counts unless the request was broken or too large itself. */
import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { type FuzzRequest, told } from './request.ts';

export interface FuzzAnswer {
  /** 0 = none came. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  readonly ms: number;
  /** Why none came. */
  readonly dropped?: string;
}

const LONGEST_MS = 60_000;
const WIRE_MS = 1_500;
const agent = new Agent({ keepAlive: true, maxSockets: 16 });
/** What went over a connection last: where it ends without a word, that may be why. */
const before = new WeakMap<Socket, string>();

/** The answer. A method, path or header that HTTP itself does not allow is sent on a connection of its own. */
export function sent(url: string, request: FuzzRequest): Promise<FuzzAnswer> {
  const { method, path, headers, body, wire } = request;
  const begun = performance.now();
  if (wire !== undefined) return onTheWire(url, wire, begun);
  return new Promise((resolve) => {
    const ended = (answer: Omit<FuzzAnswer, 'ms'>) => resolve({ ...answer, ms: performance.now() - begun });
    const outgoing = httpRequest(`${url}/`, {
      method,
      path,
      headers: { ...headers, ...(body && { 'content-length': body.length }) },
      agent,
    });
    outgoing.setTimeout(LONGEST_MS, () => outgoing.destroy(new Error('no answer in a minute')));
    let previous = 'nothing';
    outgoing.on('socket', (socket) => {
      previous = before.get(socket) ?? previous;
      before.set(socket, told(request).slice(0, 400));
    });
    outgoing.on('error', (error) => ended({ status: 0, headers: {}, text: '', dropped: `${error.message} after ${previous}` }));
    outgoing.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', (error) => ended({ status: 0, headers: {}, text: '', dropped: error.message }));
      response.on('end', () =>
        ended({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() }),
      );
    });
    outgoing.end(body);
  });
}

/** The statuses that came back until the server closed or said nothing more; the worst of them counts. */
function onTheWire(url: string, bytes: Buffer, begun: number): Promise<FuzzAnswer> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
      resolve({ status: Math.max(0, ...statuses), headers: {}, text, ms: performance.now() - begun });
    };
    const timer = setTimeout(end, WIRE_MS);
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.write(bytes);
  });
}

const LIMIT = 2 * 1024 * 1024;
const HEADER_LIMIT = 16 * 1024;

/** Whether a server may close the connection on this before it has read it all. */
export function mayBeCut({ path, headers, body, wire }: FuzzRequest): boolean {
  return wire !== undefined || (body?.length ?? 0) > LIMIT || path.length + JSON.stringify(headers).length > HEADER_LIMIT - 2_000;
}

/** Faults of the server in an answer: its own status, and those of the entries of a Bundle. */
export function faultsIn({ status, text, dropped }: FuzzAnswer, request: FuzzRequest): readonly string[] {
  if (dropped !== undefined) return mayBeCut(request) ? [] : [`dropped: ${dropped}`];
  if (status >= 500) return [`${status}`];
  return [...text.matchAll(/"response":\{"status":"(5\d\d[^"]*)"/g)].map(([, entry]) => `an entry: ${entry}`);
}
