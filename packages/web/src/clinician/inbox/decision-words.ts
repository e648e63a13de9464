/** A decision in words. */
export interface DecisionWords {
  readonly label: string;
  /** What comes of it, where that is not plain. */
  readonly lead?: string;
  /** Said once it is done. */
  readonly done: string;
}
