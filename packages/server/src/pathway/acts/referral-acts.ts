/** The life of a referral, step by step. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act, type Who } from '../act.ts';
import { code, happened, house, id, instant, key, list, optional, override, step, words } from '../told.ts';

const entry = z.union([z.strictObject({ field: code, text: words }), z.strictObject({ field: code, leftOut: words })]);
const by = (...as: NonNullable<Who['as']>): Who => ({ as });
const refers: Who = { writes: { ServiceRequest: 'create' } };

export const referralActs = {
  draftReferral: act(
    pathway.draftReferral,
    {
      citizen: id,
      receiver: code,
      performer: house,
      key,
      content: optional(list(entry)),
      override: optional(override),
      ...happened,
    },
    {
      who: refers,
      creates: true,
      does: { da: 'begynder en henvisning, udfyldt fra journalen', en: 'begins a referral, filled from the record' },
    },
  ),
  reviseReferral: act(
    pathway.reviseReferral,
    { ...step, content: optional(list(entry)), override: optional(override), performer: optional(house) },
    {
      who: by('requester'),
      does: { da: 'skriver en henvisning om; den skal tjekkes igen', en: 'writes a referral anew; it is to be checked again' },
    },
  ),
  checkReferral: act(pathway.checkReferral, step, {
    who: by('requester'),
    does: { da: 'tjekker henvisningen mod programmet', en: 'holds the referral against the programme' },
  }),
  sendReferral: act(pathway.sendReferral, step, {
    who: by('requester'),
    does: { da: 'tjekker igen og sender', en: 'checks once more and sends' },
  }),
  receiveReferral: act(pathway.receiveReferral, step, {
    who: by('performer'),
    does: { da: 'modtager', en: 'receives' },
  }),
  acceptReferral: act(
    pathway.acceptReferral,
    { ...step, track: optional(code) },
    {
      who: by('performer'),
      does: { da: 'tager imod, med spor og grund hvor der er spor', en: 'accepts, with track and reason where there are tracks' },
    },
  ),
  redirectReferral: act(
    pathway.redirectReferral,
    { ...step, to: house, receiver: optional(code) },
    { who: by('performer'), does: { da: 'viderevisiterer til et andet sted', en: 'passes it on to another house' } },
  ),
  returnReferral: act(pathway.returnReferral, step, {
    who: by('performer'),
    does: { da: 'sender tilbage med begrundelse', en: 'gives it back with the reason' },
  }),
  askForMore: act(pathway.askForMore, step, {
    who: by('performer'),
    does: { da: 'beder om mere; spørgsmålet er begrundelsen', en: 'asks for more; the question is the reason' },
  }),
  answerReferral: act(pathway.answerReferral, step, {
    who: by('requester', 'citizen'),
    does: { da: 'svarer på spørgsmålet', en: 'answers the question' },
  }),
  bookReferral: act(
    pathway.bookReferral,
    { ...step, at: instant },
    { who: by('performer'), does: { da: 'giver en tid, eller en anden', en: 'gives a time, or another one' } },
  ),
  startReferral: act(pathway.startReferral, step, {
    who: by('performer'),
    does: { da: 'begynder', en: 'begins' },
  }),
  closeReferral: act(pathway.closeReferral, step, {
    who: by('performer'),
    does: { da: 'afslutter med tilbagemelding, som er begrundelsen', en: 'closes with feedback, which is the reason' },
  }),
  cancelReferral: act(pathway.cancelReferral, step, {
    who: by('requester', 'citizen'),
    does: { da: 'opgiver, før det er begyndt', en: 'gives up before it has begun' },
  }),
  writeToGp: act(
    pathway.writeToGp,
    { citizen: id, receiver: code, text: words, key },
    {
      who: { writes: { Communication: 'create' } },
      creates: true,
      does: { da: 'skriver til egen læge, når man ikke selv kan henvise', en: 'writes to the GP where one may not refer' },
    },
  ),
};
