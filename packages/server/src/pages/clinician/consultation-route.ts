/** The consultation: filled from the record, answered as one types, saved as what changed. */

import {
  type ConsultationBegun,
  consultationOf,
  type FieldFault,
  type FindingSeen,
  keepConsultation,
  namesOfHouses,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { circumstancesShown } from './consultation-circumstances.ts';
import { type ConsultationForm, readConsultation } from './consultation-form.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  | 'assess'
  | 'circumstanceNames'
  | 'citizenPath'
  | 'consultationMessagesIn'
  | 'correctPath'
  | 'fieldsOfCase'
  | 'findingGroups'
  | 'findingName'
  | 'icfItemName'
  | 'icfName'
  | 'messagesIn'
  | 'offerName'
  | 'readAssessmentForm'
  | 'renderAnswerFragment'
  | 'renderConsultationPage'
  | 'renderErrorPage'
  | 'riskName'
  | 'tellFinding'
  | 'wordsOf'
>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];

/** Adds the page. */
export function addConsultationPage(add: AddPage, { pages }: { readonly pages: Pages }): void {
  add('/kliniker/borger/:id/konsultation', {
    roles: rolesOfPart.konsultation ?? [],
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened)),
    post: (visit) => inRecord(visit, pages, (opened) => save(visit, pages, opened)),
  });
}

/** The form as it is typed, over the record; undefined where the citizen may not be seen. */
export async function consultationTyped(
  visit: Visit,
  pages: Pages,
): Promise<{ readonly form: ConsultationForm; readonly record: ConsultationBegun; readonly begun: string } | undefined> {
  const { desk, language, fields } = visit;
  const citizen = visit.parameter('id');
  const record = await consultationOf(desk, citizen);
  if (record === undefined) return undefined;
  const told = fields.get('udgangspunkt') ?? '';
  const begun = Number.isNaN(Date.parse(told)) ? desk.now().toISOString() : told;
  const form = readConsultation(
    {
      desk,
      language,
      record,
      fields,
      begun,
      place: pages.citizenPath(citizen, 'konsultation'),
      acuteWay: { href: pages.citizenPath(citizen, 'akut'), text: pages.consultationMessagesIn(language).toAcute },
      onFailure: (error) => visit.request.log.error({ err: error }, 'no assessment'),
    },
    pages,
  );
  return { form, record, begun };
}

async function show(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const typed = await consultationTyped(visit, pages);
  if (typed === undefined || typed.form.model.case === undefined)
    return { html: pages.renderErrorPage({ language: visit.language, status: 404 }), status: 404 };
  return page(visit, pages, opened, typed);
}

async function save(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, fields, formKey, request } = visit;
  const typed = await consultationTyped(visit, pages);
  if (typed === undefined) return show(visit, pages, opened);
  const { form, begun, record } = typed;
  const messages = pages.consultationMessagesIn(visit.language);
  if (request.headers.accept?.includes('fragment=1') === true) return { html: pages.renderAnswerFragment(form.model) };
  if (fields.has('vis') || fields.has('answer')) return page(visit, pages, opened, { form, begun, record });
  const faults = form.circumstances.faults.map(({ field, fault }) => ({
    field,
    text: messages.circumstanceFaults[fault] ?? messages.fault,
  }));
  if (form.model.faults.length + faults.length > 0) return page(visit, pages, opened, { form, begun, record, faults, status: 422 });
  // Shown once with both; then it stands as seen.
  if (form.theirs.length + form.circumstances.theirs.length > 0)
    return page(visit, pages, opened, { form, begun: desk.now().toISOString(), record, isBoth: true, status: 409 });
  const outcome = await keepConsultation(desk, {
    citizen: opened.card.id,
    key: formKey,
    findings: form.changed,
    ...form.circumstances.told,
  });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: pages.citizenPath(opened.card.id, nextPart(fields, opened.parts)), told: outcome.repeated ? 'already-done' : 'saved' };
  }
  if (outcome.reason !== 'fields') return page(visit, pages, opened, { form, begun, record, refused: messages.refused, status: 422 });
  const ofFindings = outcome.faults.filter(({ field }) => field.startsWith('findings'));
  const others = outcome.faults
    .filter((fault) => !ofFindings.includes(fault))
    .map((one) => faultBeside(one, messages.circumstanceFaults, pages));
  const shown = { ...form.model, faults: ofFindings.map((fault) => faultShown(fault, form, visit, pages)) };
  return page(visit, pages, opened, { form: { ...form, model: shown }, begun, record, faults: others, status: 422 });
}

/** What is wrong beside the findings, at its field. */
function faultBeside({ field, fault }: FieldFault, faults: Readonly<Record<string, string>>, { circumstanceNames, offerName }: Pages) {
  if (field === 'conclusion' && fault === 'unexamined') return { field: circumstanceNames.triageReason, text: faults.unexamined ?? '' };
  if (field === 'conclusion') return { field: circumstanceNames.triageReason, text: faults.triage ?? '' };
  if (field === 'triageReason') return { field: circumstanceNames.triageReason, text: faults.reason ?? '' };
  const row = /^offers\[(\d+)\]/.exec(field)?.[1];
  if (row !== undefined) return { field: offerName(Number(row) + 1, 'hvad'), text: faults.what ?? '' };
  return { field: circumstanceNames.overall, text: faults.overall ?? '' };
}

