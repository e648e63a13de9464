/** The citizen's work and sick leave, and the way to early help from the jobcentre. */

import { randomUUID } from 'node:crypto';
import { answerFastTrack, askFastTrack, citizenCardOf, jobcentresOf, noteWork, type WorkPicture, workOf } from '@rygforloeb/pathway';
import type { citizen, FieldFault } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { citizenOnly, ownCitizen, todayAt } from './own-citizen.ts';
import { shownWork } from './own-words.ts';
import { takeStatement } from './work-statement.ts';

export interface WorkOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').citizen,
    'readDoorForm' | 'renderErrorPage' | 'renderWorkPage' | 'statementMessagesIn' | 'workMessagesIn' | 'workPath'
  >;
}

type Pages = WorkOptions['pages'];

/** Adds it. */
export function addWorkPage(add: AddPage, { pages }: WorkOptions): void {
  add(pages.workPath, { roles: citizenOnly, get: (visit) => show(visit, pages, []), post: (visit) => take(visit, pages) });
}

async function show(visit: Visit, pages: Pages, faults: readonly FieldFault[]): Promise<PageAnswer> {
  const { desk, frame, fields, formKey, language } = visit;
  const citizen = ownCitizen(visit);
  const picture = await workOf(desk, citizen);
  if (picture === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  const { story, requests, tasks, texts, links } = picture;
  const asksFastTrack = requests.some(({ receiver }) => receiver === 'fast-track');
  const card = await citizenCardOf(desk, citizen);
  const page: citizen.WorkPage = {
    visit: frame,
    today: todayAt(visit),
    now: shownWork(desk, story.now),
    isAtRisk: story.returnRisk !== undefined,
    points: story.points.toReversed().map((point) => ({ at: point.at, own: point.own, work: shownWork(desk, point) })),
    situations: [...(desk.programme.texts.findings.get('work-status')?.values ?? [])].map(([code, { da, en }]) => ({ code, da, en })),
    centreSees: desk.programme.consents.recipients.jobcentre?.sees ?? { da: '', en: '' },
    mayCentreSee: requests.length > 0 || picture.caseWorker === 'suggested',
    requests: requests.map(({ id, receiver }) => ({ id, receiver })),
    tasks: tasks.filter(({ code }) => !ofTheirOwn.includes(code)).map((one) => shownTask(desk, language, one)),
    employerAsks: tasks
      .filter(({ code }) => code === 'fast-track-answer')
      .flatMap(({ about }) => about?.slice('ServiceRequest/'.length) ?? []),
    centres: asksFastTrack ? [] : ownFirst(await jobcentresOf(desk), card?.municipality),
    texts: [texts.activity].flatMap((text) => (text === undefined ? [] : [{ da: text.da, en: text.en }])),
    links,
    fields,
    faults,
    formKey,
    ...(picture.statement !== undefined && { statement: { ...picture.statement.paper, ...stateOf(picture.statement) } }),
  };
  return { html: pages.renderWorkPage(page), status: faults.length > 0 ? 422 : 200 };
}

/** Tasks that have a section of their own on the page. */
const ofTheirOwn: readonly string[] = ['fast-track-answer', 'possibility-statement'];

function stateOf({ id, state }: NonNullable<WorkPicture['statement']>): Pick<NonNullable<citizen.WorkPage['statement']>, 'id' | 'state'> {
  return { id, state };
}

function shownTask(
  { programme: { work } }: Visit['desk'],
  language: Visit['language'],
  { id, code, until, parts }: WorkPicture['tasks'][number],
): citizen.WorkPage['tasks'][number] {
  // A measure that was noted in the programme's own words is told in the reader's language.
  const inWords = (text: string) => work.measures.find(({ da }) => da === text)?.[language] ?? text;
  // The aim is a code of the plan's own; it has its words on the page.
  const aim = parts.find((part) => part.code === 'aim')?.text;
  const told = parts.flatMap((part) =>
    part.code === 'aim'
      ? []
      : (part.text === undefined ? (typeof part.value === 'string' ? part.value : undefined) : inWords(part.text)) || [],
  );
  return { id, code, parts: told, ...(aim !== undefined && { aim }), ...(until !== undefined && { until }) };
}

/** Those of her own municipality first. */
function ownFirst(centres: citizen.WorkPage['centres'], municipality = ''): citizen.WorkPage['centres'] {
  const isOwn = ({ name }: { readonly name: string }) => municipality !== '' && name.startsWith(municipality);
  return [...centres.filter(isOwn), ...centres.filter((one) => !isOwn(one))];
}

async function take(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey: key } = visit;
  const messages = pages.workMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const deed = form.text('handling');
  const again = (field: string, text: string) => show({ ...visit, formKey: randomUUID() }, pages, [{ field, text }]);
  if (deed === 'fortael') return tell(visit, pages);
  if (deed === 'erklaering' || deed === 'del1') {
    const taken = await takeStatement(visit, pages);
    if (!taken.ok) return show({ ...visit, formKey: randomUUID() }, pages, taken.faults);
    return { to: pages.workPath, told: taken.repeated ? 'already-done' : 'saved' };
  }
  if (deed === 'bed') {
    const jobcentre = form.must('jobcenter', messages.missing.centre);
    if (form.faults.length > 0) return show(visit, pages, form.faults);
    const words = form.text('ord');
    const told = { citizen: ownCitizen(visit), jobcentre, permit: form.text('maa-se') === 'ja', key, ...(words !== '' && { words }) };
    const outcome = await askFastTrack(desk, told);
    if (outcome.ok) return { to: pages.workPath, told: outcome.repeated ? 'already-done' : 'sent' };
    if (outcome.reason === 'consent') return again('maa-se', messages.missing.permit);
    if (outcome.reason === 'there-is-one') return again('jobcenter', messages.thereIsOne);
    return again('jobcenter', outcome.reason === 'not-open' ? messages.notOpen : messages.refused);
  }
  const permit = form.text('maa-se-svar') === 'ja';
  const outcome = await answerFastTrack(desk, { referral: form.text('henvisning'), yes: deed === 'ja', permit, key });
  if (outcome.ok) return { to: pages.workPath, told: outcome.repeated ? 'already-done' : 'sent' };
  return again('maa-se-svar', outcome.reason === 'consent' ? messages.missing.permit : messages.refused);
}

