/** The licence holder's texts of an instrument, as they are read from a file and held against what the instrument asks for. */

import type { Words } from '../words.ts';
import { type Instrument, type InstrumentItem, itemsOf } from './instrument.ts';
import { type Path, type PlacedFault, readPlacedYaml } from './placed-yaml.ts';

/** Texts of the items and their options, and what else the holder's licence brings. */
export interface InstrumentTexts {
  readonly instrument: string;
  /** Who may use them here, and by which licence. */
  readonly licence: string;
  readonly intro?: Words;
  readonly items: ReadonlyMap<string, ItemTexts>;
  /** What each answer takes off a full score, by item and option; for instruments that are weighed by a value set. */
  readonly valueSet?: ValueSet;
}

interface ItemTexts {
  readonly text: Words;
  readonly hint?: Words;
  readonly low?: Words;
  readonly high?: Words;
  readonly options: ReadonlyMap<string, Words>;
}

export interface ValueSet {
  readonly name: string;
  readonly off: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type TextsReading =
  | { readonly ok: true; readonly instrument: Instrument; readonly texts: InstrumentTexts }
  | { readonly ok: false; readonly faults: readonly PlacedFault[] };

type Fields = Readonly<Record<string, unknown>>;
type Tell = (path: Path, message: string) => void;

/** Reads a file of texts. Every item and option that the instrument has must have its words, and there may be no others. */
export function readInstrumentTexts(text: string, file: string, instruments: readonly Instrument[]): TextsReading {
  const yaml = readPlacedYaml(text, file);
  if (yaml.faults.length > 0) return { ok: false, faults: yaml.faults };
  const faults: PlacedFault[] = [];
  const fault: Tell = (path, message) => void faults.push(yaml.faultAt(path, message));
  const top = fieldsOf(yaml.value);
  const licensed = instruments.filter(({ texts }) => texts === 'licensed');
  const instrument = licensed.find(({ id }) => id === top.instrument);
  if (instrument === undefined) {
    fault(['instrument'], `instrument must be one of ${licensed.map(({ id }) => id).join(', ')}`);
    return { ok: false, faults };
  }
  for (const key of Object.keys(top))
    if (!['instrument', 'licence', 'intro', 'items', 'options', 'valueSet'].includes(key)) fault([key], `${key} is not known here`);
  const licence = typeof top.licence === 'string' ? top.licence.trim() : '';
  if (licence === '') fault(['licence'], 'licence is missing: say who may use the texts here, and by which licence');
  const intro = top.intro === undefined ? undefined : wordsAt(top.intro, ['intro'], fault);
  const valueSet = top.valueSet === undefined ? undefined : readValueSet(top.valueSet, instrument, fault);
  const items = readItems(top, instrument, fault);
  if (faults.length > 0) return { ok: false, faults };
  const more = { ...(intro !== undefined && { intro }), ...(valueSet !== undefined && { valueSet }) };
  return { ok: true, instrument, texts: { instrument: instrument.id, licence, items, ...more } };
}

function readItems(top: Fields, instrument: Instrument, fault: Tell): ReadonlyMap<string, ItemTexts> {
  const wanted = itemsOf(instrument);
  const given = fieldsOf(top.items);
  const ids = Object.keys(given);
  if (ids.length !== wanted.length) fault(['items'], `${instrument.id} has ${wanted.length} items; ${ids.length} stand here`);
  for (const id of ids) if (!wanted.some((item) => item.id === id)) fault(['items', id], `${instrument.id} has no item ${id}`);
  const shared = fieldsOf(top.options);
  return new Map(
    wanted.flatMap((item): readonly (readonly [string, ItemTexts])[] => {
      if (given[item.id] === undefined) {
        fault(['items'], `${item.id} is missing`);
        return [];
      }
      return [[item.id, readItem(item, given[item.id], shared, fault)]];
    }),
  );
}

function readItem(item: InstrumentItem, given: unknown, shared: Fields, fault: Tell): ItemTexts {
  const at: Path = ['items', item.id];
  const isPlain = typeof given === 'string' || fieldsOf(given).da !== undefined;
  const fields = isPlain ? { text: given } : fieldsOf(given);
  for (const key of Object.keys(fields))
    if (!['text', 'hint', 'low', 'high', 'options'].includes(key)) fault([...at, key], `${key} is not known here`);
  const text = wordsAt(fields.text, isPlain ? at : [...at, 'text'], fault);
  const more = (['hint', 'low', 'high'] as const).flatMap((key) =>
    fields[key] === undefined ? [] : [[key, wordsAt(fields[key], [...at, key], fault)] as const],
  );
  return { text, ...Object.fromEntries(more), options: readOptions(item, fields.options, shared, fault) };
}

/** The item's own options, or those that the file shares under a name, or those it shares with all. */
function readOptions(item: InstrumentItem, given: unknown, shared: Fields, fault: Tell): ReadonlyMap<string, Words> {
  const wanted = (item.options ?? []).map(({ code }) => code);
  if (wanted.length === 0) {
    if (given !== undefined) fault(['items', item.id, 'options'], `${item.id} has no options`);
    return new Map();
  }
  const at: Path = typeof given === 'string' ? ['options', given] : given === undefined ? ['options'] : ['items', item.id, 'options'];
  const found = fieldsOf(typeof given === 'string' ? shared[given] : (given ?? shared));
  const codes = Object.keys(found);
  if (codes.length !== wanted.length) {
    const place: Path = given === undefined ? ['items', item.id] : at;
    fault(place, `${item.id} has ${wanted.length} options (${wanted.join(', ')}); ${codes.length} stand here`);
    return new Map();
  }
  for (const code of codes) if (!wanted.includes(code)) fault([...at, code], `${item.id} has no option ${code}, but ${wanted.join(', ')}`);
  return new Map(
    wanted.flatMap((code) => (found[code] === undefined ? [] : [[code, wordsAt(found[code], [...at, code], fault)] as const])),
  );
}

function readValueSet(given: unknown, instrument: Instrument, fault: Tell): ValueSet | undefined {
  const weighed = instrument.scores.find(({ method }) => method === 'value-set');
  if (weighed === undefined) {
    fault(['valueSet'], `${instrument.id} has no value set`);
    return undefined;
  }
  const { name, off } = fieldsOf(given);
  if (typeof name !== 'string' || name.trim() === '') fault(['valueSet', 'name'], 'a value set has a name');
  const read = weighed.of.map(({ item: id = '' }) => {
    const codes =
      itemsOf(instrument)
        .find((item) => item.id === id)
        ?.options?.map(({ code }) => code) ?? [];
    const weights = fieldsOf(fieldsOf(off)[id]);
    for (const code of codes)
      if (typeof weights[code] !== 'number' || !Number.isFinite(weights[code]))
        fault(['valueSet', 'off', id, code], `${id} needs a number for answer ${code}`);
    return [id, Object.fromEntries(codes.map((code) => [code, Number(weights[code])]))] as const;
  });
  return { name: String(name), off: Object.fromEntries(read) };
}

/** A text in one language stands for both; that of a pair must have both. */
function wordsAt(value: unknown, path: Path, fault: Tell): Words {
  if (typeof value === 'string' && value.trim() !== '') return { da: value, en: value };
  const { da, en } = fieldsOf(value);
  if (typeof da === 'string' && da.trim() !== '') return { da, en: typeof en === 'string' && en.trim() !== '' ? en : da };
  fault(path, 'a text is missing');
  return { da: '', en: '' };
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}
