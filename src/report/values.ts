/** A count from a row; NULL is nought. Counts of rows and seconds stay far below 2^53. */
export function whole(value: unknown): number {
  return value === null || value === undefined ? 0 : Number(value);
}

/** A text from a row; NULL is empty. */
export function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
