/** What the answers to each instrument say, with the totals that were read off paper, how that has changed, and what she wrote herself. */
import { copenhagenDate } from '@rygforloeb/decision';
import {
  type Answers,
  type Change,
  changesOf,
  enteredScore,
  type Instrument,
  type Results,
  resultsOf,
  type ToldAnswer,
  toldAnswers,
} from '@rygforloeb/questionnaires';
import type { StoredResource } from '@rygforloeb/record';
import { everyOf } from '../check/every-of.ts';
import type { Desk } from '../desk.ts';
import { codeOf } from '../fhir-words.ts';
import { scoreSystem } from './derived.ts';
import { handedIn } from './views.ts';

export interface InstrumentResults {
  readonly instrument: Instrument;
  /** When it was handed in, or filled in on paper. */
  readonly authored: string;
  readonly from: 'answers' | 'paper';
  readonly results: Results;
  /** Against the time before. */
  readonly changes: readonly Change[];
  /** Question by question; nothing of what was filled in on paper. */
  readonly answers: readonly ToldAnswer[];
  /** Every complete score over time, oldest first. */
  readonly series: readonly { readonly score: string; readonly points: readonly { readonly day: string; readonly value: number }[] }[];
}

type Occasion = Pick<InstrumentResults, 'authored' | 'from' | 'results'> & { readonly response?: Answers };

/** What the latest answers to each instrument say; those answered last stand first. */
export async function questionnaireResults(desk: Desk, { citizen }: { readonly citizen: string }): Promise<readonly InstrumentResults[]> {
  const responses = await everyOf(desk.record, 'QuestionnaireResponse', citizen);
  const totals = (await everyOf(desk.record, 'Observation', citizen)).filter(isFromPaper);
  return (desk.shelf?.instruments ?? [])
    .flatMap((instrument): readonly InstrumentResults[] => {
      const occasions = [...answered(desk, instrument, responses), ...onPaper(instrument, totals)].sort((one, other) =>
        other.authored.localeCompare(one.authored),
      );
      const [latest, before] = occasions;
      if (latest === undefined) return [];
      const { response, ...shown } = latest;
      const form = desk.shelf?.questionnaireOf(instrument.id);
      return [
        {
          instrument,
          ...shown,
          changes: changesOf(instrument, before?.results.scores ?? [], latest.results.scores),
          answers: response === undefined || form === undefined ? [] : toldAnswers(form, response),
          series: seriesOf(instrument, occasions.toReversed()),
        },
      ];
    })
    .sort((one, other) => other.authored.localeCompare(one.authored));
}

function answered({ shelf }: Desk, instrument: Instrument, responses: readonly StoredResource[]): readonly Occasion[] {
  const valueSet = shelf?.textsOf(instrument.id)?.valueSet;
  return handedIn(responses, instrument).map((response) => ({
    authored: String(response.authored),
    from: 'answers',
    results: resultsOf(instrument, response as Answers, valueSet),
    response: response as Answers,
  }));
}

/** A score that comes from no answers was read off a form on paper. */
function isFromPaper({ code, status, derivedFrom }: StoredResource): boolean {
  return codeOf(code, scoreSystem) !== undefined && status === 'final' && derivedFrom === undefined;
}

function onPaper(instrument: Instrument, totals: readonly StoredResource[]): readonly Occasion[] {
  return totals.flatMap((total): readonly Occasion[] => {
    const [id, score = ''] = String(codeOf(total.code, scoreSystem)).split('.');
    const value = (total.valueQuantity as { readonly value?: number } | undefined)?.value;
    const results = id === instrument.id && value !== undefined ? enteredScore(instrument, score, value) : undefined;
    return results === undefined ? [] : [{ authored: String(total.effectiveDateTime), from: 'paper', results }];
  });
}

function seriesOf(instrument: Instrument, oldestFirst: readonly Occasion[]): InstrumentResults['series'] {
  return instrument.scores
    .filter(({ part, method }) => part !== true && method !== 'profile')
    .flatMap(({ id }) => {
      const points = oldestFirst.flatMap(({ authored, results }) => {
        const score = results.scores.find((one) => one.id === id);
        return score?.state === 'scored' ? [{ day: copenhagenDate(authored), value: score.value }] : [];
      });
      return points.length === 0 ? [] : [{ score: id, points }];
    });
}
