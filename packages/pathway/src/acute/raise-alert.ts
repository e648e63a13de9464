/** The acute alert: one step, for every clinician, that neither consent nor form nor a receiver who cannot be reached holds back (FP 6.5, 8.4). */
import { dispositionSystem } from '@rygforloeb/decision';
import { newId, type Resource } from '@rygforloeb/record';
import { contentExtensions } from '../check/content.ts';
import { type Desk, partyOf } from '../desk.ts';
import { concept, keySystem, receiverSystem, stateSystem } from '../fhir-words.ts';
import { originOf } from '../origin.ts';
import { type Referral, readReferral } from '../referral/referral.ts';
import { gpOf, noticeTask } from '../referral/send.ts';
import { stateInFhir } from '../referral/states.ts';
import { asReferral, refusalOf, type StepRefusal, stepKey } from '../referral/take-step.ts';

export interface AlertTold {
  readonly citizen: string;
  /** `Organization/…`: the emergency department that is nearest, as the sender knows it. */
  readonly receiver: string;
  /** What is suspected, in words; the citizen reads them in the log too. */
  readonly reason: string;
  /** When the signs began, in words or as a time. */
  readonly onset?: string;
  /** That the department was called, and when. */
  readonly called?: string;
  readonly key: string;
  /** When it happened, as an ISO instant; now unless told. */
  readonly occurred?: string;
}

export type AlertOutcome =
  | {
      readonly ok: true;
      readonly referral: Referral;
      readonly repeated: boolean;
      /** The telephone comes first: nobody was called yet. */
      readonly callNow: boolean;
      readonly gp: 'told' | 'no-gp';
    }
  | StepRefusal
  /** Not one of the clinicians; what to do instead is a disposition of the programme. */
  | { readonly ok: false; readonly reason: 'not-a-clinician'; readonly instead: 'seek-acute-help' };

/** The mark of an alert among receivers. */
export const acuteReceiver = 'acute';

/** Sends a citizen to the emergency department now, and tells the GP. Only a reason is asked for. */
export async function raiseAlert(desk: Desk, told: AlertTold): Promise<AlertOutcome> {
  const { acute } = desk.programme.referrals;
  if (!desk.programme.roles.extraRights[acute.right]?.includes(desk.actor))
    return { ok: false, reason: 'not-a-clinician', instead: 'seek-acute-help' };
  if (told.reason.trim() === '') return { ok: false, reason: 'reason-missing' };
  if (!/^Organization\/[A-Za-z0-9.-]{1,64}$/.test(told.receiver)) return { ok: false, reason: 'unknown', what: 'performer' };
  if (told.occurred !== undefined && Number.isNaN(Date.parse(told.occurred))) return { ok: false, reason: 'unknown', what: 'time' };
  const at = underAcuteAccess(desk, told.citizen, told.reason);
  const gp = await gpOf(at, told.citizen);
  const id = newId();
  // A key holds for one citizen: a caller that uses it again for another still gets help.
  const mark = stepKey(desk, 'alert', `${told.citizen} ${told.key}`);
  const outcome = await at.record.transaction(async (inside) => {
    const request = await inside.create(requestOf(at, told, mark), { identifier: `${keySystem}|${mark.value}`, id });
    if (!request.ok) return refusalOf(request);
    if (!request.created) {
      const there = await readReferral(inside, request.resource.id);
      return there === undefined ? ({ ok: false, reason: 'not-found' } as const) : ({ ok: true, referral: there, repeated: true } as const);
    }
    const task = await inside.create(taskOf(at, told, id, mark), { id });
    if (!task.ok) return refusalOf(task);
    const others = [
      originOf(at, {
        step: 'alert',
        citizen: told.citizen,
        to: [`ServiceRequest/${id}`, `Task/${id}`],
        into: 'sent',
        why: told.reason,
        ...(told.occurred !== undefined && { occurred: told.occurred }),
      }),
      ...(gp === undefined ? [] : [{ ...noticeTask(at, { citizen: told.citizen, gp, about: id, code: acute.notice }), priority: 'stat' }]),
    ];
    for (const resource of others) {
      const made = await inside.create(resource);
      if (!made.ok) return refusalOf(made);
    }
    const alert = asReferral(request.resource, task.resource);
    if (alert.ok)
      await at.post?.(inside, { step: 'alert', citizen: told.citizen, referral: alert.referral, ...(gp !== undefined && { to: [gp] }) });
    return alert;
  });
  return outcome.ok ? { ...outcome, callNow: told.called === undefined, gp: gp === undefined ? 'no-gp' : 'told' } : outcome;
}

/** The same desk with acute access to one citizen, for what must not wait for relation or consent. */
export function underAcuteAccess(desk: Desk, citizen: string, reason: string): Desk {
  return { ...desk, access: { ...desk.access, emergency: { patient: citizen, reason } }, record: desk.acute(citizen, reason) };
}

function requestOf(desk: Desk, told: AlertTold, mark: object): Resource {
  const { disposition } = desk.programme.referrals.acute;
  const entries = [
    ...(told.onset === undefined ? [] : [{ field: 'onset', text: told.onset }]),
    ...(told.called === undefined ? [] : [{ field: 'called', text: told.called }]),
  ];
  return {
    resourceType: 'ServiceRequest',
    identifier: [mark],
    status: stateInFhir.sent.request,
    intent: 'order',
    priority: 'stat',
    category: [concept(receiverSystem, acuteReceiver)],
    code: concept(dispositionSystem, disposition),
    subject: { reference: `Patient/${told.citizen}` },
    requester: { reference: partyOf(desk) },
    performer: [{ reference: told.receiver }],
    authoredOn: told.occurred ?? desk.now().toISOString(),
    reasonCode: [{ text: told.reason }],
    ...(entries.length > 0 && { extension: contentExtensions(entries) }),
  };
}

function taskOf(desk: Desk, told: AlertTold, id: string, mark: object): Resource {
  const now = desk.now().toISOString();
  return {
    resourceType: 'Task',
    identifier: [mark],
    status: stateInFhir.sent.task,
    intent: 'order',
    priority: 'stat',
    businessStatus: concept(stateSystem, 'sent'),
    statusReason: { text: told.reason },
    code: concept(receiverSystem, acuteReceiver),
    focus: { reference: `ServiceRequest/${id}` },
    for: { reference: `Patient/${told.citizen}` },
    requester: { reference: partyOf(desk) },
    owner: { reference: told.receiver },
    authoredOn: now,
    lastModified: now,
  };
}
