/** Many houses of the directory at once, from a file: every row right, or nothing is saved; and what it would do, shown before. */
import type { Desk } from '../desk.ts';
import { isNews, type PlannedRow } from '../municipal/import-offers.ts';
import { municipalityCode } from '../municipal/offers.ts';
import { findHouses, type HouseEntry, type HouseFault, type HouseField, type HouseTold, houseFaults, saveHouse } from './house-entry.ts';
import { type Place, readTable, type TableFault, type TableFormat } from './read-table.ts';

/** The columns of a file, in any order; `id` is ours. */
export const houseColumns: readonly string[] = [
  ...([
    'id',
    'name',
    'street',
    'postCode',
    'city',
    'municipality',
    'phone',
    'gln',
    'sor',
    'ydernummer',
    'does',
    'reachedBy',
    'active',
  ] as const),
];

export type HouseRowFault =
  | (Place & { readonly field: string; readonly fault: HouseFault['fault'] | 'unknown-column' | 'not-a-choice' | 'twice' | 'unknown' })
  | TableFault;

type RowsRefused = { readonly ok: false; readonly reason: 'rows'; readonly faults: readonly HouseRowFault[] };
export type HousesPreview = { readonly ok: true; readonly rows: readonly PlannedRow[] } | RowsRefused;
export type HousesOutcome =
  | { readonly ok: true; readonly created: number; readonly changed: number; readonly same: number }
  | RowsRefused
  | { readonly ok: false; readonly reason: 'refused'; readonly row: number };

interface Asked {
  readonly text: string;
  readonly format: TableFormat;
}

const mostRows = 2000;
const words: Readonly<Record<string, boolean>> = { ja: true, yes: true, true: true, nej: false, no: false, false: false };
const compared: readonly HouseField[] = [
  ...(['name', 'street', 'postCode', 'city', 'municipality', 'phone', 'gln', 'sor', 'ydernummer', 'does', 'reachedBy', 'active'] as const),
];

interface Planned extends PlannedRow {
  readonly told: HouseTold;
  readonly house?: HouseEntry;
}

/** What `importHouses` would do with the file now. */
export async function previewHouses(desk: Desk, asked: Asked): Promise<HousesPreview> {
  const read = await readHouses(desk, asked);
  return read.ok ? { ok: true, rows: read.rows.map(({ told: _, house: __, ...row }) => row) } : read;
}

/** Reads and saves; all or nothing. What a file has no column for stays as it is. */
export async function importHouses(desk: Desk, { key, ...asked }: Asked & { readonly key: string }): Promise<HousesOutcome> {
  const read = await readHouses(desk, asked);
  if (!read.ok) return read;
  const count = (is: PlannedRow['is']): number => read.rows.filter((row) => row.is === is).length;
  return desk.record.transaction(async (inside): Promise<HousesOutcome> => {
    for (const { row, is, told, house } of read.rows) {
      if (is === 'same') continue;
      const seen = house && { id: house.id, seen: house.version };
      const saved = await saveHouse({ ...desk, record: inside }, { ...told, key: `${key}-${row}`, ...(seen && { house: seen }) });
      if (!saved.ok) return { ok: false, reason: 'refused', row };
    }
    return { ok: true, created: count('new'), changed: count('changed'), same: count('same') };
  });
}

/** A house is known again by our id, its GLN or SOR code, or by name and postcode. */
async function readHouses(
  desk: Desk,
  { text, format }: Asked,
): Promise<{ readonly ok: true; readonly rows: readonly Planned[] } | RowsRefused> {
  const read = readTable(text, { format, most: mostRows });
  if ('faults' in read) return { ok: false, reason: 'rows', faults: read.faults };
  const houses = await findHouses(desk);
  const faults: HouseRowFault[] = [];
  const rows: Planned[] = [];
  const seen = new Set<string>();
  for (const { row, column, values, places } of read.rows) {
    const { cells, wrong } = cellsOf(values);
    const house = sameHouse(houses, cells);
    const told = mergedWith(desk, house, cells);
    const found: (Wrong | HouseFault | { readonly field: string; readonly fault: 'twice' })[] = [
      ...wrong,
      ...(await houseFaults(desk, told, house?.id)),
    ];
    if (cells.get('id') && house?.id !== cells.get('id')) found.push({ field: 'id', fault: 'unknown' });
    for (const [field, name] of namesOf(told, house)) {
      if (seen.has(name)) found.push({ field, fault: 'twice' });
      seen.add(name);
    }
    faults.push(
      ...found.filter((fault) => isNews(faults, fault)).map((fault) => ({ ...(places[fault.field] ?? { row, column }), ...fault })),
    );
    rows.push(planned(row, told, house));
  }
  return faults.length > 0 ? { ok: false, reason: 'rows', faults } : { ok: true, rows };
}

