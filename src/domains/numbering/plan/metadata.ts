import metadata from 'libphonenumber-js/metadata.max.json';

/**
 * Typed access to libphonenumber's metadata as packed by libphonenumber-js (max: all patterns of all types).
 * Source of the positions: libphonenumber-js METADATA.md and source/metadata.js, metadata version 4.
 */

/** Types in the order in which libphonenumber-js packs their patterns. */
export const PHONE_TYPES = [
  'FIXED_LINE',
  'MOBILE',
  'TOLL_FREE',
  'PREMIUM_RATE',
  'PERSONAL_NUMBER',
  'VOICEMAIL',
  'UAN',
  'PAGER',
  'VOIP',
  'SHARED_COST',
] as const;
export type PhoneType = (typeof PHONE_TYPES)[number] | 'FIXED_LINE_OR_MOBILE';

export interface TypePattern {
  /** Empty text: the same pattern as FIXED_LINE. */
  readonly pattern: string;
  readonly lengths: readonly number[];
}

/** One numbering plan: a region's, or that of a calling code without a region (freephone, satellite). */
export interface NumberingPlan {
  /** ISO 3166-1 alpha-2 (and XK, AC, TA); undefined for a calling code without a region. */
  readonly region: string | undefined;
  readonly callingCode: string;
  readonly iddPattern: string | undefined;
  readonly general: string;
  readonly lengths: readonly number[];
  /** What may precede a national number when it is dialled inside the region. */
  readonly prefixPattern: string | undefined;
  readonly prefixRule: string | undefined;
  readonly nationalPrefix: string | undefined;
  readonly leadingDigits: string | undefined;
  readonly types: ReadonlyMap<(typeof PHONE_TYPES)[number], TypePattern>;
}

type Packed = readonly unknown[];
interface PackedMetadata {
  readonly version: number;
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, Packed>>;
  readonly nonGeographic: Readonly<Record<string, Packed>>;
}

const packed = metadata as unknown as PackedMetadata;
if (packed.version !== 4) throw new Error(`libphonenumber-js metadata version ${packed.version}, 4 expected`);

/** Calling code → regions that share it, the main one first. */
export const REGIONS_OF_CODE: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(packed.country_calling_codes),
);

const plans = new Map(Object.entries(packed.countries).map(([region, data]) => [region, unpack(region, data)]));
const nonGeographic = new Map(
  Object.entries(packed.nonGeographic).map(([code, data]) => [code, unpack(undefined, data)]),
);

/** Every region with a plan, sorted. */
export const REGIONS: readonly string[] = [...plans.keys()].sort();

/** Region → the main region of its calling code (GB for GG, US for CA). */
export const MAIN_REGION_OF: ReadonlyMap<string, string> = new Map(
  [...REGIONS_OF_CODE.values()].flatMap((regions) => regions.map((region) => [region, regions[0]!] as const)),
);

/** Every calling code, with a region or without, sorted as text. */
export const CALLING_CODES: readonly string[] = [...REGIONS_OF_CODE.keys(), ...nonGeographic.keys()].sort();

export function planOfRegion(region: string): NumberingPlan | undefined {
  return plans.get(region);
}

/** Plans that share a calling code, the main one first; a single one without region for non-geographic codes. */
export function plansOfCode(code: string): readonly NumberingPlan[] {
  const regions = REGIONS_OF_CODE.get(code);
  if (regions) return regions.map((region) => plans.get(region)!);
  const plan = nonGeographic.get(code);
  return plan ? [plan] : [];
}

function unpack(region: string | undefined, data: Packed): NumberingPlan {
  const lengths = data[3] as readonly number[];
  const types = new Map<(typeof PHONE_TYPES)[number], TypePattern>();
  const packedTypes = (data[11] || []) as readonly unknown[];
  PHONE_TYPES.forEach((type, i) => {
    const entry = packedTypes[i] as readonly [string, lengths?: readonly number[]] | 0 | undefined;
    if (entry) types.set(type, { pattern: entry[0] ?? '', lengths: entry[1] ?? lengths });
  });
  return {
    region,
    callingCode: data[0] as string,
    iddPattern: text(data[1]),
    general: data[2] as string,
    lengths,
    prefixPattern: text(data[7]) ?? text(data[5]),
    prefixRule: text(data[8]),
    nationalPrefix: text(data[5]),
    leadingDigits: text(data[10]),
    types,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
