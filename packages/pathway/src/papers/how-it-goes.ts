/** How it has gone, as a chart for the page: pain and function over time, with what happened meanwhile. */
import { copenhagenDate, type Language } from '@rygforloeb/decision';
import type { Chart, Measure } from '@rygforloeb/documents';
import type { Desk } from '../desk.ts';
import { ownTrajectoryOf } from './gather-own-trajectory.ts';
import { papersOf } from './programme-papers.ts';

export interface HowItGoes {
  readonly chart: Chart;
  readonly measures: readonly Measure[];
}

/** Undefined where there is nothing to draw, or nothing that the reader may see. `since`: YYYY-MM-DD. `most`: no more curves than so many. */
export async function howItGoes(
  desk: Desk,
  citizen: string,
  since: string,
  language: Language,
  most?: number,
): Promise<HowItGoes | undefined> {
  const patient = await desk.record.read('Patient', citizen);
  if (!patient.ok) return undefined;
  const told = await ownTrajectoryOf(desk, patient.resource, copenhagenDate(since), language);
  if (told === undefined) return undefined;
  const measures = told.measures.slice(0, most);
  return { chart: papersOf(desk.programme).papers.trajectory({ ...told, measures, narrow: true }, language), measures };
}
