/** How a citizen wants to be reminded: the channel she has chosen, and her address on it. */
import { extensionUrl } from '@rygforloeb/decision';
import type { Resource, StoredResource } from '@rygforloeb/record';
import { changeOwnPatient } from '../citizen/own-patient.ts';
import { type ReminderChannel, reminderChannels } from '../clocks/follow-up-rules.ts';
import type { Desk } from '../desk.ts';
import { changed, type Extension } from '../fhir-words.ts';
import type { StepRefusal } from '../referral/take-step.ts';

export const reminderChannelUrl = extensionUrl('reminder-channel');

const cprSystem = 'urn:oid:1.2.208.176.1.2';
const telecomOf: Partial<Readonly<Record<ReminderChannel, readonly string[]>>> = { email: ['email'], sms: ['sms', 'phone'] };

/** What she has chosen; undefined where she has not. */
export function chosenChannel(patient: Resource): ReminderChannel | undefined {
  const code = ((patient.extension ?? []) as readonly Extension[]).find(({ url }) => url === reminderChannelUrl)?.valueCode;
  return reminderChannels.find((channel) => channel === code);
}

/** Her address on a channel; undefined where the record knows none. */
export function addressOn(patient: Resource, channel: ReminderChannel): string | undefined {
  if (channel === 'digital-post')
    return ((patient.identifier ?? []) as readonly { readonly system?: string; readonly value?: string }[]).find(
      ({ system }) => system === cprSystem,
    )?.value;
  const systems = telecomOf[channel] ?? [];
  const telecom = (patient.telecom ?? []) as readonly { readonly system?: string; readonly value?: string; readonly use?: string }[];
  return telecom.find(({ system = '', use }) => systems.includes(system) && use !== 'old')?.value;
}

/** The language she is written to in: English where she asks for it, Danish otherwise. */
export function languageOf(patient: Resource): 'da' | 'en' {
  type Spoken = { readonly preferred?: boolean; readonly language?: { readonly coding?: readonly { readonly code?: string }[] } };
  const preferred = ((patient.communication ?? []) as readonly Spoken[]).find((one) => one.preferred === true);
  const codes = (preferred?.language?.coding ?? []).map(({ code }) => code ?? '');
  return preferred !== undefined && !codes.some((code) => code.startsWith('da')) ? 'en' : 'da';
}

/** What a citizen has chosen, as the reader may see it; undefined where the reader may not see her. */
export async function remindersOf(
  desk: Desk,
  citizen: string,
): Promise<{ readonly channel?: ReminderChannel; readonly version: number } | undefined> {
  const patient = await desk.record.read('Patient', citizen);
  if (!patient.ok) return undefined;
  const channel = chosenChannel(patient.resource);
  return { version: Number(patient.resource.meta.versionId), ...(channel !== undefined && { channel }) };
}

export interface ReminderTold {
  readonly citizen: string;
  readonly key: string;
  readonly channel: ReminderChannel;
  /** Her e-mail address or telephone number where it is another than the record knows. */
  readonly address?: string;
}

export type ReminderOutcome =
  | { readonly ok: true; readonly channel: ReminderChannel; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: 'unknown-channel' | 'address-missing' }
  | StepRefusal;

/** The citizen chooses how she is reminded, or that she is not. Our own jobs write it for her; the Provenance names her. */
export async function chooseReminders(desk: Desk, told: ReminderTold): Promise<ReminderOutcome> {
  const { channel } = told;
  if (!reminderChannels.includes(channel)) return { ok: false, reason: 'unknown-channel' };
  const outcome = await changeOwnPatient<Extract<ReminderOutcome, { readonly ok: false }>>(
    desk,
    { step: 'choose-reminders', citizen: told.citizen, key: told.key },
    (patient) => {
      const next = withChoice(patient, told);
      const lacks = channel !== 'none' && channel !== 'digital-post' && addressOn(next, channel) === undefined;
      return lacks ? { ok: false, reason: 'address-missing' } : next;
    },
  );
  return outcome.ok ? { ok: true, channel, repeated: outcome.repeated } : outcome;
}

function withChoice(patient: StoredResource, { channel, address }: ReminderTold): StoredResource {
  const extension = [
    ...((patient.extension ?? []) as readonly Extension[]).filter(({ url }) => url !== reminderChannelUrl),
    { url: reminderChannelUrl, valueCode: channel },
  ];
  const [system] = telecomOf[channel] ?? [];
  if (address === undefined || system === undefined) return changed(patient, { extension });
  const others = ((patient.telecom ?? []) as readonly { readonly system?: string }[]).filter((one) => one.system !== system);
  return changed(patient, { extension, telecom: [...others, { system, value: address }] });
}
