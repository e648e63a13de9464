/** The instruments of an installation: those shipped as data, with the texts that licence holders have imported into the data folder. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Questionnaire } from '../form/questionnaire.ts';
import type { Instrument } from './instrument.ts';
import { type InstrumentTexts, readInstrumentTexts } from './instrument-texts.ts';
import { placedText } from './placed-yaml.ts';
import { readInstrument } from './read-instrument.ts';
import { toQuestionnaire } from './to-questionnaire.ts';

/** What stands on the shelf. */
export interface Shelf {
  readonly instruments: readonly Instrument[];
  find(id: string): Instrument | undefined;
  /** The imported texts; undefined where there are none, or where they are no longer what the instrument asks for. */
  textsOf(id: string): InstrumentTexts | undefined;
  /** Whether a citizen can read it: our own wording, or the holder's when it has been imported. */
  canBeSent(id: string): boolean;
  /** The FHIR Questionnaire with the texts that there are. */
  questionnaireOf(id: string): Questionnaire | undefined;
}

/** A shipped instrument is not in order. */
export class InstrumentError extends Error {
  readonly code = 'RYG_INSTRUMENT';
}

/** Where the shipped instruments lie. */
export const shippedInstruments = join(import.meta.dirname, '..', '..', '..', '..', 'programme', 'instruments');

/** The folder of imported texts in an installation's data folder. */
export function textsFolder(dataFolder: string): string {
  return join(dataFolder, 'instruments');
}

/** Reads every shipped instrument. Throws InstrumentError with all that is wrong. */
export function readInstruments(folder = shippedInstruments): readonly Instrument[] {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(name, 'instrument.yaml'));
  const readings = files.sort().map((file) => readInstrument(readFileSync(join(folder, file), 'utf8'), file));
  const faults = readings.flatMap((reading) => (reading.ok ? [] : reading.faults));
  if (faults.length > 0) throw new InstrumentError(faults.map(placedText).join('\n'));
  return readings.flatMap((reading) => (reading.ok ? [reading.instrument] : []));
}

/** Opens the shelf. `texts` is the folder of imported texts; what is imported while the house runs is found at the next look. */
export function openShelf(options: { readonly instruments?: string; readonly texts?: string } = {}): Shelf {
  const instruments = readInstruments(options.instruments);
  const find = (id: string) => instruments.find((one) => one.id === id);
  const kept = new Map<string, { readonly changed: number; readonly texts: InstrumentTexts | undefined }>();
  const textsOf = (id: string): InstrumentTexts | undefined => {
    const instrument = find(id);
    if (options.texts === undefined || instrument?.texts !== 'licensed') return undefined;
    const file = join(options.texts, `${id}.yaml`);
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changed === undefined) return undefined;
    const known = kept.get(id);
    if (known?.changed === changed) return known.texts;
    const reading = readInstrumentTexts(readFileSync(file, 'utf8'), file, [instrument]);
    const texts = reading.ok ? reading.texts : undefined;
    kept.set(id, { changed, texts });
    return texts;
  };
  return {
    instruments,
    find,
    textsOf,
    canBeSent: (id) => find(id)?.texts === 'own' || textsOf(id) !== undefined,
    questionnaireOf: (id) => {
      const instrument = find(id);
      return instrument && toQuestionnaire(instrument, textsOf(id));
    },
  };
}
