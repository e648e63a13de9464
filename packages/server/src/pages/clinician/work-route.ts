/** Work over time, as the reader may see it, and each act about it: noted, agreed, asked for, judged, decided. */

import { workOf } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { inRecord, rolesOfPart } from './record-part.ts';
import type { Act, Acting } from './work-act.ts';
import { agree, change, section56 } from './work-agreed.ts';
import { decide } from './work-benefit.ts';
import { benefitEnd, note } from './work-note.ts';
import { workShown } from './work-shown.ts';
import { askStatement, partOne, partTwo } from './work-statement.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  'citizenPath' | 'readDoorForm' | 'recordMessagesIn' | 'renderErrorPage' | 'renderWorkPage' | 'wordsOf' | 'workMessagesIn'
>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];
type Fault = { readonly field: string; readonly text: string };

/** By the name of the button that takes it. */
const acts: Readonly<Record<string, Act>> = {
  noter: note,
  tilpas: agree,
  aendr: change,
  erklaering: askStatement,
  del1: partOne,
  del2: partTwo,
  p56: section56,
  ydelse: benefitEnd,
  afgoer: decide,
};

/** Adds the page. */
export function addWorkPage(add: AddPage, { pages }: { readonly pages: Pages }): void {
  add('/kliniker/borger/:id/arbejde', {
    roles: rolesOfPart.arbejde ?? [],
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened, [])),
    post: (visit) => inRecord(visit, pages, (opened) => take(visit, pages, opened)),
  });
}

async function show(visit: Visit, pages: Pages, opened: Opened, faults: readonly Fault[]): Promise<PageAnswer> {
  const { desk, language } = visit;
  const work = await workOf(desk, opened.card.id);
  if (work === undefined) return { html: pages.renderErrorPage({ language, status: 404 }), status: 404 };
  return { html: pages.renderWorkPage(await workShown(visit, pages, opened, work, faults)), status: faults.length > 0 ? 422 : 200 };
}

async function take(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { fields, language } = visit;
  const form = pages.readDoorForm(fields, language);
  const { faults } = pages.workMessagesIn(language);
  // A form without the name of a button was sent with the Enter key: it is the note.
  const act = acts[form.text('gem')] ?? note;
  const acting: Acting = { visit, citizen: opened.card.id, about: form.text('om'), form, faults };
  const outcome = await act.take(acting);
  if (form.faults.length > 0) return show(visit, pages, opened, form.faults);
  if (outcome?.ok !== true) {
    const [field, text] = act.beside(acting)[outcome?.reason ?? ''] ?? [act.field, faults.refused];
    return show(visit, pages, opened, [{ field, text }]);
  }
  await visit.dropDraft();
  return { to: pages.citizenPath(opened.card.id, 'arbejde'), told: outcome.repeated ? 'already-done' : 'saved' };
}
