/** Reads JSON more strictly than the language does: no name twice, no number that changes by being read, no depth without end. */

import { fhirTexts } from './fhir-texts.ts';

export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly text: string; readonly line: number; readonly column: number };

const DEEPEST = 64;
const MOST_DIGITS = 17;

/** The value, or what is wrong and where; what is told never repeats the content. */
export function readJson(text: string): JsonRead {
  const fault = faultIn(text);
  if (fault === undefined) return { ok: true, value: JSON.parse(text) };
  const before = text.slice(0, fault.at).split('\n');
  return { ok: false, text: fault.text, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

interface Fault {
  readonly at: number;
  readonly text: string;
}

const blank = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them unescaped
const plain = /[^"\\\u0000-\u001f]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const number = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const literal = /true|false|null/y;

/** Walks the text once, without recursion; the names of the objects that are open lie on a stack, a list is `undefined` there. */
function faultIn(text: string): Fault | undefined {
  const open: (Set<string> | undefined)[] = [];
  let at = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skip = (sign: string): boolean => {
    match(blank);
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const string = (): boolean => {
    if (!skip('"')) return false;
    do match(plain);
    while (match(escaped));
    if (text[at] !== '"') return false;
    at += 1;
    return true;
  };
  const fault = (told: string = fhirTexts.malformedJson, place = at): Fault => ({ at: place, text: told });
  /** A name and its colon. */
  const name = (): Fault | undefined => {
    match(blank);
    const begin = at;
    if (!string()) return fault();
    const raw = text.slice(begin + 1, at - 1);
    const read = raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
    const names = open.at(-1);
    if (Object.hasOwn(Object.prototype, read)) return fault(fhirTexts.forbiddenKey, begin);
    if (names?.has(read)) return fault(fhirTexts.duplicateKey, begin);
    names?.add(read);
    return skip(':') ? undefined : fault();
  };

  for (;;) {
    // A value begins here.
    match(blank);
    const begin = at;
    if (text[at] === '{' || text[at] === '[') {
      const isObject = text[at] === '{';
      at += 1;
      if (!skip(isObject ? '}' : ']')) {
        open.push(isObject ? new Set() : undefined);
        if (open.length > DEEPEST) return fault(fhirTexts.tooDeep, begin);
        const wrong = isObject ? name() : undefined;
        if (wrong !== undefined) return wrong;
        continue;
      }
    } else if (text[at] === '"') {
      if (!string()) return fault();
    } else if (match(number)) {
      if (!isKept(text.slice(begin, at))) return fault(fhirTexts.number, begin);
    } else if (!match(literal)) return fault();
    // A value has ended: what is open goes on, or ends with it.
    for (;;) {
      match(blank);
      if (open.length === 0) return at === text.length ? undefined : fault();
      const isObject = open.at(-1) !== undefined;
      if (skip(',')) {
        const wrong = isObject ? name() : undefined;
        if (wrong !== undefined) return wrong;
        break;
      }
      if (!skip(isObject ? '}' : ']')) return fault();
      open.pop();
    }
  }
}

/** Whether a number is the same after it was read. */
function isKept(token: string): boolean {
  const value = Number(token);
  const digits = (token.split(/[eE]/)[0] ?? '').replace(/[-.]/g, '').replace(/^0+/, '');
  return Number.isFinite(value) && digits.length <= MOST_DIGITS && (value !== 0 || digits === '');
}
