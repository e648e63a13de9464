/** A course and its one shared plan. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act, type Who } from '../act.ts';
import { code, day, house, id, key, list, optional, override, reference, version, words } from '../told.ts';

/** A yes that the citizen has just given. */
export const permit = z.strictObject({
  to: z.union([z.strictObject({ house }), z.strictObject({ role: code })]),
  purpose: optional(code),
  domains: optional(list(code)),
});
const goal = z.strictObject({ words, obstacles: optional(list(words)), subgoals: optional(list(words)) });
const look = { text: optional(words), evaluate: day };
const planned = z.strictObject({ disposition: code, ...look });
const effect = z.enum(['satisfactory', 'unsatisfactory']);

const achievement = z.enum(['in-progress', 'improving', 'worsening', 'no-change', 'achieved', 'not-achieved', 'not-attainable']);
const goalChange = z.strictObject({
  goal: id,
  words: optional(words),
  obstacles: optional(list(words)),
  subgoals: optional(list(words)),
  reached: optional(list(words)),
  achievement: optional(achievement),
  givenUp: optional(words),
});
const member = { course: id, key, seen: optional(version), member: reference, as: optional(code), why: words };
const ofTeam: Who = { writes: { CareTeam: 'update' } };
const ofCourse: Who = { writes: { EpisodeOfCare: 'update' } };

export const courseActs = {
  startCourse: act(
    pathway.startCourse,
    { citizen: id, key, start: day, contact: optional(reference), permits: optional(list(permit)) },
    {
      who: { writes: { EpisodeOfCare: 'create' } },
      creates: true,
      does: { da: 'begynder et forløb med borgerens ja', en: "begins a course with the citizen's yes" },
    },
  ),
  agreePlan: act(
    pathway.agreePlan,
    {
      course: id,
      key,
      goals: list(goal),
      selfManagement: z.strictObject(look),
      steps: optional(list(planned)),
      choice: words,
      informed: words,
      override: optional(override),
    },
    {
      who: { writes: { CarePlan: 'create' } },
      creates: true,
      does: { da: 'aftaler den fælles plan med borgeren', en: 'agrees on the shared plan with the citizen' },
    },
  ),
  changePlan: act(
    pathway.changePlan,
    {
      plan: id,
      key,
      seen: optional(version),
      why: words,
      evaluated: optional(list(z.strictObject({ disposition: code, effect, next: optional(day), text: optional(words) }))),
      stop: optional(list(code)),
      add: optional(list(planned)),
      override: optional(override),
    },
    {
      who: { writes: { CarePlan: 'update' } },
      does: { da: 'ser på effekten, stopper, ændrer og føjer til', en: 'looks at effects, stops, changes and adds' },
    },
  ),
  closePlan: act(
    pathway.closePlan,
    { plan: id, key, seen: optional(version), why: words, relapse: words },
    {
      who: { writes: { CarePlan: 'update' } },
      does: { da: 'afslutter planen med hvad der gøres ved tilbagefald', en: 'closes the plan with what to do on relapse' },
    },
  ),
  changeGoals: act(
    pathway.changeGoals,
    { plan: id, key, seen: optional(version), why: words, add: optional(list(goal)), change: optional(list(goalChange)) },
    { who: { writes: { Goal: 'update' } }, does: { da: 'ændrer mål og delmål', en: 'changes goals and subgoals' } },
  ),
  answerPlan: act(
    pathway.answerPlan,
    { plan: id, key, seen: version, agrees: z.boolean(), words: optional(words) },
    { who: { roles: ['citizen'] }, does: { da: 'siger ja eller nej til planen', en: 'says yes or no to the plan' } },
  ),
  changeContact: act(pathway.changeContact, member, {
    who: ofTeam,
    does: { da: 'ændrer hvem borgeren henvender sig til', en: 'changes whom the citizen turns to' },
  }),
  changeThreadHolder: act(pathway.changeThreadHolder, member, {
    who: ofTeam,
    does: { da: 'ændrer hvem der er tovholder', en: 'changes who holds the thread' },
  }),
  changeResponsibleHouse: act(pathway.changeResponsibleHouse, member, {
    who: ofTeam,
    does: { da: 'ændrer hvem der har ansvaret', en: 'changes which house is responsible' },
  }),
  addToTeam: act(pathway.addToTeam, member, {
    who: ofTeam,
    does: { da: 'føjer nogen til teamet', en: 'adds somebody to the team' },
  }),
  removeFromTeam: act(pathway.removeFromTeam, member, {
    who: ofTeam,
    does: { da: 'tager nogen ud af teamet', en: 'takes somebody out of the team' },
  }),
  endCourse: act(
    pathway.endCourse,
    { course: id, key, seen: optional(version), why: words, relapse: optional(words) },
    { who: ofCourse, does: { da: 'afslutter forløbet', en: 'ends the course' } },
  ),
  reopenCourse: act(
    pathway.reopenCourse,
    { course: id, key, seen: optional(version), why: words, evaluate: day },
    { who: ofCourse, does: { da: 'genåbner forløbet ved tilbagefald', en: 'reopens the course on relapse' } },
  ),
};
