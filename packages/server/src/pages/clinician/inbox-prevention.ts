/** What a municipality decides about prevention (§119): the clarifying talk, offers of its directory, the closing talk and the note. */

import {
  chooseOffer,
  closePrevention,
  endOffer,
  holdClarifyingTalk,
  holdEndTalk,
  type Offer,
  type OfferTaken,
  offerNotStarted,
  offersOf,
  preventionNotStarted,
  startOffer,
} from '@rygforloeb/pathway';
import { accept, ask, bookAs, receive, yesNo } from './inbox-common.ts';
import { type Deciding, type Decision, listed, unfit } from './inbox-decision.ts';

const talk: Decision = {
  code: 'talk',
  draft: true,
  row: true,
  fields: ({ desk, language, messages: { field } }) => {
    const { talk: parts, outcomes } = desk.programme.municipal.prevention;
    return [
      ...parts.map((part) => ({ kind: 'box' as const, name: part.code, label: part[language] })),
      { kind: 'line', name: 'udeladt', label: field.leftOut, hint: field.leftOutHint },
      { kind: 'choice', name: 'udfald', label: field.outcome, options: listed({ language }, outcomes) },
      { kind: 'box', name: 'aftalt', label: field.agreed },
    ];
  },
  take: ({ desk, item, language, messages: { missing, field } }, form, told) => {
    const { talk: parts } = desk.programme.municipal.prevention;
    const leftOut = form.text('udeladt');
    const said = Object.fromEntries(
      parts.map((part) => {
        const { code, needed } = part;
        return [code, needed === true || leftOut === '' ? form.must(code, missing.words(part[language])) : form.text(code)];
      }),
    );
    const outcome = form.must('udfald', missing.choose);
    const agreed = form.must('aftalt', missing.words(field.agreed));
    const isMissing = parts.some(({ code, needed }) => said[code] === '' && (needed === true || leftOut === ''));
    if (isMissing || outcome === '' || agreed === '') return unfit;
    return holdClarifyingTalk(desk, { referral: item.id, ...told, talk: said, outcome, agreed, ...(leftOut !== '' && { leftOut }) });
  },
};

/** The house's own offers, or those of the municipality in which it has one. */
async function offersHere({ desk }: Deciding): Promise<readonly Offer[]> {
  const house = desk.access.agent.organization;
  const { municipalities } = desk.programme.vocabulary;
  const all = await Promise.all(municipalities.map((name) => offersOf(desk, name)));
  const ours = all.filter((one) => one?.offers.some(({ organization }) => organization === house));
  return ours.flatMap((one) => one?.offers ?? []);
}

const offer: Decision = {
  code: 'offer',
  row: true,
  fields: async (deciding) => {
    const { desk, language, messages } = deciding;
    const { categories } = desk.programme.municipal;
    const { field } = messages;
    const offers = (await offersHere(deciding)).map(({ id, name, category }) => ({
      value: id,
      label: `${name} (${categories.find(({ code }) => code === category)?.[language] ?? category})`,
    }));
    return [
      { kind: 'select', name: 'tilbud', label: field.offer, options: offers, empty: field.choose },
      { kind: 'line', name: 'bagefter', label: field.after, hint: field.afterHint },
      { kind: 'line', name: 'uden', label: field.withoutAssessment, hint: field.withoutAssessmentHint },
    ];
  },
  beside: { 'not-offered': 'tilbud', 'after-missing': 'bagefter', 'assessment-first': 'uden' },
  take: ({ desk, item, messages }, form, told) => {
    const chosen = form.must('tilbud', messages.missing.choose);
    if (chosen === '') return unfit;
    const [after, withoutAssessment] = [form.text('bagefter'), form.text('uden')];
    return chooseOffer(desk, {
      ...{ referral: item.id, ...told, offer: chosen },
      ...(after !== '' && { after }),
      ...(withoutAssessment !== '' && { withoutAssessment }),
    });
  },
};

/** Of the offers that were chosen, those in one of these standings. */
function takenIn({ item }: Deciding, ...standings: readonly OfferTaken['status'][]): readonly { value: string; label: string }[] {
  const taken = item.prevention?.offers.filter(({ status }) => standings.includes(status)) ?? [];
  return taken.map((one) => ({ value: one.taken, label: one.name }));
}

const offerBegins: Decision = {
  code: 'offer-begins',
  row: true,
  fields: (deciding) => [{ kind: 'choice', name: 'tilbud', label: deciding.messages.field.offer, options: takenIn(deciding, 'chosen') }],
  take: ({ desk, messages }, form, { key }) => {
    const taken = form.must('tilbud', messages.missing.choose);
    return taken === '' ? unfit : startOffer(desk, { taken, key });
  },
};

const offerEnds: Decision = {
  code: 'offer-ends',
  row: true,
  fields: (deciding) => [
    { kind: 'choice', name: 'tilbud', label: deciding.messages.field.offer, options: takenIn(deciding, 'begun') },
    { kind: 'box', name: 'resultat', label: deciding.messages.field.result },
  ],
  take: ({ desk, messages }, form, { key }) => {
    const taken = form.must('tilbud', messages.missing.choose);
    const result = form.text('resultat');
    return taken === '' ? unfit : endOffer(desk, { taken, key, ...(result !== '' && { result }) });
  },
};

