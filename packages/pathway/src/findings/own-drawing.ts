/** Where the citizen has drawn herself that it hurts: her latest answer to a body map, in whichever form it stood. */
import { answersIn, controlOf, everyItem, optionText } from '@rygforloeb/questionnaires';
import type { CitizenSituation } from '../check/situation.ts';
import type { Desk } from '../desk.ts';

export interface OwnDrawing {
  /** The day it is about, or when it was handed in. */
  readonly when: string;
  /** The places of the map, such as `low-back` and `left-calf`, as the form names them. */
  readonly places: readonly { readonly code: string; readonly da: string; readonly en: string }[];
}

/** Undefined where she has drawn none that the reader may see. */
export function ownDrawingIn({ shelf }: Desk, { resources }: Pick<CitizenSituation, 'resources'>): OwnDrawing | undefined {
  return resources
    .filter(({ resourceType, status }) => resourceType === 'QuestionnaireResponse' && status === 'completed')
    .flatMap((response): readonly OwnDrawing[] => {
      const name = String(response.questionnaire).split('|')[0]?.split('/').at(-1) ?? '';
      const form = shelf?.questionnaireOf(name);
      const maps = form === undefined ? [] : everyItem(form).flatMap(({ item }) => (controlOf(item) === 'body-map' ? [item] : []));
      const answers = answersIn(response as Parameters<typeof answersIn>[0]);
      const places = maps.flatMap(({ linkId, answerOption = [] }) => {
        const ticked = (answers.get(linkId) ?? []).map(({ valueCoding }) => valueCoding?.code);
        return answerOption
          .filter(({ valueCoding }) => ticked.includes(valueCoding.code))
          .map((option) => ({ code: option.valueCoding.code, da: optionText(option, 'da'), en: optionText(option, 'en') }));
      });
      const day = answers.get(`${name}-date`)?.[0]?.valueDate;
      return places.length === 0 ? [] : [{ when: day ?? String(response.authored), places }];
    })
    .toSorted((one, other) => other.when.localeCompare(one.when))[0];
}
