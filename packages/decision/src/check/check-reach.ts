/** Every disposition and every rule is reached by some case: what never speaks is either dead or never tried. */

import type { Program } from '@rygforloeb/engine';
import { caseParameters, createDecider, indexCase } from '../decide.ts';
import type { Case } from '../model.ts';
import type { ProgrammeFiles } from '../programme-files.ts';
import { affirming } from '../rules.ts';
import { filesIn, type LocatedFolder } from './located-yaml.ts';
import { type CheckFault, faultAt, nowhere, type Place } from './report.ts';

export interface ReachResult {
  readonly faults: readonly CheckFault[];
  readonly cases: number;
}

/** Asks the programme about every case and tells which dispositions and rules decided none of them. Without cases nothing is told. */
export function checkReach(program: Program, files: ProgrammeFiles, folder: LocatedFolder, cases: Iterable<Case>): ReachResult {
  const decide = createDecider(program, files);
  const said = new Map<string, Set<string>>();
  const decided = new Set<string>();
  let count = 0;
  for (const aCase of cases) {
    count += 1;
    for (const { disposition, outcome } of decide(indexCase(program, files, aCase), caseParameters(aCase)).decided) {
      const statuses = said.get(disposition.code) ?? new Set();
      said.set(disposition.code, statuses.add(outcome.status));
      if (outcome.rule !== undefined) decided.add(`${disposition.code}: ${outcome.rule.id}`);
    }
  }
  if (count === 0) return { faults: [], cases: 0 };
  const placeOf = placesOfRules(folder);
  const faults = files.dispositions.flatMap(({ code, rules }) => {
    const statuses = said.get(code);
    if (statuses === undefined) return [faultAt(placeOf(code), 'reach', `no case of ${count} reaches ${code}`)];
    const silent = rules
      .filter(({ id }) => !decided.has(`${code}: ${id}`))
      .map(({ id }) => faultAt(placeOf(code, id), 'reach', `no case of ${count} is decided by ${code}, rule ${id}`));
    const mayAffirm = rules.some(({ status }) => affirming.includes(status));
    const affirms = affirming.some((status) => statuses.has(status));
    return mayAffirm && !affirms && silent.length === 0 ? [faultAt(placeOf(code), 'reach', `no case of ${count} affirms ${code}`)] : silent;
  });
  return { faults, cases: count };
}

function placesOfRules(folder: LocatedFolder): (code: string, rule?: string) => Place {
  const places = new Map<string, Place>();
  for (const file of filesIn(folder, 'dispositions')) {
    const scalars = file.scalars();
    const codes = new Map(
      scalars.filter(({ path }) => path.length === 2 && path[1] === 'code').map(({ path, value }) => [path[0], String(value)]),
    );
    for (const { path, value, place } of scalars) {
      const code = codes.get(path[0] ?? '');
      if (path.length === 2 && path[1] === 'code') places.set(String(code), place);
      if (path[1] === 'rules' && path.at(-1) === 'id') places.set(`${code}: ${String(value)}`, place);
    }
  }
  return (code, rule) => places.get(rule === undefined ? code : `${code}: ${rule}`) ?? nowhere('dispositions');
}
