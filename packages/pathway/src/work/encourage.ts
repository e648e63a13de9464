/** Who may not refer to the jobcentre encourages the citizen to go there herself, and tells the GP where she permits it (FP 8.7, C-39). */
import { dispositionSystem } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { standingOf } from '../check/consent-of.ts';
import { doorOf } from '../check/door.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, receiverSystem } from '../fhir-words.ts';
import { gpOf } from '../referral/send.ts';
import { refusalOf, type StepRefusal } from '../referral/take-step.ts';
import { writeOnce } from './write-once.ts';

export type EncourageOutcome =
  | {
      readonly ok: true;
      readonly advice: StoredResource;
      readonly gp: 'told' | 'no-consent' | 'no-gp';
      readonly repeated: boolean;
    }
  /** Who may refer, refers; who has no such way is told nothing else either. */
  | { readonly ok: false; readonly reason: 'may-refer' | 'closed' }
  | StepRefusal;

/** The advice goes to the citizen in the programme's words and those of the clinician; no referral is made. */
export async function encourageJobcentre(
  desk: Desk,
  told: { readonly citizen: string; readonly text?: string; readonly key: string },
): Promise<EncourageOutcome> {
  const { way } = doorOf(desk.programme, desk.actor, 'jobcentre');
  if (way !== 'encourage') return { ok: false, reason: way === 'referral' ? 'may-refer' : 'closed' };
  const { citizen, text = '', key } = told;
  const seen = await desk.record.read('Patient', citizen);
  if (!seen.ok) return refusalOf(seen);
  const gp = await gpOf(desk, citizen);
  const mayTell = gp !== undefined && (await standingOf(desk, citizen, { recipient: gp, roles: ['gp'], purpose: 'treatment' })) === 'given';
  const letter = (recipient: string, code: string, words: readonly string[]): Resource => ({
    resourceType: 'Communication',
    status: 'completed',
    category: [concept(dispositionSystem, code), concept(receiverSystem, 'jobcentre')],
    subject: { reference: `Patient/${citizen}` },
    sender: { reference: partyOf(desk) },
    recipient: [{ reference: recipient }],
    sent: desk.now().toISOString(),
    payload: words.filter((one) => one.trim() !== '').map((contentString) => ({ contentString })),
  });
  const { da } = desk.programme.work.texts.encourage;
  const advice = letter(`Patient/${citizen}`, 'encourage-jobcentre', [da, text]);
  const notice = mayTell ? [letter(gp, 'notify-gp', [da, text]), noticeOf(desk, citizen, gp)] : [];
  const resources: readonly [Resource, ...Resource[]] = [advice, ...notice];
  return desk.record.transaction(async (inside): Promise<EncourageOutcome> => {
    const made = await writeOnce(desk, inside, { step: 'encourage-jobcentre', citizen, key, resources });
    if (!made.ok) return made;
    return { ok: true, advice: made.resource, repeated: made.repeated, gp: mayTell ? 'told' : gp === undefined ? 'no-gp' : 'no-consent' };
  });
}

function noticeOf(desk: Desk, citizen: string, gp: string): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    status: 'requested',
    intent: 'proposal',
    code: concept(dispositionSystem, 'encourage-jobcentre'),
    for: { reference: `Patient/${citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: gp },
    authoredOn: now,
    lastModified: now,
  };
}
