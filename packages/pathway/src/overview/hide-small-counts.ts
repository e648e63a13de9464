/**
 * Hides counts about fewer than five people, and as many others as it takes that nobody can work them out: totals and their parts, and
 * the same total cut in two ways, leave what is hidden at least as open as one to four. What is about few people is not cut further: how
 * it falls into parts would say who they are.
 */

/** How many, and about how many people. */
export interface Counted {
  readonly count: number;
  readonly people: number;
}

/** A number; `few` = about one to four people; `withheld` = hidden so that another one stays hidden. */
export type ShownCount = number | 'few' | 'withheld';

/** A total is the sum of its parts, and everybody knows it. */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** From so many people on a count is shown. */
export const fewest = 5;

/** What may be shown of numbers by name. A part that is not among them is nought. */
export function hideSmallCounts(counted: ReadonlyMap<string, Counted>, sums: readonly Sum[]): ReadonlyMap<string, ShownCount> {
  const shown = new Map<string, ShownCount>(
    [...counted].map(([name, { count, people }]) => [name, people === 0 ? 0 : people < fewest ? 'few' : count]),
  );
  const known = sums
    .map(({ total, parts }) => ({ total, parts: parts.filter((part) => shown.has(part)) }))
    .filter(({ total, parts }) => shown.has(total) && parts.length > 0);
  for (const part of uncutBy(shown, known)) shown.set(part, 'withheld');
  for (let told = toldTooMuch(shown, known); told !== undefined; told = toldTooMuch(shown, known)) {
    const next = nextToHide(told, shown, known);
    if (next === undefined) break;
    shown.set(next, 'withheld');
  }
  return shown;
}

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A hidden small count that the shown ones tell closer than one to four. */
export function toldTooMuch(shown: ReadonlyMap<string, ShownCount>, sums: readonly Sum[]): string | undefined {
  const bounds = boundsOf(shown, sums);
  const solved = solvedBy(shown, sums);
  const uncut = uncutBy(shown, sums);
  for (const [name, value] of shown) {
    if (value !== 'few' && !uncut.has(name)) continue;
    const { low = 1, high = Number.POSITIVE_INFINITY } = bounds.get(name) ?? {};
    if (high === 0) continue; // Nobody at all, which a total of nought says.
    if (low > 1 || high < fewest - 1 || solved.has(name)) return name;
  }
  return undefined;
}

/** The parts of what is about few people, and theirs. */
function uncutBy(shown: ReadonlyMap<string, ShownCount>, sums: readonly Sum[]): ReadonlySet<string> {
  const uncut = new Set<string>();
  for (let before = -1; before < uncut.size; ) {
    before = uncut.size;
    for (const { total, parts } of sums) if (shown.get(total) === 'few' || uncut.has(total)) for (const part of parts) uncut.add(part);
  }
  return uncut;
}

/** What everybody can tell of each number: a few are at least one, what is withheld at least five, unless it is a part of few. */
function boundsOf(shown: ReadonlyMap<string, ShownCount>, sums: readonly Sum[]): ReadonlyMap<string, Bounds> {
  const uncut = uncutBy(shown, sums);
  const least = (name: string, value: 'few' | 'withheld'): number => (uncut.has(name) ? 0 : value === 'few' ? 1 : fewest);
  const bounds = new Map<string, Bounds>(
    [...shown].map(([name, value]) => [
      name,
      typeof value === 'number' ? { low: value, high: value } : { low: least(name, value), high: Number.POSITIVE_INFINITY },
    ]),
  );
  const of = (name: string): Bounds => bounds.get(name) ?? { low: 0, high: 0 };
  let moved = true;
  const narrow = (name: string, low: number, high: number): void => {
    const before = of(name);
    const after = { low: Math.max(before.low, low), high: Math.min(before.high, high) };
    if (after.low === before.low && after.high === before.high) return;
    bounds.set(name, after);
    moved = true;
  };
  for (let round = 0; moved && round < 100; round += 1) {
    moved = false;
    for (const { total, parts } of sums) {
      const low = parts.reduce((sum, part) => sum + of(part).low, 0);
      const high = parts.reduce((sum, part) => sum + of(part).high, 0);
      narrow(total, low, high);
      for (const part of parts) {
        const others = parts.filter((one) => one !== part);
        const least = others.reduce((sum, one) => sum + of(one).low, 0);
        const most = others.reduce((sum, one) => sum + of(one).high, 0);
        narrow(part, of(total).low - most, of(total).high - least);
      }
    }
  }
  return bounds;
}

/** The hidden numbers that follow from the shown ones by adding and subtracting sums: those that stand alone in a reduced equation. */
function solvedBy(shown: ReadonlyMap<string, ShownCount>, sums: readonly Sum[]): ReadonlySet<string> {
  const hidden = [...shown].flatMap(([name, value]) => (typeof value === 'number' ? [] : [name]));
  const column = new Map(hidden.map((name, place) => [name, place]));
  const rows = sums.map(({ total, parts }) => {
    const row = new Array<number>(hidden.length).fill(0);
    for (const [names, sign] of [[[total], -1] as const, [parts, 1] as const])
      for (const name of names) {
        const place = column.get(name);
        if (place !== undefined) row[place] = (row[place] ?? 0) + sign;
      }
    return row;
  });
  let used = 0;
  for (let place = 0; place < hidden.length && used < rows.length; place += 1) {
    const pivot = rows.findIndex((row, index) => index >= used && Math.abs(row[place] ?? 0) > 1e-9);
    if (pivot < 0) continue;
    const [one, other] = [rows[pivot] ?? [], rows[used] ?? []];
    rows[pivot] = other;
    const by = one[place] ?? 1;
    const reduced = one.map((value) => value / by);
    rows[used] = reduced;
    for (const [index, row] of rows.entries()) {
      const times = row[place] ?? 0;
      if (index !== used && Math.abs(times) > 1e-9) rows[index] = row.map((value, at) => value - times * (reduced[at] ?? 0));
    }
    used += 1;
  }
  const alone = rows.slice(0, used).flatMap((row) => {
    const places = row.flatMap((value, place) => (Math.abs(value) > 1e-9 ? [place] : []));
    return places.length === 1 ? [hidden[places[0] ?? 0] ?? ''] : [];
  });
  return new Set(alone);
}

/** The smallest number beside the one that is told too closely; where none is left there, beside any that is hidden. */
function nextToHide(told: string, shown: ReadonlyMap<string, ShownCount>, sums: readonly Sum[]): string | undefined {
  const among = (names: readonly string[]): string | undefined =>
    names
      .flatMap((name) => {
        const value = shown.get(name);
        return typeof value === 'number' && value > 0 ? [{ name, value }] : [];
      })
      .sort((one, other) => one.value - other.value || one.name.localeCompare(other.name))[0]?.name;
  const beside = sums.filter(({ total, parts }) => total === told || parts.includes(told));
  const linked = sums.filter(({ total, parts }) => [total, ...parts].some((name) => typeof shown.get(name) === 'string'));
  for (const these of [beside, linked]) {
    const next = among(these.flatMap(({ parts }) => parts)) ?? among(these.map(({ total }) => total));
    if (next !== undefined) return next;
  }
  return undefined;
}
