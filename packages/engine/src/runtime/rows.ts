/** Columns of values, a row for each citizen of a batch; sets of rows are words of 32 bits. */

/** Puts one value into these rows of a word. */
export function setRows(column: unknown[], word: number, rows: number, value: unknown): void {
  for (let rest = rows; rest !== 0; rest &= rest - 1) column[(word << 5) + 31 - Math.clz32(rest & -rest)] = value;
}

/** The Boolean of one row, out of the words in which it stands. */
export function truthAt(yes: number, no: number, row: number): boolean | null {
  if (((yes >>> (row & 31)) & 1) === 1) return true;
  return ((no >>> (row & 31)) & 1) === 1 ? false : null;
}
