/** EHR launch: an app is opened from a citizen's page, and gets a handle that stands for that citizen. */

import { randomBytes } from 'node:crypto';
import type { Access, Agent, KeptValues } from '@rygforloeb/record';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../../problem.ts';
import { problemTexts } from '../../problem-texts.ts';
import { refuseOthers, sendProblem } from '../../routes.ts';
import { formOf, type IdentityParts } from '../identity-parts.ts';
import { accountOf } from './accounts.ts';
import { fhirBase } from './authorization-server.ts';

interface Launch {
  readonly patient: string;
  readonly account: string;
}

const space = 'smart launch';
const launchMinutes = 5;

/** The citizen of a handle; only for the agent who opened the app. */
export async function launchedPatient(kept: KeptValues, handle: string, agent: Agent): Promise<string | undefined> {
  const launch = (await kept.get(space, handle)) as Launch | undefined;
  return launch?.account === accountOf(agent) ? launch.patient : undefined;
}

/** Adds `POST /smart/launch` (fields `patient` and, to be sent on at once, `app`): the handle as JSON, or a redirect to the app. */
export function addLaunch(
  app: FastifyInstance,
  parts: IdentityParts,
  accessOf: (request: FastifyRequest) => Promise<Access | undefined>,
): void {
  app.post('/smart/launch', async (request, reply) => {
    const access = await accessOf(request);
    const form = formOf(request);
    const patient = form.get('patient') ?? '';
    const wanted = form.get('app');
    if (access === undefined || access.app !== undefined)
      return sendProblem(reply, refuse('unauthenticated', problemTexts.loginFirst).problem);
    const target =
      wanted === null ? undefined : parts.apps.find(({ clientId, launchUrl }) => clientId === wanted && launchUrl !== undefined);
    const isAllowed = /^[A-Za-z0-9.-]{1,64}$/.test(patient) && (await parts.maySee(access, patient));
    if (!isAllowed || (wanted !== null && target === undefined))
      return sendProblem(reply, refuse('not-found', problemTexts.notFound).problem);
    const launch = randomBytes(24).toString('base64url');
    const value: Launch = { patient, account: accountOf(access.agent) };
    await parts.kept.put(space, launch, value, { expires: new Date(Date.now() + launchMinutes * 60_000) });
    const iss = fhirBase(parts);
    if (target?.launchUrl === undefined) return reply.send({ iss, launch });
    const address = new URL(target.launchUrl);
    address.searchParams.set('iss', iss);
    address.searchParams.set('launch', launch);
    return reply.redirect(address.href, 303);
  });
  refuseOthers(app, '/smart/launch', ['POST']);
}
