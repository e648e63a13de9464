/** Work over time, as the reader may see it, and what is noted of it today. */

import { copenhagenDate } from '@rygforloeb/decision';
import { agreeAdaptation, changeAdaptation, namesOfHouses, noteWork, receiverWords, workOf } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { inRecord, rolesOfPart } from './record-part.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  'citizenPath' | 'readDoorForm' | 'recordMessagesIn' | 'renderErrorPage' | 'renderWorkPage' | 'wordsOf' | 'workMessagesIn'
>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Fault = { readonly field: string; readonly text: string };
type WorkTold = Parameters<typeof noteWork>[1];

const statusFinding = 'work-status';

/** Adds the page. */
export function addWorkPage(add: AddPage, { pages }: { readonly pages: Pages }): void {
  add('/kliniker/borger/:id/arbejde', {
    roles: rolesOfPart.arbejde ?? [],
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened, [])),
    post: (visit) => inRecord(visit, pages, (opened) => act(visit, pages, opened)),
  });
}

async function show(visit: Visit, pages: Pages, { card, parts }: Opened, faults: readonly Fault[]): Promise<PageAnswer> {
  const { desk, language } = visit;
  const work = await workOf(desk, card.id);
  if (work === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  const words = pages.wordsOf(desk.programme, language);
  const { unknownHouse } = pages.recordMessagesIn(language);
  const names = await namesOfHouses(
    desk,
    work.story.points.map(({ by }) => by),
  );
  const told = ({ status, ...rest }: (typeof work.story)['now']) => ({
    ...rest,
    ...(status !== undefined && { status: words.value(statusFinding, status) }),
  });
  const html = pages.renderWorkPage({
    visit: visit.frame,
    card,
    parts,
    now: told(work.story.now),
    points: work.story.points
      .map((point) => ({ ...told(point), at: point.at, by: point.own ? card.name : (names.get(point.by) ?? unknownHouse) }))
      .toReversed(),
    needAnswered: work.needAnswered,
    dispositions: work.dispositions
      .filter(({ status }) => ['overdue', 'required', 'recommended', 'permitted', 'needs-judgement'].includes(status))
      .map(({ code, status }) => ({ name: words.disposition(code), status: words.status(status), text: words.dispositionText(code, []) })),
    today: copenhagenDate(desk.now().toISOString()),
    adaptations: work.tasks
      .filter(({ code, status }) => isAdaptation(code) && status === 'in-progress')
      .map(({ id, code, until, parts }) => {
        const part = (wanted: string) => parts.find((one) => one.code === wanted);
        const [hours, agreed] = [part('hours-per-week')?.value, part('agreed-with-employer')?.value];
        return {
          id,
          kind: code,
          what: part('what')?.text ?? '',
          ...(until !== undefined && { until }),
          ...(typeof hours === 'number' && { hoursPerWeek: hours }),
          ...(typeof agreed === 'boolean' && { withEmployer: agreed }),
        };
      }),
    requests: work.requests.map(({ receiver, state }) => ({
      name: receiverWords(desk, receiver)[language],
      state,
    })),
    statuses: (desk.programme.vocabulary.findings.get(statusFinding)?.values ?? []).map((value) => ({
      value,
      label: words.value(statusFinding, value),
    })),
    mayNote: desk.record.may('Observation', 'create'),
    fields: visit.fields,
    faults,
    formKey: visit.formKey,
    ...(work.story.returnRisk !== undefined && { risk: work.story.returnRisk.since }),
    ...(work.caseWorker !== undefined && { caseWorker: work.caseWorker }),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

function act(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  switch (visit.fields.get('gem')) {
    case 'tilpas':
      return agree(visit, pages, opened);
    case 'aendr':
      return change(visit, pages, opened);
    default:
      return note(visit, pages, opened);
  }
}

function isAdaptation(code: string): code is 'part-time' | 'adaptation' {
  return code === 'part-time' || code === 'adaptation';
}

/** Part-time sick leave, or another adaptation: always with its last day. */
async function agree(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, fields, language, formKey: key } = visit;
  const { faults } = pages.workMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const kind = form.must('tilpas-slags', faults.kind);
  const what = form.must('tilpas-hvad', faults.what);
  const hoursPerWeek = form.whole('tilpas-timer', 1, 60);
  const [from, until] = [form.mustDate('tilpas-fra', faults.days), form.mustDate('tilpas-til', faults.days)];
  if (form.faults.length > 0 || !isAdaptation(kind)) return show(visit, pages, opened, form.faults);
  const outcome = await agreeAdaptation(desk, {
    citizen: opened.card.id,
    key,
    kind,
    what,
    from,
    until,
    agreedWithEmployer: form.text('tilpas-aftalt') === 'ja',
    ...(hoursPerWeek !== undefined && { hoursPerWeek }),
  });
  if (outcome.ok) return saved(visit, pages, opened, outcome.repeated);
  const fault: Readonly<Record<string, Fault>> = {
    'bad-date': { field: 'tilpas-til', text: faults.days },
    'hours-missing': { field: 'tilpas-timer', text: faults.hours },
  };
  return show(visit, pages, opened, [fault[outcome.reason] ?? { field: 'tilpas-hvad', text: faults.refused }]);
}

/** Another last day, or an end today. */
async function change(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, fields, language, formKey: key } = visit;
  const { faults } = pages.workMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const adaptation = fields.get('om') ?? '';
  const why = form.must(`aendr-hvorfor.${adaptation}`, faults.why);
  const until = form.date(`aendr-til.${adaptation}`);
  if (form.faults.length > 0) return show(visit, pages, opened, form.faults);
  const outcome = await changeAdaptation(desk, { adaptation, why, key, ...(until !== undefined && { until }) });
  if (outcome.ok) return saved(visit, pages, opened, outcome.repeated);
  if (outcome.reason === 'bad-date') return show(visit, pages, opened, [{ field: `aendr-til.${adaptation}`, text: faults.days }]);
  return show(visit, pages, opened, [{ field: 'tilpasninger', text: faults.refused }]);
}

async function saved(visit: Visit, pages: Pages, { card }: Opened, repeated: boolean): Promise<PageAnswer> {
  await visit.dropDraft();
  return { to: pages.citizenPath(card.id, 'arbejde'), told: repeated ? 'already-done' : 'saved' };
}

async function note(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.workMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const [status, share, need] = [form.text('situation'), form.text('sygemelding'), form.text('behov')];
  const since = form.date('siden');
  const hoursPerWeek = form.whole('timer', 0, 60);
  const expectedWeeks = form.whole('uger', 0, 520);
  const again = need === 'senere' ? form.mustDate('igen', messages.faults.later) : undefined;
  if (form.faults.length > 0) return show(visit, pages, opened, form.faults);
  const told: WorkTold = {
    citizen: opened.card.id,
    key: formKey,
    ...(status !== '' && { status }),
    ...(isShare(share) && {
      sickLeave: { share, ...(since !== undefined && { since }), ...(hoursPerWeek !== undefined && { hoursPerWeek }) },
    }),
    ...(expectedWeeks !== undefined && { expectedWeeks }),
    ...(form.text('truet') !== '' && { atRisk: form.text('truet') === 'ja' }),
    ...(again !== undefined && { need: { answer: 'later', on: again } as const }),
    ...((need === 'ja' || need === 'nej') && { need: { answer: need === 'ja' ? 'yes' : 'no' } as const }),
  };
  const outcome = await noteWork(desk, told);
  if (outcome.ok) return saved(visit, pages, opened, outcome.repeated);
  const text =
    outcome.reason === 'nothing-told'
      ? messages.faults.nothing
      : outcome.reason === 'unknown'
        ? messages.faults.unknown
        : messages.faults.refused;
  return show(visit, pages, opened, [{ field: 'situation', text }]);
}

function isShare(share: string): share is 'none' | 'part' | 'full' {
  return ['none', 'part', 'full'].includes(share);
}
