/** A referral of the citizen's: she follows it, answers what is asked, or gives it up. */

import { randomUUID } from 'node:crypto';
import { answerReferral, cancelReferral, ownReferrals } from '@rygforloeb/pathway';
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
  return { html: pages.renderReferralPage({ visit: frame, today: todayAt(visit), referral, fields, faults, formKey }), status };
}

async function take(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey } = visit;
  const messages = pages.referralMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
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
