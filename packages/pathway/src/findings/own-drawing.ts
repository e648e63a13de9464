/** Where the citizen has drawn herself that it hurts: her latest answer to a body map, in whichever form it stood. */
import { answersIn, controlOf, everyItem } from '@rygforloeb/questionnaires';
import type { CitizenSituation } from '../check/situation.ts';
import type { Desk } from '../desk.ts';

export interface OwnDrawing {
  /** The day it is about, or when it was handed in. */
  readonly when: string;
  /** The places of the map, such as `low-back` and `left-calf`. */
  readonly places: readonly string[];
}

/** Undefined where she has drawn none that the reader may see. */
export function ownDrawingIn({ shelf }: Desk, { resources }: Pick<CitizenSituation, 'resources'>): OwnDrawing | undefined {
  return resources
    .filter(({ resourceType, status }) => resourceType === 'QuestionnaireResponse' && status === 'completed')
    .flatMap((response): readonly OwnDrawing[] => {
      const name = String(response.questionnaire).split('|')[0]?.split('/').at(-1) ?? '';
      const form = shelf?.questionnaireOf(name);
      const maps = form === undefined ? [] : everyItem(form).flatMap(({ item }) => (controlOf(item) === 'body-map' ? [item.linkId] : []));
      const answers = answersIn(response as Parameters<typeof answersIn>[0]);
      const places = maps.flatMap((map) => (answers.get(map) ?? []).flatMap(({ valueCoding }) => valueCoding?.code ?? []));
      const day = answers.get(`${name}-date`)?.[0]?.valueDate;
      return places.length === 0 ? [] : [{ when: day ?? String(response.authored), places }];
    })
    .toSorted((one, other) => other.when.localeCompare(one.when))[0];
}
