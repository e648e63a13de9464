/** Every number of the programme and of its clocks has a name, a unit, a source, requirements and its words in both languages; every clock reads one that is there. */

import { fieldsOf, isWording, listOf } from './fields.ts';
import { fileOf, type LocatedFile, type LocatedFolder, type YamlPath } from './located-yaml.ts';
import { type CheckFault, type CheckName, faultAt } from './report.ts';

/** Tells what parameters.yaml and clock-parameters.yaml lack, names given twice, and clocks that read unknown numbers. */
export function checkParameters(folder: LocatedFolder): readonly CheckFault[] {
  const own = rowsOf(fileOf(folder, 'parameters.yaml'), []);
  const clocks = rowsOf(fileOf(folder, 'clock-parameters.yaml'), ['parameters']);
  return [
    ...checkRows(own, 'parameters'),
    ...checkRows(clocks, 'clocks'),
    ...doubled([...own, ...clocks]),
    ...checkReaders(folder, own, clocks),
  ];
}

/** One parameter where it stands. */
interface Row {
  readonly file: LocatedFile;
  readonly path: YamlPath;
  readonly name: string;
  readonly value: unknown;
}

function rowsOf(file: LocatedFile, at: YamlPath): readonly Row[] {
  const rows = at.length === 0 ? file.value : fieldsOf(file.value).parameters;
  return listOf(rows).map((value, index) => ({ file, path: [...at, index], name: String(fieldsOf(value).name ?? ''), value }));
}

function checkRows(rows: readonly Row[], check: CheckName): readonly CheckFault[] {
  return rows.flatMap(({ file, path, name, value }) => {
    const row = fieldsOf(value);
    const lacks = [
      ...['name', 'unit', 'da', 'en'].filter((key) => !isWording(row[key])),
      ...(isWording(row.source) || listOf(row.source).some(isWording) ? [] : ['source']),
      ...(listOf(row.requirements).length > 0 ? [] : ['requirements']),
      ...(isValue(row.value) ? [] : ['a number or list as value']),
    ];
    return lacks.map((key) => faultAt(file.at([...path, 'name']), check, `the parameter ${name || '(no name)'} lacks ${key}`));
  });
}

function isValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isWording);
  if (typeof value === 'number') return Number.isFinite(value);
  const period = fieldsOf(value);
  return typeof period.from === 'number' && typeof period.to === 'number';
}

function doubled(rows: readonly Row[]): readonly CheckFault[] {
  const seen = new Map<string, string>();
  return rows.flatMap(({ file, path, name }) => {
    const before = seen.get(name);
    seen.set(name, file.file);
    return before === undefined ? [] : [faultAt(file.at([...path, 'name']), 'parameters', `the parameter ${name} stands in ${before} too`)];
  });
}

function checkReaders(folder: LocatedFolder, own: readonly Row[], clocks: readonly Row[]): readonly CheckFault[] {
  const files = ['clocks.yaml', 'work.yaml', 'worklist.yaml'].map((name) => fileOf(folder, name));
  const known = new Set([...own, ...clocks].map(({ name }) => name));
  const read = files.flatMap((file) => file.scalars()).filter(({ path }) => path.at(-1) === 'parameter');
  const names = new Set(read.map(({ value }) => String(value)));
  return [
    ...read
      .filter(({ value }) => !known.has(String(value)))
      .map(({ place, value }) => faultAt(place, 'clocks', `the clock reads the unknown parameter ${String(value)}`)),
    ...clocks
      .filter(({ name }) => !names.has(name))
      .map((row) => faultAt(row.file.at([...row.path, 'name']), 'clocks', `no clock reads the parameter ${row.name}`)),
  ];
}
