/** Referrals of a citizen: to whom, by which way, with what in them; and how each one goes. */

import { copenhagenDate } from '@rygforloeb/decision';
import {
  answerReferral,
  cancelReferral,
  checkReferral,
  doorOf,
  draftReferral,
  encourageJobcentre,
  type FindingTold,
  giveConsent,
  lettersOf,
  namesOfHouses,
  openSteps,
  partiesAt,
  type Referral,
  readReferral,
  receiverWords,
  recordFindings,
  referralsOf,
  reviseReferral,
  sendReferral,
  sendRehabilitationPlan,
  storyOf,
  writeToGp,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { inRecord, rolesOfPart } from './record-part.ts';
import { type FormPages, faultsOfCheck, fieldsOfDraft, formFor, readReferralForm } from './referral-form.ts';
import { toldEvents } from './told-events.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = FormPages & Pick<Web, 'citizenPath' | 'recordMessagesIn' | 'renderErrorPage' | 'renderReferralPage' | 'renderReferralsPage'>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
/** The receiver of rehabilitation plans. */
const rehabilitation = 'municipality-140';

type Fault = { readonly field: string; readonly text: string };
type Shown = import('@rygforloeb/web').clinician.ReferralPage;

/** Adds both pages. */
export function addReferralPages(add: AddPage, { pages }: { readonly pages: Pages }): void {
  const roles = rolesOfPart.henvis ?? [];
  add('/kliniker/borger/:id/henvis', { roles, get: (visit) => inRecord(visit, pages, (opened) => list(visit, pages, opened)) });
  add('/kliniker/borger/:id/henvis/:referral', {
    roles,
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened, { fields: visit.fields, faults: [] })),
    post: (visit) => inRecord(visit, pages, (opened) => act(visit, pages, opened)),
  });
}

async function list(visit: Visit, pages: Pages, { card, parts }: Opened): Promise<PageAnswer> {
  const { desk, language, frame } = visit;
  const { receivers } = desk.programme.referrals;
  const [found, letters] = [await referralsOf(desk, card.id), await lettersOf(desk, card.id)];
  const names = await namesOfHouses(desk, [...found.map(({ performer }) => performer), ...letters.map(({ to }) => to)]);
  const html = pages.renderReferralsPage({
    visit: frame,
    card,
    parts,
    referrals: found.map(({ id, receiver, state, performer }) => ({
      id,
      state,
      name: receiverWords(desk, receiver)[language],
      house: names.get(performer) ?? pages.recordMessagesIn(language).unknownHouse,
    })),
    letters: letters.map(({ id, what, to, state, written, reason, until }) => ({
      ...{ id, state, written, name: what[language], house: names.get(to) ?? pages.recordMessagesIn(language).unknownHouse },
      ...(reason !== undefined && { reason }),
      ...(until !== undefined && { until }),
    })),
    receivers: Object.entries(receivers)
      .map(([code, rule]) => ({ code, name: rule[language], way: doorOf(desk.programme, desk.actor, code).way }))
      // A role that has no way at all is told nothing of each door by itself.
      // Nobody is referred to one's own profession.
      .filter(({ code, way }) => way !== 'closed' || receivers[code]?.recipient.roles.includes(desk.access.agent.role) !== true)
      .filter(({ way }, _index, all) => way !== 'closed' || (desk.actor !== 'gp' && all.some((one) => one.way !== 'closed'))),
  });
  return { html };
}

/** The receiver of a new one, or the one that is there. */
async function opened(visit: Visit): Promise<{ readonly receiver: string; readonly referral?: Referral } | undefined> {
  const told = visit.parameter('referral');
  if (told.startsWith('til-')) {
    const receiver = told.slice('til-'.length);
    return Object.hasOwn(visit.desk.programme.referrals.receivers, receiver) ? { receiver } : undefined;
  }
  const referral = await readReferral(visit.desk.record, told);
  return referral?.citizen === visit.parameter('id') ? { receiver: referral.receiver, referral } : undefined;
}

interface ToShow {
  readonly fields: URLSearchParams;
  readonly faults: readonly Fault[];
  /** Whether the problems of the check stand as faults. */
  readonly checked?: boolean;
  readonly theirs?: Shown['theirs'];
  readonly status?: number;
}

