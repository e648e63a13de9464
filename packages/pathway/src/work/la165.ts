/** What stands on the LÆ 165: the ground in the GP's words, what runs beside it, and how work and daily life are; no diagnosis (FP 8.7, C-93). */
import { findingSystem } from '@rygforloeb/decision';
import { everyOf } from '../check/every-of.ts';
import { runningReferrals } from '../consent/affected.ts';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { type Referral, readReferral } from '../referral/referral.ts';
import type { WorkState } from './work-story.ts';
import { workStoryOf } from './work-story.ts';

export interface SocialMedicalProposal {
  readonly form: 'LÆ 165';
  readonly referral: string;
  readonly citizen: string;
  readonly requester: string;
  readonly performer: string;
  readonly sent?: string;
  /** Undefined where it was left out knowingly; then `leftOut` says why. */
  readonly ground?: string;
  readonly leftOut?: string;
  /** Other municipal offers to which she is referred, for coordination. */
  readonly alsoReferred: readonly string[];
  readonly alsoReferredWords?: string;
  readonly work: WorkState;
  /** Findings of daily life that are true; the jobcentre may see these. */
  readonly participation: readonly string[];
}

const municipal = ['municipality-119', 'municipality-140'];

/** For who asked and who receives it; what the record knows is as the asker sees it, and no more than the jobcentre may see. */
export async function socialMedicalProposal(desk: Desk, id: string): Promise<SocialMedicalProposal | undefined> {
  const referral = await readReferral(desk.record, id);
  if (referral?.receiver !== 'jobcentre') return undefined;
  const { citizen, requester, performer, request } = referral;
  const { now } = await workStoryOf(desk, citizen);
  const [ground, also] = [entryOf(referral, 'ground'), entryOf(referral, 'also-referred')];
  const words = also !== undefined && 'text' in also ? also.text : undefined;
  return {
    form: 'LÆ 165',
    ...{ referral: id, citizen, requester, performer },
    ...(typeof request.authoredOn === 'string' && { sent: request.authoredOn }),
    ...(ground !== undefined && ('text' in ground ? { ground: ground.text } : { leftOut: ground.leftOut })),
    alsoReferred: await alsoReferredTo(desk, citizen),
    ...(words !== undefined && { alsoReferredWords: words }),
    work: withoutWords(now),
    participation: await participationOf(desk, citizen),
  };
}

/** The municipal offers, by receiver, that run for the citizen beside this one. */
async function alsoReferredTo(desk: Desk, citizen: string): Promise<readonly string[]> {
  const running = await runningReferrals(desk.record, citizen);
  return municipal.filter((receiver) => running.some((one) => one.receiver === receiver));
}

async function participationOf(desk: Desk, citizen: string): Promise<readonly string[]> {
  const allowed = desk.programme.access.roles['jobcentre']?.types['Observation']?.codes ?? [];
  const latest = new Map<string, boolean>();
  for (const one of await everyOf(desk.record, 'Observation', citizen)) {
    const code = codeOf(one.code, findingSystem);
    if (code !== undefined && allowed.includes(`${findingSystem}|${code}`) && typeof one.valueBoolean === 'boolean')
      latest.set(code, one.valueBoolean);
  }
  return [...latest].filter(([code, value]) => value && !code.startsWith('sick-leave')).map(([code]) => code);
}

function withoutWords({ aspects, ...state }: WorkState): WorkState {
  return { ...state, ...(aspects !== undefined && { aspects: aspects.map(({ aspect, matters }) => ({ aspect, matters })) }) };
}

function entryOf({ content }: Referral, field: string): Referral['content'][number] | undefined {
  return content.find((entry) => entry.field === field);
}
