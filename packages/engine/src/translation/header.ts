/** Reads a CQL library's own name and its includes, with their places, before it is translated. */

export type IncludeClause = {
  readonly name: string;
  readonly version: string | null;
  readonly line: number;
  readonly column: number;
};

export type LibraryHeader = {
  readonly name: string | null;
  readonly version: string | null;
  readonly line: number;
  readonly column: number;
  readonly includes: readonly IncludeClause[];
};

const IDENTIFIER = '"([^"]+)"|`([^`]+)`|([A-Za-z_][\\w.]*)';
const LIBRARY = new RegExp(`^[ \\t]*library\\s+(?:${IDENTIFIER})(?:\\s+version\\s+'([^']*)')?`, 'm');
const INCLUDE = new RegExp(`^[ \\t]*include\\s+(?:${IDENTIFIER})(?:\\s+version\\s+'([^']*)')?`, 'gm');

/** Returns the library's declared name and its includes; positions count from 1. */
export function readHeader(text: string): LibraryHeader {
  const plain = blankComments(text);
  const own = LIBRARY.exec(plain);
  const ownPlace = place(plain, own);
  const includes: IncludeClause[] = [];
  for (const match of plain.matchAll(INCLUDE)) {
    includes.push({ name: identifierOf(match) ?? '', version: match[4] ?? null, ...place(plain, match) });
  }
  return { name: own ? identifierOf(own) : null, version: own?.[4] ?? null, ...ownPlace, includes };
}

function identifierOf(match: RegExpMatchArray): string | null {
  return match[1] ?? match[2] ?? match[3] ?? null;
}

function place(text: string, match: RegExpMatchArray | null): { line: number; column: number } {
  if (match === null || match.index === undefined) return { line: 1, column: 1 };
  const start = match.index + (/^[ \t]*/.exec(match[0])?.[0].length ?? 0);
  const before = text.slice(0, start);
  return { line: before.split('\n').length, column: start - before.lastIndexOf('\n') };
}

/** Replaces comments by spaces so that positions stay what they were; text in quotes is left alone. */
function blankComments(text: string): string {
  return text.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (token) =>
    token.startsWith('//') || token.startsWith('/*') ? token.replace(/[^\n]/g, ' ') : token,
  );
}
