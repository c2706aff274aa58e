import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEVERAL_KINDS, SINGLE_KINDS } from '../../src/domains/classes/beliefs.ts';
import { fitLines } from '../../src/domains/classes/line-pattern.ts';
import { fitMixture, type Kind, posterior } from '../../src/domains/classes/mixture.ts';
import {
  fieldsOf,
  PATTERN_FIELDS,
  type Pattern,
  type PatternField,
  readPattern,
  without,
} from '../../src/domains/classes/pattern.ts';

function pack(fields: Partial<Record<PatternField, number>>): bigint {
  let key = 0n;
  let shift = 0n;
  for (const [name, bits] of PATTERN_FIELDS) {
    key |= BigInt(fields[name] ?? 0) << shift;
    shift += BigInt(bits);
  }
  return key;
}

const options = { rounds: 60, worth: 10, fixed: new Set<string>(), known: () => undefined };
const kind = (name: string, share: number, heads: number): Kind => ({
  name,
  share,
  beliefs: { toss: { shares: [heads, 1 - heads], worth: 4 } },
});
const tosses = (heads: number, tails: number, numbers: number): Pattern => ({
  key: BigInt(heads * 100 + tails),
  numbers,
  several: true,
  owned: false,
  seen: [{ feature: 'toss', counts: [heads, tails] }],
});

describe('a mixture of kinds', () => {
  it('learns the kinds of a case whatever was believed before', () => {
    const patterns = [tosses(9, 1, 300), tosses(10, 0, 120), tosses(2, 8, 500), tosses(1, 9, 200)];
    const fitted = fitMixture([kind('a', 0.5, 0.6), kind('b', 0.5, 0.4)], patterns, options);
    expect(Math.exp(fitted.weights[0]!.toss![0]!)).toBeCloseTo(0.92, 1);
    expect(Math.exp(fitted.weights[1]!.toss![0]!)).toBeCloseTo(0.17, 1);
    expect(fitted.shares[0]).toBeCloseTo(0.375, 1);
    expect(posterior(fitted, patterns[0]!)[0]).toBeGreaterThan(0.99);
  });

  it('keeps its beliefs when there is nothing to learn from', () => {
    const fitted = fitMixture([kind('a', 0.3, 0.6), kind('b', 0.7, 0.4)], [], options);
    expect(fitted.shares[0]).toBeCloseTo(0.3, 9);
    expect(Math.exp(fitted.weights[0]!.toss![0]!)).toBeCloseTo(0.6, 9);
  });

  it('gives shares that add up to one, for any pattern', () => {
    const field = fc.record(
      Object.fromEntries(PATTERN_FIELDS.map(([name]) => [name, fc.integer({ min: 0, max: limit(name) })])),
    );
    fc.assert(
      fc.property(field, (fields) => {
        const pattern = readPattern(pack(fields), 1);
        const fits = fitLines([pattern], 3, 200);
        const shares = posterior(pattern.several ? fits.several : fits.single, pattern);
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** Levels that the statement packs. */
function limit(name: PatternField): number {
  if (name === 'calls' || name === 'span') return 5;
  if (name === 'usual') return 10;
  if (['special', 'contact', 'complaint', 'owner'].includes(name)) return 1;
  return ['looseness', 'home', 'shown', 'code', 'registered', 'line'].includes(name) ? 2 : 7;
}

describe('a pattern', () => {
  it('is unpacked as it was packed, in less than 63 bits', () => {
    const all = Object.fromEntries(PATTERN_FIELDS.map(([name]) => [name, limit(name)])) as Record<PatternField, number>;
    expect(fieldsOf(pack(all))).toEqual(all);
    expect(pack(all) < 1n << 63n).toBe(true);
  });

  it('can be seen without one kind of evidence', () => {
    const pattern = readPattern(pack({ calls: 2, span: 3, owner: 1 }), 1);
    const features = (one: Pattern) => one.seen.map(({ feature }) => feature);
    expect(features(without(pattern, ['accounts']))).not.toContain('span');
    expect(features(without(pattern, ['accounts']))).toContain('talk');
    expect(without(pattern, ['register']).owned).toBe(false);
    expect(without(pattern, [''])).toEqual(pattern);
  });

  it('shows only features that every kind has a belief about', () => {
    for (const [kinds, calls] of [[SEVERAL_KINDS, 2] as const, [SINGLE_KINDS, 0] as const]) {
      const { seen } = readPattern(pack({ calls, home: 1, span: 1 }), 1);
      for (const { feature, counts } of seen) {
        for (const one of kinds)
          expect(one.beliefs[feature]?.shares, `${one.name} ${feature}`).toHaveLength(counts.length);
      }
    }
  });
});

describe('lines called once', () => {
  /** Strangers in the middle of the work, in countries that are usual. */
  const strangers = readPattern(pack({ inside: 1, talk2: 1, usual: 10, line: 1 }), 20_000);
  const rare = { talk4: 1, usual: 7, line: 1 } as const;

  function likeliest(pattern: Pattern): string {
    const { single } = fitLines([strangers, pattern], 60, 200);
    const shares = posterior(single, pattern);
    return single.kinds[shares.indexOf(Math.max(...shares))]!;
  }

  it("are a helper's in the middle of the work, and own phones as it begins, in a country that the account hardly calls", () => {
    expect(likeliest(readPattern(pack({ ...rare, inside: 1 }), 30))).toBe('associate');
    expect(likeliest(readPattern(pack({ ...rare, first: 1, home: 1 }), 30))).toBe('own_phone');
    expect(likeliest(strangers)).toBe('tried');
  });
});

describe('a rare kind', () => {
  it('is not lost to a crowd that could explain its few as well', () => {
    const patterns = [tosses(1, 0, 9990), tosses(0, 1, 10)];
    const crowd = { ...kind('crowd', 0.999, 0.999), beliefs: { toss: { shares: [0.999, 0.001], worth: 1e6 } } };
    const rare = kind('rare', 0.001, 0.3);
    const fixed = { ...options, worth: 0, fixed: new Set(['rare']) };
    expect(fitMixture([crowd, rare], patterns, fixed).shares[1]).toBeLessThan(1e-4);
    expect(fitMixture([crowd, { ...rare, least: 0.0008 }], patterns, fixed).shares[1]).toBe(0.0008);
  });
});

describe('beliefs', () => {
  it('are shares that add up to one', () => {
    for (const kinds of [SEVERAL_KINDS, SINGLE_KINDS]) {
      expect(kinds.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 1);
      for (const one of kinds) {
        for (const [feature, { shares }] of Object.entries(one.beliefs)) {
          expect(
            shares.reduce((a, b) => a + b, 0),
            `${one.name} ${feature}`,
          ).toBeCloseTo(1, 6);
        }
      }
    }
  });

  it('on a call list are accomplices as often as own phones: a dialler may list whatever is dialled by hand', () => {
    const listed = (contact: number) => {
      const own = readPattern(pack({ calls: 2, alone: 2, talk1: 2, sameAccounts: 1, span: 4, contact }), 400);
      const people = readPattern(pack({ calls: 1, inside: 2, talk2: 2, sameAccounts: 1, span: 1, contact }), 20_000);
      const { several } = fitLines([own, people], 20, 200);
      const of = (kind: string) => several.weights[several.kinds.indexOf(kind)]!.contact!;
      expect(of('associate')).toEqual(of('own_phone'));
      return Math.exp(of('associate')[1]!);
    };
    expect(listed(1)).toBeGreaterThan(0.8);
    expect(listed(0)).toBeLessThan(0.05);
  });
});
