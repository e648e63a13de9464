/** Letters that come of a referral: the referral itself, the rehabilitation plan, LÆ 165 and the closing notes. */
import { copenhagenDate, findingSystem, type Language } from '@rygforloeb/decision';
import type { ClosingNote, PaperKind } from '@rygforloeb/documents';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import { situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import { assessmentUrl, codeOf, extensionsOf, partSystem, referenceIn } from '../fhir-words.ts';
import { type Referral, readReferral } from '../referral/referral.ts';
import { type Gather, notFound, type PaperRefusal } from './asked.ts';
import { headOf } from './letterhead.ts';
import { contentOf } from './told-content.ts';
import { labelOf, toldValue } from './told-findings.ts';

interface LetterRead {
  readonly referral: Referral;
  readonly citizen: StoredResource;
}

const jobcentre = 'jobcentre';

/** Of which receivers a paper is made: any of these roles. */
const roles: Partial<Readonly<Record<PaperKind, readonly string[]>>> = {
  'rehabilitation-plan': ['municipality_140'],
  'rehabilitation-end-note': ['municipality_140'],
  'prevention-closing-note': ['municipality_119'],
  'hospital-closing-letter': ['hospital', 'rygcenter'],
  lae165: [jobcentre],
};

export const gatherReferral: Gather<'referral-letter'> = async (desk, id, language) => {
  const read = await readLetter(desk, 'referral-letter', id);
  if ('ok' in read) return read;
  const { referral, citizen } = read;
  const { programme } = desk;
  const override = programme.texts.overrideReasons.find(({ code }) => code === referral.override?.code)?.label[language];
  const says = await statusOf(desk, referral, language);
  return {
    ok: true,
    data: {
      ...(await headOf(desk, { patient: citizen, from: referral.requester, to: [referral.performer] })),
      ...(await contentOf(desk, referral, language)),
      ...sentOf(referral),
      ...trackOf(desk, referral, language),
      reference: referral.id,
      receiver: programme.referrals.receivers[referral.receiver]?.[language] ?? referral.receiver,
      priority: referral.priority,
      ...(override !== undefined && { override: [override, referral.override?.text].filter(Boolean).join(': ') }),
      ...(says !== undefined && { programmeSays: says }),
      ...(referral.feedback !== undefined && { feedback: referral.feedback }),
    },
  };
};

export const gatherRehabilitationPlan: Gather<'rehabilitation-plan'> = async (desk, id, language) => {
  const read = await readLetter(desk, 'rehabilitation-plan', id);
  if ('ok' in read) return read;
  const { referral, citizen } = read;
  const days = Number(desk.programme.parameters.find(({ name }) => name === 'rehabilitation-start-days')?.value);
  const later = referral.content.find((entry) => entry.field === 'later-start' && 'text' in entry);
  const { sent } = sentOf(referral);
  const { track } = trackOf(desk, referral, language);
  return {
    ok: true,
    data: {
      ...(await headOf(desk, { patient: citizen, from: referral.requester, to: [referral.performer] })),
      ...(await contentOf(desk, referral, language)),
      reference: referral.id,
      startDays: days,
      ...(sent !== undefined && { sent, ...(later === undefined && { startBy: daysAfter(sent, days) }) }),
      ...(later !== undefined && 'text' in later && { laterStart: later.text }),
      ...(track !== undefined && { level: track }),
    },
  };
};

/** Besides what the referral says, only the findings that a jobcentre may see, whoever prints it (C-93). */
export const gatherWorkLetter: Gather<'lae165'> = async (desk, id, language) => {
  const read = await readLetter(desk, 'lae165', id);
  if ('ok' in read) return read;
  const { referral, citizen } = read;
  const shown = desk.programme.access.roles[jobcentre]?.types.Observation?.codes ?? [];
  const situation = await situationOf(desk, citizen.id);
  const found = (situation?.reading.findings ?? []).filter(({ code }) => shown.includes(`${findingSystem}|${code}`));
  return {
    ok: true,
    data: {
      ...(await headOf(desk, { patient: citizen, from: referral.requester, to: [referral.performer] })),
      ...(await contentOf(desk, referral, language)),
      ...sentOf(referral),
      reference: referral.id,
      work: found.flatMap((finding) => {
        const text = toldValue(desk, finding, language);
        return text === undefined ? [] : [{ label: labelOf(desk, finding.code, language), text }];
      }),
    },
  };
};

/** Made of a referral that has ended, with the feedback as its conclusion. */
export function gatherClosingNote(
  kind: 'hospital-closing-letter' | 'rehabilitation-end-note' | 'prevention-closing-note',
): (desk: Desk, id: string, language: Language) => Promise<{ readonly ok: true; readonly data: ClosingNote } | PaperRefusal> {
  return async (desk, id, language) => {
    const read = await readLetter(desk, kind, id);
    if ('ok' in read) return read;
    const { referral, citizen } = read;
    if (referral.state !== 'closed' || referral.feedback === undefined) return { ok: false, reason: 'not-closed' };
    const recipients = await feedbackTo(desk, referral);
    const head = await headOf(desk, {
      patient: citizen,
      from: referral.performer,
      to: [referral.requester],
      copies: recipients.filter((one) => one !== referral.requester),
    });
    const referrer = await headOf(desk, { from: referral.requester });
    const { start, end } = (referral.task.executionPeriod ?? {}) as { readonly start?: string; readonly end?: string };
    const reason = ['purpose', 'suspected-disease', 'medical-need', 'wanted-examination']
      .map((field) => referral.content.find((entry) => entry.field === field && 'text' in entry))
      .find((entry) => entry !== undefined);
    const { sent } = sentOf(referral);
    const data: ClosingNote = {
      ...head,
      ...trackOf(desk, referral, language),
      reference: referral.id,
      conclusion: referral.feedback,
      ...(sent !== undefined && { referred: sent }),
      ...(referrer.from !== undefined && { referredBy: referrer.from.name }),
      ...(start !== undefined && { started: copenhagenDate(start) }),
      ...(end !== undefined && { closed: copenhagenDate(end) }),
      ...(reason !== undefined && 'text' in reason && { reason: reason.text }),
    };
    return { ok: true, data };
  };
}

async function readLetter(desk: Desk, kind: PaperKind, id: string): Promise<LetterRead | PaperRefusal> {
  const referral = await readReferral(desk.record, id);
  const citizen = referral && (await desk.record.read('Patient', referral.citizen));
  if (referral === undefined || !citizen?.ok) return notFound;
  const receives = desk.programme.referrals.receivers[referral.receiver]?.recipient.roles ?? [];
  const wanted = roles[kind];
  if (wanted !== undefined && !wanted.some((role) => receives.includes(role))) return { ok: false, reason: 'other-kind' };
  return { referral, citizen: citizen.resource };
}

function sentOf({ request, state }: Referral): { readonly sent?: string } {
  const isSent = state !== 'draft' && state !== 'checked';
  return isSent && typeof request.authoredOn === 'string' ? { sent: copenhagenDate(request.authoredOn) } : {};
}

function trackOf({ programme }: Desk, { receiver, track }: Referral, language: Language): { readonly track?: string } {
  const words = track === undefined ? undefined : programme.referrals.receivers[receiver]?.tracks?.[track]?.[language];
  return words === undefined ? {} : { track: words };
}

/** The answer under which it was checked and sent: for whoever may read who did what. */
async function statusOf({ record, programme }: Desk, { id }: Referral, language: Language): Promise<string | undefined> {
  const listed = await record.search('Provenance', { where: { targets: `ServiceRequest/${id}` }, sort: '-recorded', count: 100 });
  const parts = (listed.ok ? listed.page.entries : []).flatMap((one) => extensionsOf(one, assessmentUrl))[0]?.extension ?? [];
  const status = parts.find(({ url }) => url === 'status')?.valueCode ?? '';
  const version = parts.find(({ url }) => url === 'programme')?.valueString?.split('|')[1];
  const words = programme.texts.statuses.get(status)?.label[language];
  return words === undefined ? undefined : [words, version].filter(Boolean).join(' · ');
}

/** Who got the feedback, as far as the reader may see the letter. */
async function feedbackTo(desk: Desk, { id, citizen }: Referral): Promise<readonly string[]> {
  const letters = (await everyOf(desk.record, 'Communication', citizen)).filter(
    ({ category, about }) =>
      ((category ?? []) as readonly unknown[]).some((one) => codeOf(one, partSystem) === 'feedback') &&
      ((about ?? []) as readonly unknown[]).some((one) => referenceIn(one) === `ServiceRequest/${id}`),
  );
  return letters.flatMap(({ recipient }) => ((recipient ?? []) as readonly unknown[]).flatMap((one) => referenceIn(one) ?? []));
}

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
