/** The questionnaires room's shelf and import, for the data folder that the environment names. */

import { importTexts, openShelf, type Shelf, textsFolder } from '@rygforloeb/questionnaires';
import { dataFolder } from '@rygforloeb/record';
import type { CliInstruments, Environment } from './surroundings.ts';

export function shelf(environment: Environment): Shelf {
  return openShelf({ texts: textsFolder(dataFolder(environment)) });
}

export const load: CliInstruments['load'] = (environment, file) =>
  importTexts(file, textsFolder(dataFolder(environment)), shelf(environment).instruments);
