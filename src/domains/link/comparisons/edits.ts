import type { Side } from './type.ts';

/**
 * SQL: edits between two values, transpositions counting one; NULL when there are surely more than `most`. Edit distance is by
 * far the costliest function, so it only runs where length and Jaro similarity leave a chance: `most` edits of a value
 * of `length` signs leave a similarity of at least about 1 - 2 most / (3 length).
 */
export function edits(a: Side, b: Side, most: number, similarity: number): string {
  const near = `abs(length(${a('v')}) - length(${b('v')})) <= ${most} AND jaro_similarity(${a('v')}, ${b('v')}) >= ${similarity}`;
  return `CASE WHEN ${near} THEN damerau_levenshtein(${a('v')}, ${b('v')}) END`;
}
