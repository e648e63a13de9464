/** Plays journeys through the public interfaces, all of them at once in the order of their moments, and tells every difference with journey and step. */

import { differences, filledIn, type Journey, type JourneyBook, type JourneyCall, type JourneyStep, momentOf } from '@rygforloeb/synthetic';
import type { Reply, Stage } from './stage.ts';

/** What came otherwise than a journey says, by the file of the journey. */
export type Differences = ReadonlyMap<string, readonly string[]>;

interface Player {
  readonly journey: Journey;
  readonly kept: Map<string, unknown>;
  /** What stands on each watched worklist by now. */
  readonly worklists: Map<string, readonly string[]>;
  readonly told: string[];
}

interface Cue {
  readonly player: Player;
  readonly step: JourneyStep;
  readonly number: number;
  readonly moment: string;
}

/** Plays all of them. After a difference a journey is played no further, the others are. */
export async function play({ journeys }: Pick<JourneyBook, 'journeys'>, stage: Stage): Promise<Differences> {
  const players = journeys.map((journey): Player => ({ journey, kept: new Map(), worklists: new Map(), told: [] }));
  const cues = players
    .flatMap((player) =>
      player.journey.steps.map((step, index): Cue => {
        const moment = momentOf(player.journey.begins, step.at) ?? '';
        return { player, step, number: index + 1, moment };
      }),
    )
    .sort((one, other) => Date.parse(one.moment) - Date.parse(other.moment));
  for (const cue of cues) {
    await stage.turnTo(cue.moment);
    if (cue.player.told.length > 0) continue;
    const { player, step, number } = cue;
    const place = `${player.journey.file}, step ${number} (${step.at}, ${step.who}: ${step.does})`;
    const found = await playStep(stage, cue).catch((error: unknown) => [String(error)]);
    player.told.push(...found.map((difference) => `${place}: ${difference}`));
  }
  return new Map(players.map(({ journey, told }) => [journey.file, told]));
}

async function playStep(stage: Stage, { player, step, number }: Cue): Promise<readonly string[]> {
  const { kept, journey, worklists } = player;
  const reply = await make(stage, player, step, `${journey.journey} ${number}`);
  const found = [...expectedOf(step, reply, player)];
  if (found.length > 0) return found;
  for (const [name, path] of Object.entries(step.keep ?? {})) kept.set(name, partOf(reply.body, path));
  for (const [house, entries] of Object.entries(step.worklists ?? {})) worklists.set(house, filled(entries, player) as readonly string[]);
  for (const look of step.looks ?? []) {
    const seen = await make(stage, player, look, '');
    found.push(...expectedOf(look, seen, player).map((difference) => `${look.who} looks (${look.does}): ${difference}`));
  }
  // What was refused or only read has changed no list; the next step that does something would show it.
  if (reply.status >= 300 || step.does.startsWith('GET ')) return found;
  await stage.runJobs();
  const watched = Object.entries(journey.watch).map(async ([house, person]) => {
    const there = await worklistOf(stage, player, house, person);
    const clocks = step.clocks?.[house];
    return [
      ...differences(worklists.get(house) ?? [], there.tasks, `worklist of ${house}`),
      ...(clocks === undefined ? [] : differences(clocks, there.clocks, `clocks of ${house}`)),
    ];
  });
  found.push(...(await Promise.all(watched)).flat());
  return found;
}

/** One call: an act with the names it must be told, or whatever address is written. */
async function make(stage: Stage, player: Player, call: JourneyCall, key: string): Promise<Reply> {
  const { citizen, relatives = {} } = player.journey;
  const who = call.who === 'citizen' ? citizen.id : call.who in relatives ? call.who : call.who;
  const headers = {
    ...(call.purpose !== undefined && { 'x-purpose-of-use': call.purpose }),
    ...(call.acute !== undefined && { 'x-acute-patient': citizen.id, 'x-acute-reason': encodeURIComponent(call.acute) }),
  };
  const [method = '', path] = filled(call.does, player).split(' ');
  if (path !== undefined) return stage.call(who, method, path, filled(call.with, player), headers);
  const required = stage.acts.get(method);
  if (required === undefined) throw new Error(`there is no act ${method}`);
  const given: Readonly<Record<string, unknown>> = {
    ...(required.includes('citizen') && { citizen: citizen.id }),
    ...(required.includes('key') && { key }),
    ...(filled(call.with ?? {}, player) as object),
  };
  return stage.call(who, 'POST', `/api/pathway/${method}`, given, headers);
}

