/** The findings as a Questionnaire: one group a theme, and three answers to every yes/no question. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findingSystem, findingValueSystem } from '../fhir-names.ts';
import type { ProgrammeFiles } from '../programme-files.ts';
import type { Texts } from '../texts.ts';
import type { FindingDefinition } from '../vocabulary.ts';
import { answers } from './code-systems.ts';
import { answerSystem, headOf, type Resource, translated } from './resource.ts';

type Words = Pick<ProgrammeFiles, 'directory' | 'manifest' | 'vocabulary'> & { readonly texts: Texts };

/** The form that holds every finding but those of single drugs, which are read from prescriptions. */
export function exportQuestionnaire(words: Words): Resource {
  const { manifest, vocabulary, texts } = words;
  const folder = join(words.directory, 'texts', 'findings');
  const themes = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const item = themes.flatMap((name) => {
    const codes = Object.keys(parse(readFileSync(join(folder, name), 'utf8')) as object);
    const items = codes.flatMap((code) => {
      const finding = vocabulary.findings.get(code);
      return finding === undefined || finding.in.startsWith('medications') ? [] : [itemOf(finding, texts)];
    });
    const theme = name.slice(0, -'.yaml'.length);
    return items.length === 0 ? [] : [{ linkId: `theme-${theme}`, text: theme, type: 'group', item: items }];
  });
  return {
    ...headOf('Questionnaire', 'findings', { da: 'Fund ved lænderygbesvær', en: 'Findings in low back trouble' }, manifest),
    subjectType: ['Patient'],
    item,
  };
}

function itemOf(finding: FindingDefinition, texts: Texts): unknown {
  const { code, da } = finding;
  const text = texts.findings.get(code);
  return {
    linkId: code,
    definition: `${findingSystem}#${code}`,
    code: [{ system: findingSystem, code, display: da }],
    ...translated('text', text?.question.professional ?? finding),
    ...answerOf(finding, texts),
    ...(text?.help !== undefined && { item: [{ linkId: `${code}.help`, ...translated('text', text.help), type: 'display' }] }),
  };
}

function answerOf({ code, type, values = [], min, max, of }: FindingDefinition, texts: Texts): Record<string, unknown> {
  const range = [
    ...(min === undefined ? [] : [limit('minValue', min, type)]),
    ...(max === undefined ? [] : [limit('maxValue', max, type)]),
  ];
  switch (type) {
    case 'boolean':
      return {
        type: 'choice',
        answerOption: answers.map(({ code: answer, da }) => ({ valueCoding: { system: answerSystem, code: answer, display: da } })),
      };
    case 'integer':
    case 'decimal':
      return { type, ...(range.length > 0 && { extension: range }) };
    case 'date':
      return { type: 'date' };
    case 'text':
      return { type: 'string' };
    default: {
      if (of === 'date') return { type: 'date', repeats: true };
      const labels = texts.findings.get(code)?.values;
      const answerOption = values.map((value) => ({
        valueCoding: { system: findingValueSystem, code: value, display: labels?.get(value)?.da ?? value },
      }));
      return { type: 'choice', ...(type === 'list' && { repeats: true }), answerOption };
    }
  }
}

const limit = (name: string, value: number, type: string) => ({
  url: `http://hl7.org/fhir/StructureDefinition/${name}`,
  ...(type === 'integer' ? { valueInteger: value } : { valueDecimal: value }),
});
