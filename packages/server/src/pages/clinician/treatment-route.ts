/** Treatment and medicine: each act of its own, and nothing closed without what the programme asks at it. */

import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { inRecord, rolesOfPart } from './record-part.ts';
import type { Act, Acting, Fault, Refused } from './treatment-act.ts';
import { activity, manual, nerveRoot } from './treatment-given.ts';
import { explanation, imagingResult } from './treatment-imaging.ts';
import { begin, change, followUp, stop } from './treatment-medicine.ts';
import { treatmentShown } from './treatment-shown.ts';

type Web = typeof import('@rygforloeb/web').clinician;
type Pages = Pick<
  Web,
  'citizenPath' | 'medicineMessagesIn' | 'readDoorForm' | 'renderErrorPage' | 'renderTreatmentPage' | 'treatmentMessagesIn' | 'wordsOf'
>;
type Opened = Parameters<Parameters<typeof inRecord>[2]>[0];

/** By the name of the button that takes it. */
const acts: Readonly<Record<string, Act>> = {
  nerverod: nerveRoot,
  manuel: manual,
  aktivitet: activity,
  billede: imagingResult,
  forklar: explanation,
  begynd: begin,
  opfoelg: followUp,
  skift: change,
  stop,
};

/** Adds the page. */
export function addTreatmentPage(add: AddPage, { pages }: { readonly pages: Pages }): void {
  add('/kliniker/borger/:id/behandling', {
    roles: rolesOfPart.behandling ?? [],
    get: (visit) => inRecord(visit, pages, (opened) => show(visit, pages, opened, [])),
    post: (visit) => inRecord(visit, pages, (opened) => take(visit, pages, opened)),
  });
}

async function show(visit: Visit, pages: Pages, opened: Opened, faults: readonly Fault[]): Promise<PageAnswer> {
  const page = await treatmentShown(visit, pages, opened, faults);
  return { html: pages.renderTreatmentPage(page), status: faults.length > 0 ? 422 : 200 };
}

async function take(visit: Visit, pages: Pages, opened: Opened): Promise<PageAnswer> {
  const { fields, language } = visit;
  const form = pages.readDoorForm(fields, language);
  const [messages, medicine] = [pages.treatmentMessagesIn(language), pages.medicineMessagesIn(language)];
  const act = acts[form.text('gem')];
  // A button that there is not: nothing was asked for.
  if (act === undefined) return show(visit, pages, opened, []);
  const acting: Acting = { visit, citizen: opened.card.id, about: form.text('om'), form, messages, medicine };
  const outcome = await act.take(acting);
  if (form.faults.length > 0) return show(visit, pages, opened, form.faults);
  if (outcome === undefined) return show(visit, pages, opened, [{ field: act.field(acting.about), text: messages.faults.refused }]);
  if (!outcome.ok) return show(visit, pages, opened, act.mend?.(outcome, acting) ?? [plainly(act, outcome, acting)]);
  await visit.dropDraft();
  const part = outcome.acute === undefined ? 'behandling' : 'akut';
  return { to: pages.citizenPath(opened.card.id, part), told: outcome.repeated ? 'already-done' : 'saved' };
}

/** A refusal that has no field of its own. */
function plainly({ field }: Act, { reason }: Refused, { about, messages: { faults } }: Acting): Fault {
  const texts: Readonly<Record<string, string>> = {
    'reason-missing': faults.text,
    'not-allowed': faults.notAllowed,
    'not-a-clinician': faults.notAllowed,
    fields: faults.date,
    'bad-date': faults.date,
  };
  return { field: field(about), text: texts[reason] ?? faults.refused };
}
