/** Holds what a journey expects against what there is: an object holds among other things what is expected, a list holds all of it and nothing else. */

/** Stands for whatever there is. */
const anything = '*';

/** Each difference with its place; none = as expected. */
export function differences(expected: unknown, found: unknown, place = 'it'): readonly string[] {
  if (expected === anything) return found === undefined ? [`${place} is missing`] : [];
  if (Array.isArray(expected)) {
    if (!Array.isArray(found)) return [`${place}: expected a list, found ${told(found)}`];
    return listDifferences(expected, found, place);
  }
  if (isFields(expected)) {
    if (!isFields(found)) return [`${place}: expected ${told(expected)}, found ${told(found)}`];
    return Object.entries(expected).flatMap(([name, part]) => differences(part, found[name], `${place}.${name}`));
  }
  return expected === found ? [] : [`${place}: expected ${told(expected)}, found ${told(found)}`];
}

/** In any order. */
function listDifferences(expected: readonly unknown[], found: readonly unknown[], place: string): readonly string[] {
  const left = [...found];
  const lacking = expected.filter((wanted) => {
    const at = left.findIndex((one) => differences(wanted, one).length === 0);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const [one, another] = [lacking, left];
  if (one.length === 1 && another.length === 1 && isFields(one[0])) return differences(one[0], another[0], `${place}[…]`);
  return [
    ...one.map((wanted) => `${place}: expected ${told(wanted)}, which is not there`),
    ...another.map((more) => `${place}: found ${told(more)}, which was not expected`),
  ];
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const longest = 400;

function told(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
