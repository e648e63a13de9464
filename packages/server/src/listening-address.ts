/** The address the server listens on, for when no public one is set; the Host header is never believed. */

import type { FastifyInstance } from 'fastify';

/** `http://127.0.0.1:8080`; a server that listens everywhere is reached by the name of this machine. */
export function listeningAddress(app: FastifyInstance): string {
  const address = app.server.address();
  if (address === null || typeof address === 'string') return 'http://localhost';
  if (address.address === '0.0.0.0' || address.address === '::') return `http://localhost:${address.port}`;
  return `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
}
