/** Layouts of dates and times that a mapping can name; the same vocabulary as the `timestamp` transform. */
export type TimeFormat =
  | 'iso'
  | 'dmy'
  | 'mdy'
  | 'ymd_compact'
  | 'epoch_s'
  | 'epoch_ms'
  | 'epoch_us'
  | 'epoch_jd'
  | 'excel';

export interface TimeProfile {
  readonly format: TimeFormat;
  /** Share of the filled cells that have this layout. */
  readonly share: number;
  /** True: every value fits day-first and month-first alike. */
  readonly ambiguous: boolean;
  /** Why day comes before month or the other way round, in words. */
  readonly order?: string;
  /** Share of values with a time of day. */
  readonly withTime: number;
  /** Share of values that name their own offset. */
  readonly withOffset: number;
}

const ISO =
  /^(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/;
const SLASHED =
  /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2}),?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?([AaPp][Mm])?)?$/;
const WORDED =
  /^(?:(\d{1,2})[-/. ]([A-Za-z]{3})[-/. ]|([A-Za-z]{3})[-/. ](\d{1,2}),?[-/. ])(\d{4}|\d{2}),?(?: +(\d{1,2}):(\d{2})(?::(\d{2}))? ?([AaPp][Mm])?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** 2005 to 2030: what a seized service's clock may show. From 2,000,000,000 on, ten digits are American phone numbers. */
const EPOCH = [1_104_537_600, 1_893_456_000] as const;

interface Parsed {
  /** Milliseconds as though the wall time were UTC. */
  readonly ms: number;
  readonly time: boolean;
  /** Minutes east of UTC when the text says so. */
  readonly offset?: number;
}

/** Reads a cell in a layout; undefined when it does not fit. `ms` is the wall time as written. */
export function parseTime(text: string, format: TimeFormat): Parsed | undefined {
  switch (format) {
    case 'iso':
      return fromIso(text);
    case 'dmy':
    case 'mdy':
      return fromSlashed(text, format) ?? fromWorded(text, format);
    case 'ymd_compact':
      return fromCompact(text);
    case 'epoch_jd':
      return fromJulian(text);
    case 'excel': {
      const days = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      return days > 36_526 && days < 51_502
        ? { ms: Math.round((days - 25_569) * 86_400) * 1000, time: days % 1 !== 0 }
        : undefined;
    }
    default:
      return fromEpoch(text, format);
  }
}

function wall(y: number, mo: number, d: number, h = 0, mi = 0, s = 0): number | undefined {
  const ms = Date.UTC(y, mo - 1, d, h, mi, s);
  const date = new Date(ms);
  if (h > 23 || mi > 59 || s > 60 || date.getUTCMonth() !== mo - 1 || date.getUTCDate() !== d) return undefined;
  return ms;
}

const num = (text: string | undefined) => (text === undefined ? undefined : Number(text));

function fromIso(text: string): Parsed | undefined {
  const m = ISO.exec(text);
  if (!m) return undefined;
  const ms = wall(Number(m[1]), Number(m[2]), Number(m[3]), num(m[4]), num(m[5]), num(m[6]));
  if (ms === undefined) return undefined;
  const offset = m[8] === undefined || m[4] === undefined ? undefined : offsetMinutes(m[8]);
  return { ms, time: m[4] !== undefined, ...(offset === undefined ? {} : { offset }) };
}

function offsetMinutes(text: string): number {
  const m = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  return m ? (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3] ?? 0)) : 0;
}