const offerDropped: Decision = {
  code: 'offer-dropped',
  row: true,
  fields: (deciding) => [
    { kind: 'choice', name: 'tilbud', label: deciding.messages.field.offer, options: takenIn(deciding, 'chosen', 'begun') },
    ...whyFields(deciding),
  ],
  beside: { 'unknown-code': 'hvorfor' },
  take: ({ desk, messages: { missing } }, form, { key }) => {
    const taken = form.must('tilbud', missing.choose);
    const reason = form.must('hvorfor', missing.choose);
    const text = form.text('mere');
    return taken === '' || reason === '' ? unfit : offerNotStarted(desk, { taken, key, reason, ...(text !== '' && { text }) });
  },
};

function whyFields({ desk, language, messages: { field } }: Deciding) {
  const { reasons } = desk.programme.municipal.prevention.notStarted;
  return [
    { kind: 'choice' as const, name: 'hvorfor', label: field.notStarted, options: listed({ language }, reasons) },
    { kind: 'line' as const, name: 'mere', label: field.words },
  ];
}

const notStarted: Decision = {
  code: 'not-started',
  row: true,
  fields: whyFields,
  beside: { 'unknown-code': 'hvorfor' },
  take: ({ desk, item, messages }, form, told) => {
    const why = form.must('hvorfor', messages.missing.choose);
    const text = form.text('mere');
    return why === '' ? unfit : preventionNotStarted(desk, { referral: item.id, ...told, why, ...(text !== '' && { text }) });
  },
};

const endTalk: Decision = {
  code: 'end-talk',
  row: true,
  fields: (deciding) => [
    { kind: 'choice', name: 'opfoelgning', label: deciding.messages.field.followUp, options: yesNo(deciding) },
    { kind: 'box', name: 'tekst', label: deciding.messages.field.followUpText },
  ],
  beside: { 'follow-up-missing': 'tekst' },
  take: ({ desk, item, messages: { missing, field } }, form, told) => {
    const followUp = form.must('opfoelgning', missing.choose);
    const text = form.must('tekst', missing.words(field.followUpText));
    return followUp === '' || text === '' ? unfit : holdEndTalk(desk, { referral: item.id, ...told, followUp: followUp === 'ja', text });
  },
};

const closingNote: Decision = {
  code: 'closing-note',
  first: true,
  row: true,
  draft: true,
  fields: ({ desk, language }) =>
    desk.programme.municipal.prevention.note.map((part) => ({ kind: 'box', name: part.code, label: part[language] })),
  take: async ({ desk, item, messages, language }, form, told) => {
    const parts = desk.programme.municipal.prevention.note;
    const note = Object.fromEntries(parts.map((part) => [part.code, form.must(part.code, messages.missing.words(part[language]))]));
    if (Object.values(note).includes('')) return unfit;
    const outcome = await closePrevention(desk, { referral: item.id, ...told, note });
    if (!outcome.ok) return outcome;
    const gp = outcome.receivers?.gp;
    return { ok: true, repeated: outcome.repeated, ...(gp !== undefined && gp !== 'told' && { told: `close-${gp}` }) };
  },
};

/** Every decision about prevention, whatever the state. */
export const preventionAll: readonly Decision[] = [
  ...[
    receive,
    accept,
    ask,
    notStarted,
    bookAs('book-talk'),
    bookAs('rebook'),
    talk,
    offer,
    offerBegins,
    offerEnds,
    offerDropped,
    endTalk,
    closingNote,
  ],
];

/** By how far the course is. */
export function preventionDecisions(deciding: Deciding): readonly Decision[] {
  const { state, prevention } = deciding.item;
  switch (state) {
    case 'sent':
    case 'redirected':
      return [receive];
    case 'received':
      return [accept, { ...ask, row: true }, notStarted];
    case 'accepted':
      return [bookAs('book-talk', true), talk, notStarted];
    case 'booked':
      return [{ ...talk, first: true }, notStarted, bookAs('rebook')];
    case 'in-progress':
      return runningDecisions(deciding, prevention?.next);
    default:
      return [];
  }
}

function runningDecisions(deciding: Deciding, next: string | undefined): readonly Decision[] {
  if (next === 'closing-note') return [closingNote];
  const offers: readonly Decision[] = [
    ...(takenIn(deciding, 'begun').length > 0 ? [offerEnds] : []),
    ...(takenIn(deciding, 'chosen').length > 0 ? [offerBegins] : []),
    ...(takenIn(deciding, 'chosen', 'begun').length > 0 ? [offerDropped] : []),
  ];
  const [firstOffer, ...others] = offers;
  if (firstOffer !== undefined) return [{ ...firstOffer, first: true }, ...others, offer];
  return next === 'choose-offer' ? [{ ...offer, first: true }, endTalk] : [{ ...endTalk, first: true }, offer];
}
