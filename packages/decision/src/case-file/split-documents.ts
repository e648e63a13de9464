/** Cuts a file into its documents (`---`), so that a syntax error in one cannot swallow the next. */

/** A piece of a file and how many lines stand before it. */
export interface Chunk {
  readonly text: string;
  readonly linesBefore: number;
}

/** The documents of a YAML text, each with its own marker line; directives become comments, for a case file is always YAML 1.2. */
export function splitDocuments(text: string): readonly Chunk[] {
  return cut({ text, linesBefore: 0 }, /^---(?=\s|$)/gm).map((chunk) =>
    isBare(chunk) ? { ...chunk, text: chunk.text.replace(/^%/gm, '#') } : chunk,
  );
}

/** The items of a document that is a list at the left margin, each as a list of its own; undefined for other documents. */
export function splitItems(chunk: Chunk): readonly Chunk[] | undefined {
  const pieces = cut(chunk, /^-(?=[ \t\r\n]|$)/gm);
  const [first] = pieces;
  const isList = pieces.length > 1 && first !== undefined && (first.text.startsWith('- ') || isBare(first));
  return isList ? pieces : undefined;
}

/** Comments, directives and markers only. */
function isBare({ text }: Chunk): boolean {
  return text.split('\n').every((line) => /^(?:(?:---|\.\.\.)?\s*(?:#.*)?|%.*)$/.test(line));
}

function cut({ text, linesBefore }: Chunk, marker: RegExp): readonly Chunk[] {
  const starts = Array.from(text.matchAll(marker), (match) => match.index).filter((start) => start > 0);
  let lines = linesBefore;
  return [0, ...starts].map((start, index) => {
    const piece = { text: text.slice(start, starts[index] ?? text.length), linesBefore: lines };
    lines += newlinesIn(piece.text);
    return piece;
  });
}

function newlinesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
