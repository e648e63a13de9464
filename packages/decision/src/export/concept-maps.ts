/** The code lists as ConceptMaps: from the codes of an ordinary record to the programme's findings. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findingSystem, findingValueSystem } from '../fhir-names.ts';
import type { Manifest, ProgrammeFiles } from '../programme-files.ts';
import { headOf, type Resource } from './resource.ts';

type Row = Readonly<Record<string, unknown>>;

/** One map for each file in `codes/`. */
export function exportConceptMaps({
  directory,
  manifest,
  vocabulary,
}: Pick<ProgrammeFiles, 'directory' | 'manifest' | 'vocabulary'>): readonly Resource[] {
  const folder = join(directory, 'codes');
  const display = (finding: string): string => vocabulary.findings.get(finding)?.da ?? finding;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => mapOf(name.slice(0, -'.yaml'.length), parse(readFileSync(join(folder, name), 'utf8')) as Row, manifest, display));
}

function mapOf(name: string, list: Row, manifest: Manifest, display: (finding: string) => string): Resource {
  const rows = (list.entries ?? []) as readonly Row[];
  const silent = (list.notMapped ?? []) as readonly { readonly codes: readonly string[]; readonly why: string }[];
  const systems = (list.systems ?? []) as readonly { readonly system: string; readonly codeField: string }[];
  const group = systems.map(({ system, codeField }) => {
    const elements = new Map<string, unknown[]>();
    for (const row of rows) {
      const code = row[codeField];
      if (typeof code === 'string') elements.set(code, [...(elements.get(code) ?? []), ...targetsOf(row, display)]);
    }
    const unmapped = silent.flatMap(({ codes, why }) =>
      codes.map((code) => [codeField === 'sks' ? `D${code.replace('.', '')}` : code, why] as const),
    );
    return {
      source: system,
      target: findingSystem,
      element: [
        ...[...elements].map(([code, target]) => ({ code, target })),
        ...unmapped
          .filter(([code]) => !elements.has(code))
          .map(([code, comment]) => ({ code, target: [{ equivalence: 'unmatched', comment }] })),
      ],
    };
  });
  return { ...headOf('ConceptMap', `${name}-to-finding`, { da: `${name} til fund`, en: `${name} to findings` }, manifest), group };
}

/** What a row says: the finding with its value; for examinations also what a sent request says. */
function targetsOf(row: Row, display: (finding: string) => string): readonly unknown[] {
  const performed = row.performed as Row | undefined;
  const request = row.request as Row | undefined;
  const told = [
    ...(row.finding === undefined ? [] : [{ finding: row.finding, value: row.value, when: '' }]),
    ...(performed === undefined ? [] : [{ finding: performed.finding, value: performed.value, when: 'performed' }]),
    ...(request === undefined
      ? []
      : [{ finding: request.sent, value: undefined, when: `sent request; a draft asks ${String(request.question)}` }]),
  ];
  return told.map(({ finding, value, when }) => {
    const comment = [when, commentOf(row)].filter((part) => part !== '').join('; ');
    const values = value === undefined || value === 'valueQuantity or valueInteger' ? [] : Array.isArray(value) ? value : [value];
    return {
      code: String(finding),
      display: display(String(finding)),
      equivalence: 'relatedto',
      ...(comment !== '' && { comment }),
      ...(values.length > 0 && { product: values.map((one) => ({ property: findingValueSystem, value: String(one) })) }),
    };
  });
}

function commentOf(row: Row): string {
  const parts = [
    row.prefix === true ? 'with all longer codes below it' : '',
    row.refuted === 'ignore' ? 'refuted says nothing' : '',
    row.assumed === true ? 'assumed' : '',
    row.when === undefined ? '' : `only when ${JSON.stringify(row.when)}`,
    typeof row.note === 'string' ? row.note : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}
