/** Where generated CQL comes from: a place in a generated library, led back to the line of the data file that says it. */

import type { CqlSource } from '@rygforloeb/engine';
import { dueDefine, reasonDefine, ruleDefine, sideDefine } from '../generate-cql/decisions.ts';
import type { DispositionRules } from '../rules.ts';
import { fileOf, filesIn, type LocatedFile, type LocatedFolder, type YamlPath } from './located-yaml.ts';
import type { Place } from './report.ts';

/** The CQL a person wrote in a data file: its define in the generated library, and where it stands. */
export interface WrittenExpression {
  readonly file: LocatedFile;
  readonly path: YamlPath;
}

export interface RuleSources {
  /** The place to show for a place in a library. */
  place(library: string, line: number, column: number): Place;
  /** The whole of the define stands in a data file as CQL. */
  isWritten(library: string, define: string): boolean;
}

/** Prepares the way back for all libraries of a programme. */
export function ruleSources(folder: LocatedFolder, sources: readonly CqlSource[]): RuleSources {
  const written = writtenExpressions(folder);
  const byName = new Map(sources.map((source) => [source.name, source]));
  return {
    isWritten: (library, define) => library === 'Decisions' && isExpression(written.get(define)?.path),
    place(library, line, column) {
      const source = byName.get(library);
      if (source === undefined || source.file.endsWith('.cql')) return { file: source?.file ?? library, line, column };
      const { define, prefix } = defineAt(source.text, line);
      const origin = library === 'Decisions' ? written.get(define) : originOf(library, define, folder);
      if (origin === undefined) return { file: source.file, line: 0, column: 0 };
      const start = origin.file.textAt(origin.path);
      const offset = prefix === undefined ? 0 : Math.max(0, column - 1 - prefix.length);
      return { ...start, column: start.column + offset + (start.quoted ? quotesBefore(origin, offset) : 0) };
    },
  };
}

const expressions: readonly unknown[] = ['when', 'given', 'due', 'restsOn', 'withheld', 'settled', 'absent', 'scope'];

/** A right is part of a define that is otherwise generated. */
const isExpression = (path: YamlPath = []): boolean => expressions.includes(path.at(-1)) && !path.includes('right');

function writtenExpressions(folder: LocatedFolder): ReadonlyMap<string, WrittenExpression> {
  const found = new Map<string, WrittenExpression>();
  for (const file of filesIn(folder, 'dispositions')) {
    const rows = Array.isArray(file.value) ? (file.value as readonly Partial<DispositionRules>[]) : [];
    rows.forEach((row, index) => {
      const code = row?.code;
      if (code === undefined) return;
      for (const name of [code, sideDefine(code, 'inside')])
        found.set(name, { file, path: row.right === undefined ? [index, 'code'] : [index, 'right', 'when'] });
      for (const side of ['withheld', 'settled', 'absent']) found.set(sideDefine(code, side), { file, path: [index, side] });
      (Array.isArray(row.rules) ? row.rules : []).forEach((rule, at) => {
        const id = String(rule?.id);
        const own = String(rule?.when).startsWith('@') ? 'id' : 'when';
        found.set(ruleDefine(code, id), { file, path: [index, 'rules', at, rule?.given === undefined ? own : 'given'] });
        if (rule?.given !== undefined) found.set(reasonDefine(code, rule), { file, path: [index, 'rules', at, own] });
        found.set(dueDefine(code, id), { file, path: [index, 'rules', at, 'due'] });
        found.set(sideDefine(code, `rests on ${id}`), { file, path: [index, 'rules', at, 'restsOn'] });
      });
    });
  }
  const manifest = fileOf(folder, 'manifest.yaml');
  found.set('In scope', { file: manifest, path: ['scope'] });
  found.set('Urgency', { file: manifest, path: ['urgency'] });
  return found;
}

function originOf(library: string, define: string, folder: LocatedFolder): WrittenExpression | undefined {
  switch (library) {
    case 'Parameters':
      return entryWith(fileOf(folder, 'parameters.yaml'), 'name', define);
    case 'Findings':
      return entryWith(fileOf(folder, 'vocabulary/findings.yaml'), 'code', define.replace(/^code |(: .*| entries| done| no)$/g, ''));
    case 'Roles': {
      const [table = '', column = ''] = define.split(' ');
      const file = fileOf(folder, 'roles.yaml');
      const hit = file.scalars().find(({ path }) => path.includes(table) && (column === '' || path.includes(column)));
      return hit && { file, path: hit.path };
    }
    default:
      return undefined;
  }
}

function entryWith(file: LocatedFile, key: string, value: string): WrittenExpression | undefined {
  const hit = file.scalars().find((scalar) => scalar.path.at(-1) === key && scalar.value === value);
  return hit && { file, path: hit.path };
}

/** The define that a line belongs to, and what stands before its expression when both share the line. */
function defineAt(text: string, line: number): { readonly define: string; readonly prefix?: string } {
  const lines = text.split('\n');
  for (let at = line - 1; at >= 0; at -= 1) {
    const match = /^((?:define|parameter|code) "((?:\\.|[^"\\])*)":? ?)/.exec(lines[at] ?? '');
    if (match === null) continue;
    const define = (match[2] ?? '').replaceAll(/\\(.)/g, '$1');
    return at === line - 1 ? { define, prefix: match[1] ?? '' } : { define };
  }
  return { define: '' };
}

/** In single quotes every quote of the expression is written twice. */
function quotesBefore({ file, path }: WrittenExpression, offset: number): number {
  const value = file.scalars(path)[0]?.value;
  return typeof value === 'string' ? [...value.slice(0, offset)].filter((letter) => letter === "'").length : 0;
}
