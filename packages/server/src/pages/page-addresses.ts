/** Which pages the three doors have: asked of what adds them, so that none is forgotten where all are tried. */

import type { FastifyInstance } from 'fastify';
import { addDoors, type DoorsOptions } from './doors.ts';

/** The addresses of every page of the doors, as they were added: `/borger/plan`, `/kliniker/borger/:borger`. */
export async function pageAddresses(): Promise<readonly string[]> {
  const pages = await import('@rygforloeb/web');
  const found: string[] = [];
  const noted = {
    get: (path: string) => found.push(path),
    post: () => undefined,
    route: () => undefined,
    addContentTypeParser: () => undefined,
  };
  addDoors(noted as unknown as FastifyInstance, { pages } as unknown as DoorsOptions);
  return [...new Set(found)].sort();
}
