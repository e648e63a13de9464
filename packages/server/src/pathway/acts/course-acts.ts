/** A course and its one shared plan. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { act } from '../act.ts';
import { code, day, house, id, key, list, optional, override, reference, version, words } from '../told.ts';

const permit = z.strictObject({
  to: z.union([z.strictObject({ house }), z.strictObject({ role: code })]),
  purpose: optional(code),
  domains: optional(list(code)),
});
const goal = z.strictObject({ words, obstacles: optional(list(words)), subgoals: optional(list(words)) });
const look = { text: optional(words), evaluate: day };
const planned = z.strictObject({ disposition: code, ...look });
const effect = z.enum(['satisfactory', 'unsatisfactory']);

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
};
