/** Three-valued logic on values that are already at hand; generated code evaluates the sides only as far as needed. */

import type { Truth } from './comparison.ts';

export function and(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

export function or(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === null || b === null ? null : false;
}

export function not(a: Truth): Truth {
  return a === null ? null : !a;
}

export function xor(a: Truth, b: Truth): Truth {
  return a === null || b === null ? null : a !== b;
}

export function implies(a: Truth, b: Truth): Truth {
  return or(not(a), b);
}
