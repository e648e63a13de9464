/** Work: what is noted, asked for, agreed and decided. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act } from '../act.ts';
import { code, day, house, id, instant, key, list, optional, override, step, words } from '../told.ts';

export const workActs = {
  agreeAdaptation: act(
    pathway.agreeAdaptation,
    {
      citizen: id,
      kind: z.enum(['part-time', 'adaptation']),
      what: words,
      from: day,
      until: day,
      hoursPerWeek: optional(z.number()),
      agreedWithEmployer: z.boolean(),
      key,
    },
    {
      who: { writes: { Task: 'create' } },
      creates: true,
      does: { da: 'aftaler tilpasning eller delvis sygemelding', en: 'agrees an adaptation or part-time leave' },
    },
  ),
  changeAdaptation: act(
    pathway.changeAdaptation,
    { adaptation: id, until: optional(day), why: words, key },
    { who: { writes: { Task: 'create' } }, does: { da: 'ændrer eller afslutter en tilpasning', en: 'changes or ends an adaptation' } },
  ),
  noteSection56: act(
    pathway.noteSection56,
    { citizen: id, state: z.enum(['applied', 'approved', 'refused', 'ended']), from: optional(day), until: optional(day), key },
    { who: { writes: { Task: 'create' } }, creates: true, does: { da: 'noterer en §56-aftale', en: 'notes a §56 scheme' } },
  ),
  askPrevention: act(
    pathway.askPrevention,
    { referral: id, performer: words, words: words, key },
    { who: { writes: { Task: 'create' } }, does: { da: 'beder kommunens forebyggelse om hjælp', en: 'asks the municipal prevention' } },
  ),
  decideBenefit: act(
    pathway.decideBenefit,
    { task: id, decision: z.enum(['extended', 'not-extended']), until: optional(day), words: words, key },
    {
      who: { writes: { Task: 'create' } },
      creates: true,
      does: { da: 'noterer afgørelsen om sygedagpenge', en: 'writes the decision on the benefit down' },
    },
  ),
  encourageJobcentre: act(
    pathway.encourageJobcentre,
    { citizen: id, text: optional(words), key },
    {
      who: { writes: { Task: 'create' } },
      creates: true,
      does: { da: 'opfordrer borgeren til at tale med jobcentret', en: 'encourages the citizen to talk with the jobcentre' },
    },
  ),
  answerFastTrack: act(
    pathway.answerFastTrack,
    { key, permit: optional(z.boolean()), referral: id, yes: z.boolean() },
    {
      who: { roles: ['citizen'] },
      does: { da: 'svarer på arbejdsgiverens ønske om fast track', en: "answers the employer's wish for a fast track" },
    },
  ),
  askFastTrack: act(
    pathway.askFastTrack,
    { citizen: id, jobcentre: house, permit: optional(z.boolean()), words: optional(words), key },
    { who: { roles: ['citizen'] }, creates: true, does: { da: 'beder om fast track', en: 'asks for a fast track' } },
  ),
  noteEmployerAsked: act(
    pathway.noteEmployerAsked,
    { identifier: z.strictObject({ system: words, value: words }), asked: day, key },
    {
      who: { writes: { Task: 'create' } },
      creates: true,
      does: { da: 'noterer at arbejdsgiveren har bedt om fast track', en: 'notes that the employer has asked for a fast track' },
    },
  ),
  holdFirstTalk: act(
    pathway.holdFirstTalk,
    { answers: optional(list(z.strictObject({ question: code, text: words }))), ...step },
    { who: { writes: { Task: 'create' } }, does: { da: 'holder den første samtale', en: 'holds the first talk' } },
  ),
  sendCertificate: act(
    pathway.sendCertificate,
    { task: id, assessment: words, key },
    { who: { roles: ['gp'] }, creates: true, does: { da: 'sender lægens attest', en: "sends the GP's certificate" } },
  ),
  noteWork: act(
    pathway.noteWork,
    {
      citizen: id,
      key,
      occurred: optional(instant),
      status: optional(words),
      sickLeave: optional(
        z.strictObject({
          share: z.enum(['none', 'part', 'full']),
          since: optional(words),
          until: optional(day),
          hoursPerWeek: optional(z.number()),
        }),
      ),
      expectedWeeks: optional(z.number()),
      words: optional(words),
      atRisk: optional(z.boolean()),
      repeatedLeave: optional(z.boolean()),
      unfit: optional(z.boolean()),
      lastingIllness: optional(z.boolean()),
      foreignQualifications: optional(z.boolean()),
      relevanceDoubt: optional(z.boolean()),
      employerAsksStatement: optional(z.boolean()),
      factors: optional(list(code)),
      aspects: optional(list(z.strictObject({ aspect: words, matters: z.boolean(), text: optional(words) }))),
      benefitEnd: optional(words),
      need: optional(
        z.union([z.strictObject({ answer: z.enum(['yes', 'no']) }), z.strictObject({ answer: z.literal('later'), on: words })]),
      ),
    },
    { who: { writes: { Task: 'create' } }, creates: true, does: { da: 'noterer arbejde og sygefravær', en: 'notes work and absence' } },
  ),
  askPossibilityStatement: act(
    pathway.askPossibilityStatement,
    { citizen: id, key },
    {
      who: { writes: { Task: 'create' } },
      creates: true,
      does: { da: 'beder om en mulighedserklæring', en: 'asks for a possibility statement' },
    },
  ),
  fillPartOne: act(
    pathway.fillPartOne,
    { statement: id, affected: words, arrangements: words, employerAgrees: z.boolean(), key },
    {
      who: { roles: ['citizen', 'gp'] },
      creates: true,
      does: { da: 'udfylder erklæringens første del', en: 'fills the first part of the statement' },
    },
  ),
  fillPartTwo: act(
    pathway.fillPartTwo,
    {
      statement: id,
      judgement: z.enum(['sound', 'other-proposed']),
      words: words,
      weeks: optional(z.number()),
      override: optional(override),
      key,
    },
    {
      who: { roles: ['gp'] },
      creates: true,
      does: { da: 'udfylder erklæringens anden del', en: 'fills the second part of the statement' },
    },
  ),
  agreeReturnPlan: act(
    pathway.agreeReturnPlan,
    {
      referral: id,
      aim: z.enum(['same-job', 'other-work']),
      measures: list(z.strictObject({ measure: code, text: optional(words) })),
      agreed: words,
      next: day,
      qualifications: optional(words),
      since: optional(z.iso.datetime({ offset: true })),
      key,
    },
    { who: { writes: { Task: 'create' } }, does: { da: 'aftaler planen for tilbagevenden', en: 'agrees the plan for return' } },
  ),
  noteEmployerContact: act(
    pathway.noteEmployerContact,
    { referral: id, what: z.enum(['contact', 'round-table']), words: words, occurred: optional(instant), key },
    { who: { writes: { Task: 'create' } }, does: { da: 'noterer en samtale med arbejdsgiveren', en: 'notes a talk with the employer' } },
  ),
};
