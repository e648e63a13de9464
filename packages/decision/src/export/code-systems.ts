/** The programme's own words as CodeSystems, and the choices of findings as ValueSets. */

import { dispositionSystem, findingSystem, findingValueSystem, siteSystem, statusSystem } from '../fhir-names.ts';
import type { ProgrammeFiles } from '../programme-files.ts';
import type { Texts, Wording } from '../texts.ts';
import { actorSystem, answerSystem, designation, headOf, type Resource, urgencySystem } from './resource.ts';

interface Concept extends Wording {
  readonly code: string;
  readonly definition?: string;
}

type Words = Pick<ProgrammeFiles, 'manifest' | 'vocabulary'> & { readonly texts: Texts };

/** All code systems of the programme. */
export function exportCodeSystems({ manifest, vocabulary, texts }: Words): readonly Resource[] {
  const { findings, dispositions, statuses, urgency, actors } = vocabulary;
  const labelled = (code: string, label: Wording | undefined, definition: string): Concept => ({
    code,
    da: label?.da ?? code,
    en: label?.en ?? code,
    definition,
  });
  const values = new Map<string, Wording>();
  for (const { code, values: own = [] } of findings.values())
    for (const value of own)
      if (!values.has(value)) values.set(value, texts.findings.get(code)?.values.get(value) ?? { da: value, en: value });
  const systems: readonly (readonly [url: string, title: Wording, concepts: readonly Concept[]])[] = [
    [
      findingSystem,
      { da: 'Fund', en: 'Findings' },
      [...findings.values()].map(({ code, da, en, note }) => ({ code, da, en, ...(note !== undefined && { definition: note }) })),
    ],
    [findingValueSystem, { da: 'Værdier af fund', en: 'Values of findings' }, [...values].map(([code, label]) => ({ code, ...label }))],
    [
      dispositionSystem,
      { da: 'Hvad programmet kan sige', en: 'What the programme can say' },
      [...dispositions.values()].map(({ code, da, en, meaning }) => ({ code, da, en, definition: meaning })),
    ],
    [
      statusSystem,
      { da: 'Programmets svar', en: 'Statuses of an answer' },
      [...statuses.values()].map(({ code, meaning }) => labelled(code, texts.statuses.get(code)?.label, meaning)),
    ],
    [
      urgencySystem,
      { da: 'Hast', en: 'Urgency' },
      [...urgency.values()].map(({ code, meaning }) => labelled(code, texts.urgencies.get(code)?.label, meaning)),
    ],
    [
      actorSystem,
      { da: 'Aktører', en: 'Actors' },
      [...actors.keys()].map((code) => ({ code, ...(texts.actors.get(code) ?? { da: code, en: code }) })),
    ],
    [siteSystem, { da: 'Sted', en: 'Site' }, sites],
    [answerSystem, { da: 'Ja, nej eller ikke spurgt', en: 'Yes, no or not asked' }, answers],
  ];
  return systems.map(([url, title, concepts]) => ({
    ...headOf('CodeSystem', idOf(url), title, manifest),
    url,
    caseSensitive: true,
    valueSet: `${url.replace('/CodeSystem/', '/ValueSet/')}`,
    content: 'complete',
    count: concepts.length,
    concept: concepts.map(({ code, da, definition, ...words }) => ({
      code,
      display: da,
      ...(definition !== undefined && { definition }),
      designation: designation({ da, ...words }),
    })),
  }));
}

/** A value set of every code system, and one for each finding of closed choice, in the finding's own words. */
export function exportValueSets(words: Words): readonly Resource[] {
  const { manifest, vocabulary, texts } = words;
  const whole = exportCodeSystems(words).map((system) => ({
    ...headOf('ValueSet', system.id, { da: String(system.title), en: system.id }, manifest),
    compose: { include: [{ system: system.url }] },
  }));
  const choices = [...vocabulary.findings.values()].flatMap(({ code, da, en, values }) => {
    if (values === undefined) return [];
    const concept = values.map((value) => {
      const label = texts.findings.get(code)?.values.get(value) ?? { da: value, en: value };
      return { code: value, display: label.da, designation: designation(label) };
    });
    return [
      { ...headOf('ValueSet', `finding-${code}`, { da, en }, manifest), compose: { include: [{ system: findingValueSystem, concept }] } },
    ];
  });
  return [...whole, ...choices];
}

const idOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

const sites: readonly Concept[] = [
  { code: 'left', da: 'Venstre', en: 'Left' },
  { code: 'right', da: 'Højre', en: 'Right' },
  { code: 'both', da: 'Begge', en: 'Both' },
  { code: 'back', da: 'Ryg', en: 'Back' },
  { code: 'leg', da: 'Ben', en: 'Leg' },
];

/** The three answers to a question; unknown is a state of its own. */
export const answers: readonly Concept[] = [
  { code: 'yes', da: 'Ja', en: 'Yes' },
  { code: 'no', da: 'Nej', en: 'No' },
  { code: 'not-asked', da: 'Ikke spurgt', en: 'Not asked' },
];