function hour(text: string | undefined, half: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!half) return Number(text);
  return (Number(text) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function year(text: string): number {
  const value = Number(text);
  if (text.length === 4) return value;
  return value < 70 ? 2000 + value : 1900 + value;
}

function fromSlashed(text: string, format: 'dmy' | 'mdy'): Parsed | undefined {
  const m = SLASHED.exec(text);
  if (!m) return undefined;
  const [day, month] = format === 'dmy' ? [m[1], m[2]] : [m[2], m[1]];
  const ms = wall(year(m[3]!), Number(month), Number(day), hour(m[4], m[7]), num(m[5]), num(m[6]));
  return ms === undefined ? undefined : { ms, time: m[4] !== undefined };
}

function fromWorded(text: string, format: 'dmy' | 'mdy'): Parsed | undefined {
  const m = WORDED.exec(text);
  if (!m || (m[1] === undefined) === (format === 'dmy')) return undefined;
  const month = MONTHS.indexOf((m[2] ?? m[3] ?? '').toLowerCase()) + 1;
  if (month === 0) return undefined;
  const ms = wall(year(m[5]!), month, Number(m[1] ?? m[4]), hour(m[6], m[9]), num(m[7]), num(m[8]));
  return ms === undefined ? undefined : { ms, time: m[6] !== undefined };
}

function fromCompact(text: string): Parsed | undefined {
  const m = COMPACT.exec(text);
  if (!m || Number(m[1]) < 1900 || Number(m[1]) > 2099) return undefined;
  const ms = wall(Number(m[1]), Number(m[2]), Number(m[3]), num(m[4]), num(m[5]), num(m[6]));
  if (ms === undefined) return undefined;
  const offset = m[7] === undefined ? undefined : offsetMinutes(m[7]);
  return { ms, time: m[4] !== undefined, ...(offset === undefined ? {} : { offset }) };
}

function fromEpoch(text: string, format: 'epoch_s' | 'epoch_ms' | 'epoch_us'): Parsed | undefined {
  if (!/^[1-9]\d{9,15}(\.\d+)?$/.test(text)) return undefined;
  const seconds = Number(text) / { epoch_s: 1, epoch_ms: 1000, epoch_us: 1_000_000 }[format];
  if (seconds < EPOCH[0] || seconds > EPOCH[1]) return undefined;
  return { ms: Math.floor(seconds) * 1000, time: true, offset: 0 };
}

/** Days since noon of 24 November 4714 BC (SQLite's julianday), with a fraction: a whole number is rather a key. */
function fromJulian(text: string): Parsed | undefined {
  if (!/^2\d{6}\.\d{1,12}$/.test(text)) return undefined;
  const seconds = Math.floor((Number(text) - 2_440_587.5) * 86_400 + 0.05);
  return seconds < EPOCH[0] || seconds > EPOCH[1] ? undefined : { ms: seconds * 1000, time: true, offset: 0 };
}

const ZERO_TIME = /^(0{4}-0{2}-0{2}( 0{2}:0{2}:0{2})?|0)$/;

/** The layout that fits most of the values (at least 80 %), or undefined. Zero dates do not count. */
export function detectTime(values: readonly string[]): TimeProfile | undefined {
  const seen = values.filter((value) => !ZERO_TIME.test(value));
  if (seen.length === 0) return undefined;
  const formats: TimeFormat[] = [
    'iso',
    'ymd_compact',
    'epoch_s',
    'epoch_ms',
    'epoch_us',
    'epoch_jd',
    'dmy',
    'mdy',
    'excel',
  ];
  let best: { format: TimeFormat; parsed: Parsed[] } | undefined;
  const count = new Map<TimeFormat, number>();
  for (const format of formats) {
    const parsed = seen.map((value) => parseTime(value, format)).filter((value) => value !== undefined);
    count.set(format, parsed.length);
    if (!best || parsed.length > best.parsed.length) best = { format, parsed };
  }
  if (!best || best.parsed.length < 0.8 * seen.length) return undefined;
  const slashed = best.format === 'dmy' || best.format === 'mdy';
  const other = count.get(best.format === 'dmy' ? 'mdy' : 'dmy')!;
  const proof = best.parsed.length - other;
  const worded = slashed && seen.every((value) => /[A-Za-z]{3}/.test(value));
  return {
    format: best.format,
    share: best.parsed.length / seen.length,
    ambiguous: slashed && proof === 0,
    ...(slashed ? { order: orderWords(best.format, proof, worded) } : {}),
    withTime: best.parsed.filter((value) => value.time).length / best.parsed.length,
    withOffset: best.parsed.filter((value) => value.offset !== undefined).length / best.parsed.length,
  };
}

function orderWords(format: TimeFormat, proof: number, worded: boolean): string {
  if (worded) return 'the month is a word';
  if (proof === 0) return 'no value tells whether the day or the month comes first';
  const place = format === 'dmy' ? 'first' : 'second';
  return `the ${place} part is above 12 in ${proof} sampled values, so it is the day`;
}
