/** Text as a paper can carry it: well-formed, without signs that steer the reading or that no font has. */

/** Control signs but line break and tab; marks that turn the reading direction about; what XML and PDF cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\uffff]|\p{Co}|\p{Cn}/gu;

/** A text without what steers a machine instead of saying something. */
export function plainText(value: string): string {
  return value.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n').replace(steering, '');
}

/** The same value with every text in it plain. */
export function plain<Value>(value: Value, toPlain: (text: string) => string = plainText): Value {
  if (typeof value === 'string') return toPlain(value) as Value;
  if (Array.isArray(value)) return value.map((one: unknown) => plain(one, toPlain)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one, toPlain)])) as Value;
}
