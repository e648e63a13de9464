/** Hands requests under a path to an oidc-provider as they came: unread, under our public address, with our security headers. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import type Provider from 'oidc-provider';

export interface Mount {
  /** Such as `/oauth`; the provider's issuer ends with it. */
  readonly prefix: string;
  /** Made at the first request, when the address is known. */
  readonly provider: () => Provider;
  readonly addressOf: (request: FastifyRequest) => string;
  /** The provider's own session cookie, which is never shown to it: each authorization asks our session anew. */
  readonly hiddenCookie: string;
  /** Changes the address within the prefix before the provider reads it. */
  readonly rewrite?: (address: string) => string;
  /** Paths under the prefix with limits of their own. */
  readonly limits?: Readonly<Record<string, RouteShorthandOptions>>;
}

/** Adds everything under the prefix. */
export async function mountProvider(app: FastifyInstance, mount: Mount): Promise<void> {
  await app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const handler = async (request: FastifyRequest, reply: FastifyReply) => handOver(request, reply, mount);
    for (const [path, options] of Object.entries(mount.limits ?? {})) own.all(`${mount.prefix}${path}`, options, handler);
    own.all(`${mount.prefix}/*`, handler);
  });
}

function handOver(request: FastifyRequest, reply: FastifyReply, mount: Mount): void {
  const { prefix, addressOf, hiddenCookie } = mount;
  const callback = mount.provider().callback();
  const req: IncomingMessage & { originalUrl?: string } = request.raw;
  const res: ServerResponse = reply.raw;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) res.setHeader(name, value);
  reply.hijack();
  const { host, protocol } = new URL(addressOf(request));
  req.headers['x-forwarded-host'] = host;
  req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  const cookies = (req.headers.cookie ?? '')
    .split(/; */)
    .filter((cookie) => ![`${hiddenCookie}=`, `${hiddenCookie}.sig=`].some((name) => cookie.startsWith(name)));
  req.headers.cookie = cookies.join('; ');
  const address = (req.url ?? prefix).slice(prefix.length);
  req.url = mount.rewrite?.(address) ?? address;
  req.originalUrl = `${prefix}${req.url}`; // From the two the provider knows where it is mounted.
  void callback(req, res);
}
