/** The three doors: the citizen's, the clinician's, the coordinator's; and the front page that leads to them. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendPage } from '../identity/identity-parts.ts';
import { loginFirst } from '../identity/login-routes.ts';
import { refuseOthers } from '../routes.ts';
import { addCitizenPages } from './citizen/citizen-pages.ts';
import { addQuestionnairePage } from './citizen/questionnaires-route.ts';
import { addReactPage } from './citizen/react-route.ts';
import { addAcutePages } from './clinician/acute-route.ts';
import { addConsultationPage } from './clinician/consultation-route.ts';
import { addCorrectFindingPage } from './clinician/correct-finding-route.ts';
import { addFindCitizenPages } from './clinician/find-citizen-route.ts';
import { addInboxPages } from './clinician/inbox-route.ts';
import { addMessagesPages } from './clinician/messages-route.ts';
import { addOverviewPage } from './clinician/overview-route.ts';
import { addPapersPages } from './clinician/papers-route.ts';
import { addPlanPage } from './clinician/plan-route.ts';
import { addQuestionnairesPage } from './clinician/questionnaires-route.ts';
import { addReferralPages } from './clinician/referral-route.ts';
import { addTreatmentPage } from './clinician/treatment-route.ts';
import { addWorkPage } from './clinician/work-route.ts';
import { addWorklistPage } from './clinician/worklist-route.ts';
import { addDirectoryPages } from './coordinator/directory-route.ts';
import { addImportPages } from './coordinator/import-route.ts';
import { addLogPage } from './coordinator/log-route.ts';
import { addOffersPages } from './coordinator/offers-route.ts';
import { addRegionPage } from './coordinator/overview-route.ts';
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
  const { pages, ...parts } = options;
  addCitizenDoor(add, { ...parts, pages: pages.citizen });
  addClinicianDoor(add, { ...parts, pages: pages.clinician });
  addCoordinatorDoor(add, { ...parts, pages: pages.coordinator });
}

type Parts<Door extends 'citizen' | 'clinician' | 'coordinator'> = Omit<DoorsOptions, 'pages'> & { readonly pages: Web[Door] };

function addCitizenDoor(add: AddPage, options: Parts<'citizen'>): void {
  addCitizenPages(add, options);
  addQuestionnairePage(add, options);
  addReactPage(add, options);
}

function addClinicianDoor(add: AddPage, options: Parts<'clinician'>): void {
  addWorklistPage(add, options);
  addInboxPages(add, options);
  addFindCitizenPages(add, options);
  addOverviewPage(add, options);
  addConsultationPage(add, options);
  addCorrectFindingPage(add, options);
  addAcutePages(add, options);
  addReferralPages(add, options);
  addPlanPage(add, options);
  addTreatmentPage(add, options);
  addQuestionnairesPage(add, options);
  addWorkPage(add, options);
  addMessagesPages(add, options);
  addPapersPages(add, options);
}

function addCoordinatorDoor(add: AddPage, options: Parts<'coordinator'>): void {
  addRegionPage(add, options);
  addImportPages(add, options);
  addDirectoryPages(add, options);
  addOffersPages(add, options);
  addProgrammePage(add, options);
  addWhatIfPages(add, options);
  addUsersPages(add, options);
  addQueuePage(add, options);
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