function nextPart(fields: URLSearchParams, parts: readonly string[]): string {
  const next = fields.get('videre') ?? '';
  return parts.includes(next) ? next : '';
}

function faultShown({ field, finding, fault }: FieldFault, { changed }: ConsultationForm, { language }: Visit, pages: Pages) {
  const messages = pages.consultationMessagesIn(language);
  const index = Number(/\d+/.exec(field)?.[0] ?? '0');
  const code = finding ?? changed[index]?.code ?? field;
  return { field: code, group: code, reason: messages.faults[fault] ?? messages.fault };
}

interface Shown {
  readonly form: ConsultationForm;
  readonly begun: string;
  readonly record: ConsultationBegun;
  /** Somebody else has said something meanwhile: both are shown. */
  readonly isBoth?: boolean;
  readonly faults?: readonly { readonly field: string; readonly text: string }[];
  readonly refused?: string;
  readonly status?: number;
}

async function page(visit: Visit, pages: Pages, { card, parts }: Opened, shown: Shown): Promise<PageAnswer> {
  const { desk, language } = visit;
  const { form, begun, record, isBoth = false, faults = [], refused, status = 200 } = shown;
  const words = pages.wordsOf(desk.programme, language);
  const telling = { language, messages: pages.messagesIn(language), words };
  const { case: aCase } = form.model;
  const tell = (entry: ConsultationForm['changed'][number]): string =>
    aCase === undefined ? '' : pages.tellFinding({ ...aCase, findings: [entry] }, entry.code, telling).join('; ');
  const tellCode = (code: string): string | undefined => {
    const told = pages.tellFinding({ ...record.case, findings: latestOf(record, code) }, code, telling);
    return told.length === 0 ? undefined : `${words.finding(code)}: ${told.join('; ')}`;
  };
  const names = await namesOfHouses(
    desk,
    [...form.standing.values()].flatMap(({ times }) => times.flatMap(({ by }) => by.slice(0, 1))),
  );
  const codes = new Set(record.findings.map(({ code }) => code));
  const { drawing } = record;
  const html = pages.renderConsultationPage({
    visit: visit.frame,
    card,
    parts,
    model: form.model,
    formKey: visit.formKey,
    begun,
    faults,
    opened: [
      ...(form.circumstances.told.offers !== undefined || faults.some(({ field }) => field.startsWith('proevet.')) ? ['treatment'] : []),
      ...(form.circumstances.told.risks !== undefined ? ['risk'] : []),
    ],
    standing: new Map(
      [...form.standing].map(([name, { code, site, times }]) => [
        name,
        times.map((seen) => timeShown(seen, tell({ ...entryOf(seen), code, ...(site !== undefined && { site }) }), names, card.id, pages)),
      ]),
    ),
    unchanged: new Set([...form.unchanged, ...form.circumstances.unchanged]),
    known: new Map([...codes].flatMap((code) => [[code, tellCode(code) ?? ''] as const])),
    shown: await circumstancesShown(desk, language, record, tellCode, (code) => ({
      name: words.finding(code),
      href: `#${pages.findingName(code)}`,
    })),
    both: isBoth
      ? [
          ...form.theirs.map(({ told, seen }) => ({
            name: words.finding(told.code),
            theirs: tell({ ...entryOf(seen), code: told.code, ...(told.site !== undefined && { site: told.site }) }),
            yours: tell(told),
          })),
          ...form.circumstances.theirs.map(({ domain, ...both }) => ({
            name: desk.programme.care.domains.find(({ code }) => code === domain)?.[language] ?? domain,
            ...both,
          })),
        ]
      : [],
    ...(drawing !== undefined && {
      drawing: { when: drawing.when, places: drawing.places.map(({ code, ...text }) => ({ code, text: text[language] })) },
    }),
    ...(refused !== undefined && { refused }),
  });
  return { html, status };
}

/** The latest entry of each side of a finding. */
function latestOf({ findings }: ConsultationBegun, code: string): ConsultationBegun['case']['findings'] {
  return findings
    .filter((story) => story.code === code)
    .map(({ site, latest }) => ({ ...entryOf(latest), code, ...(site !== undefined && { site }) }));
}

/** What was said, without who, where it stands, and the day on which it was seen. */
function entryOf(seen: FindingSeen) {
  const { value, onset, since } = seen;
  return { value, ...(onset !== undefined && { onset }), ...(since !== undefined && { since }) };
}

function timeShown(
  { recorded, written, by: [who = ''], words, from }: FindingSeen,
  told: string,
  names: ReadonlyMap<string, string>,
  citizen: string,
  { correctPath }: Pages,
) {
  const by = names.get(who);
  return {
    day: recorded ?? written,
    told,
    ...(by !== undefined && { by }),
    ...(words !== undefined && { words }),
    ...(from !== '' && { wrong: correctPath(citizen, from, 'konsultation') }),
  };
}
