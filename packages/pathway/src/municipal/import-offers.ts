/** Many offers at once, as CSV, JSON or YAML: every row right, or nothing is saved and each fault is told with its line and column. */
import type { Desk } from '../desk.ts';
import { directoryOffers } from '../overview/directory-offers.ts';
import { type Place, readTable, type TableFault, type TableFormat } from '../overview/read-table.ts';
import { municipalityCode, type Offer } from './offers.ts';
import { type DirectoryOfferTold, faultsOf, type OfferFault, type OfferOutcome, writeOffer } from './save-offer.ts';

export interface ImportTold {
  readonly text: string;
  readonly format: TableFormat;
}

/** Where it stands in the file, and what is wrong there. */
export type RowFault =
  | (Place & { readonly field: string; readonly fault: OfferFault['fault'] | 'unknown-column' | 'twice' | 'not-a-choice' })
  | TableFault;

export type ImportOutcome =
  | { readonly ok: true; readonly offers: readonly Offer[]; readonly created: number }
  | { readonly ok: false; readonly reason: 'rows'; readonly faults: readonly RowFault[] }
  | (Extract<OfferOutcome, { readonly ok: false }> & { readonly row: number });

/** What a row of a file would do. */
export interface PlannedRow {
  readonly row: number;
  readonly is: 'new' | 'changed' | 'same';
  readonly name: string;
  /** Where it belongs, in a word. */
  readonly of: string;
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

export type PreviewOutcome =
  | { readonly ok: true; readonly rows: readonly PlannedRow[] }
  | { readonly ok: false; readonly reason: 'rows'; readonly faults: readonly RowFault[] };

/** The columns of a file, in any order. */
export const offerColumns: readonly string[] = [
  ...(['ref', 'municipality', 'category', 'name', 'organization', 'description', 'form'] as const),
  ...(['selfReferral', 'phone', 'email', 'link', 'checked', 'active', 'fictitious'] as const),
];
const choices = ['selfReferral', 'active', 'fictitious'];
const words: Readonly<Record<string, boolean>> = { ja: true, yes: true, true: true, nej: false, no: false, false: false };
const mostRows = 5000;

/** Reads and saves; all or nothing. */
export async function importOffers(desk: Desk, asked: ImportTold): Promise<ImportOutcome> {
  const read = await readOffers(desk, asked);
  if (!read.ok) return read;
  return desk.record.transaction(async (inside): Promise<ImportOutcome> => {
    const offers: Offer[] = [];
    let created = 0;
    for (const { row, offer } of read.told) {
      const saved = await writeOffer(desk, inside, offer);
      if (!saved.ok) return { ...saved, row };
      offers.push(saved.offer);
      if (saved.created) created += 1;
    }
    return { ok: true, offers, created };
  });
}

/** What `importOffers` would do with the same file now. Nothing is saved. */
export async function previewOffers(desk: Desk, asked: ImportTold): Promise<PreviewOutcome> {
  const read = await readOffers(desk, asked);
  if (!read.ok) return read;
  const known = new Map((await directoryOffers(desk)).map((offer) => [identityIn(desk, offer), offer]));
  const rows = read.told.map(({ row, offer }): PlannedRow => {
    const before = known.get(identityIn(desk, offer));
    const changes = compared.flatMap((field) => {
      const [was, is] = [toldOf(before, field), toldOf(offer, field)];
      return was === is ? [] : [{ field, before: was, after: is }];
    });
    const named = { row, name: offer.name, of: municipalityIn(desk, offer.municipality) };
    if (before === undefined) return { ...named, is: 'new', changes: [] };
    return { ...named, is: changes.length === 0 ? 'same' : 'changed', changes };
  });
  return { ok: true, rows };
}

/** The day on which somebody saw to it is no change of the offer itself. */
const compared = offerColumns.filter((field) => !['ref', 'municipality', 'checked'].includes(field)) as (keyof DirectoryOfferTold)[];
const unlessTold: Readonly<Partial<Record<keyof DirectoryOfferTold, boolean>>> = { active: true, fictitious: false, selfReferral: false };

/** Codes as codes; whoever shows it has the words. */
function toldOf(offer: DirectoryOfferTold | undefined, field: keyof DirectoryOfferTold): string {
  return String(offer?.[field] ?? (offer === undefined ? undefined : unlessTold[field]) ?? '');
}

function municipalityIn(desk: Desk, municipality = ''): string {
  const code = municipalityCode(desk, municipality);
  return code === undefined ? municipality : (desk.programme.codeLists.municipalities.get(code) ?? municipality);
}

function identityIn(desk: Desk, { municipality, ref }: Pick<DirectoryOfferTold, 'municipality' | 'ref'>): string {
  return `${municipalityIn(desk, municipality)} ${ref}`;
}

type ReadOffers =
  | { readonly ok: true; readonly told: readonly { readonly row: number; readonly offer: DirectoryOfferTold }[] }
  | { readonly ok: false; readonly reason: 'rows'; readonly faults: readonly RowFault[] };

async function readOffers(desk: Desk, { text, format }: ImportTold): Promise<ReadOffers> {
  const read = readTable(text, { format, most: mostRows });
  if ('faults' in read) return { ok: false, reason: 'rows', faults: read.faults };
  const faults: RowFault[] = [];
  const told: { readonly row: number; readonly offer: DirectoryOfferTold }[] = [];
  const seen = new Set<string>();
  for (const { row, column, values, places } of read.rows) {
    const { offer, wrong } = toTold(values);
    const found: (Wrong | OfferFault | { readonly field: 'ref'; readonly fault: 'twice' })[] = [...wrong, ...(await faultsOf(desk, offer))];
    if (offer.ref !== '' && seen.has(identityIn(desk, offer))) found.push({ field: 'ref', fault: 'twice' });
    seen.add(identityIn(desk, offer));
    faults.push(
      ...found.filter((fault) => isNews(faults, fault)).map((fault) => ({ ...(places[fault.field] ?? { row, column }), ...fault })),
    );
    told.push({ row, offer });
  }
  return faults.length > 0 ? { ok: false, reason: 'rows', faults } : { ok: true, told };
}

/** A column that is not known is told once, not with every row. */
export function isNews(
  told: readonly { readonly field?: string; readonly fault: string }[],
  { field, fault }: { readonly field: string; readonly fault: string },
): boolean {
  return fault !== 'unknown-column' || !told.some((one) => one.fault === fault && one.field === field);
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
