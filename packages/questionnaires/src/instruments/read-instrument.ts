/** An instrument's file, read and checked: a condition asks an earlier item, a score counts items that there are. */

import type {
  ChangeRule,
  CutOff,
  Instrument,
  InstrumentItem,
  InstrumentItemType,
  InstrumentOption,
  ScoreRule,
  Source,
  Term,
} from './instrument.ts';
import { itemsOf } from './instrument.ts';
import { type Path, type PlacedFault, readPlacedYaml } from './placed-yaml.ts';

export type InstrumentReading =
  | { readonly ok: true; readonly instrument: Instrument }
  | { readonly ok: false; readonly faults: readonly PlacedFault[] };

type Fields = Readonly<Record<string, unknown>>;

/** What a linkId looks like: a name that also serves as form field and as id in a page. */
const idForm = /^[a-z][a-z0-9-]{0,39}$/;
const types: readonly InstrumentItemType[] = [
  ...(['group', 'display', 'yes-no', 'choice', 'open-choice', 'choices', 'body-map'] as const),
  ...(['nrs', 'integer', 'decimal', 'date', 'time', 'line', 'text'] as const),
];
const withOptions: readonly InstrumentItemType[] = ['choice', 'open-choice', 'choices', 'body-map'];
const methods: readonly ScoreRule['method'][] = ['value', 'sum', 'mean', 'percent', 'hours-of-bed', 'profile', 'value-set'];
const certainties: readonly Source['verified'][] = ['seen', 'second-hand', 'unverified'];
const itemKeys = [
  ...['id', 'type', 'number', 'text', 'hint', 'low', 'high', 'required', 'min', 'max', 'unit', 'longest', 'options'],
  ...['yes', 'no', 'when', 'again', 'finding', 'items'],
];

/** The key of a form stands under this name. */
const takenNames = ['noegle'];

/** Reads a file's text; `optionSets` and `items: {count: …}` are written out. */
export function readInstrument(text: string, file: string): InstrumentReading {
  const yaml = readPlacedYaml(text, file);
  if (yaml.faults.length > 0) return { ok: false, faults: yaml.faults };
  const faults: PlacedFault[] = [];
  const fault = (path: Path, message: string): void => void faults.push(yaml.faultAt(path, message));
  const top = fieldsOf(yaml.value);
  for (const key of ['id', 'version', 'title', 'about', 'minutes', 'texts', 'items', 'sources'])
    if (top[key] === undefined) fault([], `${key} is missing`);
  const instrument = {
    by: 'citizen',
    scores: [],
    cutOffs: [],
    changes: [],
    ...top,
    items: writtenOut(top.items, fieldsOf(top.optionSets)),
  } as unknown as Instrument;
  if (faults.length === 0) {
    checkWords(instrument, fault);
    checkItems(instrument, fault);
    checkScores(instrument, fault);
    checkSources(instrument, fault);
  }
  const { optionSets: _optionSets, ...read } = instrument as Instrument & { readonly optionSets?: unknown };
  return faults.length > 0 ? { ok: false, faults } : { ok: true, instrument: read };
}

type Tell = (path: Path, message: string) => void;

/** `options: name` becomes the options of that name; `{count, id, …}` becomes so many numbered items. */
function writtenOut(items: unknown, sets: Fields): readonly InstrumentItem[] {
  const list = Array.isArray(items) ? (items as readonly Fields[]) : [];
  return list.flatMap(({ count, ...item }): readonly InstrumentItem[] => {
    const options = typeof item.options === 'string' ? sets[item.options] : item.options;
    const full = {
      ...item,
      ...(options !== undefined && { options }),
      ...(item.items !== undefined && { items: writtenOut(item.items, sets) }),
    } as unknown as InstrumentItem;
    if (typeof count !== 'number') return [full];
    return Array.from({ length: count }, (_, index) => ({ ...full, id: `${full.id}-${index + 1}`, number: `${index + 1}` }));
  });
}

function checkWords(instrument: Instrument, fault: Tell): void {
  for (const key of ['title', 'about'] as const) if (!isWords(instrument[key])) fault([key], `${key} needs da and en`);
  if (!idForm.test(instrument.id)) fault(['id'], 'an id has small letters, digits and hyphens');
  if (instrument.texts !== 'own' && instrument.texts !== 'licensed') fault(['texts'], 'texts is own or licensed');
  if (instrument.texts === 'licensed' && instrument.holder === undefined) fault([], 'a licensed instrument names its holder');
}

