import type { ColumnData } from '../profile/profile.ts';
import { share } from '../suggest/context.ts';
import type { Looks } from './preset.ts';

/** Cells looked at for a pattern. */
const LOOKED_AT = 400;
const PATTERNS = new Map<string, RegExp>();

/** Share of a column's filled cells that look as they should; 1 for an empty column, which contradicts nothing. */
export function looksLike(column: ColumnData, looks: Looks): number {
  const { profile } = column;
  if (profile.filled === 0) return 1;
  switch (looks) {
    case 'time':
      return profile.time?.share ?? zeroDates(column);
    case 'whole':
      return share(column, 'integer');
    case 'number':
      return share(column, 'number', 'integer');
    case 'sip':
      return matching(column, /^(?:[^<]*<)?(?:sips?|tel):/i);
    case 'uniqueid':
    case 'channel':
    case 'phone':
    case 'ip':
    case 'email':
      return share(column, looks);
    default:
      return matching(column, pattern(looks.matches));
  }
}

/** A column of unset times alone (0000-00-00) is still one of times. */
const zeroDates = (column: ColumnData) => matching(column, /^0000-00-00/);

function pattern(source: string): RegExp {
  const known = PATTERNS.get(source) ?? new RegExp(`^(?:${source})$`, 'iu');
  PATTERNS.set(source, known);
  return known;
}

function matching({ cells }: ColumnData, expected: RegExp): number {
  const filled = cells.filter((cell) => cell !== null).slice(0, LOOKED_AT);
  return filled.filter((cell) => expected.test(cell)).length / Math.max(1, filled.length);
}
