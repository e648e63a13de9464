/** Karen's world for tests of her door: one server with the demo's people, a course with a plan, two referrals, a step at a time by the pathway's acts. */

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copenhagenDate, findingSystem, openProgramme } from '@rygforloeb/decision';
import {
  agreePlan,
  askForMore,
  assignQuestionnaire,
  checkReferral,
  type Desk,
  deskOf,
  draftReferral,
  noteWork,
  pathwayProgramme,
  receiveReferral,
  saveOffer,
  sendReferral,
} from '@rygforloeb/pathway';
import { openShelf } from '@rygforloeb/questionnaires';
import type { GatedRecord } from '@rygforloeb/record';
import { type House, openHouse, openShipped, type RunningServer, startServer } from '@rygforloeb/server';

export interface CitizenWorld {
  readonly server: RunningServer;
  readonly karen: Desk;
  /** Who treats her, and the municipality. */
  readonly anna: Desk;
  readonly dorte: Desk;
  /** The referral in which the municipality asks something. */
  readonly asked: string;
  /** The server falls over the next step, after the record has taken it. */
  readonly fallAfterNextStep: () => void;
  close(): Promise<void>;
}

const citizen = 'demo-karen';
const [practice, municipality] = ['Organization/demo-laegehus', 'Organization/demo-kolding-sundhed'];

