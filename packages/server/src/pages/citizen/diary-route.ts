/** The citizen's diary. */

import { randomUUID } from 'node:crypto';
import { coursesOf, diaryOf, howItGoes, writeDiary } from '@rygforloeb/pathway';
import type { citizen } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { yearBefore } from './home-route.ts';
import { citizenOnly, ownCitizen, todayAt } from './own-citizen.ts';

export interface DiaryOptions {
  readonly pages: Pick<typeof import('@rygforloeb/web').citizen, 'csrfField' | 'renderDiaryPage'>;
}

type Pages = DiaryOptions['pages'];

/** Adds it. */
export function addDiaryPage(add: AddPage, { pages }: DiaryOptions): void {
  add('/borger/dagbog', {
    roles: citizenOnly,
    get: async (visit) => ({ html: pages.renderDiaryPage(await pageOf(visit, { faults: [] })) }),
    post: (visit) => save(visit, pages),
  });
}

async function save(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const fields = [...visit.fields].filter(([name]) => ![pages.csrfField, 'noegle'].includes(name));
  const outcome = await writeDiary(visit.desk, { citizen: ownCitizen(visit), fields, key: visit.formKey });
  if (outcome.ok) {
    await visit.dropDraft();
    return { to: '/borger/dagbog', told: outcome.repeated ? 'already-done' : 'diary-saved' };
  }
  const again = { ...visit, formKey: randomUUID() };
  const shown =
    outcome.reason === 'answers'
      ? { faults: outcome.faults }
      : { faults: [], fault: outcome.reason === 'nothing-told' ? ('nothing' as const) : ('refused' as const) };
  return { html: pages.renderDiaryPage(await pageOf(again, shown)), status: 422 };
}

async function pageOf(visit: Visit, shown: Pick<citizen.DiaryPage, 'faults' | 'fault'>): Promise<citizen.DiaryPage> {
  const { desk, frame, fields, formKey, language } = visit;
  const citizen = ownCitizen(visit);
  const diary = await diaryOf(desk, citizen, language);
  const [course] = await coursesOf(desk, citizen);
  const chart = (await howItGoes(desk, citizen, course?.start ?? yearBefore(todayAt(visit)), language))?.chart ?? diary?.chart;
  return {
    visit: frame,
    ...(diary !== undefined && { questionnaire: diary.questionnaire }),
    days: diary?.days ?? [],
    ...(chart !== undefined && { chart }),
    fields,
    formKey,
    ...shown,
  };
}
