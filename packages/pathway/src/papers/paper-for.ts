/** A paper for whoever sits at the desk: gathered through the gate, so that it holds no more than she may see, and each look is in the log. */
import { copenhagenDate } from '@rygforloeb/decision';
import type { PaperKind } from '@rygforloeb/documents';
import type { Desk } from '../desk.ts';
import { type Gather, notFound, type PaperAsked, type PaperOutcome } from './asked.ts';
import { gatherClosingNote, gatherReferral, gatherRehabilitationPlan, gatherWorkLetter } from './gather-letters.ts';
import { gatherRelapsePlan, gatherSharedPlan } from './gather-plan.ts';
import { gatherSheet } from './gather-sheet.ts';
import { papersOf } from './programme-papers.ts';

type Sources = { readonly [Kind in PaperKind]: { readonly type: string; readonly gather: Gather<Kind> } };

const sources: Sources = {
  'shared-plan': { type: 'CarePlan', gather: gatherSharedPlan },
  'relapse-plan': { type: 'CarePlan', gather: gatherRelapsePlan },
  'referral-letter': { type: 'ServiceRequest', gather: gatherReferral },
  'rehabilitation-plan': { type: 'ServiceRequest', gather: gatherRehabilitationPlan },
  lae165: { type: 'ServiceRequest', gather: gatherWorkLetter },
  'hospital-closing-letter': { type: 'ServiceRequest', gather: gatherClosingNote('hospital-closing-letter') },
  'rehabilitation-end-note': { type: 'ServiceRequest', gather: gatherClosingNote('rehabilitation-end-note') },
  'prevention-closing-note': { type: 'ServiceRequest', gather: gatherClosingNote('prevention-closing-note') },
  'why-not-a-scan': { type: 'Patient', gather: gatherSheet },
};

/** The PDF with a name for its file, in which nobody is named; or why there is none. */
export async function paperFor(desk: Desk, asked: PaperAsked): Promise<PaperOutcome> {
  return Object.hasOwn(sources, asked.kind) ? printed(desk, asked.kind, asked) : notFound;
}

async function printed<Kind extends PaperKind>(desk: Desk, kind: Kind, { about, language }: PaperAsked): Promise<PaperOutcome> {
  const source: Sources[Kind] = sources[kind];
  const [type, id, ...more] = about.split('/');
  if (type !== source.type || id === undefined || id === '' || more.length > 0) return { ok: false, reason: 'other-kind' };
  const gathered = await source.gather(desk, id, language);
  if (!gathered.ok) return gathered;
  const pdf = await papersOf(desk.programme).papers.document(kind, gathered.data, language);
  return { ok: true, pdf, name: `${kind}-${copenhagenDate(desk.now().toISOString())}.pdf` };
}
