/** Makes `cql-execution` agree on the deliberate differences, so that everything else must be equal. */

import type { DifferenceId } from '../differences.ts';
import { type Class, loadReference, type Self } from './reference.ts';

type Async = (...args: never[]) => Promise<unknown>;
type Anything = { readonly [name: string]: unknown };

/** Installs corrections for these differences (all by default) and returns what takes them out again. */
export function correct(ids: readonly DifferenceId[]): () => void {
  const undo = ids.map((id) => CORRECTIONS[id]());
  return () => {
    for (const restore of undo) restore();
  };
}

/** Replaces a method; returns what puts the old one back. */
function replace(owner: Class, method: string, make: (old: (...args: never[]) => unknown) => unknown): () => void {
  const { prototype } = owner;
  const had = Object.hasOwn(prototype, method);
  const old = prototype[method] as (...args: never[]) => unknown;
  prototype[method] = make(old) as never;
  return () => {
    if (had) prototype[method] = old as never;
    else delete prototype[method];
  };
}

const CORRECTIONS: Readonly<Record<DifferenceId, () => () => void>> = {
  'sort-by-instant': () => {
    const { expressions } = loadReference();
    const direction = replace(
      expressions['ByDirection'] as Class,
      'exec',
      () =>
        async function (this: Anything, _ctx: unknown, a: unknown, b: unknown) {
          return order(a, b) * (this['low_order'] === -1 ? 1 : -1);
        },
    );
    const expression = replace(
      expressions['ByExpression'] as Class,
      'exec',
      () =>
        async function (this: Anything, ctx: { childContext(of: unknown): unknown }, a: unknown, b: unknown) {
          const inner = this['expression'] as { execute: Async };
          const left = await inner.execute(ctx.childContext(a) as never);
          const right = await inner.execute(ctx.childContext(b) as never);
          return order(left, right) * (this['low_order'] === -1 ? 1 : -1);
        },
    );
    return () => {
      direction();
      expression();
    };
  },
  'seconds-and-milliseconds': () => {
    const { cql } = loadReference();
    const parent = Object.getPrototypeOf(cql.DateTime.prototype) as Record<string, unknown>;
    const owner = { prototype: parent } as unknown as Class;
    const undo = ['before', 'after', 'sameAs', 'sameOrBefore', 'sameOrAfter'].map((method) =>
      replace(
        owner,
        method,
        (old) =>
          function (this: Self, other: Self, precision: string | undefined) {
            return old.call(whole(this) as never, whole(other) as never, precision as never);
          },
      ),
    );
    return () => {
      for (const restore of undo) restore();
    };
  },
  'no-return-keeps-doubles': () =>
    replace(
      loadReference().expressions['Query'] as Class,
      'isDistinct',
      (old) =>
        function (this: Anything) {
          const has = this['returnClause'] !== null || this['aggregateClause'] !== null;
          return has ? old.call(this as never) : false;
        },
    ),
  'singleton-of-several': () =>
    replace(
      loadReference().expressions['SingletonFrom'] as Class,
      'exec',
      () =>
        async function (this: { execArgs: Async }, ctx: unknown) {
          const list = (await this.execArgs(ctx as never)) as readonly unknown[] | null;
          return list?.length === 1 ? (list[0] ?? null) : null;
        },
    ),
  'flatten-with-unknown': () =>
    replace(
      loadReference().expressions['Flatten'] as Class,
      'exec',
      () =>
        async function (this: { execArgs: Async }, ctx: unknown) {
          const lists = (await this.execArgs(ctx as never)) as readonly (readonly unknown[] | null)[] | null;
          return lists === null ? null : lists.flatMap((list) => list ?? []);
        },
    ),
  'length-of-unknown': () =>
    replace(
      loadReference().expressions['Length'] as Class,
      'exec',
      () =>
        async function (this: { execArgs: Async; arg?: { asTypeSpecifier?: { type?: string } } }, ctx: unknown) {
          const value = (await this.execArgs(ctx as never)) as { readonly length: number } | null;
          return value?.length ?? (this.arg?.asTypeSpecifier?.type === 'ListTypeSpecifier' ? 0 : null);
        },
    ),
  'equivalence-keeps-accents': () =>
    replace(
      loadReference().expressions['Equivalent'] as Class,
      'exec',
      (old) =>
        async function (this: { execArgs: Async }, ctx: unknown) {
          const [a, b] = (await this.execArgs(ctx as never)) as readonly unknown[];
          if (typeof a === 'string' && typeof b === 'string') return fold(a) === fold(b);
          return old.call(this as never, ctx as never);
        },
    ),
  'decimals-have-eight-digits': () => {
    const undo = ['Add', 'Subtract', 'Multiply', 'Divide', 'Sum'].map((name) =>
      replace(
        loadReference().expressions[name] as Class,
        'exec',
        (old) =>
          async function (this: Anything, ctx: unknown) {
            const value = await old.call(this as never, ctx as never);
            return typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e8) / 1e8 : value;
          },
      ),
    );
    return () => {
      for (const restore of undo) restore();
    };
  },
  'numbers-in-text': () => {
    const undo = [['ToInteger', /^[+-]?\d+$/] as const, ['ToDecimal', /^[+-]?\d+(\.\d+)?$/] as const].map(([name, form]) =>
      replace(
        loadReference().expressions[name] as Class,
        'exec',
        (old) =>
          async function (this: { execArgs: Async }, ctx: unknown) {
            const text = await this.execArgs(ctx as never);
            return typeof text === 'string' && !form.test(text) ? null : old.call(this as never, ctx as never);
          },
      ),
    );
    return () => {
      for (const restore of undo) restore();
    };
  },
  'days-of-two-offsets': () => {
    const { cql } = loadReference();
    const owner = { prototype: Object.getPrototypeOf(cql.DateTime.prototype) as Record<string, unknown> } as unknown as Class;
    const truths = {
      before: (sign: number): boolean => sign < 0,
      after: (sign: number): boolean => sign > 0,
      sameOrBefore: (sign: number): boolean => sign <= 0,
      sameOrAfter: (sign: number): boolean => sign >= 0,
      sameAs: (sign: number): boolean => sign === 0,
      equals: (sign: number): boolean => sign === 0,
    };
    const undo = Object.entries(truths).map(([method, truth]) =>
      replace(
        owner,
        method,
        (old) =>
          function (this: Self, other: Self, precision: string | undefined) {
            if (precision !== undefined && precision !== null) return old.call(this as never, other as never, precision as never);
            const sign = orderOfSpans(this as Spanning, other as Spanning);
            return sign === undefined ? old.call(this as never, other as never) : sign === null ? null : truth(sign);
          },
      ),
    );
    return () => {
      for (const restore of undo.reverse()) restore();
    };
  },
};

