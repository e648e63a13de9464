/** The citizen's yes and no, whom she invites, and how she is reminded. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act, view, type Who } from '../act.ts';
import { code, day, house, id, key, list, optional, reference, words } from '../told.ts';

const to = z.union([z.strictObject({ house }), z.strictObject({ role: code }), z.strictObject({ person: reference })]);
const notes: Who = { writes: { Consent: 'create' } };
const herself: Who = { roles: ['citizen'] };

export const consentActs = {
  giveConsent: act(
    pathway.giveConsent,
    { citizen: id, key, to, purpose: optional(code), domains: optional(list(code)), until: optional(day) },
    { who: notes, creates: true, does: { da: 'siger ja, eller noterer borgerens ja', en: "says yes, or notes down the citizen's yes" } },
  ),
  withdrawConsent: act(
    pathway.withdrawConsent,
    { citizen: id, key, to, purpose: optional(code), why: optional(words) },
    {
      who: notes,
      creates: true,
      does: { da: 'siger nej eller trækker et ja tilbage', en: 'says no, or takes a yes back' },
    },
  ),
  inviteRelative: act(
    pathway.inviteRelative,
    {
      citizen: id,
      key,
      name: z.strictObject({ given: z.string().max(200), family: z.string().max(200) }),
      relationship: optional(words),
      cpr: optional(z.string().regex(/^\d{10}$/)),
      sees: list(code),
      until: day,
    },
    { who: herself, creates: true, does: { da: 'inviterer en pårørende', en: 'invites a relative' } },
  ),
  endInvitation: act(
    pathway.endInvitation,
    { citizen: id, key, relative: id },
    { who: herself, does: { da: 'afslutter en invitation', en: 'ends an invitation' } },
  ),
  chooseReminders: act(
    pathway.chooseReminders,
    {
      citizen: id,
      key,
      channel: z.enum(pathway.reminderChannels),
      address: optional(z.string().max(300)),
    },
    { who: herself, does: { da: 'vælger hvordan borgeren mindes om noget', en: 'chooses how the citizen is reminded' } },
  ),
  chooseLanguage: act(
    pathway.chooseLanguage,
    { citizen: id, key, language: optional(z.string().max(35)), other: optional(z.string().max(60)) },
    {
      who: herself,
      does: { da: 'vælger det sprog, borgeren helst taler', en: 'chooses the language in which the citizen wants to be spoken to' },
    },
  ),
};

export const consentViews = {
  consents: view(
    { citizen: id },
    async (desk, { citizen }) => {
      const consents = await pathway.consentsOf(desk, citizen);
      return consents && { consents };
    },
    { shows: ['consentsOf'], does: { da: 'hvad borgeren har sagt ja og nej til', en: 'what the citizen has said yes and no to' } },
  ),
};
