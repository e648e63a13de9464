/** Sessions: kept by the server, known to the browser by an id that nobody can guess, new at every step up. */

import { createHmac, randomBytes } from 'node:crypto';
import type { Agent, KeptValues } from '@rygforloeb/record';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Acting } from './directory.ts';
import { formOwnerSpace, ownerOf } from './form-owner.ts';
import { maskedToken, unmaskedToken } from './form-token.ts';

/** What is known about whoever sits at the browser. */
export interface Session {
  readonly id: string;
  /** The token that every form and every write carries, masked anew for each request. */
  readonly csrf: string;
  /** As whom the person may act; empty when the record does not know the person. */
  readonly choices: readonly Acting[];
  /** As whom the person acts; undefined until chosen. */
  readonly acting?: Acting;
  /** The id token, which some brokers want back at logout. */
  readonly idToken?: string;
  /** Grants of apps that end with the session. */
  readonly grants: readonly string[];
  /** When it ends in any case. */
  readonly ends: Date;
}

interface Kept {
  readonly choices: readonly Acting[];
  readonly chosen?: number;
  readonly idToken?: string;
  readonly grants: readonly string[];
  readonly ends: number;
  /** When the person was last active, and when the role was last found to hold. */
  readonly seen: number;
  readonly held: number;
}

export interface SessionOptions {
  readonly kept: KeptValues;
  readonly idleMinutes: number;
  readonly longestHours: number;
  /** True where the public address is https. */
  readonly secure: boolean;
  readonly holds: (agent: Agent) => Promise<boolean>;
  readonly now: () => Date;
}

export interface Sessions {
  /** A new session under a new id, whatever id the browser came with. One choice is taken at once. */
  begin(request: FastifyRequest, reply: FastifyReply, person: Pick<Session, 'choices' | 'idToken'>): Promise<Session>;
  /** The session of a request, if it has one that is alive. Being asked counts as activity. */
  of(request: FastifyRequest): Promise<Session | undefined>;
  /** Acts as another choice from now on, under a new id. Undefined for a choice that is not there. */
  choose(request: FastifyRequest, reply: FastifyReply, choice: number): Promise<Session | undefined>;
  addGrant(session: Session, grantId: string): Promise<void>;
  end(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  readonly cookieName: string;
}

const space = 'session';
const minute = 60_000;
/** How often activity is noted, and how often the role is looked up again. */
const noteEvery = minute;
/** How long after its end a session's forms still find their writer. */
const afterwards = 60 * minute;
const holdEvery = 5 * minute;

/** Sessions over kept values. */
export function sessionsOver(options: SessionOptions): Sessions {
  const { kept, secure, now } = options;
  const cookieName = secure ? '__Host-ryg-session' : 'ryg-session';
  const known = new WeakMap<FastifyRequest, Promise<Session | undefined>>();
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;

  const idOf = (request: FastifyRequest): string | undefined => {
    const id = request.cookies[cookieName];
    return id !== undefined && /^[\w-]{43}$/.test(id) ? id : undefined;
  };
  const start = async (request: FastifyRequest, reply: FastifyReply, value: Kept): Promise<Session> => {
    const old = idOf(request);
    if (old !== undefined) await kept.drop(space, old);
    const id = randomBytes(32).toString('base64url');
    const left = value.ends - now().getTime();
    await kept.put(space, id, value, { expires: new Date(Date.now() + left) }); // The table has a clock of its own.
    reply.setCookie(cookieName, id, { ...cookie, maxAge: Math.ceil(left / 1_000) });
    const session = sessionOf(id, value);
    if (session.acting !== undefined)
      await kept.put(
        formOwnerSpace,
        unmaskedToken(session.csrf),
        { owner: ownerOf(session.acting.agent) },
        { expires: new Date(Date.now() + left + afterwards) },
      );
    known.set(request, Promise.resolve(session));
    return session;
  };
  const find = async (id: string): Promise<Session | undefined> => {
    const value = (await kept.get(space, id)) as Kept | undefined;
    const at = now().getTime();
    if (value === undefined) return undefined;
    const session = sessionOf(id, value);
    const isOver = at >= value.ends || at - value.seen >= options.idleMinutes * minute;
    const isDue = at - value.held >= holdEvery;
    if (isOver || (isDue && session.acting !== undefined && !(await options.holds(session.acting.agent)))) {
      await kept.drop(space, id);
      return undefined;
    }
    if (isDue || at - value.seen >= noteEvery)
      await kept.change(space, id, (present) => ({ ...present, seen: at, held: isDue ? at : value.held }));
    return session;
  };

  return {
    cookieName,
    begin(request, reply, { choices, idToken }) {
      const at = now().getTime();
      const ends = at + options.longestHours * 60 * minute;
      const [, another] = choices;
      return start(request, reply, {
        choices,
        grants: [],
        ends,
        seen: at,
        held: at,
        ...(choices.length > 0 && another === undefined && { chosen: 0 }),
        ...(idToken !== undefined && { idToken }),
      });
    },
    of(request) {
      const id = idOf(request);
      if (id === undefined) return Promise.resolve(undefined);
      const found = known.get(request) ?? find(id);
      known.set(request, found);
      return found;
    },
    async choose(request, reply, choice) {
      const id = idOf(request);
      const value = id === undefined ? undefined : ((await kept.get(space, id)) as Kept | undefined);
      const acting = value?.choices[choice];
      if (value === undefined || acting === undefined || !(await options.holds(acting.agent))) return undefined;
      const at = now().getTime();
      return start(request, reply, { ...value, chosen: choice, grants: [], seen: at, held: at });
    },
    async addGrant({ id }, grantId) {
      await kept.change(space, id, (present) => ({ ...present, grants: [...(present as Kept).grants, grantId] }));
    },
    async end(request, reply) {
      const id = idOf(request);
      if (id !== undefined) await kept.drop(space, id);
      known.set(request, Promise.resolve(undefined));
      reply.clearCookie(cookieName, cookie);
    },
  };
}

function sessionOf(id: string, { choices, chosen, idToken, grants, ends }: Kept): Session {
  const acting = chosen === undefined ? undefined : choices[chosen];
  return {
    id,
    csrf: maskedToken(createHmac('sha256', id).update('csrf').digest()),
    choices,
    grants,
    ends: new Date(ends),
    ...(acting !== undefined && { acting }),
    ...(idToken !== undefined && { idToken }),
  };
}
