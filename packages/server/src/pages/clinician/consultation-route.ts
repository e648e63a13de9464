/** The consultation: filled from the record, answered as one types, saved as what changed. */

import { type ConsultationBegun, consultationOf, type FieldFault, recordFindings } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { type ConsultationForm, readConsultation } from './consultation-form.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  | 'assess'
  | 'citizenPath'
  | 'consultationMessagesIn'
  | 'fieldsOfCase'
  | 'findingGroups'
  | 'findingName'
  | 'messagesIn'
  | 'readAssessmentForm'
  | 'renderAnswerFragment'
  | 'renderConsultationPage'
  | 'renderErrorPage'
  | 'shortDate'
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
  return page(visit, pages, opened, { form: typed.form, begun: typed.begun });
}

async function save(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, fields, formKey, request } = visit;
  const typed = await consultationTyped(visit, pages);
  if (typed === undefined) return show(visit, pages, opened);
  const { form, begun } = typed;
  if (request.headers.accept?.includes('fragment=1') === true) return { html: pages.renderAnswerFragment(form.model) };
  if (fields.has('vis') || fields.has('answer')) return page(visit, pages, opened, { form, begun });
  if (form.model.faults.length > 0) return page(visit, pages, opened, { form, begun, status: 422 });
  // Shown once with both; then it stands as seen.
  if (form.theirs.length > 0) return page(visit, pages, opened, { form, begun: desk.now().toISOString(), both: form.theirs, status: 409 });
  const outcome = await recordFindings(desk, { citizen: opened.card.id, key: formKey, findings: form.changed });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: pages.citizenPath(opened.card.id, nextPart(fields, opened.parts)), told: outcome.repeated ? 'already-done' : 'saved' };
  }
  if (outcome.reason === 'fields') {
    const faults = outcome.faults.map((fault) => faultShown(fault, form, visit, pages));
    return page(visit, pages, opened, { form: { ...form, model: { ...form.model, faults } }, begun, status: 422 });
  }
  const refused = pages.consultationMessagesIn(visit.language).refused;
  return page(visit, pages, opened, { form, begun, refused, status: 422 });
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
  readonly both?: ConsultationForm['theirs'];
  readonly refused?: string;
  readonly status?: number;
}

function page(visit: Visit, pages: Pages, { card, parts }: Opened, shown: Shown): PageAnswer {
  const { desk, language } = visit;
  const { form, begun, both = [], refused, status = 200 } = shown;
  const words = pages.wordsOf(desk.programme, language);
  const telling = { language, messages: pages.messagesIn(language), words };
  const { case: aCase } = form.model;
  const tell = (entry: ConsultationForm['changed'][number]): string =>
    aCase === undefined ? '' : pages.tellFinding({ ...aCase, findings: [entry] }, entry.code, telling).join('; ');
  const html = pages.renderConsultationPage({
    visit: visit.frame,
    card,
    parts,
    model: form.model,
    formKey: visit.formKey,
    begun,
    from: new Map([...form.from].map(([name, day]) => [name, pages.shortDate(day, language)])),
    both: both.map(({ told, seen: { from: _from, by: _by, own: _own, written: _written, assumed: _assumed, ...seen } }) => ({
      name: words.finding(told.code),
      theirs: tell({ ...seen, code: told.code, ...(told.site !== undefined && { site: told.site }) }),
      yours: tell(told),
    })),
    ...(refused !== undefined && { refused }),
  });
  return { html, status };
}
