import type { ParamValue } from '../../engines/engine.ts';

/** The bits of `lookup.number.runs` that a number with these digits has (domains/lookups/tables/number.sql). */
const BITS = 53;

/** Whether a text is a part of a number that `numbersWith` looks for. */
export function isNumberPart(text: string): boolean {
  return /^\d{3,20}$/.test(text);
}

/**
 * Rows of `lookup.number` whose number has these digits in a row anywhere. The bits leave a row of six of three digits and a
 * row of a hundred of five: only these are compared as texts.
 *
 * @param part three digits or more
 * @param tag makes the names of its parameters its own
 */
export function numbersWith(
  part: string,
  tag: string,
): { readonly sql: string; readonly params: Readonly<Record<string, ParamValue>> } {
  let runs = 0n;
  for (let i = 0; i + 3 <= part.length; i++) runs |= 1n << BigInt(Number(part.slice(i, i + 3)) % BITS);
  return {
    // Both joined by AND, the engine would compare every text first.
    sql: `CASE WHEN runs & $${tag}_runs = $${tag}_runs THEN contains(coalesce(CAST(digits AS VARCHAR), spelled), $${tag}) ELSE false END`,
    params: { [tag]: part, [`${tag}_runs`]: Number(runs) },
  };
}
