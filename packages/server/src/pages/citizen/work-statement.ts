/** The citizen's possibility statement: that her employer asks for it, and the first part in her words. */

import { askPossibilityStatement, fillPartOne } from '@rygforloeb/pathway';
import type { FieldFault } from '@rygforloeb/web';
import type { Visit } from '../door.ts';
import { ownCitizen } from './own-citizen.ts';

type Pages = Pick<typeof import('@rygforloeb/web').citizen, 'readDoorForm' | 'statementMessagesIn'>;

/** What came of it: kept, or what is wrong. */
export type StatementTaken =
  | { readonly ok: true; readonly repeated: boolean }
  | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** The act that the form names: the first part, or that the employer asks. */
export async function takeStatement(visit: Visit, pages: Pages): Promise<StatementTaken> {
  const { desk, formKey: key, fields, language } = visit;
  const form = pages.readDoorForm(fields, language);
  const { missing } = pages.statementMessagesIn(language);
  const isPartOne = form.text('handling') === 'del1';
  const affected = isPartOne ? form.must('svaert', missing.affected) : '';
  const arrangements = isPartOne ? form.must('enige', missing.arrangements) : '';
  const agrees = isPartOne ? form.must('chef', missing.agrees) : '';
  if (form.faults.length > 0) return { ok: false, faults: form.faults };
  const outcome = isPartOne
    ? await fillPartOne(desk, { statement: form.text('om'), key, affected, arrangements, employerAgrees: agrees === 'ja' })
    : await askPossibilityStatement(desk, { citizen: ownCitizen(visit), key });
  if (outcome.ok) return { ok: true, repeated: outcome.repeated };
  const texts: Readonly<Record<string, string>> = { 'no-gp': missing.noGp, 'there-is-one': missing.thereIsOne };
  return { ok: false, faults: [{ field: 'erklaering', text: texts[outcome.reason] ?? missing.refused }] };
}