/** Opens it. */
export async function openCitizenWorld(): Promise<CitizenWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'citizen-door-'));
  chmodSync(folder, 0o755); // The database may run as another user.
  const opened = await openShipped();
  const own = await openHouse({ RYG_DATA: join(folder, 'data') }, { demo: true });
  const { house, fallAfterNextStep } = fallible(own);
  const server = await startServer({ port: 0, log: 'error', rateLimit: false, open: async () => opened, house });
  await server.settled;
  const { record } = own;
  const pathway = { record, programme: pathwayProgramme(await openProgramme()), shelf: openShelf() };
  const somebody = (role: string, who: string, organization: string, purpose: string) =>
    deskOf(pathway, { agent: { who: `Practitioner/${who}`, role, organization, name: who }, purpose });
  const anna = somebody('gp', 'demo-gp-anna', practice, 'treatment');
  const dorte = somebody('municipality_119', 'demo-prevention-dorte', municipality, 'prevention');
  const office = somebody('back_coordinator', 'demo-coordinator-kirsten', 'Organization/demo-region', 'administration');
  const karen = deskOf(pathway, { agent: { who: `Patient/${citizen}`, role: 'citizen', name: 'Karen Demoeksempel' }, purpose: 'own' });
  await findings(anna);
  const plan = await agreePlan(anna, {
    course: `${citizen}.course`,
    key: 'plan',
    goals: [
      { words: 'Gå tur med hunden hver dag', subgoals: ['Gå ti minutter', 'Gå en halv time'], obstacles: ['Bange for at falde'] },
      { words: 'Sidde en hel arbejdsdag' },
    ],
    selfManagement: { text: 'Gåture og øvelser derhjemme', evaluate: day(11) },
    steps: [],
    choice: 'Vil prøve selv først',
    informed: 'Har hørt, hvad der plejer at hjælpe',
  });
  assert.ok(plan.ok, JSON.stringify(plan));
  const asked = await referred(anna);
  assert.ok((await receiveReferral(dorte, { referral: asked, key: 'in' })).ok);
  assert.ok((await askForMore(dorte, { referral: asked, key: 'ask', reason: 'Hvornår på dagen passer det dig bedst?' })).ok);
  const work = await noteWork(anna, {
    citizen,
    key: 'work',
    status: 'employed',
    sickLeave: { share: 'part', since: day(-20), hoursPerWeek: 18 },
  });
  assert.ok(work.ok, JSON.stringify(work));
  assert.ok((await assignQuestionnaire(anna, { citizen, instrument: 'nrs', key: 'form', due: day(5) })).ok);
  const offer = {
    ref: 'smerte',
    municipality: 'Kolding',
    category: 'coping-course',
    name: 'Lær at tackle smerter',
    organization: municipality,
  };
  const saved = await saveOffer(office, { ...offer, description: 'Seks gange på et hold.', selfReferral: true, fictitious: true });
  assert.ok(saved.ok, JSON.stringify(saved));
  return {
    server,
    karen,
    anna,
    dorte,
    asked,
    fallAfterNextStep,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The house, and a way to let the next step that the record takes end in an error all the same. */
function fallible(house: House): Pick<CitizenWorld, 'fallAfterNextStep'> & { readonly house: House } {
  let falls = false;
  const fallen = (record: GatedRecord): GatedRecord =>
    new Proxy(record, {
      get(target, name) {
        if (name !== 'transaction') {
          const found: unknown = Reflect.get(target, name);
          return typeof found === 'function' ? found.bind(target) : found;
        }
        return async (work: Parameters<GatedRecord['transaction']>[0]) => {
          const outcome = await target.transaction(work);
          if (!falls) return outcome;
          falls = false;
          throw new Error('fallen');
        };
      },
    });
  return {
    house: { ...house, record: { ...house.record, as: (access) => fallen(house.record.as(access)) } },
    fallAfterNextStep: () => {
      falls = true;
    },
  };
}

async function referred(anna: Desk): Promise<string> {
  const content = [
    ['referral-diagnosis', 'Uspecifikke lænderygsmerter'],
    ['purpose', 'Søvn og mestring'],
    ['history', 'Fysioterapi siden i foråret'],
    ['practical', 'Kan komme efter kl. 15'],
  ] as const;
  const draft = await draftReferral(anna, {
    ...{ citizen, receiver: 'municipality-119', performer: municipality, key: 'draft' },
    content: [...content.map(([field, text]) => ({ field, text })), { field: 'also-referred', leftOut: 'Nej' }],
  });
  assert.ok(draft.ok, JSON.stringify(draft));
  const referral = draft.referral.id;
  const checked = await checkReferral(anna, { referral, key: 'check' });
  assert.ok(checked.ok, JSON.stringify(checked));
  const sent = await sendReferral(anna, { referral, key: 'send' });
  assert.ok(sent.ok, JSON.stringify(sent));
  return referral;
}

/** Pain over some weeks, and what opens a referral to the municipality. */
async function findings(anna: Desk): Promise<void> {
  const about = async (code: string, value: object, at: string) => {
    const made = await anna.jobs.create({
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: findingSystem, code }] },
      subject: { reference: `Patient/${citizen}` },
      performer: [{ reference: 'PractitionerRole/demo-gp-anna.gp' }],
      effectiveDateTime: at,
      ...value,
    });
    assert.ok(made.ok, JSON.stringify(made));
  };
  for (const [before, pain] of [
    [38, 8],
    [31, 7],
    [24, 7],
    [17, 5],
    [3, 4],
  ] as const)
    await about('pain-nrs', { valueInteger: pain }, day(-before));
  for (const code of ['new-weakness', 'leg-pain', 'suspected-cauda-equina']) await about(code, { valueBoolean: false }, day(-2));
  for (const code of ['poor-sleep', 'assessed-by-clinician', 'could-benefit-119']) await about(code, { valueBoolean: true }, day(-2));
  const coded = (code: string, value: string) =>
    about(code, { valueCodeableConcept: { coding: [{ system: `${findingSystem}-value`, code: value }] } }, day(-2));
  await coded('diagnostic-triage', 'non-specific');
  await coded('neurological-examination', 'normal');
  await coded('fear-of-movement', 'some');
  await coded('pain-pattern', 'persistent');
}

/** A day so many days from today. */
export function day(from: number): string {
  return copenhagenDate(new Date(Date.now() + from * 86_400_000).toISOString());
}
