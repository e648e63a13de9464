/** Imported texts of questionnaires lie beside the record in the data folder; a backup takes them along, and a restore puts them back. */
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { textsFolder } from '@rygforloeb/questionnaires';
import { dataFolder } from '@rygforloeb/record';
import type { Environment } from './surroundings.ts';

const kept = 'instruments';

/** Copies them into a backup that has been written. Where none were imported there is nothing to copy. */
export async function keepTexts(environment: Environment, backup: string): Promise<void> {
  const texts = textsFolder(dataFolder(environment));
  if (existsSync(texts)) await cp(texts, join(backup, kept), { recursive: true });
}

/** Copies them back. What has been imported here meanwhile stays as it is. */
export async function putTextsBack(environment: Environment, backup: string): Promise<void> {
  const texts = join(backup, kept);
  if (existsSync(texts)) await cp(texts, textsFolder(dataFolder(environment)), { recursive: true, force: false });
}
