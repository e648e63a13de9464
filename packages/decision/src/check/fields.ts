/** Reading unchecked YAML values safely. */

export type Fields = Readonly<Record<string, unknown>>;

/** The value as a map; an empty one when it is none. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** The value as a list; an empty one when it is none. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** True for a text with something in it. */
export const isWording = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