/** What she tells of her work stands as hers, beside what others have written. */
async function tell(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey: key } = visit;
  const { missing, refused } = pages.workMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const share = (['none', 'part', 'full'] as const).find((one) => one === form.text('sygemeldt'));
  const [status, words] = [form.text('situation'), form.text('kan')];
  const since = form.date('siden');
  const hoursPerWeek = form.whole('timer', 0, 60);
  if (share === undefined && status === '' && words === '') form.fault('sygemeldt', missing.sick);
  if (share !== undefined && share !== 'none' && since === undefined) form.fault('siden', missing.since);
  if (since !== undefined && since > todayAt(visit)) form.fault('siden', missing.since);
  if (form.faults.length > 0) return show(visit, pages, form.faults);
  const outcome = await noteWork(desk, {
    ...{ citizen: ownCitizen(visit), key },
    ...(status !== '' && { status }),
    ...(words !== '' && { words }),
    ...(share !== undefined && {
      sickLeave: {
        share,
        ...(share !== 'none' && since !== undefined && { since }),
        ...(share !== 'full' && hoursPerWeek !== undefined && { hoursPerWeek }),
      },
    }),
    // Since she began again, not since she wrote it.
    ...(share === 'none' && since !== undefined && since < todayAt(visit) && { occurred: `${since}T12:00:00Z` }),
  });
  if (outcome.ok) return { to: pages.workPath, told: outcome.repeated ? 'already-done' : 'work-saved' };
  return show({ ...visit, formKey: randomUUID() }, pages, [{ field: 'sygemeldt', text: refused }]);
}
