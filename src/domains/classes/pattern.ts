/** Fields of a number's pattern with their widths in bits, lowest first; dialled-number.sql packs them. */
export const PATTERN_FIELDS = [
  ['calls', 3],
  ['alone', 3],
  ['first', 3],
  ['inside', 3],
  ['talk0', 3],
  ['talk1', 3],
  ['talk2', 3],
  ['talk3', 3],
  ['talk4', 3],
  ['talk5', 3],
  ['talk6', 3],
  ['newAccounts', 3],
  ['sameAccounts', 3],
  ['span', 3],
  ['looseness', 2],
  ['home', 2],
  ['special', 1],
  ['shown', 2],
  ['contact', 1],
  ['complaint', 1],
  ['code', 2],
  ['registered', 2],
  ['owner', 1],
  ['usual', 4],
  ['line', 2],
] as const;

export type PatternField = (typeof PATTERN_FIELDS)[number][0];

/** What is seen of a number: for each feature how often each of its levels occurs. */
export interface Observation {
  readonly feature: string;
  readonly counts: readonly number[];
}

export interface Pattern {
  readonly key: bigint;
  /** Numbers with this pattern. */
  readonly numbers: number;
  readonly several: boolean;
  /** In the register of organisations: its class is known. */
  readonly owned: boolean;
  readonly seen: readonly Observation[];
}

/** The kinds of evidence and the features that each is made of. */
export const EVIDENCE: Readonly<Record<string, readonly string[]>> = {
  sessions: ['position0', 'position1', 'position2', 'home'],
  talk: ['talk'],
  accounts: ['accounts', 'calls', 'span'],
  registered: ['registered'],
  reports: ['complaint', 'code'],
  lists: ['contact'],
  presented: ['shown'],
  special: ['special'],
  place: ['usual'],
  type: ['line'],
};

/** The pattern without the features of some kinds of evidence. */
export function without(pattern: Pattern, ignored: readonly string[]): Pattern {
  const features = ignored.flatMap((kind) => EVIDENCE[kind] ?? []);
  return {
    ...pattern,
    owned: pattern.owned && !ignored.includes('register'),
    seen: pattern.seen.filter(({ feature }) => !features.includes(feature)),
  };
}

/** Unpacks a pattern into observations; features that say nothing of it are left out. */
export function readPattern(key: bigint, numbers: number): Pattern {
  const f = fieldsOf(key);
  const several = f.calls > 0;
  const seen: Observation[] = [
    { feature: `position${f.looseness}`, counts: [f.alone, f.first, f.inside] },
    { feature: 'talk', counts: [f.talk0, f.talk1, f.talk2, f.talk3, f.talk4, f.talk5, f.talk6] },
    ...['special', 'contact', 'complaint'].map((feature) => ({
      feature,
      counts: oneOf(f[feature as PatternField], 2),
    })),
    ...['shown', 'code', 'registered'].map((feature) => ({ feature, counts: oneOf(f[feature as PatternField], 3) })),
  ];
  if (f.home > 0) seen.push({ feature: 'home', counts: oneOf(f.home - 1, 2) });
  if (f.usual > 0) seen.push({ feature: 'usual', counts: oneOf(f.usual - 1, 10) });
  if (f.line > 0) seen.push({ feature: 'line', counts: oneOf(Math.min(f.line - 1, 1), 2) });
  if (several) {
    seen.push({ feature: 'calls', counts: oneOf(f.calls - 1, 5) });
    seen.push({ feature: 'accounts', counts: [f.newAccounts, f.sameAccounts] });
    if (f.span > 0) seen.push({ feature: 'span', counts: oneOf(f.span - 1, 5) });
  }
  return { key, numbers, several, owned: f.owner === 1, seen };
}

/** Bits of the first fields, up to the end of one of them. */
const HALF = 30;
const LOW = (1n << BigInt(HALF)) - 1n;

/** The fields of a packed pattern. */
export function fieldsOf(key: bigint): Record<PatternField, number> {
  const fields: Partial<Record<PatternField, number>> = {};
  // In two halves of whole numbers that JavaScript is quick with: no field lies in both.
  let half = Number(key & LOW);
  let left = HALF;
  for (const [name, bits] of PATTERN_FIELDS) {
    if (left === 0) half = Number(key >> BigInt(HALF));
    left -= bits;
    fields[name] = half & ((1 << bits) - 1);
    half = Math.floor(half / (1 << bits));
  }
  return fields as Record<PatternField, number>;
}

function oneOf(level: number, levels: number): number[] {
  return Array.from({ length: levels }, (_, i) => (i === level ? 1 : 0));
}
