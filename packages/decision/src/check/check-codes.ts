/** No file of the programme names an unknown finding, value, disposition, actor or municipality. */

import type { Vocabulary } from '../vocabulary.ts';
import { fieldsOf, listOf } from './fields.ts';
import { fileOf, type LocatedFile, type LocatedFolder, type LocatedScalar, type YamlPath } from './located-yaml.ts';
import { type CheckFault, faultAt } from './report.ts';

/** Tells unknown codes in icf, risk-factors, access, clocks, roles, municipalities, offers, amendments and the manifest; code lists are read strictly elsewhere. */
export function checkCodes(folder: LocatedFolder, vocabulary: Vocabulary): readonly CheckFault[] {
  const { findings, dispositions, actors, urgency } = vocabulary;
  const places = new Set(vocabulary.municipalities);
  const bodies = new Set([
    ...actors.keys(),
    ...listOf(fieldsOf(fileOf(folder, 'roles.yaml').value).otherActors).map((one) => String(fieldsOf(one).code)),
  ]);
  const file = (name: string): LocatedFile => fileOf(folder, name);
  return [
    ...unknown(file('icf.yaml'), (path) => path.at(-2) === 'findings', findings, 'finding'),
    ...unknown(file('risk-factors.yaml'), (path) => path.at(-3) === 'findings' && path.at(-1) === 'code', findings, 'finding'),
    ...riskValues(file('risk-factors.yaml'), vocabulary),
    ...unknown(file('access.yaml'), (path, value) => path[0] === 'findings' && !isOfAnotherSystem(value), findings, 'finding'),
    ...unknown(file('clocks.yaml'), (path) => path.at(-2) === 'start' && path.at(-1) === 'finding', findings, 'finding'),
    ...unknown(file('clocks.yaml'), (path) => path.at(-2) === 'dispositions', dispositions, 'disposition'),
    ...unknown(file('clocks.yaml'), isOwnerOfClinicalClock(file('clocks.yaml')), bodies, 'actor'),
    ...unknown(file('clocks.yaml'), (path) => path.at(-1) === 'doneIn', partsOfWorkspace(file('worklist.yaml')), 'part of the workspace'),
    ...unknown(file('worklist.yaml'), (path) => path.at(-1) === 'doneIn', partsOfWorkspace(file('worklist.yaml')), 'part of the workspace'),
    ...unknown(file('worklist.yaml'), (path) => path[0] === 'dispositions' && path.at(-1) === 'disposition', dispositions, 'disposition'),
    ...unknown(file('roles.yaml'), (path) => path[0] === 'actors' && path.at(-1) === 'code', actors, 'actor'),
    ...unknown(file('roles.yaml'), (path) => path[0] === 'extraRights' && path.at(-2) === 'actors', actors, 'actor'),
    ...cells(file('roles.yaml'), vocabulary),
    ...unknown(file('municipalities.yaml'), (path) => path[0] === 'municipalities' && path.at(-1) === 'name', places, 'municipality'),
    ...unknown(file('offers.yaml'), (path) => path.at(-1) === 'disposition', dispositions, 'disposition'),
    ...unknown(file('offers.yaml'), (path) => path[0] === 'selfReferral' && path.at(-1) === 'finding', findings, 'finding'),
    ...unknown(file('offers.yaml'), isOfferCode, new Set(findings.get('municipal-offers')?.values), 'value of municipal-offers'),
    ...unknown(file('amendments.yaml'), (path) => path.includes('change') && path.at(-1) === 'disposition', dispositions, 'disposition'),
    ...unknown(file('manifest.yaml'), (path) => path[0] === 'urgency' && path.at(-2) === 'affirming', dispositions, 'disposition'),
    ...unknown(file('manifest.yaml'), (path) => path[0] === 'urgency' && path.at(-1) === 'code', urgency, 'urgency'),
  ];
}

/** What a municipality has is told to the rules by the code of the category. */
const isOfferCode = (path: YamlPath): boolean =>
  (path[0] === 'categories' && path.length === 3 && path[2] === 'code') || (path[0] === 'selfReferral' && path[1] === 'value');

/** Anything that knows which codes there are. */
interface Codes {
  has(code: string): boolean;
}

function unknown(
  file: LocatedFile,
  isMeant: (path: YamlPath, value: unknown) => boolean,
  known: Codes,
  what: string,
): readonly CheckFault[] {
  return file
    .scalars()
    .filter(({ path, value }) => isMeant(path, value) && !known.has(String(value)))
    .map(({ place, value }) => faultAt(place, 'codes', `the ${what} ${String(value)} is unknown`));
}

/** `system|code`: what is observed besides the programme's own findings. */
function isOfAnotherSystem(value: unknown): boolean {
  return /^https:\/\/\S+\|\S+$/.test(String(value));
}

/** Where things may be done. */
function partsOfWorkspace(file: LocatedFile): Codes {
  return new Set(listOf(fieldsOf(file.value).places).map(String));
}

/** Clocks of the project itself start no disposition; the bodies that own them are no actors. */
function isOwnerOfClinicalClock(file: LocatedFile): (path: YamlPath) => boolean {
  const clocks = listOf(fieldsOf(file.value).clocks);
  return (path) => path.at(-2) === 'owner' && fieldsOf(clocks[Number(path[1])]).dispositions !== undefined;
}

function riskValues(file: LocatedFile, { findings }: Vocabulary): readonly CheckFault[] {
  const scalars = file.scalars().filter(({ path }) => path.includes('findings') && path.includes('when'));
  return scalars.flatMap(({ path, value, place }: LocatedScalar) => {
    const entry = path.slice(0, path.lastIndexOf('when'));
    const code = String(file.scalars([...entry, 'code'])[0]?.value);
    const values = findings.get(code)?.values;
    if (values === undefined || value === 'not empty' || values.includes(String(value))) return [];
    return [faultAt(place, 'codes', `${String(value)} is not a value of ${code}: ${values.join(', ')}`)];
  });
}

/** Table 1 stands by row and actor, tables 2 and 3 by actor and column. */
function cells(file: LocatedFile, { actors }: Vocabulary): readonly CheckFault[] {
  const seen = new Set<string>();
  return file.scalars(['tables']).flatMap(({ path, place, value }) => {
    const [, table, cell, first, second, key] = path;
    if (cell !== 'cells') return [];
    const actor = String(table === 'table1' ? second : first);
    const faults: CheckFault[] = [];
    if (!actors.has(actor) && !seen.has(actor)) faults.push(faultAt(place, 'codes', `the actor ${actor} is unknown`));
    seen.add(actor);
    if (key === 'value' && !['yes', 'no', 'conditional'].includes(String(value)))
      faults.push(faultAt(place, 'codes', `a cell says yes, no or conditional, not ${String(value)}`));
    return faults;
  });
}
