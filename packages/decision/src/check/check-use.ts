/** What nothing uses: hand-written defines that no disposition reaches, and parameters that no rule reads. */

import type { ProgrammeFiles } from '../programme-files.ts';
import type { ElmView } from './elm-view.ts';
import { fileOf, type LocatedFolder } from './located-yaml.ts';
import { type CheckFault, faultAt } from './report.ts';

/** Tells dead defines and unused parameters, as seen from the library `Decisions`. */
export function checkUse(view: ElmView, files: ProgrammeFiles, folder: LocatedFolder): readonly CheckFault[] {
  const reached = view.reachedFrom('Decisions');
  const faults: CheckFault[] = [];
  const fileOfLibrary = new Map(files.handwritten.map(({ name, file }) => [name, file]));
  for (const [key, { library, name, line, column }] of view.defines) {
    const file = fileOfLibrary.get(library);
    if (file === undefined || reached.has(key)) continue;
    faults.push(faultAt({ file, line, column }, 'dead-define', `no disposition reaches "${name}"`));
  }
  const parameters = fileOf(folder, 'parameters.yaml');
  files.parameters.forEach(({ name }, index) => {
    if (reached.has(`Parameters.${name}`)) return;
    faults.push(faultAt(parameters.at([index, 'name']), 'parameters', `no rule reads the parameter ${name}`));
  });
  return faults;
}