type Wrong = { readonly field: string; readonly fault: 'unknown-column' | 'not-a-choice' | 'unknown' };

function cellsOf(values: Readonly<Record<string, unknown>>): {
  readonly cells: ReadonlyMap<string, string>;
  readonly wrong: readonly Wrong[];
} {
  const cells = new Map<string, string>();
  const wrong: Wrong[] = [];
  for (const [field, value] of Object.entries(values)) {
    const text = value === null || value === undefined ? '' : String(value).trim();
    if (!houseColumns.includes(field)) wrong.push({ field, fault: 'unknown-column' });
    else if (field === 'active' && text !== '' && !Object.hasOwn(words, text.toLowerCase())) wrong.push({ field, fault: 'not-a-choice' });
    else if (field === 'reachedBy' && text !== '' && !['here', 'medcom'].includes(text)) wrong.push({ field, fault: 'unknown' });
    else cells.set(field, text);
  }
  return { cells, wrong };
}

function sameHouse(houses: readonly HouseEntry[], cells: ReadonlyMap<string, string>): HouseEntry | undefined {
  const [id, gln, sor] = [cells.get('id'), cells.get('gln'), cells.get('sor')];
  const [name, postCode] = [cells.get('name')?.toLowerCase(), cells.get('postCode')];
  return (
    (id ? houses.find((house) => house.id === id) : undefined) ??
    (gln ? houses.find((house) => house.gln === gln) : undefined) ??
    (sor ? houses.find((house) => house.sor === sor) : undefined) ??
    (name ? houses.find((house) => house.name.toLowerCase() === name && (!postCode || house.postCode === postCode)) : undefined)
  );
}

/** A cell that is there and empty empties; a column that is not there leaves what stands. */
function mergedWith(desk: Desk, house: HouseEntry | undefined, cells: ReadonlyMap<string, string>): HouseTold {
  const { id: _, version: __, ...stands } = house ?? { id: '', version: 0, name: '', reachedBy: 'here' as const, active: true };
  const told: Record<string, unknown> = { ...stands };
  for (const [field, text] of cells) {
    if (field === 'id') continue;
    if (field === 'active') told.active = text === '' ? stands.active : words[text.toLowerCase()];
    else if (field === 'reachedBy') told.reachedBy = text === '' ? stands.reachedBy : text;
    else if (text !== '') told[field] = field === 'municipality' ? municipalityNamed(desk, text) : text;
    else if (field === 'name') told.name = '';
    else delete told[field];
  }
  return told as unknown as HouseTold;
}

function municipalityNamed(desk: Desk, text: string): string {
  return desk.programme.codeLists.municipalities.get(municipalityCode(desk, text) ?? '') ?? text;
}

/** By what two rows of one file are the same house. */
function namesOf({ name, postCode = '', gln, sor }: HouseTold, house: HouseEntry | undefined): readonly (readonly [string, string])[] {
  if (house !== undefined) return [['name', `id ${house.id}`]];
  return [
    ...(gln === undefined ? [] : [['gln', `gln ${gln}`] as const]),
    ...(sor === undefined ? [] : [['sor', `sor ${sor}`] as const]),
    ['name', `name ${name.toLowerCase()} ${postCode}`],
  ];
}

function planned(row: number, told: HouseTold, house: HouseEntry | undefined): Planned {
  const changes = compared.flatMap((field) => {
    const [before, after] = [String(house?.[field] ?? ''), String(told[field] ?? '')];
    return before === after ? [] : [{ field, before, after }];
  });
  const named = { row, told, name: told.name, of: told.municipality ?? told.city ?? '' };
  if (house === undefined) return { ...named, is: 'new', changes: [] };
  return { ...named, house, is: changes.length === 0 ? 'same' : 'changed', changes };
}
