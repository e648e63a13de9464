/**
 * The token of a session's forms, under another mask each time it is written: pages are sent compressed, and what stands in them twice the
 * same could be guessed from their length (BREACH).
 */

import { randomBytes } from 'node:crypto';

const bytes = 32;

/** The token as it stands in one page. */
export function maskedToken(token: Buffer): string {
  const mask = randomBytes(token.length);
  return Buffer.concat([mask, xor(mask, token)]).toString('base64url');
}

/** The token under its mask; empty for what is none. */
export function unmaskedToken(masked: string): string {
  const both = Buffer.from(masked, 'base64url');
  if (both.length !== 2 * bytes) return '';
  return xor(both.subarray(0, bytes), both.subarray(bytes)).toString('base64url');
}

function xor(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));
}
