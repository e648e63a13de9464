/** An act of the pathway as an address of the interface: what it is told, checked once at the edge, and who may take it. */

import type { Desk, Party } from '@rygforloeb/pathway';
import { z } from 'zod';

/** What an act answers: done, or refused with a reason. */
export type ActOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Who may take an act: roles by what they may write, by a right of the programme's tables, or as a party of what it is about. */
export interface Who {
  /** A resource type with what must be allowed to the role. */
  readonly writes?: Readonly<Record<string, 'create' | 'update'>>;
  /** A row of table 1: the actors that it marks. */
  readonly table?: 'diagnosis' | 'function_icf';
  /** A right of `roles.yaml` outside the tables. */
  readonly right?: string;
  /** What the house must be to the referral, or the citizen herself. */
  readonly as?: readonly Party[];
  readonly roles?: readonly string[];
}

export interface ActOptions {
  readonly who: Who;
  /** One sentence of what it does. */
  readonly does: { readonly da: string; readonly en: string };
  /** Something new comes of it: 201 the first time. */
  readonly creates?: true;
  /** Nothing but what help itself needs is asked for: what cannot be read besides is passed over, and told. */
  readonly acute?: true;
}

export interface Act<Outcome extends ActOutcome = ActOutcome> extends ActOptions {
  readonly told: z.ZodObject;
  readonly take: (desk: Desk, told: object) => Promise<Outcome>;
}

/** Every element that an act knows has a place in its schema: one that is added there without a place here does not compile. */
type Shape<Told> = { readonly [Key in keyof Told]-?: z.ZodType<unknown> };

/** The address of an act: the schema of what it is told holds all of its elements, and gives what it takes. */
export function act<Told extends object, const Places extends Shape<Told>, Outcome extends ActOutcome>(
  take: (desk: Desk, told: Told) => Promise<Outcome>,
  places: Places & (z.output<z.ZodObject<Places>> extends Told ? unknown : 'the schema gives another form than the act takes'),
  options: ActOptions,
): Act<Outcome> {
  return { ...options, told: z.strictObject(places as z.ZodRawShape), take: take as (desk: Desk, told: object) => Promise<Outcome> };
}

/** A reading of the pathway. It answers undefined for what there is not, or what the asker may not see; or a refusal with its reason. */
export interface View<Answer = unknown> {
  readonly asked: z.ZodObject;
  readonly look: (desk: Desk, asked: object) => Promise<Answer>;
  readonly does: ActOptions['does'];
  /** The functions of the pathway that it shows. */
  readonly shows: readonly string[];
}

/** The address of a reading; what it is asked stands in the address and is text. */
export function view<const Places extends z.ZodRawShape, Answer>(
  places: Places,
  look: (desk: Desk, asked: z.output<z.ZodObject<Places>>) => Promise<Answer>,
  options: Pick<View, 'does' | 'shows'>,
): View<Answer> {
  return { ...options, asked: z.strictObject(places), look: look as View<Answer>['look'] };
}
