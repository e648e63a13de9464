/** The sections that a row of the programme rests on, each a link to what it says. */

import type { JSX } from 'preact';
import { passagePath } from '../clinician/passage-path.ts';
import type { PartWithSections } from './programme-model.ts';

/** Each section leads to what it says. */
export function Sections({ source, sections, language }: PartWithSections & { readonly source: string }): JSX.Element {
  return (
    <>
      {source.split(', ').map((section, place) => (
        <span key={section}>
          {place > 0 && ', '}
          {sections.has(section) ? <a href={passagePath(section, { language })}>{section}</a> : section}
        </span>
      ))}
    </>
  );
}
