/** Where it hurts: a list to tick, and beside it a drawing that shows the same and can be pressed. The list alone is enough. */

import type { JSX } from 'preact';
import { BodyDrawing } from './body-drawing.tsx';
import { Checkboxes } from './choice-fields.tsx';
import { GroupedQuestion, type QuestionProps } from './question.tsx';

/** The question with its drawing. */
export function BodyMapQuestion({ item, form }: QuestionProps): JSX.Element {
  const chosen = form.values(item.linkId);
  const known = new Set((item.answerOption ?? []).map(({ valueCoding }) => valueCoding.code));
  return (
    <GroupedQuestion item={item} form={form} hint={form.messages.mapHint}>
      <div class="body-map">
        <BodyDrawing
          map={item.linkId}
          words={form.messages}
          placeOf={(shape) => (known.has(shape) ? shape : undefined)}
          isChosen={(place) => chosen.includes(place)}
        />
        <div class="body-map-list">
          <Checkboxes item={item} form={form} />
        </div>
      </div>
    </GroupedQuestion>
  );
}