function checkItems(instrument: Instrument, fault: Tell): void {
  const seen = new Set<string>();
  for (const item of itemsOf(instrument)) {
    const at: Path = ['items', instrument.items.indexOf(item)];
    const say = (message: string) => fault(at, `${item.id}: ${message}`);
    if (!idForm.test(item.id ?? '')) say('an id has small letters, digits and hyphens');
    if (seen.has(item.id)) say('the id stands twice');
    if (takenNames.includes(item.id)) say('a page has a field of this name');
    for (const key of Object.keys(item)) if (!itemKeys.includes(key)) say(`${key} is not known here`);
    if (!types.includes(item.type)) say(`no type of item: ${item.type}`);
    if (withOptions.includes(item.type) !== (item.options !== undefined)) say('a list has options, and nothing else has');
    checkOptions(item.options ?? [], say);
    checkItemWords(item, instrument.texts, say);
    const conditions = item.when === undefined ? [] : 'any' in item.when ? item.when.any : item.when.all;
    for (const { item: asked } of conditions) if (!seen.has(asked)) say(`its condition asks ${asked}, which does not stand before it`);
    seen.add(item.id);
  }
}

function checkOptions(options: readonly InstrumentOption[], say: (message: string) => void): void {
  const codes = options.map(({ code }) => code);
  if (new Set(codes).size !== codes.length) say('an option stands twice');
  for (const code of codes) if (typeof code !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(code)) say(`no code of an option: ${code}`);
}

/** Our own words stand in both languages; a licensed instrument's never stand here. */
function checkItemWords(item: InstrumentItem, texts: Instrument['texts'], say: (message: string) => void): void {
  const words = [item.text, item.hint, item.low, item.high, ...(item.options ?? []).map(({ text }) => text)];
  if (texts === 'licensed' && words.some((one) => one !== undefined)) say('the words of a licensed instrument are not shipped');
  if (texts !== 'own') return;
  if (!isWords(item.text)) say('text needs da and en');
  if (words.some((one) => one !== undefined && !isWords(one))) say('every text needs da and en');
  if ((item.options ?? []).some(({ text }) => !isWords(text))) say('every option needs da and en');
  if (item.type === 'nrs' && !(isWords(item.low) && isWords(item.high))) say('a scale tells what its ends mean');
}

function checkScores({ scores, cutOffs, changes, ...rest }: Instrument, fault: Tell): void {
  const items = new Set(itemsOf(rest).map(({ id }) => id));
  const known = new Set<string>();
  scores.forEach((score, index) => {
    const say = (message: string) => fault(['scores', index], `${score.id}: ${message}`);
    if (!methods.includes(score.method)) say(`no method: ${score.method}`);
    if (!isWords(score.text)) say('text needs da and en');
    if (typeof score.min !== 'number' || typeof score.max !== 'number') say('min and max are missing');
    for (const term of score.of ?? []) checkTerm(term, items, known, say);
    if (!isSource(score.rule)) say('rule needs source and verified');
    known.add(score.id);
  });
  cutOffs.forEach((cutOff: CutOff, index) => {
    const say = (message: string) => fault(['cutOffs', index], `${cutOff.id}: ${message}`);
    if (!isSource(cutOff.rule)) say('rule needs source and verified');
    for (const { text, when } of cutOff.groups) {
      if (!isWords(text)) say('every group needs da and en');
      for (const { score } of when) if (!known.has(score)) say(`no score ${score}`);
    }
  });
  changes.forEach((change: ChangeRule, index) => {
    if (!known.has(change.score)) fault(['changes', index], `no score ${change.score}`);
    for (const one of [change.important, change.error])
      if (one !== undefined && !isSource(one)) fault(['changes', index], `${change.score}: source and verified are missing`);
  });
}

function checkTerm(term: Term, items: ReadonlySet<string>, scores: ReadonlySet<string>, say: (message: string) => void): void {
  if (term.item !== undefined && !items.has(term.item)) say(`no item ${term.item}`);
  if (term.score !== undefined && !scores.has(term.score)) say(`no score ${term.score} before it`);
  if ((term.item === undefined) === (term.score === undefined)) say('a term is an item or a score');
}

function checkSources({ sources }: Instrument, fault: Tell): void {
  sources.forEach((one, index) => {
    if (!isSource(one)) fault(['sources', index], 'a source has source and verified');
  });
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function isWords(value: unknown): boolean {
  const { da, en } = fieldsOf(value);
  return typeof da === 'string' && da.trim() !== '' && typeof en === 'string' && en.trim() !== '';
}

function isSource(value: unknown): boolean {
  const { source, verified } = fieldsOf(value);
  return typeof source === 'string' && source !== '' && certainties.some((known) => known === verified);
}
