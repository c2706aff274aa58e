import { isUtf8 } from 'node:buffer';
import type { SchemaElement } from 'hyparquet';

/** Turns values of one column into text. */
export type CellText = (value: unknown) => string | null;

/**
 * How the values of a flat column are spelled. Whole numbers and decimals never pass through floating point; times are
 * ISO 8601, with `Z` where the file says UTC and to the unit it holds (parquet-format, LogicalTypes.md).
 */
export function cellTextOf(element: SchemaElement): CellText {
  const convert = converter(element);
  return (value) => (value === null || value === undefined ? null : convert(value));
}

function converter(element: SchemaElement): (value: unknown) => string {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    const scale = (logical?.type === 'DECIMAL' ? logical.scale : element.scale) ?? 0;
    return (value) => decimalText(integerOf(value), scale);
  }
  if (logical?.type === 'TIMESTAMP') return timestamp(logical.unit, logical.isAdjustedToUTC);
  if (converted === 'TIMESTAMP_MILLIS') return timestamp('MILLIS', true);
  if (converted === 'TIMESTAMP_MICROS') return timestamp('MICROS', true);
  if (logical?.type === 'TIME') return (value) => timeText(value as number | bigint, logical.unit);
  if (converted === 'TIME_MILLIS') return (value) => timeText(value as number | bigint, 'MILLIS');
  if (converted === 'TIME_MICROS') return (value) => timeText(value as number | bigint, 'MICROS');
  if (converted === 'DATE' || logical?.type === 'DATE') return (value) => dateText(Number(value));
  if (type === 'FLOAT') return (value) => (typeof value === 'number' ? floatText(value) : plainText(value));
  return plainText;
}

/** Columns whose stored values are wanted as they are, so that `cellTextOf` can spell them exactly. */
export function isSpelledHere({ converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  const kind = logical?.type ?? '';
  const types = ['DECIMAL', 'TIMESTAMP', 'TIME', 'DATE', 'GEOMETRY', 'GEOGRAPHY', 'JSON', 'BSON'];
  return types.includes(kind) || /^(?:DECIMAL|DATE|TIME|JSON|BSON|INTERVAL)/.test(converted ?? '');
}

/** Anything: text, numbers, bytes (text when they are UTF-8, else `\x` and hexadecimal), nested values as JSON. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return bytesText(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return JSON.stringify(value, jsonValue);
  return String(value);
}

export function bytesText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(bytes) ? buffer.toString('utf8') : `\\x${buffer.toString('hex')}`;
}

function jsonValue(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? bytesText(value) : value;
}

const PER_SECOND = { MILLIS: 1000, MICROS: 1_000_000, NANOS: 1_000_000_000 } as const;
const DIGITS = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const;
type Unit = keyof typeof PER_SECOND;

/** Whole seconds, rounded down, and the rest in units; exact for every 64-bit number. */
function split(ticks: number | bigint, unit: Unit): { seconds: number; rest: number } {
  const per = PER_SECOND[unit];
  const number = Number(ticks);
  if (Number.isSafeInteger(number)) {
    const seconds = Math.floor(number / per);
    return { seconds, rest: number - seconds * per };
  }
  const rest = Number(BigInt(ticks) % BigInt(per));
  const seconds = Number(BigInt(ticks) / BigInt(per));
  return rest < 0 ? { seconds: seconds - 1, rest: rest + per } : { seconds, rest };
}

function fractionText(rest: number, unit: Unit): string {
  return rest === 0 ? '' : `.${String(rest).padStart(DIGITS[unit], '0')}`;
}

function timestamp(unit: Unit, utc: boolean | undefined): (value: unknown) => string {
  const zone = utc ? 'Z' : '';
  return (value) => {
    const { seconds, rest } = split(value as number | bigint, unit);
    const date = new Date(seconds * 1000);
    // Beyond the year 275760 there is no calendar date in JavaScript: the stored number is kept.
    if (Number.isNaN(date.getTime())) return String(value);
    return date.toISOString().slice(0, -5) + fractionText(rest, unit) + zone;
  };
}

/** A time of day; the fraction is left out when it is zero. */
export function timeText(ticks: number | bigint, unit: Unit): string {
  const { seconds, rest } = split(ticks, unit);
  const part = (value: number): string => String(value).padStart(2, '0');
  const clock = `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
  return clock + fractionText(rest, unit);
}

/** Days since 1970-01-01 to a date of the proleptic Gregorian calendar; out of JavaScript's range the stored number. */
function dateText(days: number): string {
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().split('T')[0]!;
}

/** INT96 of old Spark and Impala, as nanoseconds since 1970, which hyparquet makes of it. */
export function nanosText(nanos: bigint): string {
  return timestamp('NANOS', undefined)(nanos);
}

function integerOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  const hex = Buffer.from(value).toString('hex');
  return hex === '' ? 0n : BigInt.asIntN(value.length * 8, BigInt(`0x${hex}`));
}

export function decimalText(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The shortest decimal that is the same 32-bit number. */
function floatText(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}
