/** Messages between the citizen and those who treat her, and her questions for the next visit. */

import { randomUUID } from 'node:crypto';
import { housesToWriteTo, keepQuestion, ownThreads, settleQuestion, visitQuestions, writeAsCitizen } from '@rygforloeb/pathway';
import type { FieldFault } from '@rygforloeb/web';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { citizenOnly, ownCitizen } from './own-citizen.ts';

export interface CorrespondenceOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').citizen,
    'correspondenceMessagesIn' | 'correspondencePath' | 'readDoorForm' | 'renderCorrespondencePage' | 'replyField'
  >;
}

type Pages = CorrespondenceOptions['pages'];

/** Adds the page. */
export function addCorrespondencePage(add: AddPage, { pages }: CorrespondenceOptions): void {
  add(pages.correspondencePath, { roles: citizenOnly, get: (visit) => show(visit, pages, []), post: (visit) => take(visit, pages) });
}

async function show(visit: Visit, pages: Pages, faults: readonly FieldFault[]): Promise<PageAnswer> {
  const { desk, frame, fields, formKey } = visit;
  const citizen = ownCitizen(visit);
  const html = pages.renderCorrespondencePage({
    visit: frame,
    questions: await visitQuestions(desk, citizen),
    threads: await ownThreads(desk, citizen),
    houses: await housesToWriteTo(desk, citizen),
    fields,
    faults,
    formKey,
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

async function take(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language, formKey: key } = visit;
  const { missing, refused } = pages.correspondenceMessagesIn(language);
  const form = pages.readDoorForm(fields, language);
  const citizen = ownCitizen(visit);
  const again = (faults: readonly FieldFault[]) => show({ ...visit, formKey: randomUUID() }, pages, faults);
  switch (form.text('handling')) {
    case 'gem': {
      const text = form.must('nyt-spoergsmaal', missing.question);
      if (form.faults.length > 0) return show(visit, pages, form.faults);
      const outcome = await keepQuestion(desk, { citizen, text, key });
      return outcome.ok ? { to: pages.correspondencePath, told: 'kept' } : again([{ field: 'nyt-spoergsmaal', text: refused }]);
    }
    case 'fjern': {
      const question = form.text('spoergsmaal-id');
      const outcome = await settleQuestion(desk, { citizen, question, key: `${key} ${question}` });
      return { to: pages.correspondencePath, told: outcome.ok ? 'removed' : 'not-found' };
    }
    case 'svar': {
      const answers = form.text('besked-id');
      const field = pages.replyField({ latest: answers });
      const text = form.must(field, missing.text);
      if (form.faults.length > 0) return show(visit, pages, form.faults);
      const outcome = await writeAsCitizen(desk, { citizen, to: form.text('til'), text, answers, key });
      return outcome.ok ? { to: pages.correspondencePath, told: 'sent' } : again([{ field, text: refused }]);
    }
    default: {
      const [to, text, subject] = [form.must('modtager', missing.to), form.must('tekst', missing.text), form.text('emne')];
      if (form.faults.length > 0) return show(visit, pages, form.faults);
      const outcome = await writeAsCitizen(desk, { citizen, to, text, key, ...(subject !== '' && { subject }) });
      if (!outcome.ok) return again([{ field: 'tekst', text: refused }]);
      await visit.dropDraft();
      return { to: pages.correspondencePath, told: outcome.repeated ? 'already-done' : 'sent' };
    }
  }
}
