/** The resources of a message and how they point to each other inside it. */
import { at, type JsonObject, objectOf, objectsOf, stringOf } from './json-value.ts';

export interface BundledResource {
  readonly resource: JsonObject;
  readonly type: string;
  /** Where it stands, as a FHIRPath expression. */
  readonly place: string;
  readonly fullUrl: string | undefined;
}

export interface MessageBundle {
  readonly resources: readonly BundledResource[];
  /** What a Reference inside the message points to. */
  resolve(reference: unknown): BundledResource | undefined;
}

/** Opens a Bundle of any shape; entries without a resource are not there. */
export function openBundle(bundle: JsonObject): MessageBundle {
  const resources = objectsOf(bundle['entry']).flatMap((entry, index): readonly BundledResource[] => {
    const resource = objectOf(entry['resource']);
    const type = stringOf(at(resource, 'resourceType'));
    if (resource === undefined || type === undefined) return [];
    return [{ resource, type, place: `Bundle.entry[${index}].resource`, fullUrl: stringOf(entry['fullUrl']) }];
  });
  const byAddress = new Map<string, BundledResource>();
  for (const one of resources) {
    for (const address of [one.fullUrl, `${one.type}/${stringOf(one.resource['id'])}`]) {
      if (address !== undefined && !byAddress.has(address)) byAddress.set(address, one);
    }
  }
  return {
    resources,
    resolve: (reference) => {
      const address = stringOf(at(reference, 'reference'));
      return address === undefined ? undefined : byAddress.get(address);
    },
  };
}

/** The resources of one type. */
export function ofType({ resources }: MessageBundle, type: string): readonly BundledResource[] {
  return resources.filter((one) => one.type === type);
}
