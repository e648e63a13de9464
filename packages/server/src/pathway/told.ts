/** The forms of which what an act is told is made: keys, ids, houses, moments, days and words. */

import { z } from 'zod';

/** May be left out; null is not the same as leaving it out. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => z.exactOptional(schema);

export const words = z.string().max(20_000);
/** The caller's own mark: the same key is the same act. */
export const key = z.string().min(1).max(200).meta({ form: 'key' });
export const id = z
  .string()
  .regex(/^[A-Za-z0-9.-]{1,64}$/)
  .meta({ form: 'id' });
export const code = z
  .string()
  .regex(/^[\w.-]{1,100}$/)
  .meta({ form: 'code' });
/** `Organization/…`. */
export const house = z
  .string()
  .regex(/^Organization\/[A-Za-z0-9.-]{1,64}$/)
  .meta({ form: 'house' });
/** Type/id. */
export const reference = z
  .string()
  .regex(/^[A-Z][A-Za-z]{1,40}\/[A-Za-z0-9.-]{1,64}$/)
  .meta({ form: 'reference' });
/** YYYY-MM-DD, a day that there is. */
export const day = z.iso.date().meta({ form: 'day' });
/** An instant with its offset. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .meta({ form: 'instant' });
export const version = z.int().min(1).max(1_000_000_000);
/** At most 200: nobody plans or writes more of anything at once. */
export const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).max(200);

/** A reason of the programme's list to go on against its answer. */
export const override = z.strictObject({ code, text: optional(words) });

/** Where an act happened at another moment than it is told. */
export const happened = { occurred: optional(instant) };

/** What every step of a referral is told. */
export const step = { referral: id, key, seen: optional(version), ...happened, reason: optional(words) };
