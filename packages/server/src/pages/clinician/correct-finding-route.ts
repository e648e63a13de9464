/** A finding over time, put right or marked as written wrongly from wherever it is read. */

import {
  correctFinding,
  type FindingRecord,
  type FindingTime,
  type FindingTold,
  findingRecordOf,
  namesOfHouses,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { fieldsOfRight, rightIn, valueAsked } from './correct-finding-form.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  | 'citizenPath'
  | 'consultationMessagesIn'
  | 'correctMessagesIn'
  | 'correctPath'
  | 'dateFields'
  | 'messagesIn'
  | 'partsOf'
  | 'readDoorForm'
  | 'renderCorrectPage'
  | 'renderErrorPage'
  | 'rightNames'
  | 'tellFinding'
  | 'wordsOf'
>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Fault = { readonly field: string; readonly text: string };

/** Who may change what a clinician has written. */
export const correctingRoles: readonly string[] = rolesOfPart.behandling ?? [];

/** Entries that are put right where they were written. */
const elsewhere: Readonly<Record<string, (id: string) => string>> = {
  QuestionnaireResponse: () => 'skemaer',
  ServiceRequest: (id) => `henvis/${id}`,
  MedicationRequest: () => 'behandling',
};

/** Adds the page. */
export function addCorrectFindingPage(add: AddPage, { pages }: { readonly pages: Pages }): void {
  add('/kliniker/borger/:id/fund/:slags/:fund', {
    roles: correctingRoles,
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened)),
    post: (visit) => inRecord(visit, pages, (opened) => correct(visit, pages, opened)),
  });
}

function entryOf({ parameter }: Visit): string {
  return `${parameter('slags')}/${parameter('fund')}`;
}

async function show(visit: Visit, pages: Pages, opened: Opened, faults: readonly Fault[] = []): Promise<PageAnswer> {
  const { desk, language } = visit;
  const entry = entryOf(visit);
  const found = await findingRecordOf(desk, opened.card.id, entry);
  if (found === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  const words = pages.wordsOf(desk.programme, language);
  const fields = visit.fields.has('hvorfor') ? new URLSearchParams(visit.fields) : fieldsOfRight(found, pages);
  const from = fields.get('fra') ?? visit.query('fra');
  if (from !== undefined) fields.set('fra', from === 'konsultation' ? from : '');
  const names = await namesOfHouses(
    desk,
    found.times.flatMap(({ by, wrong }) => [...by.slice(0, 1), ...(wrong?.by === undefined ? [] : [wrong.by])]),
  );
  const shown = (time: FindingTime) => timeShown(time, found, { visit, pages, names, citizen: opened.card.id });
  const { href: _here, ...time } = shown(found.seen);
  const isHere = found.kind === 'Observation' || found.kind === 'Condition';
  const asked = valueAsked(found, visit, pages);
  const html = pages.renderCorrectPage({
    visit: visit.frame,
    ...opened,
    formKey: visit.formKey,
    fields,
    faults,
    entry,
    version: found.version,
    name: words.finding(found.code),
    time,
    also: found.also.map(words.finding),
    times: found.times.map((one) => (one.from === entry ? time : shown(one))),
    ...(found.kind === 'Observation' && asked !== undefined && { asked }),
    ...(!isHere && {
      elsewhere: {
        kind: found.kind,
        href: pages.citizenPath(opened.card.id, elsewhere[found.kind]?.(visit.parameter('fund')) ?? ''),
      },
    }),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

function timeShown(
  time: FindingTime,
  { code, site }: FindingRecord,
  told: { readonly visit: Visit; readonly pages: Pages; readonly names: ReadonlyMap<string, string>; readonly citizen: string },
) {
  const { visit, pages, names, citizen } = told;
  const { desk, language } = visit;
  const { value, onset, since, recorded, written, words, wrong, from } = time;
  const telling = { language, messages: pages.messagesIn(language), words: pages.wordsOf(desk.programme, language) };
  const entry = {
    code,
    value,
    ...(site !== undefined && { site }),
    ...(onset !== undefined && { onset }),
    ...(since !== undefined && { since }),
  };
  const aCase = { id: citizen, asOf: desk.now().toISOString(), actor: desk.actor, citizen: {}, findings: [entry], medications: [] };
  const [by, markedBy] = [names.get(time.by[0] ?? ''), names.get(wrong?.by ?? '')];
  return {
    day: recorded ?? written,
    told: pages.tellFinding(aCase, code, telling).join('; '),
    href: pages.correctPath(citizen, from),
    ...(by !== undefined && { by }),
    ...(words !== undefined && { words }),
    ...(wrong !== undefined && {
      wrong: {
        when: wrong.when,
        ...(markedBy !== undefined && { by: markedBy }),
        ...(wrong.why !== undefined && { why: wrong.why }),
      },
    }),
  };
}

async function correct(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, fields, formKey, language } = visit;
  const messages = pages.correctMessagesIn(language);
  const found = await findingRecordOf(desk, opened.card.id, entryOf(visit));
  if (found === undefined || (found.kind !== 'Observation' && found.kind !== 'Condition')) return show(visit, pages, opened);
  const form = pages.readDoorForm(fields, language);
  const why = form.must('hvorfor', messages.faults['reason-missing'] ?? '');
  const instead: FindingTold | undefined = fields.get('gem') === 'ret' ? rightIn(found, form, visit, pages) : undefined;
  if (form.faults.length > 0) return show(visit, pages, opened, form.faults);
  const seen = Number(fields.get('set') ?? '');
  const outcome = await correctFinding(desk, {
    finding: visit.parameter('fund'),
    of: found.kind,
    key: formKey,
    why,
    ...(seen > 0 && { seen }),
    ...(instead !== undefined && { instead }),
  });
  if (outcome.ok) {
    const to = fields.get('fra') === 'konsultation' ? 'konsultation' : '';
    return { to: pages.citizenPath(opened.card.id, to), told: outcome.repeated ? 'already-done' : 'saved' };
  }
  if (outcome.reason === 'fields') {
    const { faults: ofFields, circumstanceFaults } = pages.consultationMessagesIn(language);
    const sentences = { ...circumstanceFaults, ...ofFields };
    return show(
      visit,
      pages,
      opened,
      outcome.faults.map(({ field, fault }) => ({ field: fieldOf(field, pages), text: sentences[fault] ?? messages.faults.value ?? '' })),
    );
  }
  return show(visit, pages, opened, [{ field: 'hvorfor', text: messages.faults[outcome.reason] ?? messages.faults.other }]);
}

/** The form's field for a field of the finding. */
function fieldOf(field: string, { rightNames }: Pages): string {
  if (/\.(?:onset|since)$/.test(field)) return rightNames.began;
  if (field.endsWith('.recorded')) return rightNames.seen;
  return field.endsWith('.site') ? rightNames.site : rightNames.value;
}
