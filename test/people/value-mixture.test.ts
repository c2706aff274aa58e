import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  learnBehaviour,
  ownedProbability,
  SIZE_CLASSES,
  sizeClass,
  sizeName,
} from '../../src/domains/people/value-mixture.ts';

describe('what the data say of a kind of identifier', () => {
  it('takes values whose accounts agree otherwise for one person, and the others for strangers', () => {
    const counts = [
      { accounts: 4, reach: 4, pairs: 6, supported: 5, habits: 0, values: 20 },
      { accounts: 20, reach: 20, pairs: 190, supported: 1, habits: 0, values: 3 },
    ];
    const behaviour = learnBehaviour(counts, 0.5, 0.5, 0.01);
    expect(ownedProbability(behaviour, counts[0]!)).toBeGreaterThan(0.95);
    expect(ownedProbability(behaviour, counts[1]!)).toBeLessThan(0.01);
  });

  it('takes an address that two had of many users for a place of strangers', () => {
    const counts = [
      { accounts: 2, reach: 2, pairs: 1, supported: 1, habits: 0, values: 12 },
      { accounts: 2, reach: 15, pairs: 1, supported: 0, habits: 0, values: 40 },
    ];
    const behaviour = learnBehaviour(counts, 0.5, 0.5, 0.01);
    const unsupported = { accounts: 2, pairs: 1, supported: 0, habits: 0 };
    expect(ownedProbability(behaviour, { ...unsupported, reach: 2 })).toBeGreaterThan(0.4);
    expect(ownedProbability(behaviour, { ...unsupported, reach: 15 })).toBeLessThan(0.1);
  });

  it('gives probabilities whatever it sees', () => {
    const count = fc.integer({ min: 2, max: 40 }).chain((accounts) => {
      const pairs = (accounts * (accounts - 1)) / 2;
      return fc.record({
        accounts: fc.constant(accounts),
        reach: fc.integer({ min: accounts, max: 60 }),
        pairs: fc.constant(pairs),
        supported: fc.integer({ min: 0, max: pairs }),
        habits: fc.integer({ min: -2000, max: 2000 }),
        values: fc.integer({ min: 1, max: 1e6 }),
      });
    });
    fc.assert(
      fc.property(fc.array(count, { maxLength: 30 }), (counts) => {
        const behaviour = learnBehaviour(counts, 0.6, 0.4, 0.001);
        for (const one of counts) {
          const p = ownedProbability(behaviour, one);
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
        expect(behaviour.personAgrees).toBeGreaterThan(behaviour.strangersAgree);
      }),
    );
  });

  it('has a class for every number of accounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1e9 }), (n) => sizeClass(n) >= 0 && sizeClass(n) < SIZE_CLASSES.length),
    );
    expect(SIZE_CLASSES.map((_, i) => sizeName(i))).toEqual(['2', '3', '4-5', '6-8', '9-12', '13-20', '21 or more']);
  });
});
