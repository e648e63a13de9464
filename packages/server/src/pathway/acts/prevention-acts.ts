/** Prevention by §119, from the talk to the closing note, and the municipalities' offers. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act } from '../act.ts';
import { house, id, instant, key, optional, step, version, words } from '../told.ts';

export const preventionActs = {
  saveOffer: act(
    pathway.saveOffer,
    {
      ref: words,
      municipality: optional(words),
      category: words,
      name: words,
      organization: house,
      description: optional(words),
      form: optional(words),
      phone: optional(words),
      email: optional(words),
      link: optional(words),
      checked: optional(words),
      active: optional(z.boolean()),
      fictitious: optional(z.boolean()),
      selfReferral: optional(z.boolean()),
      seen: optional(version),
    },
    {
      who: { writes: { HealthcareService: 'create' } },
      creates: true,
      does: { da: 'gemmer et tilbud i kommunens register', en: "saves an offer in the municipality's directory" },
    },
  ),
  closePrevention: act(
    pathway.closePrevention,
    { referral: id, key, seen: optional(version), occurred: optional(instant), note: z.record(z.string(), words) },
    { who: { roles: ['municipality_119'] }, does: { da: 'afslutter med notat', en: 'closes with the note' } },
  ),
  holdEndTalk: act(
    pathway.holdEndTalk,
    { ...step, followUp: z.boolean(), text: words },
    { who: { roles: ['municipality_119'] }, does: { da: 'holder den afsluttende samtale', en: 'holds the talk at the end' } },
  ),
  preventionNotStarted: act(
    pathway.preventionNotStarted,
    { referral: id, key, seen: optional(version), occurred: optional(instant), why: words, text: optional(words) },
    { who: { roles: ['municipality_119'] }, does: { da: 'sender tilbage, når det aldrig begynder', en: 'gives back what never begins' } },
  ),
  chooseOffer: act(
    pathway.chooseOffer,
    { offer: id, after: optional(words), withoutAssessment: optional(words), ...step },
    { who: { roles: ['municipality_119'] }, does: { da: 'vælger et tilbud med borgeren', en: 'chooses an offer with the citizen' } },
  ),
  endOffer: act(
    pathway.endOffer,
    { taken: id, key, occurred: optional(instant), result: optional(words) },
    { who: { roles: ['municipality_119'] }, does: { da: 'afslutter et tilbud', en: 'ends an offer' } },
  ),
  offerNotStarted: act(
    pathway.offerNotStarted,
    { taken: id, key, occurred: optional(instant), reason: words, text: optional(words) },
    {
      who: { roles: ['municipality_119'] },
      creates: true,
      does: { da: 'noterer at et tilbud ikke blev til noget, og hvorfor', en: 'notes that an offer came to nothing, and why' },
    },
  ),
  startOffer: act(
    pathway.startOffer,
    { taken: id, key, occurred: optional(instant) },
    { who: { roles: ['municipality_119'] }, creates: true, does: { da: 'begynder et tilbud', en: 'begins an offer' } },
  ),
  signUpForPrevention: act(
    pathway.signUpForPrevention,
    { offer: id, wish: words, key, permit: optional(z.boolean()) },
    { who: { roles: ['citizen'] }, creates: true, does: { da: 'melder sig selv til et tilbud', en: 'signs herself up for an offer' } },
  ),
  holdClarifyingTalk: act(
    pathway.holdClarifyingTalk,
    { talk: z.record(z.string(), words), leftOut: optional(words), outcome: words, agreed: words, ...step },
    { who: { roles: ['municipality_119'] }, does: { da: 'holder den afklarende samtale', en: 'holds the clarifying talk' } },
  ),
  importOffers: act(
    pathway.importOffers,
    { text: z.string().max(1_000_000), format: z.enum(['csv', 'json', 'yaml']) },
    {
      who: { writes: { HealthcareService: 'create' } },
      does: { da: 'læser kommunens tilbud fra en fil', en: "reads a municipality's offers from a file" },
    },
  ),
};
