/** The first rows in a stated order and how many there are in all. */
export interface Top<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

export interface HourCount {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly calls: number;
}
