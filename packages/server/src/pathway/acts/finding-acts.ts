/** What a consultation finds: findings, function, the triage's conclusion, what was tried before. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act, type Who } from '../act.ts';
import { code, happened, id, key, list, optional, version, words } from '../told.ts';

const said = z.string().max(100);
/** Held against the vocabulary by the pathway, which names the field and what would be right. */
export const finding = z.strictObject({
  code,
  value: z.union([z.boolean(), z.number(), words, list(said)]),
  onset: optional(said),
  since: optional(said),
  recorded: optional(said),
  site: optional(z.enum(['left', 'right', 'both', 'back', 'leg'])),
  asked: optional(z.literal(true)),
  words: optional(words),
});
const medicine = z.strictObject({
  name: optional(words),
  atc: said,
  start: optional(said),
  stopPlan: optional(z.boolean()),
  followUps: optional(list(said)),
  dailyPrescription: optional(z.boolean()),
  stopped: optional(z.literal(true)),
});
const item = z.strictObject({ item: code, words: optional(words), bearing: optional(code) });
const writes: Who = { writes: { Observation: 'create' } };

const domains = list(z.strictObject({ domain: code, words: optional(words), items: optional(list(item)) }));
const risks = list(z.strictObject({ factor: code, words }));
const offers = list(
  z.strictObject({ offer: optional(code), words: optional(words), effect: code, again: optional(z.boolean()), when: optional(said) }),
);

export const findingActs = {
  keepConsultation: act(
    pathway.keepConsultation,
    {
      citizen: id,
      key,
      findings: optional(list(finding)),
      triageReason: optional(words),
      domains: optional(domains),
      overall: optional(words),
      risks: optional(risks),
      offers: optional(z.union([offers, z.literal('taken-back')])),
      takenBack: optional(list(z.string().regex(/^[\w.-]{1,60}(?:\/[\w.-]{1,60})?$/))),
      ...happened,
    },
    { who: writes, creates: true, does: { da: 'skriver en hel konsultation ned', en: 'writes a whole consultation down' } },
  ),
  recordFindings: act(
    pathway.recordFindings,
    { citizen: id, key, findings: optional(list(finding)), medications: optional(list(medicine)), ...happened },
    { who: writes, creates: true, does: { da: 'skriver konsultationens fund ned', en: "writes a consultation's findings down" } },
  ),
  correctFinding: act(
    pathway.correctFinding,
    {
      finding: id,
      of: optional(z.enum(['Observation', 'Condition'])),
      key,
      seen: optional(version),
      why: words,
      instead: optional(finding),
    },
    { who: writes, does: { da: 'retter et fund, der var skrevet forkert', en: 'corrects a finding that was written down wrongly' } },
  ),
  assessFunction: act(
    pathway.assessFunction,
    {
      citizen: id,
      key,
      domains,
      overall: words,
      risks: optional(risks),
      findings: optional(list(finding)),
      ...happened,
    },
    { who: { table: 'function_icf' }, creates: true, does: { da: 'vurderer funktion efter ICF', en: 'assesses function by ICF' } },
  ),
  concludeTriage: act(
    pathway.concludeTriage,
    {
      citizen: id,
      key,
      conclusion: code,
      reason: words,
      findings: optional(list(finding)),
      diagnosis: optional(z.strictObject({ system: z.string().max(200), code: said, text: optional(words) })),
      ...happened,
    },
    {
      who: { table: 'diagnosis' },
      creates: true,
      does: { da: 'konkluderer triagen efter eget skøn, med grund', en: 'concludes the triage by own judgement, with the reason' },
    },
  ),
  noteEarlierOffers: act(
    pathway.noteEarlierOffers,
    {
      citizen: id,
      key,
      offers,
      ...happened,
    },
    { who: writes, creates: true, does: { da: 'noterer tidligere tilbud og deres virkning', en: 'notes earlier offers and their effect' } },
  ),
};
