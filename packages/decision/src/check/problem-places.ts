/** Finds the place that a reader of the programme complains of: its problems name a file and a code, not a line. */

import type { LocatedFile, LocatedFolder } from './located-yaml.ts';
import { type CheckFault, type CheckName, faultAt, nowhere, type Place } from './report.ts';

/** Turns problems such as `findings.yaml: fever occurs twice` into faults; `folders` are searched when no file is named. */
export function faultsOfProblems(
  problems: readonly string[],
  check: CheckName,
  folder: LocatedFolder,
  folders: readonly string[],
): readonly CheckFault[] {
  return problems.map((problem) => {
    const [, named, rest = problem] = /^([\w./-]+\.yaml): (.*)$/s.exec(problem) ?? [];
    const files = [...folder.files.values()].filter(({ file }) =>
      named === undefined ? folders.some((start) => file.startsWith(start)) : file === named || file.endsWith(`/${named}`),
    );
    const place = placeOfWords(rest, files) ?? nowhere(files[0]?.file ?? folders[0] ?? '');
    return faultAt(place, check, problem);
  });
}

function placeOfWords(text: string, files: readonly LocatedFile[]): Place | undefined {
  const last = text.includes('twice');
  for (const word of text.split(/[\s,;]+/).filter((part) => /[a-z\d]/i.test(part))) {
    const hits = files.flatMap((file) => file.scalars().filter(({ value, path }) => value === word || path.includes(word)));
    const hit = last ? hits.at(-1) : hits[0];
    if (hit !== undefined) return hit.place;
  }
  return undefined;
}
