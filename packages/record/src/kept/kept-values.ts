/** Values that are kept for a while and then forgotten: sessions, grants of apps, exports under way, drafts of forms. What may hold health data is sealed before it comes here. */

export interface KeptValues {
  /** Replaces what is kept under the key. `group` lets many be dropped at once; `expires` is when it is forgotten. */
  put(space: string, key: string, value: object, options: { readonly expires: Date; readonly group?: string }): Promise<void>;
  /** The same, unless something is kept there already: true for one caller only, however many try at once. */
  putNew(space: string, key: string, value: object, options: { readonly expires: Date; readonly group?: string }): Promise<boolean>;
  /** Undefined when it never was, or is past its time. */
  get(space: string, key: string): Promise<object | undefined>;
  /** Gives the value and forgets it, for one caller only, however many ask at once. */
  take(space: string, key: string): Promise<object | undefined>;
  /** Changes a value under a lock; undefined from the work leaves it. */
  change(space: string, key: string, work: (value: object) => object | undefined): Promise<object | undefined>;
  drop(space: string, key: string): Promise<void>;
  dropGroup(space: string, group: string): Promise<void>;
  /** Forgets what is past its time; how many that were. */
  sweep(): Promise<number>;
}
