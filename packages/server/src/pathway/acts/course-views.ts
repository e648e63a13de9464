/** What is read of courses and plans. */

import * as pathway from '@rygforloeb/pathway';
import { z } from 'zod';
import { view } from '../act.ts';
import { day, id } from '../told.ts';

export const courseViews = {
  plan: view(
    { plan: id },
    async (desk, asked) => {
      const found = await desk.record.read('CarePlan', asked.plan);
      return found.ok ? { plan: found.resource, status: found.resource.status, steps: pathway.stepsOf(found.resource) } : undefined;
    },
    { shows: ['stepsOf'], does: { da: 'den fælles plans trin', en: 'the steps of the shared plan' } },
  ),
  course: view({ course: id }, (desk, { course }) => pathway.courseView(desk, course), {
    shows: ['courseView'],
    does: { da: 'et forløb, som den der spørger må se det', en: 'a course as whoever asks may see it' },
  }),
  courses: view({ citizen: id }, async (desk, { citizen }) => ({ courses: await pathway.coursesOf(desk, citizen) }), {
    shows: ['coursesOf'],
    does: { da: 'borgerens forløb', en: "the citizen's courses" },
  }),
  'how-it-goes': view(
    { citizen: id, since: day, language: z.enum(['da', 'en']) },
    (desk, { citizen, since, language }) => pathway.howItGoes(desk, citizen, since, language),
    { shows: ['howItGoes'], does: { da: 'kurver over smerte og funktion', en: 'curves of pain and function' } },
  ),
  'common-at-her-age': view(
    { citizen: id, language: z.enum(['da', 'en']) },
    (desk, { citizen, language }) => pathway.commonAtHerAge(desk, citizen, language),
    {
      shows: ['commonAtHerAge'],
      does: { da: 'hvor almindelige fund er i hendes alder uden smerter', en: 'how common findings are at her age without pain' },
    },
  ),
};
