/** Citizens received, images read, drugs, sessions and visits. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act } from '../act.ts';
import { code, day, id, instant, key, list, optional, override, version, words } from '../told.ts';
import { permit } from './course-acts.ts';
import { finding } from './finding-acts.ts';

export const treatmentActs = {
  receiveCitizen: act(
    pathway.receiveCitizen,
    {
      cpr: words,
      given: words,
      family: words,
      birthDate: day,
      gender: z.enum(['female', 'male', 'other', 'unknown']),
      gp: optional(words),
      municipality: optional(words),
      phone: optional(words),
      start: day,
      permits: optional(list(permit)),
      key,
    },
    {
      who: { writes: { Patient: 'create' } },
      creates: true,
      does: { da: 'modtager en borger med dennes ja, ved nummeret', en: 'receives a citizen with her yes, by the number' },
    },
  ),
  explainImaging: act(
    pathway.explainImaging,
    { imaging: id, key, seen: optional(version), words: words },
    {
      who: { writes: { QuestionnaireResponse: 'create' } },
      creates: true,
      does: { da: 'noterer at et billedsvar er forklaret', en: 'keeps that a result was explained' },
    },
  ),
  recordImaging: act(
    pathway.recordImaging,
    {
      citizen: id,
      key,
      modality: z.enum(['xray', 'mri', 'ct']),
      day: day,
      result: words,
      seen: optional(list(words)),
      side: optional(z.enum(['left', 'right', 'both'])),
      level: optional(code),
      words: optional(words),
      match: optional(
        z.strictObject({
          side: optional(z.boolean()),
          level: optional(z.boolean()),
          complaints: optional(z.boolean()),
          matches: z.boolean(),
          reason: words,
        }),
      ),
      doubt: optional(z.boolean()),
      referral: optional(id),
      occurred: optional(instant),
    },
    {
      who: { writes: { QuestionnaireResponse: 'create' } },
      creates: true,
      does: { da: 'skriver et billedsvar ned, holdt op mod fundene', en: 'keeps a result, held against the findings' },
    },
  ),
  changeMedication: act(
    pathway.changeMedication,
    {
      why: words,
      dose: optional(words),
      to: optional(z.strictObject({ atc: words, name: optional(words) })),
      until: optional(day),
      stopPlan: optional(words),
      goal: optional(words),
      override: optional(override),
      medication: id,
      key,
      seen: optional(version),
      occurred: optional(instant),
    },
    { who: { writes: { MedicationRequest: 'create' } }, does: { da: 'ændrer et lægemiddel', en: 'changes a drug' } },
  ),
  followUpMedication: act(
    pathway.followUpMedication,
    {
      effect: z.enum(['good', 'some', 'none']),
      sideEffects: z.union([words, z.literal(false)]),
      decision: z.enum(['continue', 'stop']),
      words: optional(words),
      medication: id,
      key,
      seen: optional(version),
      occurred: optional(instant),
    },
    {
      who: { writes: { MedicationRequest: 'create' } },
      creates: true,
      does: { da: 'følger op på et lægemiddel', en: 'follows up a drug' },
    },
  ),
  stopMedication: act(
    pathway.stopMedication,
    { why: words, medication: id, key, seen: optional(version), occurred: optional(instant) },
    { who: { writes: { MedicationRequest: 'create' } }, does: { da: 'stopper et lægemiddel', en: 'ends a drug' } },
  ),
  startMedication: act(
    pathway.startMedication,
    {
      citizen: id,
      key,
      atc: words,
      name: optional(words),
      dose: optional(words),
      reason: words,
      goal: words,
      stopPlan: words,
      until: day,
      daily: optional(z.boolean()),
      beside: optional(words),
      occurred: optional(instant),
      override: optional(override),
    },
    {
      who: { writes: { MedicationRequest: 'create' } },
      creates: true,
      does: { da: 'begynder et lægemiddel med mål og plan for stop', en: 'starts a drug with a goal and a plan to stop' },
    },
  ),
  recordActivity: act(
    pathway.recordActivity,
    {
      plan: id,
      key,
      occurred: optional(instant),
      words: words,
      attended: z.boolean(),
      flare: optional(z.enum(['settles', 'lasting'])),
      adjusted: optional(words),
      test: optional(z.strictObject({ when: z.enum(['start', 'end']), findings: list(finding) })),
    },
    {
      who: { writes: { QuestionnaireResponse: 'create' } },
      creates: true,
      does: { da: 'noterer en gang aktivitet', en: 'keeps a time of activity' },
    },
  ),
  recordManualSession: act(
    pathway.recordManualSession,
    {
      plan: id,
      key,
      occurred: optional(instant),
      contraindications: optional(words),
      response: optional(z.enum(['good', 'none'])),
      instead: optional(z.union([z.strictObject({ text: words, next: day }), z.strictObject({ stop: z.literal(true) })])),
      note: optional(words),
      isNewSeries: optional(z.boolean()),
    },
    {
      who: { writes: { QuestionnaireResponse: 'create' } },
      creates: true,
      does: { da: 'noterer en manuel behandling og dens virkning', en: 'keeps a session of manual treatment and its effect' },
    },
  ),
  recordNerveRootVisit: act(
    pathway.recordNerveRootVisit,
    {
      citizen: id,
      key,
      occurred: optional(instant),
      alarms: z.record(z.string(), z.boolean()),
      findings: optional(list(finding)),
      next: optional(day),
      words: optional(words),
    },
    {
      who: { writes: { QuestionnaireResponse: 'create' } },
      creates: true,
      does: { da: 'noterer et besøg ved nerverodsmistanke', en: 'keeps a visit with a suspected nerve root' },
    },
  ),
};
