/** How words of the programme are written in CQL: quoted identifiers, strings and literals. */

export const cqlIdentifier = (name: string): string => `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export const cqlString = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const cqlStrings = (texts: readonly string[]): string =>
  texts.length === 0 ? 'List<String>{}' : `{ ${texts.map(cqlString).join(', ')} }`;

/** A number, a text or a list of texts as a CQL literal. */
export function cqlLiteral(value: number | string | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? cqlString(value) : cqlStrings(value);
}
