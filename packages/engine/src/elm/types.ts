/** CQL's static types as the translator writes them into the ELM. */

import type { ElmNode } from './elm.ts';

export type CqlType =
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'fhir'; readonly name: string }
  | { readonly kind: 'list'; readonly element: CqlType }
  | { readonly kind: 'interval'; readonly point: CqlType }
  | { readonly kind: 'tuple'; readonly fields: ReadonlyMap<string, CqlType> }
  | { readonly kind: 'choice'; readonly of: readonly CqlType[] };

export const ANY: CqlType = { kind: 'system', name: 'Any' };

const SYSTEM = '{urn:hl7-org:elm-types:r1}';
const FHIR = '{http://hl7.org/fhir}';

/** Returns the type the translator gave a node; Any when it gave none. */
export function typeOf(node: ElmNode | null | undefined): CqlType {
  if (node === null || node === undefined) return ANY;
  if (node.resultTypeName !== undefined) return namedType(node.resultTypeName);
  return node.resultTypeSpecifier === undefined ? ANY : specifiedType(node.resultTypeSpecifier);
}

/** Returns the type a type specifier stands for. */
export function specifiedType(specifier: ElmNode): CqlType {
  switch (specifier.type) {
    case 'ListTypeSpecifier':
      return { kind: 'list', element: specifiedType(specifier['elementType'] as ElmNode) };
    case 'IntervalTypeSpecifier':
      return { kind: 'interval', point: specifiedType(specifier['pointType'] as ElmNode) };
    case 'ChoiceTypeSpecifier':
      return { kind: 'choice', of: (specifier['choice'] as readonly ElmNode[]).map(specifiedType) };
    case 'TupleTypeSpecifier': {
      const elements = (specifier['element'] ?? []) as readonly ElmNode[];
      const fields = elements.map((element) => {
        const own = (element['elementType'] ?? element['type']) as ElmNode;
        return [element['name'] as string, specifiedType(own)] as const;
      });
      return { kind: 'tuple', fields: new Map(fields) };
    }
    default:
      return namedType(specifier['name'] as string);
  }
}

/** Returns the type of a qualified name such as `{http://hl7.org/fhir}Observation`. */
export function namedType(name: string): CqlType {
  if (name.startsWith(FHIR)) return { kind: 'fhir', name: name.slice(FHIR.length) };
  return { kind: 'system', name: name.startsWith(SYSTEM) ? name.slice(SYSTEM.length) : name };
}

/** Writes a type as CQL does, such as `List<Tuple{value Integer}>`. */
export function writeType(type: CqlType): string {
  switch (type.kind) {
    case 'system':
      return type.name;
    case 'fhir':
      return `FHIR.${type.name}`;
    case 'list':
      return `List<${writeType(type.element)}>`;
    case 'interval':
      return `Interval<${writeType(type.point)}>`;
    case 'choice':
      return `Choice<${type.of.map(writeType).join(', ')}>`;
    case 'tuple':
      return `Tuple{${[...type.fields].map(([name, field]) => `${name} ${writeType(field)}`).join(', ')}}`;
  }
}

/** Tells whether a type is this one of CQL's own. */
export function isSystem(type: CqlType, ...names: readonly string[]): boolean {
  return type.kind === 'system' && names.includes(type.name);
}

/** Tells whether two types are written the same. */
export function sameType(a: CqlType, b: CqlType): boolean {
  return writeType(a) === writeType(b);
}

/** Returns what a list holds, or the type itself when it is no list. */
export function elementType(type: CqlType): CqlType {
  return type.kind === 'list' ? type.element : type;
}
