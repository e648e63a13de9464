/** Files of offers and of houses: read, shown what they would do, and saved all or none. */

import { createHash } from 'node:crypto';
import {
  type Desk,
  directoryOffers,
  findHouses,
  formatOf,
  houseColumns,
  importHouses,
  importOffers,
  offerColumns,
  type PlannedRow,
  previewHouses,
  previewOffers,
  type TableFormat,
} from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { coordinatorRoles } from './coordinator-roles.ts';
import { csvFile } from './csv-file.ts';

export interface ImportOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'directoryMessagesIn' | 'directoryPath' | 'importMessagesIn' | 'offersMessagesIn' | 'offersPath' | 'renderImportPage'
  >;
}

type Pages = ImportOptions['pages'];
type ImportPage = Parameters<Pages['renderImportPage']>[0];
interface File {
  readonly text: string;
  readonly format: TableFormat;
}
type Saved = { readonly ok: true } | { readonly ok: false; readonly row: number; readonly reason: string };

/** What differs between the two. */
interface Kind {
  readonly what: ImportPage['what'];
  readonly path: string;
  readonly home: string;
  readonly back: (language: Visit['language']) => string;
  readonly columns: (visit: Visit) => ImportPage['columns'];
  readonly preview: (desk: Desk, file: File) => ReturnType<typeof previewOffers | typeof previewHouses>;
  readonly save: (visit: Visit, file: File) => Promise<Saved>;
  readonly current: (desk: Desk) => Promise<readonly (readonly string[])[]>;
  readonly toldIn: (visit: Visit) => (field: string, value: string) => string;
}

const mostLetters = 1_000_000;

/** Adds both pages. */
export function addImportPages(add: AddPage, { pages }: ImportOptions): void {
  for (const kind of [offersKind(pages), housesKind(pages)])
    add(kind.path, {
      roles: coordinatorRoles,
      files: true,
      get: async (visit) => {
        if (visit.query('hent') !== 'csv') return choosePage(visit, pages, kind);
        const name = `${kind.what === 'offers' ? 'tilbud' : 'adressebog'}.csv`;
        return { file: csvFile(await kind.current(visit.desk)), type: 'text/csv; charset=utf-8', name };
      },
      post: (visit) => take(visit, pages, kind),
    });
}

async function take(visit: Visit, pages: Pages, kind: Kind): Promise<PageAnswer> {
  const { fields, language, desk } = visit;
  const messages = pages.importMessagesIn(language);
  const sent = fields.get('fil') ?? '';
  const name = fields.get('fil.navn') || fields.get('navn') || '';
  // A text box sends its own line ends: what is read must be the same the second time.
  const text = (sent === '' ? (fields.get('raekker') ?? '') : sent).replaceAll(/\r\n?/g, '\n');
  const typed = new URLSearchParams({ raekker: text, ...(name !== '' && { 'fil.navn': name }) });
  if (text.trim() === '') return choosePage(visit, pages, kind, { faults: [{ field: 'fil', text: messages.nothing }] });
  if (text.length > mostLetters) return choosePage(visit, pages, kind, { faults: [{ field: 'fil', text: messages.tooLarge }] });
  const format = formatOf(text, sent === '' ? '' : name);
  typed.set('form', format);
  if (fields.get('goer') === 'ret') return choosePage(visit, pages, kind, { fields: typed });
  const file = { text, format: formOf(fields) ?? format };
  typed.set('form', file.format);
  const plan = await kind.preview(desk, file);
  if (!plan.ok) return choosePage(visit, pages, kind, { fields: typed, rowFaults: plan.faults });
  const seen = fingerprint(plan.rows);
  if (fields.get('goer') !== 'gem' || fields.get('set') !== seen)
    return planPage(visit, pages, kind, { fields: typed, rows: plan.rows, seen, moved: fields.get('goer') === 'gem' });
  const saved = await kind.save(visit, file);
  const count = (is: PlannedRow['is']): number => plan.rows.filter((row) => row.is === is).length;
  if (saved.ok) return { to: `${kind.home}?nye=${count('new')}&rettet=${count('changed')}` };
  const sentence = saved.reason === 'not-yours' ? messages.notYours(saved.row) : messages.refused(saved.row);
  return choosePage(visit, pages, kind, { fields: typed, faults: [{ field: 'raekker', text: sentence }] });
}

/** The form that saves carries on what the first one found out. */
function formOf(fields: URLSearchParams): TableFormat | undefined {
  const told = fields.get('form');
  return told === 'csv' || told === 'json' || told === 'yaml' ? told : undefined;
}