async function show(visit: Visit, pages: Pages, { card, parts }: Opened, told: ToShow): Promise<PageAnswer> {
  const { desk, language } = visit;
  const found = await opened(visit);
  if (found === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  const { receiver, referral } = found;
  const door = doorOf(desk.programme, desk.actor, receiver);
  const isDraft = referral === undefined || (['draft', 'checked', 'returned'].includes(referral.state) && isOurs(visit, referral));
  const typed =
    [...told.fields.keys()].length > 0 || referral === undefined ? told.fields : fieldsOfDraft(referral, (field) => isDay(visit, field));
  const form = isDraft && door.way === 'referral' ? await formFor(visit, pages, receiver, typed, card) : undefined;
  const isChecked = told.checked === true || visit.query('kontrol') !== undefined;
  const faults = [...told.faults, ...(isChecked && form?.check !== undefined ? faultsOfCheck(form.check, visit, pages) : [])];
  const others = [...desk.programme.vocabulary.actors.keys()].filter(
    (actor) => actor !== desk.actor && doorOf(desk.programme, actor, receiver).way === 'referral',
  );
  const letters = door.way === 'via-gp' || door.way === 'closed' ? await lettersOf(desk, card.id) : [];
  const html = pages.renderReferralPage({
    visit: visit.frame,
    card,
    parts,
    receiver: { code: receiver, name: receiverWords(desk, receiver)[language] },
    way: door.way,
    gpCan: others.includes('gp'),
    letterWaits: letters.some((one) => one.receiver === receiver && (one.state === 'waits' || one.state === 'later')),
    mayWrite: desk.programme.vocabulary.actors.has(desk.actor),
    whoCan: others.map((actor) => pages.wordsOf(desk.programme, language).actor(actor)),
    fields: form?.fields ?? typed,
    faults,
    formKey: visit.formKey,
    ...(form !== undefined && { form: { ...form.shown, asksDischarge: receiver === rehabilitation } }),
    ...(referral !== undefined && { referral: await shownReferral(visit, pages, referral) }),
    ...(told.theirs !== undefined && { theirs: told.theirs }),
  });
  return { html, status: told.status ?? 200 };
}

function isDay({ desk }: Visit, field: string): boolean {
  return desk.programme.referrals.fields[field]?.day === true;
}

function isOurs({ desk }: Visit, referral: Referral): boolean {
  return partiesAt(desk, referral).includes('requester');
}

async function shownReferral(visit: Visit, pages: Pages, referral: Referral): Promise<NonNullable<Shown['referral']>> {
  const { desk, language } = visit;
  const { id, version, state, performer, reason, bookedFor, feedback } = referral;
  const names = await namesOfHouses(desk, [performer]);
  const may = openSteps(desk, referral, partiesAt(desk, referral));
  const story = await storyOf(desk, id);
  return {
    id,
    version,
    state,
    house: names.get(performer) ?? pages.recordMessagesIn(language).unknownHouse,
    content: contentShown(visit, referral),
    story: await toldEvents(
      visit,
      story.map((one) => ({ ...one, about: [] })),
      pages,
    ),
    mayRevise: state === 'returned' && isOurs(visit, referral),
    mayAnswer: may.includes('answer') && isOurs(visit, referral),
    mayCancel: may.includes('cancel') && isOurs(visit, referral),
    ...(reason !== undefined && { reason }),
    ...(bookedFor !== undefined && { bookedFor }),
    ...(feedback !== undefined && { feedback }),
  };
}

function contentShown({ desk, language }: Visit, { content }: Pick<Referral, 'content'>): NonNullable<Shown['referral']>['content'] {
  return content.map((entry) => ({
    name: desk.programme.referrals.fields[entry.field]?.[language] ?? entry.field,
    text: 'text' in entry ? entry.text : entry.leftOut,
    isLeftOut: !('text' in entry),
  }));
}

async function act(visit: Visit, pages: Pages, about: Opened): Promise<PageAnswer> {
  const { desk, fields, formKey } = visit;
  const found = await opened(visit);
  if (found === undefined) return show(visit, pages, about, { fields, faults: [] });
  const { receiver, referral } = found;
  const messages = pages.referralMessagesIn(visit.language);
  const here = (id: string, more = ''): string => `${pages.citizenPath(about.card.id, `henvis/${id}`)}${more}`;
  const refused = (field: string, text: string): Promise<PageAnswer> =>
    show(visit, pages, about, { fields, faults: [{ field, text }], status: 422 });
  const wanted = fields.get('gem');
  if (wanted === 'brev' || wanted === 'opfordr') return otherWay(visit, pages, about, receiver, refused);
  if (referral !== undefined && (wanted === 'svar' || wanted === 'traek')) {
    const field = wanted === 'svar' ? 'svar-tekst' : 'tilbage';
    const told = { referral: referral.id, key: formKey, reason: (fields.get(field) ?? '').trim() };
    const outcome = await (wanted === 'svar' ? answerReferral(desk, told) : cancelReferral(desk, told));
    if (outcome.ok) return { to: here(referral.id), told: 'saved' };
    return refused(field, outcome.reason === 'reason-missing' ? messages.faults.text : messages.faults.refused);
  }
  return saveForm(visit, pages, about, { receiver, ...(referral !== undefined && { referral }) });
}

/** Answers, consent, draft, check, send: as far as it goes, and nothing of it is lost where it stops. */
async function saveForm(
  visit: Visit,
  pages: Pages,
  about: Opened,
  { receiver, referral }: { readonly receiver: string; readonly referral?: Referral },
): Promise<PageAnswer> {
  const { desk, fields, formKey } = visit;
  const messages = pages.referralMessagesIn(visit.language);
  const again = (faults: readonly Fault[], more: Partial<ToShow> = {}): Promise<PageAnswer> =>
    show(visit, pages, about, { fields, faults, status: 422, ...more });
  const typed = readReferralForm(fields);
  // A rehabilitation plan says when the hospital course ended: the citizen's days count from there.
  const form = pages.readDoorForm(fields, visit.language);
  const isPlan = receiver === rehabilitation;
  const discharged = isPlan ? form.date('udskrevet') : undefined;
  if (discharged !== undefined && discharged > copenhagenDate(desk.now().toISOString()))
    form.fault('udskrevet', messages.faults.discharged);
  const contents = desk.programme.referrals.receivers[receiver]?.content ?? [];
  for (const { field } of contents) if (isDay(visit, field)) form.date(`felt.${field}`);
  if (form.faults.length > 0) return again(form.faults);
  if (typed.performer === '') return again([{ field: 'modtager', text: messages.faults.performer }]);
  const answers = acuteAnswers(visit);
  if (answers.length > 0) {
    const noted = await recordFindings(desk, { citizen: about.card.id, key: `${formKey} acute`, findings: answers });
    if (!noted.ok) return again([{ field: `akut.${answers[0]?.code}`, text: messages.faults.refused }]);
  }
  if (fields.get('samtykke') === 'ja') {
    const { purpose } = desk.programme.referrals.receivers[receiver]?.recipient ?? { purpose: 'treatment' };
    const given = await giveConsent(desk, { citizen: about.card.id, to: { house: typed.performer }, purpose, key: `${formKey} consent` });
    if (!given.ok) return again([{ field: 'samtykke', text: messages.consentRefused }]);
  }
  const seen = Number(fields.get('set') ?? '');
  const saved =
    referral === undefined
      ? await draftReferral(desk, { citizen: about.card.id, receiver, key: `${formKey} draft`, ...typed })
      : await reviseReferral(desk, { referral: referral.id, key: `${formKey} draft`, ...typed, ...(seen > 0 && { seen }) });
  if (!saved.ok) {
    if (saved.reason === 'changed' && referral !== undefined)
      return again([], { theirs: contentShown(visit, referral).map(({ name, text }) => ({ name, text })), status: 409 });
    return again([{ field: 'modtager', text: saved.reason === 'unreachable' ? messages.faults.unreachable : messages.faults.refused }]);
  }
  await visit.dropDraft();
  const id = saved.referral.id;
  const here = pages.citizenPath(about.card.id, `henvis/${id}`);
  const checked = await checkReferral(desk, { referral: id, key: `${formKey} check` });
  if (!checked.ok) {
    if (referral === undefined || checked.reason !== 'check') return { to: `${here}?kontrol=ja` };
    return show(visit, pages, about, { fields: new URLSearchParams(), faults: [], checked: true, status: 422 });
  }
  if (fields.get('gem') !== 'send') return { to: here, told: 'saved' };
  const step = { referral: id, key: `${formKey} send` };
  const sent = isPlan
    ? await sendRehabilitationPlan(desk, { ...step, ...(discharged !== undefined && { discharged }) })
    : await sendReferral(desk, step);
  if (sent.ok) return { to: here, told: sent.repeated ? 'already-done' : 'sent' };
  return again([{ field: 'modtager', text: sent.reason === 'unreachable' ? messages.faults.unreachable : messages.faults.refused }]);
}

function acuteAnswers({ desk, fields }: Visit): readonly FindingTold[] {
  return desk.programme.referrals.acute.questions.flatMap(({ finding }): readonly FindingTold[] => {
    const said = fields.get(`akut.${finding}`) ?? '';
    if (said === '') return [];
    return [{ code: finding, value: said === 'yes' ? true : said === 'no' ? false : Number(said) }];
  });
}

async function otherWay(
  visit: Visit,
  pages: Pages,
  about: Opened,
  receiver: string,
  refused: (field: string, text: string) => Promise<PageAnswer>,
): Promise<PageAnswer> {
  const { desk, fields, formKey } = visit;
  const messages = pages.referralMessagesIn(visit.language);
  const text = (fields.get('tekst') ?? '').trim();
  const told = { citizen: about.card.id, key: formKey };
  const outcome =
    fields.get('gem') === 'opfordr'
      ? await encourageJobcentre(desk, { ...told, ...(text !== '' && { text }) })
      : await writeToGp(desk, { ...told, receiver, text });
  const done = fields.get('gem') === 'opfordr' ? 'saved' : 'sent';
  if (outcome.ok) return { to: pages.citizenPath(about.card.id, 'henvis'), told: outcome.repeated ? 'already-done' : done };
  switch (outcome.reason) {
    case 'reason-missing':
      return refused('tekst', messages.faults.text);
    case 'no-gp':
      return refused('tekst', messages.faults['no-gp']);
    case 'acute-first':
      return refused('tekst', messages.faults['acute-first']);
    case 'consent':
      return refused('tekst', messages.faults.consent);
    case 'unreachable':
      return refused('tekst', messages.faults.unreachable);
    default:
      return refused('tekst', messages.faults.refused);
  }
}