type Spanning = Self & { toLuxonUncertainty(): { low: { toMillis(): number }; high: { toMillis(): number } } };

/** Undefined where the two are not imprecise moments of two offsets. */
function orderOfSpans(a: Spanning, b: Spanning): number | null | undefined {
  if (a['isDateTime'] !== true || b?.['isDateTime'] !== true || a['timezoneOffset'] === b['timezoneOffset']) return undefined;
  if (typeof a['second'] === 'number' && typeof b['second'] === 'number') return undefined;
  const [lowA, highA, lowB, highB] = [...boundsOf(a), ...boundsOf(b)] as [number, number, number, number];
  if (highA < lowB) return -1;
  if (highB < lowA) return 1;
  return lowA === lowB && highA === highB ? 0 : null;
}

function boundsOf(moment: Spanning): readonly [number, number] {
  const { low, high } = moment.toLuxonUncertainty();
  return [low.toMillis(), (moment['second'] === null ? high : low).toMillis()];
}

function fold(text: string): string {
  return text.replace(/\s/g, ' ').toLowerCase();
}

function order(a: unknown, b: unknown): number {
  if (a === b || ((a ?? null) === null && (b ?? null) === null)) return 0;
  if ((a ?? null) === null) return -1;
  if ((b ?? null) === null) return 1;
  const left = a as Self & { toJSDate?: () => Date; isQuantity?: boolean };
  const right = b as Self & { toJSDate?: () => Date };
  if (typeof left.toJSDate === 'function' && typeof right.toJSDate === 'function') {
    return left.toJSDate().getTime() - right.toJSDate().getTime();
  }
  if (left.isQuantity) return Math.sign((left['value'] as number) - (right['value'] as number));
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

function whole(moment: Self): Self {
  const self = moment as Self & { copy(): Record<string, unknown> };
  if (self['isDateTime'] !== true || self['second'] === null || self['millisecond'] !== null) return moment;
  const copy = self.copy();
  copy['millisecond'] = 0;
  return copy;
}