function fingerprint(rows: readonly PlannedRow[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url');
}

function choosePage(
  visit: Visit,
  pages: Pages,
  kind: Kind,
  { fields = visit.fields, faults = [], rowFaults = [] }: Partial<Pick<ImportPage, 'fields' | 'faults' | 'rowFaults'>> = {},
): PageAnswer {
  const html = pages.renderImportPage({ ...frameOf(visit, kind), fields, faults, rowFaults });
  return { html, status: faults.length + rowFaults.length > 0 ? 422 : 200 };
}

function planPage(
  visit: Visit,
  pages: Pages,
  kind: Kind,
  { fields, rows, seen, moved }: { fields: URLSearchParams; rows: readonly PlannedRow[]; seen: string; moved: boolean },
): PageAnswer {
  const told = kind.toldIn(visit);
  const shown = rows.map((row) => ({
    ...row,
    changes: row.changes.map(({ field, before, after }) => ({ field, before: told(field, before), after: told(field, after) })),
  }));
  const html = pages.renderImportPage({ ...frameOf(visit, kind), fields, faults: [], rowFaults: [], plan: { rows: shown, seen, moved } });
  return { html, status: moved ? 409 : 200 };
}

function frameOf(visit: Visit, { what, path, home, back, columns }: Kind) {
  const { frame, formKey, language } = visit;
  return { visit: frame, what, path, formKey, back: { href: home, text: back(language) }, columns: columns(visit) };
}

function offersKind(pages: Pages): Kind {
  const categoriesOf = ({ programme }: Desk) => [...programme.municipal.categories, programme.municipal.supplier];
  return {
    what: 'offers',
    path: `${pages.offersPath}/indlaes`,
    home: pages.offersPath,
    back: (language) => pages.offersMessagesIn(language).back,
    columns: ({ desk, language }) => {
      const listed = (list: readonly { readonly code: string; readonly da: string; readonly en: string }[]) =>
        list.map((one) => `${one.code} = ${one[language]}`).join('; ');
      const codes: Readonly<Record<string, string>> = {
        category: listed(categoriesOf(desk)),
        form: listed(desk.programme.municipal.forms),
      };
      return offerColumns.map((name) => ({ name, ...(codes[name] !== undefined && { codes: codes[name] }) }));
    },
    preview: previewOffers,
    save: async ({ desk }, file) => {
      const outcome = await importOffers(desk, file);
      return outcome.ok ? { ok: true } : { ok: false, reason: outcome.reason, row: 'row' in outcome ? outcome.row : 1 };
    },
    current: async (desk) => [
      offerColumns,
      ...(await directoryOffers(desk)).map((offer) => offerColumns.map((column) => cell(offer[column as keyof typeof offer]))),
    ],
    toldIn: ({ desk, language }) => {
      const messages = pages.offersMessagesIn(language);
      const codes = [...categoriesOf(desk), ...desk.programme.municipal.forms];
      const words: Readonly<Record<string, string>> = { true: messages.yes, false: messages.no };
      return (_field, value) => words[value] ?? codes.find(({ code }) => code === value)?.[language] ?? value;
    },
  };
}

function housesKind(pages: Pages): Kind {
  return {
    what: 'houses',
    path: `${pages.directoryPath}/indlaes`,
    home: pages.directoryPath,
    back: (language) => pages.directoryMessagesIn(language).back,
    columns: () => houseColumns.map((name) => ({ name })),
    preview: previewHouses,
    save: async ({ desk, formKey }, file) => {
      const outcome = await importHouses(desk, { ...file, key: formKey });
      return outcome.ok ? { ok: true } : { ok: false, reason: outcome.reason, row: 'row' in outcome ? outcome.row : 1 };
    },
    current: async (desk) => [
      houseColumns,
      ...(await findHouses(desk)).map((house) => houseColumns.map((column) => cell(house[column as keyof typeof house]))),
    ],
    toldIn: ({ language }) => {
      const messages = pages.directoryMessagesIn(language);
      const words: Readonly<Record<string, string>> = { true: messages.inUse, false: messages.closed, ...messages.reachedBy };
      return (field, value) => (field === 'active' || field === 'reachedBy' ? (words[value] ?? value) : value);
    },
  };
}

function cell(value: string | number | boolean | undefined): string {
  return value === undefined ? '' : value === true ? 'ja' : value === false ? 'nej' : String(value);
}
