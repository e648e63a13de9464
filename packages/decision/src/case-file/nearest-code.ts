/** The known code a misspelt one most likely meant. */

/** The nearest known code by edit distance, blind to case and separators; undefined when nothing is near. */
export function nearestCode(written: string, known: Iterable<string>): string | undefined {
  const query = fold(written);
  if (query === '' || query.length > longestQuery) return undefined;
  const limit = Math.max(2, Math.floor(query.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const code of known) {
    const candidate = fold(code);
    const distance = Math.min(partDistance(query, candidate), editDistance(query, candidate, bestDistance));
    if (distance < bestDistance && distance < Math.max(query.length, candidate.length)) {
      best = code;
      bestDistance = distance;
    }
  }
  return best;
}

/** A text without case, separators and the difference between Danish letters and their transliteration. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const longestQuery = 60;
const shortestPart = 4;

/** One word inside the other (`cauda-equina` in `suspected-cauda-equina`) counts as two edits. */
function partDistance(query: string, candidate: string): number {
  const [short, long] = query.length < candidate.length ? [query, candidate] : [candidate, query];
  return short.length >= shortestPart && long.includes(short) ? 2 : Number.POSITIVE_INFINITY;
}

/** Damerau–Levenshtein (neighbouring letters swapped count once), given up at `limit`. */
function editDistance(first: string, second: string, limit: number): number {
  if (Math.abs(first.length - second.length) >= limit) return limit;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let row = 1; row <= first.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const same = first[row - 1] === second[column - 1];
      let cost = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
      if (swapped) cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, second.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
