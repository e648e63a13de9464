/** Many offers at once, as CSV or YAML: every row right, or nothing is saved and each fault is told with its row. */
import { parseDocument } from 'yaml';
import type { Desk } from '../desk.ts';
import type { Offer } from './offers.ts';
import { type DirectoryOfferTold, faultsOf, type OfferFault, type OfferOutcome, writeOffer } from './save-offer.ts';

export interface ImportTold {
  readonly text: string;
  readonly format: 'csv' | 'yaml';
}

/** `row` counts from 1 as in the file: in CSV the line with the names is 1, in YAML the first offer is. */
export type RowFault =
  | { readonly row: number; readonly field: string; readonly fault: OfferFault['fault'] | 'unknown-column' | 'twice' | 'not-a-choice' }
  | { readonly row: number; readonly fault: 'columns' | 'quote' | 'unreadable' | 'empty' | 'too-many' };

export type ImportOutcome =
  | { readonly ok: true; readonly offers: readonly Offer[]; readonly created: number }
  | { readonly ok: false; readonly reason: 'rows'; readonly faults: readonly RowFault[] }
  | (Extract<OfferOutcome, { readonly ok: false }> & { readonly row: number });

/** The columns of a file, in any order. */
export const offerColumns: readonly string[] = [
  ...(['ref', 'municipality', 'category', 'name', 'organization', 'description', 'form'] as const),
  ...(['selfReferral', 'phone', 'email', 'link', 'checked', 'active', 'fictitious'] as const),
];
const choices = ['selfReferral', 'active', 'fictitious'];
const words: Readonly<Record<string, boolean>> = { ja: true, yes: true, true: true, nej: false, no: false, false: false };
const mostRows = 5000;

interface Row {
  readonly row: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Reads and saves; all or nothing. */
export async function importOffers(desk: Desk, { text, format }: ImportTold): Promise<ImportOutcome> {
  const read = format === 'csv' ? readCsv(text) : readYaml(text);
  if ('faults' in read) return { ok: false, reason: 'rows', faults: read.faults };
  const { rows } = read;
  if (rows.length === 0) return { ok: false, reason: 'rows', faults: [{ row: 1, fault: 'empty' }] };
  if (rows.length > mostRows) return { ok: false, reason: 'rows', faults: [{ row: mostRows + 1, fault: 'too-many' }] };
  const faults: RowFault[] = [];
  const told: { readonly row: number; readonly offer: DirectoryOfferTold }[] = [];
  const seen = new Set<string>();
  for (const { row, values } of rows) {
    const { offer, wrong } = toTold(values);
    faults.push(...wrong.map((fault) => ({ row, ...fault })), ...(await faultsOf(desk, offer)).map((fault) => ({ row, ...fault })));
    const identity = `${(offer.municipality ?? '').toLowerCase()} ${offer.ref}`;
    if (seen.has(identity)) faults.push({ row, field: 'ref', fault: 'twice' });
    seen.add(identity);
    told.push({ row, offer });
  }
  if (faults.length > 0) return { ok: false, reason: 'rows', faults };
  return desk.record.transaction(async (inside): Promise<ImportOutcome> => {
    const offers: Offer[] = [];
    let created = 0;
    for (const { row, offer } of told) {
      const saved = await writeOffer(desk, inside, offer);
      if (!saved.ok) return { ...saved, row };
      offers.push(saved.offer);
      if (saved.created) created += 1;
    }
    return { ok: true, offers, created };
  });
}

type Wrong = { readonly field: string; readonly fault: 'unknown-column' | 'not-a-choice' };

function toTold(values: Readonly<Record<string, unknown>>): { readonly offer: DirectoryOfferTold; readonly wrong: readonly Wrong[] } {
  const wrong: Wrong[] = [];
  const told: Record<string, unknown> = { ref: '', category: '', name: '', organization: '' };
  for (const [field, value] of Object.entries(values)) {
    const text = typeof value === 'string' ? value.trim() : value === null || value === undefined ? '' : String(value);
    if (!offerColumns.includes(field)) wrong.push({ field, fault: 'unknown-column' });
    else if (text === '') continue;
    else if (!choices.includes(field)) told[field] = text;
    else if (Object.hasOwn(words, text.toLowerCase())) told[field] = words[text.toLowerCase()];
    else wrong.push({ field, fault: 'not-a-choice' });
  }
  return { offer: told as unknown as DirectoryOfferTold, wrong };
}

type Reading = { readonly rows: readonly Row[] } | { readonly faults: readonly RowFault[] };

function readYaml(text: string): Reading {
  const document = parseDocument(text);
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  if (!Array.isArray(value)) return { faults: [{ row: 1, fault: 'unreadable' }] };
  const faults = value.flatMap((one, index): RowFault[] =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? [] : [{ row: index + 1, fault: 'unreadable' }],
  );
  return faults.length > 0 ? { faults } : { rows: value.map((values: Row['values'], index) => ({ row: index + 1, values })) };
}

/** Comma or semicolon, as the line of names has it: Danish spreadsheets write the latter. */
function readCsv(text: string): Reading {
  const cells = cellsOf(text.replace(/^\uFEFF/, ''));
  if (cells === undefined) return { faults: [{ row: 1, fault: 'quote' }] };
  const [names, ...lines] = cells;
  if (names === undefined) return { rows: [] };
  const wrong = lines.flatMap(({ line, values }): RowFault[] =>
    values.length === names.values.length ? [] : [{ row: line, fault: 'columns' }],
  );
  if (wrong.length > 0) return { faults: wrong };
  const rows = lines.map(({ line, values }) => ({
    row: line,
    values: Object.fromEntries(names.values.map((name, index) => [name.trim(), values[index] ?? ''])),
  }));
  return { rows };
}

interface Line {
  /** Where it begins in the file. */
  readonly line: number;
  readonly values: readonly string[];
}

/** Undefined where a quotation mark is never closed. */
function cellsOf(text: string): readonly Line[] | undefined {
  const head = text.split(/\r?\n/, 1)[0] ?? '';
  const separator = head.split(';').length > head.split(',').length ? ';' : ',';
  const found: Line[] = [];
  let values: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begun = 1;
  const endLine = () => {
    values.push(cell);
    if (values.some((value) => value.trim() !== '')) found.push({ line: begun, values });
    values = [];
    cell = '';
  };
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    if (letter === '\n') line += 1;
    if (quoted && letter === '"' && text[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (letter === '"' && (quoted || cell.trim() === '')) {
      quoted = !quoted;
      if (quoted) cell = '';
    } else if (quoted) cell += letter;
    else if (letter === separator) {
      values.push(cell);
      cell = '';
    } else if (letter === '\n') {
      endLine();
      begun = line;
    } else if (letter !== '\r') cell += letter;
  }
  if (quoted) return undefined;
  if (cell !== '' || values.length > 0) endLine();
  return found;
}
