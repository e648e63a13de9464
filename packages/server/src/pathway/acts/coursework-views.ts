/** What is read of work, treatment, municipal courses and worklists. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { view } from '../act.ts';
import { code, id, instant, optional, reference, words } from '../told.ts';

/** A list under its name; undefined where the reader may not see the citizen. */
function listed<Name extends string, Row>(name: Name, rows: readonly Row[] | undefined) {
  return rows && ({ [name]: rows } as { readonly [Key in Name]: readonly Row[] });
}

type PaperAsked = Parameters<typeof pathway.paperFor>[1];

export const courseworkViews = {
  paper: view(
    { kind: code, about: reference, language: z.enum(['da', 'en']) },
    (desk, asked) => pathway.paperFor(desk, asked as PaperAsked),
    { shows: ['paperFor'], does: { da: 'et dokument som PDF', en: 'a paper as PDF' } },
  ),
  citizens: view({ words }, async (desk, asked) => ({ citizens: await pathway.findCitizens(desk, asked.words) }), {
    shows: ['findCitizens'],
    does: { da: 'borgere ved navn, som den der spørger må se', en: 'citizens by name whom the asker may see' },
  }),
  citizen: view({ citizen: id }, async (desk, asked) => pathway.citizenCardOf(desk, asked.citizen), {
    shows: ['citizenCardOf'],
    does: { da: 'hvem borgeren er', en: 'who the citizen is' },
  }),
  imaging: view({ citizen: id }, async (desk, asked) => listed('results', await pathway.imagingOf(desk, asked.citizen)), {
    shows: ['imagingOf'],
    does: { da: 'billedsvar, med hvad der er almindeligt i alderen', en: 'results, with what is common at the age' },
  }),
  medications: view({ citizen: id }, async (desk, asked) => listed('medications', await pathway.medicationsOf(desk, asked.citizen)), {
    shows: ['medicationsOf'],
    does: { da: 'lægemidler og hvornår de skal følges op', en: 'drugs and when they are to be followed up' },
  }),
  offers: view({ municipality: words }, async (desk, asked) => pathway.offersOf(desk, asked.municipality), {
    shows: ['offersOf'],
    does: { da: 'kommunens tilbud', en: "a municipality's offers" },
  }),
  suppliers: view({}, async (desk) => ({ suppliers: await pathway.suppliersOf(desk) }), {
    shows: ['suppliersOf'],
    does: { da: 'private leverandører af genoptræning', en: 'private suppliers of rehabilitation' },
  }),
  'my-prevention': view({ citizen: id }, async (desk, asked) => ({ courses: await pathway.myPrevention(desk, asked.citizen) }), {
    shows: ['myPrevention'],
    does: { da: 'borgerens egne forebyggelsesforløb', en: "the citizen's own courses of prevention" },
  }),
  'prevention-inbox': view({}, async (desk) => ({ rows: await pathway.preventionInbox(desk) }), {
    shows: ['preventionInbox'],
    does: { da: 'husets åbne forebyggelsesforløb', en: 'what the house has open in prevention' },
  }),
  prevention: view({ referral: id }, async (desk, asked) => pathway.preventionOf(desk, asked.referral), {
    shows: ['preventionOf'],
    does: { da: 'et forebyggelsesforløb', en: 'a course of prevention' },
  }),
  'my-rehabilitation': view({ citizen: id }, async (desk, asked) => ({ plans: await pathway.myRehabilitation(desk, asked.citizen) }), {
    shows: ['myRehabilitation'],
    does: { da: 'borgerens egne genoptræningsplaner', en: "the citizen's own rehabilitation plans" },
  }),
  'rehabilitation-inbox': view({}, async (desk) => ({ rows: await pathway.rehabilitationInbox(desk) }), {
    shows: ['rehabilitationInbox'],
    does: { da: 'husets åbne genoptræninger', en: 'what the house has open in rehabilitation' },
  }),
  rehabilitation: view({ referral: id }, async (desk, asked) => pathway.rehabilitationOf(desk, asked.referral), {
    shows: ['rehabilitationOf'],
    does: { da: 'en genoptræning', en: 'a rehabilitation' },
  }),
  activities: view({ citizen: id }, async (desk, asked) => ({ activities: await pathway.activitiesDone(desk, asked.citizen) }), {
    shows: ['activitiesDone'],
    does: { da: 'hvad der er gjort', en: 'what was done' },
  }),
  'manual-series': view({ citizen: id }, async (desk, asked) => pathway.manualSeriesOf(desk, asked.citizen), {
    shows: ['manualSeriesOf'],
    does: { da: 'rækken af manuelle behandlinger', en: 'the series of manual treatment' },
  }),
  'social-medical-proposal': view({ referral: id }, async (desk, asked) => pathway.socialMedicalProposal(desk, asked.referral), {
    shows: ['socialMedicalProposal'],
    does: { da: 'LÆ 165 som den der spørger må se den', en: 'LÆ 165 as the asker may see it' },
  }),
  'possibility-statement': view({ statement: id }, async (desk, asked) => pathway.statementPaper(desk, asked.statement), {
    shows: ['statementPaper'],
    does: { da: 'en mulighedserklæring', en: 'a possibility statement' },
  }),
  jobcentres: view({}, async (desk) => ({ jobcentres: await pathway.jobcentresOf(desk) }), {
    shows: ['jobcentresOf'],
    does: { da: 'jobcentrene i adressebogen', en: 'the jobcentres of the directory' },
  }),
  reminders: view({ citizen: id }, (desk, { citizen }) => pathway.remindersOf(desk, citizen), {
    shows: ['remindersOf'],
    does: { da: 'hvordan borgeren vil mindes om det, der kommer', en: 'how the citizen wants to be reminded' },
  }),
  work: view({ citizen: id }, async (desk, asked) => pathway.workOf(desk, asked.citizen), {
    shows: ['workOf'],
    does: { da: 'arbejde og sygefravær', en: 'work and absence' },
  }),
  'work-story': view({ citizen: id }, async (desk, asked) => pathway.workStoryOf(desk, asked.citizen), {
    shows: ['workStoryOf'],
    does: { da: 'arbejde over tid', en: 'work over time' },
  }),
  'next-steps': view({ citizen: id }, async (desk, asked) => pathway.nextStepsOf(desk, asked.citizen), {
    shows: ['nextStepsOf'],
    does: { da: 'hvad der kommer nu for borgeren', en: 'what comes next for the citizen' },
  }),
  'worklist-counts': view({}, async (desk) => pathway.worklistCounts(desk), {
    shows: ['worklistCounts'],
    does: { da: 'hvor meget der står på listen', en: 'how much stands on the list' },
  }),
  'worklist-by-citizen': view(
    { since: instant },
    async (desk, asked) => ({ ok: true, ...(await pathway.worklistByCitizen(desk, asked)) }),
    {
      shows: ['worklistByCitizen'],
      does: {
        da: 'arbejdslisten med en post for hver borger, det mest presserende først',
        en: 'the worklist with one entry a citizen, the most pressing first',
      },
    },
  ),
  worklist: view(
    {
      view: z.enum(pathway.worklistViews),
      since: optional(instant),
      count: optional(z.coerce.number().int().min(1).max(200)),
      after: optional(words),
    },
    async (desk, asked) => pathway.worklistOf(desk, asked),
    {
      shows: ['worklistOf'],
      does: {
        da: 'arbejdslisten: nye, i dag, overskredet, åbne, venter på andre',
        en: 'the worklist: new, today, overdue, open, waiting for others',
      },
    },
  ),
};
