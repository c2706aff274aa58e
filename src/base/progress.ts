/** Where long work says how far it is. Numbers only: never evidence. */
export interface Progress {
  /** A stage begins; `total` in `unit`s when it is known. */
  stage(name: string, options?: { total?: number; unit?: 'rows' | 'bytes' | 'steps' }): void;
  /** `done` units of the current stage are done so far; `rows` where the unit is bytes. */
  update(done: number, rows?: number): void;
  /** A lasting one-line remark (an assumption, a warning). */
  note(text: string): void;
}

/** Says nothing: for tests and for callers who do not care. */
export const silentProgress: Progress = { stage: () => {}, update: () => {}, note: () => {} };
