/** The times of letters are those of a clock on the wall in Denmark; the record's are instants. */
import { toCopenhagen } from '@rygforloeb/decision';

/** `2026-03-02T10:00` as an instant with its offset; in the hour that comes twice, the first. */
export function instantOf(clock: string): string {
  const offset = ['+02:00', '+01:00'].find((one) => toCopenhagen(`${clock}:00${one}`).startsWith(clock)) ?? '+01:00';
  return `${clock}:00${offset}`;
}
