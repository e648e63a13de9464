/** Danish texts for citizens are easy to read: LIX at most 35, each measured by itself. */

import { highestCitizenLix, readability } from './lix.ts';
import { fileOf, filesIn, type LocatedFolder, type LocatedScalar } from './located-yaml.ts';
import { type CheckFault, type CheckReport, faultAt } from './report.ts';

/** The faults and the figures over all texts. */
export interface ReadabilityResult {
  readonly faults: readonly CheckFault[];
  readonly figures: CheckReport['readability'];
}

/** Measures every Danish text for citizens in `texts/**` and what the amendments would add to them. */
export function checkReadability(folder: LocatedFolder): ReadabilityResult {
  const texts = [...filesIn(folder, 'texts').flatMap((file) => file.scalars().filter(isCitizenText)), ...citizenAmendments(folder)];
  const measured = texts.map(({ value, place }) => ({ place, ...readability(String(value)) }));
  const faults = measured
    .filter(({ lix }) => lix > highestCitizenLix)
    .map(({ place, lix, words, sentences, longWords }) =>
      faultAt(
        place,
        'readability',
        `LIX ${lix} is above ${highestCitizenLix} (${words} words, ${longWords} longer than six letters, ${sentences} sentence${sentences === 1 ? '' : 's'})`,
      ),
    );
  const all = measured.map(({ lix }) => lix);
  const mean = all.length === 0 ? 0 : Math.round(all.reduce((sum, lix) => sum + lix, 0) / all.length);
  return { faults, figures: { texts: all.length, mean, highest: Math.max(0, ...all), limit: highestCitizenLix } };
}

/** `… citizen: {da: …}`; a name such as the actor "citizen" in actors.yaml is no text. */
const isCitizenText = ({ path, value, place }: LocatedScalar): boolean =>
  path.at(-1) === 'da' && path.at(-2) === 'citizen' && typeof value === 'string' && place.file !== 'texts/actors.yaml';

function citizenAmendments(folder: LocatedFolder): readonly LocatedScalar[] {
  const file = fileOf(folder, 'amendments.yaml');
  return file.scalars().filter(({ path }) => {
    const change = path.slice(0, -1);
    return path.at(-1) === 'da' && change.at(-1) === 'setText' && file.scalars([...change, 'audience'])[0]?.value === 'citizen';
  });
}
