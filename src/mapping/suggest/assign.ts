/**
 * The assignment of columns to fields with the greatest total score (Hungarian method, O(n³)). `scores[f][c]` ≥ 0; zero means never.
 *
 * @returns for every field the column, or undefined.
 */
export function assign(scores: readonly (readonly number[])[]): (number | undefined)[] {
  const fields = scores.length;
  const columns = scores[0]?.length ?? 0;
  // As many idle columns as fields, so that a field may stay empty.
  const width = columns + fields;
  const cost = (f: number, c: number) => (c < columns ? -(scores[f]![c] ?? 0) : 0);
  const u = new Array<number>(fields + 1).fill(0);
  const v = new Array<number>(width + 1).fill(0);
  const match = new Array<number>(width + 1).fill(0);
  const way = new Array<number>(width + 1).fill(0);
  for (let f = 1; f <= fields; f++) augment(f, width, cost, u, v, match, way);
  const result = new Array<number | undefined>(fields).fill(undefined);
  for (let c = 1; c <= columns; c++) {
    const f = match[c]!;
    if (f > 0 && (scores[f - 1]![c - 1] ?? 0) > 0) result[f - 1] = c - 1;
  }
  return result;
}

/** One shortest augmenting path from field `f` (arrays are 1-based; row and column 0 are the start). */
function augment(
  f: number,
  width: number,
  cost: (f: number, c: number) => number,
  u: number[],
  v: number[],
  match: number[],
  way: number[],
): void {
  match[0] = f;
  let column = 0;
  const least = new Array<number>(width + 1).fill(Number.POSITIVE_INFINITY);
  const used = new Array<boolean>(width + 1).fill(false);
  do {
    used[column] = true;
    const field = match[column]!;
    let delta = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let c = 1; c <= width; c++) {
      if (used[c]) continue;
      const reduced = cost(field - 1, c - 1) - u[field]! - v[c]!;
      if (reduced < least[c]!) {
        least[c] = reduced;
        way[c] = column;
      }
      if (least[c]! < delta) {
        delta = least[c]!;
        next = c;
      }
    }
    for (let c = 0; c <= width; c++) {
      if (used[c]) {
        u[match[c]!]! += delta;
        v[c]! -= delta;
      } else least[c]! -= delta;
    }
    column = next;
  } while (match[column] !== 0);
  flip(column, match, way);
}

/** Turns the matched and unmatched edges of the path round. */
function flip(end: number, match: number[], way: readonly number[]): void {
  let column = end;
  while (column !== 0) {
    const previous = way[column]!;
    match[column] = match[previous]!;
    column = previous;
  }
}
