/** Reads a table out of a file: CSV as Danish spreadsheets write it, or a list in JSON or YAML. Each value is known by its place. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

export type TableFormat = 'csv' | 'json' | 'yaml';

/** Where something stands: the line of the file from 1; in CSV which column it is, else which letter of the line. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface TableRow extends Place {
  readonly values: Readonly<Record<string, unknown>>;
  readonly places: Readonly<Record<string, Place>>;
}

export interface TableFault extends Place {
  readonly fault: 'columns' | 'quote' | 'unreadable' | 'empty' | 'too-many' | 'twice';
}

export type TableRead = { readonly rows: readonly TableRow[] } | { readonly faults: readonly TableFault[] };

/** The rows, at least one and at most so many; or everything that is wrong with the file. */
export function readTable(text: string, { format, most }: { readonly format: TableFormat; readonly most: number }): TableRead {
  const read = format === 'csv' ? readCsv(text) : readList(text);
  if ('faults' in read) return read;
  if (read.rows.length === 0) return { faults: [{ row: 1, column: 1, fault: 'empty' }] };
  const beyond = read.rows[most];
  return beyond === undefined ? read : { faults: [{ row: beyond.row, column: 1, fault: 'too-many' }] };
}

/** What a file is, by its name or by how it begins. */
export function formatOf(text: string, name = ''): TableFormat {
  if (/\.json$/i.test(name)) return 'json';
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  if (/\.(?:csv|txt)$/i.test(name)) return 'csv';
  return /^[\uFEFF\s]*[[{]/.test(text) ? 'json' : 'csv';
}

/** YAML holds JSON, and knows where each value stands. */
function readList(text: string): TableRead {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines });
  const placeOf = (offset = 0): Place => {
    const { line, col } = lines.linePos(offset);
    return { row: Math.max(1, line), column: Math.max(1, col) };
  };
  const [error] = document.errors;
  if (error !== undefined) return { faults: [{ ...placeOf(error.pos[0]), fault: 'unreadable' }] };
  const list = document.contents;
  if (!isSeq(list)) return { faults: [{ row: 1, column: 1, fault: text.trim() === '' ? 'empty' : 'unreadable' }] };
  const faults: TableFault[] = [];
  const rows: TableRow[] = [];
  for (const item of list.items) {
    const range = (item as { readonly range?: readonly number[] }).range;
    const at = placeOf(range?.[0]);
    if (!isMap(item)) {
      faults.push({ ...at, fault: 'unreadable' });
      continue;
    }
    const values: Record<string, unknown> = {};
    const places: Record<string, Place> = {};
    for (const { key, value } of item.items) {
      const name = String(isScalar(key) ? key.value : key);
      const place = placeOf((value as { readonly range?: readonly number[] } | null)?.range?.[0] ?? range?.[0]);
      if (value === null || isScalar(value)) values[name] = value?.value;
      else faults.push({ ...place, fault: 'unreadable' });
      places[name] = place;
    }
    rows.push({ ...at, values, places });
  }
  return faults.length > 0 ? { faults } : { rows };
}

/** Comma, semicolon or tab, as the line of names has it: Danish spreadsheets write the second, and copy the third. */
function readCsv(text: string): TableRead {
  const cells = cellsOf(text.replace(/^\uFEFF/, ''));
  if ('fault' in cells) return { faults: [cells] };
  const [head, ...lines] = cells.lines;
  if (head === undefined) return { rows: [] };
  const names = head.values.map((name) => name.trim());
  const twice = names.flatMap((name, place): TableFault[] =>
    name !== '' && names.indexOf(name) < place ? [{ row: head.line, column: place + 1, fault: 'twice' }] : [],
  );
  const wrong = lines.flatMap(({ line, values }): TableFault[] =>
    values.length === names.length ? [] : [{ row: line, column: Math.min(values.length, names.length) + 1, fault: 'columns' }],
  );
  if (twice.length + wrong.length > 0) return { faults: [...twice, ...wrong] };
  const rows = lines.map(({ line, values }) => ({
    row: line,
    column: 1,
    values: Object.fromEntries(names.map((name, place) => [name, unguarded(values[place] ?? '')])),
    places: Object.fromEntries(names.map((name, place) => [name, { row: line, column: place + 1 }])),
  }));
  return { rows };
}

/** A cell that a spreadsheet would take for a formula is written with an apostrophe before it. */
function unguarded(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

interface Line {
  /** Where it begins in the file. */
  readonly line: number;
  readonly values: readonly string[];
}

/** The lines, or the quotation mark that is never closed. */
function cellsOf(text: string): { readonly lines: readonly Line[] } | TableFault {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (separator: string): number => head.split(separator).length;
  const [separator = ','] = [',', ';', '\t'].sort((one, other) => count(other) - count(one));
  const lines: Line[] = [];
  let values: string[] = [];
  let cell = '';
  let quoted: Place | undefined;
  let line = 1;
  let begun = 1;
  const endLine = () => {
    values.push(cell);
    if (values.some((value) => value.trim() !== '')) lines.push({ line: begun, values });
    values = [];
    cell = '';
  };
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    if (letter === '\n') line += 1;
    if (quoted !== undefined && letter === '"' && text[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (letter === '"' && (quoted !== undefined || cell.trim() === '')) {
      quoted = quoted === undefined ? { row: line, column: values.length + 1 } : undefined;
      if (quoted !== undefined) cell = '';
    } else if (quoted !== undefined) cell += letter;
    else if (letter === separator) {
      values.push(cell);
      cell = '';
    } else if (letter === '\n') {
      endLine();
      begun = line;
    } else if (letter !== '\r') cell += letter;
  }
  if (quoted !== undefined) return { ...quoted, fault: 'quote' };
  if (cell !== '' || values.length > 0) endLine();
  return { lines };
}
