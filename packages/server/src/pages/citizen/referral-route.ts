/** A referral of the citizen's: she follows it, answers what is asked, chooses another place where she may, or gives it up. */

import { randomUUID } from 'node:crypto';
import { answerReferral, cancelReferral, chooseSupplier, myRehabilitation, ownReferrals } from '@rygforloeb/pathway';
import type { citizen, FieldFault } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { citizenAndRelative, ownCitizen, todayAt } from './own-citizen.ts';
import { shownReferral } from './own-words.ts';

export interface OwnReferralOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').citizen,
    'readDoorForm' | 'referralMessagesIn' | 'renderErrorPage' | 'renderReferralPage'
  >;
}

type Pages = OwnReferralOptions['pages'];

/** Adds its page. */
export function addReferralPage(add: AddPage, { pages }: OwnReferralOptions): void {
  add('/borger/henvisning/:id', {
    roles: citizenAndRelative,
    get: (visit) => show(visit, pages, [], 200),
    post: (visit) => take(visit, pages),
  });
}

async function there(visit: Visit): Promise<citizen.ReferralShown | undefined> {
  const found = (await ownReferrals(visit.desk, ownCitizen(visit))).find(({ id }) => id === visit.parameter('id'));
  return found && shownReferral(visit.desk, found);
}

async function show(visit: Visit, pages: Pages, faults: readonly FieldFault[], status: number): Promise<PageAnswer> {
  const { frame, fields, formKey, language } = visit;
  const referral = await there(visit);
  if (referral === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  const choice = await choiceOf(visit, referral.id);
  const page = { visit: frame, today: todayAt(visit), referral, fields, faults, formKey, ...(choice !== undefined && { choice }) };
  return { html: pages.renderReferralPage(page), status };
}

/** Where she may go when rehabilitation cannot begin in time. */
async function choiceOf(visit: Visit, referral: string): Promise<citizen.ReferralPage['choice']> {
  const plan = (await myRehabilitation(visit.desk, ownCitizen(visit))).find((one) => one.referral === referral);
  if (plan?.mayChoose !== true) return undefined;
  const { texts, municipal } = visit.desk.programme;
  const words = texts.dispositions.get(municipal.supplier.disposition)?.citizen;
  return {
    words: words === undefined ? [] : [words],
    suppliers: plan.suppliers.map(({ organization, name, description, phone }) => ({
      ...{ house: organization, name },
      ...(description !== undefined && { about: description }),
      ...(phone !== undefined && { phone }),
    })),
  };
}

async function choose(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey: key } = visit;
  const messages = pages.referralMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const supplier = form.must('sted', messages.choiceMissing);
  if (form.faults.length > 0) return show(visit, pages, form.faults, 422);
  const seen = Number(form.text('set'));
  const outcome = await chooseSupplier(desk, {
    ...{ referral: visit.parameter('id'), key, supplier, permit: form.text('maa-se') === 'ja' },
    reason: pages.referralMessagesIn('da').ownChoice,
    ...(seen > 0 && { seen }),
  });
  if (outcome.ok) return { to: `/borger/henvisning/${visit.parameter('id')}`, told: outcome.repeated ? 'already-done' : 'chosen' };
  const again = { ...visit, formKey: randomUUID() };
  if (outcome.reason === 'consent') return show(again, pages, [{ field: 'maa-se', text: messages.choicePermitMissing }], 422);
  const text = outcome.reason === 'changed' ? messages.changed : outcome.reason === 'in-time' ? messages.inTime : messages.refused;
  return show(again, pages, [{ field: 'sted', text }], outcome.reason === 'changed' ? 409 : 422);
}

async function take(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.referralMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  if (form.text('handling') === 'vaelg') return choose(visit, pages);
  const isAnswer = form.text('handling') === 'svar';
  const reason = isAnswer ? form.must('svar', messages.answerMissing) : form.must('hvorfor', messages.cancelMissing);
  if (form.faults.length > 0) return show(visit, pages, form.faults, 422);
  const seen = Number(form.text('set'));
  const told = { referral: visit.parameter('id'), key: formKey, reason, ...(seen > 0 && { seen }) };
  const outcome = await (isAnswer ? answerReferral(desk, told) : cancelReferral(desk, told));
  if (outcome.ok) return { to: `/borger/henvisning/${visit.parameter('id')}`, told: outcome.repeated ? 'already-done' : 'sent' };
  const text = outcome.reason === 'changed' ? messages.changed : messages.refused;
  const field = isAnswer ? 'svar' : 'hvorfor';
  return show({ ...visit, formKey: randomUUID() }, pages, [{ field, text }], outcome.reason === 'changed' ? 409 : 422);
}