function expectedOf(call: JourneyCall, reply: Reply, player: Player): readonly string[] {
  const { status = call.refused === undefined ? undefined : 'a refusal', answer, refused, entries, without = [], says = [] } = call;
  const found: string[] = [];
  const isAsSaid = status === undefined ? reply.status < 300 : status === 'a refusal' ? reply.status >= 400 : reply.status === status;
  if (!isAsSaid) return [`expected status ${status ?? '2xx'}, found ${reply.status} ${reply.text.slice(0, 1_500)}`];
  if (answer !== undefined) found.push(...differences(filled(answer, player), reply.body, 'answer'));
  if (refused !== undefined) found.push(...differences(filled(refused, player), refusalIn(reply.body), 'refused'));
  if (entries !== undefined) found.push(...differences(filled(entries, player), resourcesIn(reply.body), 'entries'));
  for (const text of filled(without, player) as readonly string[])
    if (reply.text.includes(text)) found.push(`“${text}” stands in the answer, where it is not to be seen`);
  for (const text of filled(says, player) as readonly string[])
    if (!reply.text.includes(text)) found.push(`“${text}” does not stand in the answer: ${reply.text.slice(0, 600)}`);
  return found;
}

function refusalIn(body: unknown): unknown {
  const text = (body as { readonly extension?: readonly { readonly valueString?: string }[] } | undefined)?.extension?.[0]?.valueString;
  return text === undefined ? undefined : JSON.parse(text);
}

function resourcesIn(body: unknown): readonly unknown[] {
  const { entry = [] } = (body ?? {}) as {
    readonly entry?: readonly { readonly resource?: unknown; readonly search?: { mode?: string } }[];
  };
  return entry.filter(({ search }) => search?.mode !== 'outcome').map(({ resource }) => resource);
}

interface TaskSeen {
  readonly id: string;
  readonly status: string;
  readonly code?: { readonly coding?: readonly { readonly system?: string; readonly code: string }[] };
  readonly businessStatus?: { readonly coding?: readonly { readonly code: string }[] };
}

interface Worklist {
  readonly tasks: readonly string[];
  readonly clocks: readonly string[];
}

const open = 'requested,received,accepted,in-progress,on-hold,ready';

/** What a house has to do about the citizen, each in a few words: `hospital sent`; and what waits there under acute access. */
async function worklistOf(stage: Stage, { journey }: Player, house: string, person: string): Promise<Worklist> {
  const there = `patient=${journey.citizen.id}&_count=100`;
  const search = (query: string) => stage.call(person, 'GET', query, undefined, {});
  const [own, back, waitingAlerts] = await Promise.all([
    search(`/fhir/Task?owner=Organization/${house}&status=${open}&${there}`),
    search(`/fhir/Task?requester=Organization/${house}&status=rejected,on-hold&${there}`),
    search('/api/pathway/open-alerts'),
  ]);
  const tasks = [...resourcesIn(own.body), ...resourcesIn(back.body)] as readonly TaskSeen[];
  const { alerts = [] } = (waitingAlerts.body ?? {}) as {
    readonly alerts?: readonly { readonly citizen: string; readonly referral: string }[];
  };
  const waiting = alerts.filter(({ citizen, referral }) => citizen === journey.citizen.id && !tasks.some(({ id }) => id === referral));
  const named = tasks.map(({ code, businessStatus, status }) => ({
    isClock: code?.coding?.[0]?.system?.endsWith('/clock') === true,
    told: [code?.coding?.[0]?.code ?? 'task', businessStatus?.coding?.[0]?.code ?? status].join(' '),
  }));
  const toldOf = (clocks: boolean) => named.filter(({ isClock }) => isClock === clocks).map(({ told }) => told);
  return { tasks: [...toldOf(false), ...waiting.map(() => 'acute alert')], clocks: toldOf(true) };
}

function filled<Value>(value: Value, { journey, kept }: Player): Value {
  return filledIn(value, { begins: journey.begins, citizen: journey.citizen.id, kept }) as Value;
}

function partOf(body: unknown, path: string): unknown {
  return path.split('.').reduce((value: unknown, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], body);
}
