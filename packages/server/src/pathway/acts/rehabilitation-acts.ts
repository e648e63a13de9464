/** Rehabilitation by §140, from the hospital to the end note. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act } from '../act.ts';
import { code, day, happened, house, id, instant, key, list, optional, override, reference, step, version, words } from '../told.ts';

const planWords = z.strictObject({
  'medical-need': optional(words),
  'function-icf': optional(words),
  'citizen-goals': optional(words),
  proposal: optional(words),
  'made-with-citizen': optional(words),
  laterStart: optional(z.strictObject({ date: day, reason: words })),
  copies: optional(list(house)),
});
export const rehabilitationActs = {
  closeRehabilitation: act(
    pathway.closeRehabilitation,
    { referral: id, key, seen: optional(version), occurred: optional(instant), note: z.record(z.string(), words) },
    { who: { roles: ['municipality_140'] }, does: { da: 'afslutter med slutnotat', en: 'closes with the end note' } },
  ),
  chooseSupplier: act(
    pathway.chooseSupplier,
    { supplier: house, permit: optional(z.boolean()), ...step },
    { who: { roles: ['municipality_140', 'citizen'] }, does: { da: 'vælger privat leverandør', en: 'chooses a private supplier' } },
  ),
  tellFreeChoice: act(
    pathway.tellFreeChoice,
    { ...step },
    { who: { roles: ['municipality_140'] }, does: { da: 'fortæller borgeren om frit valg', en: 'tells the citizen of the free choice' } },
  ),
  endHospitalCourse: act(
    pathway.endHospitalCourse,
    { citizen: id, key, date: optional(day), withoutPlan: optional(words) },
    { who: { roles: ['hospital'] }, does: { da: 'afslutter sygehusforløbet', en: 'ends the hospital course' } },
  ),
  assignTherapist: act(
    pathway.assignTherapist,
    { therapist: reference, competence: optional(words), ...step },
    { who: { roles: ['municipality_140'] }, does: { da: 'giver borgeren en terapeut', en: 'gives the citizen a therapist' } },
  ),
  changeRehabilitationLevel: act(
    pathway.changeRehabilitationLevel,
    { ...step, level: code },
    { who: { roles: ['municipality_140'] }, does: { da: 'ændrer niveau med grund', en: 'changes the level with the reason' } },
  ),
  adjustRehabilitation: act(
    pathway.adjustRehabilitation,
    { ...step, contents: z.strictObject({ elements: list(words), text: optional(words) }), goals: optional(list(words)) },
    {
      who: { roles: ['municipality_140'] },
      does: { da: 'ændrer genoptræningen med grund', en: 'plans rehabilitation otherwise, with the reason' },
    },
  ),
  endRehabilitation: act(
    pathway.endRehabilitation,
    { ...step, date: optional(day) },
    { who: { roles: ['municipality_140'] }, does: { da: 'afslutter træningen', en: 'ends the training' } },
  ),
  recordTraining: act(
    pathway.recordTraining,
    { ...step, types: list(words), text: optional(words) },
    { who: { roles: ['municipality_140'] }, does: { da: 'noterer en træning', en: 'keeps a session of training' } },
  ),
  startRehabilitation: act(
    pathway.startRehabilitation,
    {
      assessment: z.record(z.string(), words),
      goals: list(words),
      purposes: optional(list(code)),
      contents: z.strictObject({ elements: list(words), text: optional(words) }),
      ...step,
    },
    {
      who: { roles: ['municipality_140'] },
      does: { da: 'begynder genoptræningen med vurdering og mål', en: 'begins rehabilitation with assessment and goals' },
    },
  ),
  draftRehabilitationPlan: act(
    pathway.draftRehabilitationPlan,
    { citizen: id, performer: house, key, override: optional(override), ...happened, words: planWords },
    { who: { roles: ['hospital'] }, creates: true, does: { da: 'begynder genoptræningsplanen', en: 'begins the rehabilitation plan' } },
  ),
  reviseRehabilitationPlan: act(
    pathway.reviseRehabilitationPlan,
    { ...step, override: optional(override), performer: optional(house), words: planWords },
    { who: { as: ['requester'] }, does: { da: 'skriver genoptræningsplanen om', en: 'writes the rehabilitation plan anew' } },
  ),
  sendRehabilitationPlan: act(
    pathway.sendRehabilitationPlan,
    { ...step, discharged: optional(day) },
    { who: { as: ['requester'] }, does: { da: 'sender genoptræningsplanen samme dag', en: 'sends the rehabilitation plan the same day' } },
  ),
};
