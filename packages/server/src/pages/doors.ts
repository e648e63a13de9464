/** The three doors: the citizen's, the clinician's, the coordinator's; and the front page that leads to them. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendPage } from '../identity/identity-parts.ts';
import { loginFirst } from '../identity/login-routes.ts';
import { refuseOthers } from '../routes.ts';
import { addReactPage } from './citizen/react-route.ts';
import { addFindCitizenPages } from './clinician/find-citizen-route.ts';
import { addDirectoryPages } from './coordinator/directory-route.ts';
import { addLogPage } from './coordinator/log-route.ts';
import { addOffersPages } from './coordinator/offers-route.ts';
import { addOverviewPage } from './coordinator/overview-route.ts';
import { addProgrammePage } from './coordinator/programme-route.ts';
import { addQueuePage } from './coordinator/queue-route.ts';
import { addUsersPages } from './coordinator/users-route.ts';
import { addWhatIfPages } from './coordinator/what-if-route.ts';
import { type AddPage, type DoorOptions as DoorParts, doorOf } from './door.ts';
import { languageFor } from './language.ts';

type Web = typeof import('@rygforloeb/web');

export interface DoorsOptions extends DoorParts {
  readonly pages: Web;
  /** By which the login knows people. */
  readonly systems: { readonly cpr: string; readonly professional: string };
}

/** Adds the front page and every page behind login. */
export function addDoors(app: FastifyInstance, options: DoorsOptions): void {
  app.get('/', (request, reply) => front(request, reply, options));
  refuseOthers(app, '/', ['GET', 'HEAD']);
  const add: AddPage = doorOf(app, options);
  addReactPage(add, options);
  addFindCitizenPages(add, options);
  addOverviewPage(add, options);
  addQueuePage(add, options);
  addDirectoryPages(add, options);
  addOffersPages(add, options);
  addProgrammePage(add, options);
  addWhatIfPages(add, options);
  addUsersPages(add, options);
  addLogPage(add, options);
}

async function front(request: FastifyRequest, reply: FastifyReply, { identity, pages }: DoorsOptions): Promise<FastifyReply> {
  const session = await identity.sessionOf(request);
  if (session === undefined) return sendPage(reply, pages.renderFrontPage(languageFor(request, reply, pages)));
  if (session.acting === undefined) return loginFirst(reply, session, '/');
  return reply.redirect(homeOf(session.acting.agent.role), 303);
}

/** The door of a role. */
export function homeOf(role: string): string {
  if (role === 'citizen' || role === 'relative') return '/borger';
  return role === 'back_coordinator' || role === 'administrator' ? '/koordinator' : '/kliniker';
}
