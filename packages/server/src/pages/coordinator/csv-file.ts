/** A table as a file for Danish spreadsheets: semicolons, UTF-8 with its mark, and no cell that is taken for a formula. */

/** Bytes of the file; each row has the cells of the first. */
export function csvFile(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows.map((row) => row.map(cellOf).join(';')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}\r\n`);
}

function cellOf(value: string): string {
  // A telephone number may begin with a plus.
  const told = /^[=+\-@\t\r]/.test(value) && !/^\+[\d ]+$/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(told) ? `"${told.replaceAll('"', '""')}"` : told;
}
