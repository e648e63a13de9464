/** The address the server listens on, for when no public one is set; the Host header is never believed. */

import type { FastifyInstance } from 'fastify';

/** `http://127.0.0.1:8080`; a server that listens everywhere is reached by the name of this machine. */
export function listeningAddress(app: FastifyInstance): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') return 'http://localhost';
  if (address.address === '0.0.0.0' || address.address === '::') return `http://localhost:${address.port}`;
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}

const namesOfThisMachine = ['localhost', '127.0.0.1', '[::1]'];

/** All addresses by which a browser on this machine may ask: its names for itself lead to the same server, but each keeps cookies of its own. */
export function localAddresses(app: FastifyInstance): readonly string[] {
  const { origin, hostname, port } = new URL(listeningAddress(app));
  if (!namesOfThisMachine.includes(hostname)) return [origin];
  return namesOfThisMachine.map((name) => new URL(`http://${name}:${port || '80'}`).origin);
}
