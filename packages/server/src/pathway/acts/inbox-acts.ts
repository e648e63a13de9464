/** A GP answers letters and takes note; and what stands in a house's inbox. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act, view, type Who } from '../act.ts';
import { day, id, key, optional, version, words } from '../told.ts';

const gp: Who = { roles: ['gp'] };

export const inboxActs = {
  answerLetter: act(
    pathway.answerLetter,
    { task: id, key, seen: optional(version), answer: z.enum(['refer', 'no', 'later']), reason: optional(words), until: optional(day) },
    {
      who: gp,
      does: { da: 'svarer på et brev: henviser, henviser ikke, eller senere', en: 'answers a letter: refers, does not, or later' },
    },
  ),
  takeNote: act(
    pathway.takeNote,
    { task: id, key, seen: optional(version) },
    { who: gp, does: { da: 'noterer, at en orientering er set', en: 'notes that a notice was seen' } },
  ),
};

export const inboxViews = {
  inbox: view({}, async (desk) => ({ items: await pathway.inboxOf(desk) }), {
    shows: ['inboxOf'],
    does: { da: 'hvad der venter i husets indbakke, korteste frist først', en: "what waits in the house's inbox, shortest limit first" },
  }),
  'inbox-item': view({ task: id }, (desk, { task }) => pathway.inboxItemOf(desk, task), {
    shows: ['inboxItemOf'],
    does: { da: 'en sag i indbakken', en: 'one case of the inbox' },
  }),
  'received-referral': view(
    { referral: id, language: optional(z.enum(['da', 'en'])) },
    (desk, { referral, language = 'da' }) => pathway.receivedReferralOf(desk, referral, language),
    {
      shows: ['receivedReferralOf'],
      does: { da: 'en henvisning, som modtageren må se den', en: 'a referral as its receiver may see it' },
    },
  ),
  'alerts-in-hand': view({}, async (desk) => ({ alerts: await pathway.alertsInHand(desk) }), {
    shows: ['alertsInHand'],
    does: { da: 'alarmer, som akutmodtagelsen har taget imod', en: 'the alerts that an emergency department has taken up' },
  }),
};
