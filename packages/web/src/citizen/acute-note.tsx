/** On pages beside the front page: she is sent to hospital now, and everything else can wait. */

import type { JSX } from 'preact';
import type { Language } from '../shared/language.ts';
import type { StepShown } from './home-page.tsx';

export function AcuteNote({ acute, language }: { readonly acute: StepShown; readonly language: Language }): JSX.Element {
  return (
    <section class="next-step next-step-acute" aria-labelledby="acute">
      <h2 id="acute">{[acute.what[language], acute.place].filter(Boolean).join(', ')}</h2>
      <p>{acute.expect?.[language]}</p>
    </section>
  );
}
