/** Every amendment could be accepted: its targets exist, and the rules it would make can be translated. */

import { AmendmentError, acceptAmendments } from '../amendments/accept-amendments.ts';
import type { Amendment } from '../amendments/amendment.ts';
import type { ProgrammeFiles } from '../programme-files.ts';
import type { Texts } from '../texts.ts';
import { fileOf, type LocatedFolder } from './located-yaml.ts';
import { type CheckFault, faultAt } from './report.ts';

/** Tells amendments that cannot be accepted alone, and acceptances that manifest and amendments tell differently. */
export function checkAmendments(
  files: ProgrammeFiles,
  texts: Texts,
  amendments: readonly Amendment[],
  folder: LocatedFolder,
): readonly CheckFault[] {
  const file = fileOf(folder, 'amendments.yaml');
  const { version, acceptedAmendments } = files.manifest;
  const known = new Set(amendments.map(({ id }) => id));
  return [
    ...amendments.flatMap(({ id, acceptedIn, change, reason }, index) => {
      const place = file.at(['amendments', index, 'id']);
      const told = [...problemsOf(() => acceptAmendments(files, texts, amendments, [id]))];
      if (change === null && reason === undefined) told.push(`${id} changes nothing and gives no reason`);
      if (acceptedIn.includes(version) !== acceptedAmendments.includes(id))
        told.push(`${id} is accepted in ${acceptedIn.includes(version) ? 'amendments.yaml' : 'manifest.yaml'} only`);
      return told.map((message) => faultAt(place, 'amendments', message));
    }),
    ...acceptedAmendments
      .filter((id) => !known.has(id))
      .map((id) =>
        faultAt(fileOf(folder, 'manifest.yaml').at(['acceptedAmendments']), 'amendments', `${id} is no amendment of this programme`),
      ),
  ];
}

/** Amendments that can stand together: of two that exclude each other, the first. */
export function compatible(amendments: readonly Amendment[]): readonly string[] {
  const chosen: string[] = [];
  for (const { id, relates } of amendments)
    if (!relates.some((relation) => relation.type === 'excludes' && chosen.includes(relation.id))) chosen.push(id);
  return chosen;
}

function problemsOf(accept: () => unknown): readonly string[] {
  try {
    accept();
    return [];
  } catch (error) {
    if (error instanceof AmendmentError) return error.problems;
    throw error;
  }
}
