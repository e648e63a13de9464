/** What curves are made of, whoever reads them: the values of each day, referrals as events, and the days between the first and now. */
import { type CitizenSteps, copenhagenDate, findingSystem, type Language, siteSystem } from '@rygforloeb/decision';
import type { Measure, Trajectory } from '@rygforloeb/documents';
import type { Instrument, ScoreRule } from '@rygforloeb/questionnaires';
import type { StoredResource } from '@rygforloeb/record';
import type { Desk } from '../desk.ts';
import { codeOf, receiverSystem } from '../fhir-words.ts';
import { papersOf } from './programme-papers.ts';

/** In time's order, from the first day that is told to today; what happened on one day is one mark. */
export function spanned(desk: Desk, { from, measures, events }: Omit<Trajectory, 'to'>): Trajectory {
  const days = measures.flatMap(({ points }) => points.map(({ day }) => day));
  const byDay = Map.groupBy(
    events.toSorted((one, other) => one.day.localeCompare(other.day)),
    ({ day }) => day,
  );
  return {
    from: [from, ...days].sort()[0] ?? from,
    to: [copenhagenDate(desk.now().toISOString()), ...days].sort().at(-1) ?? from,
    measures,
    events: [...byDay].map(([day, all]) => ({ day, what: [...new Set(all.map(({ what }) => what))].join('; ') })),
  };
}

/** A finding over time, for each place of the body by itself and by the words for it; what was entered in error is not there. */
export function measuresOf(
  desk: Desk,
  code: string,
  observations: readonly StoredResource[],
  from: string,
  language: Language,
  named: (where: string, range: string) => string,
): readonly Omit<Measure, 'gapAfterDays'>[] {
  const definition = desk.programme.vocabulary.findings.get(code);
  if (definition === undefined) return [];
  const bySite = Map.groupBy(
    observations.filter((one) => codeOf(one.code, findingSystem) === code),
    ({ bodySite }) => codeOf(bodySite, siteSystem) ?? '',
  );
  return [...bySite].flatMap(([site, all]) => {
    const points = pointsOf(all, from);
    if (points.length === 0) return [];
    const { min: lowest = 0, max: highest = Math.max(1, ...points.map(({ value }) => value)) } = definition;
    const where = papersOf(desk.programme).curves.sites[site]?.[language];
    return [{ name: named(where === undefined ? '' : `, ${where}`, ` (${lowest}–${highest})`), lowest, highest, points }];
  });
}

/** A score by `instrument.score`: the instrument has its range. Undefined where the house has no such form. */
export function scoreOf({ shelf }: Desk, code: string): { readonly instrument: Instrument; readonly score: ScoreRule } | undefined {
  const [id = '', name] = code.split('.');
  const instrument = shelf?.find(id);
  const score = instrument?.scores.find((one) => one.id === name);
  return instrument && score && { instrument, score };
}

/** The last value of each day, in time's order. */
export function pointsOf(
  observations: readonly StoredResource[],
  from: string,
): readonly { readonly day: string; readonly value: number }[] {
  const values = new Map<string, number>();
  const timed = observations
    .filter(({ status }) => status !== 'entered-in-error')
    .map((one) => ({
      at: String(one.effectiveDateTime ?? (one.effectivePeriod as { readonly end?: string } | undefined)?.end ?? ''),
      value: figureIn(one),
    }))
    .filter(({ at, value }) => at.length >= 10 && value !== undefined)
    .sort((one, other) => one.at.localeCompare(other.at));
  for (const { at, value } of timed) if (value !== undefined && copenhagenDate(at) >= from) values.set(copenhagenDate(at), value);
  return [...values].map(([day, value]) => ({ day, value })).sort((one, other) => one.day.localeCompare(other.day));
}

function figureIn({ valueInteger, valueQuantity }: StoredResource): number | undefined {
  const value = valueInteger ?? (valueQuantity as { readonly value?: unknown } | undefined)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** That a referral was sent; in other words for a receiver than the programme's where they are told. */
export function eventOf(
  { programme }: Desk,
  request: StoredResource,
  from: string,
  language: Language,
  told: CitizenSteps['receivers'] = {},
): Trajectory['events'][number] | undefined {
  const receiver = ((request.category ?? []) as readonly unknown[]).map((one) => codeOf(one, receiverSystem)).find(Boolean);
  const rule = programme.referrals.receivers[receiver ?? ''];
  if (rule === undefined || typeof request.authoredOn !== 'string' || request.status === 'draft') return undefined;
  const day = copenhagenDate(request.authoredOn);
  return day < from ? undefined : { day, what: (told[receiver ?? '']?.name ?? rule)[language] };
}
