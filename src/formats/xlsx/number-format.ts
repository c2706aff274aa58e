/** What a number format makes of a number: only times matter, everything else is looks. */
export type NumberKind = 'number' | 'date' | 'time' | 'duration';

/** Formats that every program knows by number (ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are East Asian dates). */
const BUILT_IN: Readonly<Record<number, NumberKind>> = {
  ...Object.fromEntries(
    [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'date']),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 45, 47].map((id) => [id, 'time'])),
  46: 'duration',
};

/** The kind of a format by its number, and by its code where the file defines it. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return BUILT_IN[id] ?? 'number';
  // Literal text, escapes, padding, colours and locales say nothing; the first section is for positive numbers.
  const bare = code
    .replace(/"[^"]*"?|\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';')[0]!
    .toLowerCase();
  if (bare.includes('general')) return 'number';
  if (/\[(?:h+|m+|s+)\]/.test(bare)) return 'duration';
  if (/[yd]/.test(bare) || /mmm/.test(bare)) return 'date';
  if (/[hs]/.test(bare)) return 'time';
  return /m/.test(bare) && !/[#0?]/.test(bare) ? 'date' : 'number';
}

const DAY_MS = 86_400_000;

/** 1900-01-01 is day 1, and day 60 is a 29 February that never was (ECMA-376 part 1, 18.17.4.1). */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const LEAP_BUG = 60;
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Last day that Excel knows: 9999-12-31. */
const LAST_DAY = 2_958_466;

/**
 * A stored number as text. Dates and times are ISO 8601 without zone, to the millisecond; what cannot be a date stays a
 * number.
 */
export function numberText(stored: string, kind: NumberKind, date1904: boolean): string {
  const value = Number(stored);
  if (kind === 'number' || stored.trim() === '' || !Number.isFinite(value) || value >= LAST_DAY)
    return plainNumber(stored);
  if (kind === 'duration') return durationText(value);
  if (value < 0) return plainNumber(stored);
  if (kind === 'time' && value < 1) return clockText(Math.round(value * DAY_MS) % DAY_MS);
  const days = !date1904 && value < LEAP_BUG ? value + 1 : value;
  const moment = new Date((date1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(days * DAY_MS));
  const [day, clock] = moment.toISOString().slice(0, -1).split('T') as [string, string];
  return clock === '00:00:00.000' && kind === 'date' ? day : `${day}T${clock.replace('.000', '')}`;
}

/** Digits stay as they are; other spellings of a floating-point number become its shortest, without exponent if whole. */
function plainNumber(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored;
  const value = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(value)) return stored;
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

function clockText(ms: number): string {
  return new Date(ms).toISOString().slice(11, -1).replace('.000', '');
}

function durationText(days: number): string {
  const ms = Math.round(Math.abs(days) * DAY_MS);
  const hours = String(Math.floor(ms / 3_600_000)).padStart(2, '0');
  return `${days < 0 ? '-' : ''}${hours}${clockText(ms % 3_600_000).slice(2)}`;
}
