/** A prepared value of a record on either side of a pair: SQL by part name. */
export type Side = (part: string) => string;

/** One outcome of a comparison, best first; level 1 is always "equal", the last always "different". */
export interface LevelRule {
  /** Stable: models and explanations use it. */
  readonly name: string;
  /** A clause for people: `given name is nearly the same`. */
  readonly says: string;
  /** Where expectation-maximisation starts; shares of the type sum to 1. */
  readonly m: number;
  /** SQL over `a(part)`, `b(part)` and `x(measure)`; only asked when no earlier level held. Absent: first and last. */
  readonly when?: (a: Side, b: Side, x: (measure: string) => string) => string;
}

/** A way to compare. Adding one: a file here and a line in all.ts. */
export interface ComparisonType {
  readonly type: string;
  readonly about: string;
  /** Fewest and most columns. */
  readonly columns: readonly [number, number];
  /**
   * What is kept of a record, by part: SQL over normalised columns (lower-case ASCII text or NULL). Part `v` decides
   * whether the value is missing (NULL) and whether two are equal.
   */
  readonly parts: (columns: readonly string[], context: PartContext) => Readonly<Record<string, string>>;
  /** How often related but different entities (a household, a firm) share the value: where training starts. */
  readonly shared: number;
  /** Costly functions, computed once for pairs that are filled and not equal. */
  readonly measures?: (a: Side, b: Side) => Readonly<Record<string, string>>;
  /** @param thresholds the model's, or undefined for the type's own. */
  readonly levels: (thresholds: readonly number[] | undefined) => readonly LevelRule[];
}

export interface PartContext {
  readonly dateOrder: 'dmy' | 'mdy';
  /** Table of nicknames: `v` a name, `k` what stands for its group. */
  readonly nicknames: string;
}
