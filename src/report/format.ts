/** Figures, times and names as a reader expects them. English, no locale of the machine, nothing that is rounded in secret. */

const groups = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** 1234567 → `1,234,567`. */
export function count(value: number): string {
  return groups.format(value);
}

/** `1 victim`, `2 victims`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A DECIMAL as text → the same digits with separators: `-1234567.50` → `-1,234,567.50`. Never through a float. */
export function decimal(text: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(text.trim());
  if (!match) return text;
  return `${match[1]}${match[2]!.replace(/\B(?=(\d{3})+$)/g, ',')}${match[3] ?? ''}`;
}

/** `GBP 1,204.50`; an unknown currency is said. */
export function money(amount: string, currency: string): string {
  return `${currency === '' ? 'unknown currency' : currency.slice(0, 16)} ${decimal(amount)}`;
}

export function isZero(amount: string): boolean {
  return /^-?0*(\.0*)?$/.test(amount.trim());
}

/** Seconds → `45 s`, `12 min 05 s`, `1,204 h 07 min`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const two = (value: number): string => String(value).padStart(2, '0');
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  return `${count(Math.floor(seconds / 3600))} h ${two(Math.floor((seconds % 3600) / 60))} min`;
}

/** How much later something happened: from two days on in days, what lies between two calls and not how long they were. */
export function span(seconds: number): string {
  if (seconds < 172_800) return duration(seconds);
  return `${count(Math.floor(seconds / 86_400))} days ${Math.floor((seconds % 86_400) / 3600)} h`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2021-03-04…` → `4 March 2021`; anything else as it is. */
export function longDate(iso: string | null): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  return match ? `${Number(match[3])} ${MONTHS[Number(match[2]) - 1]} ${match[1]}` : (iso ?? '');
}

/** `2021-03-04T12:33:08Z` → `2021-03-04`. */
export function day(iso: string | null): string {
  return iso?.slice(0, 10) ?? '';
}

/** `2021-03-04T12:33:08.123Z` → `2021-03-04 12:33 UTC`. */
export function minute(iso: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : iso;
}

/** ISO 3166-1 alpha-2 → English name; `''` → not placed. */
export function regionName(region: string): string {
  if (region === '') return 'Could not be placed';
  if (region === '001') return 'International';
  return /^[A-Z]{2}$/.test(region) ? (regionNames.of(region) ?? region) : region;
}

/** Share of a whole as a whole per cent; `under 1 %` rather than nought. */
export function share(part: number, whole: number): string {
  if (whole <= 0 || part <= 0) return '0 %';
  const percent = (100 * part) / whole;
  if (percent < 1) return 'under 1 %';
  return percent > 99 && part < whole ? 'over 99 %' : `${Math.round(percent)} %`;
}

/** Bytes → `1.7 GB` (decimal units, as on an exhibit label). */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let scaled = value;
  let unit = 0;
  while (scaled >= 1000 && unit < units.length - 1) {
    scaled /= 1000;
    unit++;
  }
  return `${unit === 0 ? count(scaled) : scaled.toFixed(scaled < 10 ? 1 : 0)} ${units[unit]}`;
}

/** A number with its middle hidden, `+4477••••••23`: enough to find it again, too little to dial it. */
export function maskNumber(text: string): string {
  const digits = [...text.matchAll(/\d/g)].map((match) => match.index);
  if (digits.length < 5) return text.replace(/\d/g, '•');
  const shown = Math.max(2, Math.min(4, digits.length - 6));
  const hidden = new Set(digits.slice(shown, digits.length - 2));
  return [...text].map((character, index) => (hidden.has(index) ? '•' : character)).join('');
}
