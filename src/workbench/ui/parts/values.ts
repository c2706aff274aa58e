/** Figures as people read them: of the chosen language, nothing rounded in secret. */

const counts = new Map<string, Intl.NumberFormat>();

/** 1234567 → `1,234,567` in the language. */
export function countText(value: number | bigint | string, language: string): string {
  let format = counts.get(language);
  if (!format) {
    format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, { maximumFractionDigits: 0 });
    counts.set(language, format);
  }
  return format.format(typeof value === 'string' ? BigInt(value) : value);
}

/** A DECIMAL as text → the same digits with separators, never through a float. */
export function decimalText(text: string, language: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return text;
  const [, sign, whole, fraction] = match;
  const [group, point] = language === 'en' ? [',', '.'] : ['.', ','];
  return `${sign}${whole!.replace(/\B(?=(\d{3})+$)/g, group)}${fraction ? point + fraction : ''}`;
}

/** Seconds → `45 s`, `12 min 05 s`, `7 h 05 min`. */
export function durationText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${two(seconds % 60)} s`;
  return `${Math.floor(seconds / 3600)} h ${two(Math.floor((seconds % 3600) / 60))} min`;
}

/** A probability: per cent, never `100 %` of what is not certain. */
export function probabilityText(value: number): string {
  if (value >= 0.9995 && value < 1) return '> 99.9 %';
  if (value > 0 && value < 0.0005) return '< 0.1 %';
  return `${(value * 100).toFixed(1)} %`;
}

/** `2021-03-04 12:33:08` or ISO 8601, both UTC → the instant; undefined when it is none. */
export function instantOf(text: string): Date | undefined {
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?)?$/.exec(text);
  if (!match) return undefined;
  const date = new Date(`${match[1]}T${match[2] ?? '00:00'}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const zones = new Map<string, Intl.DateTimeFormat>();

/** An instant on the clock of a zone, `2021-03-04 13:33:08`; the same form in every language, so that columns sort by eye. */
export function zonedText(instant: Date, zone: string): string {
  let format = zones.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    zones.set(zone, format);
  }
  return format.format(instant);
}

const regions = new Map<string, Intl.DisplayNames>();

/** ISO 3166-1 alpha-2 → the country's name in the language. */
export function regionText(region: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(region)) return region;
  let names = regions.get(language);
  if (!names) {
    names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
    regions.set(language, names);
  }
  return names.of(region) ?? region;
}
