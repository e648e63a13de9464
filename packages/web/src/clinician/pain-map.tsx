/** Where it hurts, as a drawing beside the answers that say the same; and the citizen's own drawing, with its day. */

import type { JSX } from 'preact';
import type { FormState } from '../shared/fields.tsx';
import type { Language } from '../shared/language.ts';
import { BodyDrawing } from '../shared/questionnaire/body-drawing.tsx';
import { questionnaireMessagesIn } from '../shared/questionnaire/questionnaire-messages.ts';
import { shortDate } from '../shared/told-dates.ts';
import { consultationMessagesIn } from './consultation-messages.ts';
import { partName } from './field-names.ts';

export interface DrawingShown {
  /** ISO day or instant. */
  readonly when: string;
  readonly places: readonly { readonly code: string; readonly text: string }[];
}

/** The findings that the drawing shows and fills in. */
export const mapped = { site: 'pain-site', leg: 'leg-pain' } as const;

const sites: Readonly<Record<string, string>> = {
  neck: 'neck',
  'upper-back': 'thoracic',
  'low-back': 'lumbar',
  'left-buttock': 'pelvic-girdle',
  'right-buttock': 'pelvic-girdle',
};

/** The answer that a shape stands for, as `finding=value`. */
function placeOf(shape: string): string | undefined {
  const site = sites[shape];
  if (site !== undefined) return `${mapped.site}=${site}`;
  const [side, part] = shape.split(/-(.*)/);
  return part === 'groin' ? undefined : `${mapped.leg}=${side}`;
}

/** The drawing, and hers below it. */
export function PainMap({
  form,
  language,
  drawing,
}: {
  readonly form: FormState;
  readonly language: Language;
  readonly drawing?: DrawingShown;
}): JSX.Element {
  const messages = consultationMessagesIn(language);
  const words = questionnaireMessagesIn(language);
  const side = form.value(mapped.leg) === 'yes' ? form.value(partName(mapped.leg, 'site')) : '';
  const isChosen = (place: string): boolean => {
    const [finding, value = ''] = place.split('=');
    return finding === mapped.site ? form.values(mapped.site).includes(value) : side === value || side === 'both';
  };
  return (
    <div class="pain-map">
      <div>
        <BodyDrawing map="pain" words={words} placeOf={placeOf} isChosen={isChosen} />
        <p class="form-hint needs-script">{messages.map}</p>
      </div>
      {drawing !== undefined && (
        <figure class="own-drawing">
          <BodyDrawing words={words} placeOf={(shape) => shape} isChosen={(place) => drawing.places.some(({ code }) => code === place)} />
          <figcaption>
            {messages.ownDrawing(shortDate(drawing.when, language))} {drawing.places.map(({ text }) => text).join(', ')}
          </figcaption>
        </figure>
      )}
    </div>
  );
}
