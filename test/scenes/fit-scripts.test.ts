import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BEFORE,
  type Change,
  type CrewHabit,
  fitScripts,
  type Look,
  SHOWN,
} from '../../src/domains/scenes/fit-scripts.ts';

const [SET, ORDINARY, ALONE] = [SHOWN.indexOf('set'), SHOWN.indexOf('ordinary'), SHOWN.indexOf('alone')];

/** A crew's calls: nobody answered, a few words, a warning, a conversation. */
const CALLS = [1000, 400, 200, 150];

function change(crew: number, before: number, changes: number, look: Partial<Change> = {}): Change {
  return { crew, before, shown: ORDINARY, gap: 3, after: 0, relation: 0, changes, ...look };
}

/** Further stories, as every crew tells them now and then. */
function stories(crew: number, words: number, warnings: number): Change[] {
  return [change(crew, BEFORE.tried, 20), change(crew, BEFORE.words, words), change(crew, BEFORE.warning, warnings)];
}

/** That a call under another identity is a stage, as scene-member.sql works it out. */
function chance(habit: CrewHabit, look: Look, before: 'warned' | 'held'): number {
  const share = habit[before];
  const again = before === 'warned' ? habit.warnedAgain : habit.heldAgain;
  return share / (share + ((1 - share) * again) / look.againOdds);
}

function lookOf(looks: readonly Look[], shown: number, gap: number, after: number): Look {
  return looks.find((one) => one.shown === shown && one.gap === gap && one.after === after && one.relation === 0)!;
}

test('a crew whose warnings are followed up far more often than its few words opens its script with a warning', () => {
  const scripted = [change(0, BEFORE.warning, 60, { gap: 1, after: 2 }), ...stories(0, 4, 2)];
  const others = [1, 2, 3, 4].flatMap((crew) => stories(crew, 4, 2));
  const { habits, looks } = fitScripts(
    [...scripted, ...others],
    Array.from({ length: 5 }, () => CALLS),
  );
  expect(chance(habits[0]!, lookOf(looks, ORDINARY, 1, 2), 'warned')).toBeGreaterThan(0.9);
  expect(chance(habits[1]!, lookOf(looks, ORDINARY, 3, 0), 'warned')).toBeLessThan(0.1);
  expect(habits[0]!.warned).toBeGreaterThan(10 * habits[1]!.warned);
});

test('where everybody is tried again more often after half a minute than after a few words, no script opens with a warning', () => {
  const changes = Array.from({ length: 8 }, (_, crew) => stories(crew, 4, 14)).flat();
  const { habits, looks } = fitScripts(
    changes,
    Array.from({ length: 8 }, () => CALLS),
  );
  for (const habit of habits) expect(chance(habit, lookOf(looks, ORDINARY, 3, 0), 'warned')).toBeLessThan(0.2);
});

test('after a conversation a call for that person alone speaks for a script more than one as everybody gets', () => {
  const crew = [
    change(0, BEFORE.held, 40, { shown: ALONE, gap: 2, after: 2 }),
    change(0, BEFORE.held, 10, { shown: SET, after: 2 }),
  ];
  const { habits, looks } = fitScripts([...crew, ...stories(0, 30, 12)], [CALLS]);
  expect(lookOf(looks, ALONE, 2, 2).againOdds).toBeGreaterThan(lookOf(looks, ORDINARY, 2, 2).againOdds);
  expect(chance(habits[0]!, lookOf(looks, ALONE, 2, 2), 'held')).toBeGreaterThan(0.95);
});

test('without any change of identity the beliefs stand', () => {
  const { habits, looks } = fitScripts([], [CALLS, [0, 0, 0, 0]]);
  expect(habits[1]!.held).toBeGreaterThan(habits[1]!.warned);
  expect(looks).toHaveLength(SHOWN.length * 7 * 3 * 2);
});

test('shares and odds are finite whatever the calls were like', () => {
  const crews = 4;
  const changes = fc.array(
    fc.record({
      crew: fc.nat(crews - 1),
      before: fc.nat(3),
      shown: fc.nat(SHOWN.length - 1),
      gap: fc.nat(6),
      after: fc.nat(2),
      relation: fc.nat(1),
      changes: fc.integer({ min: 1, max: 500 }),
    }),
    { maxLength: 40 },
  );
  const calls = fc.array(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 4, maxLength: 4 }), {
    minLength: crews,
    maxLength: crews,
  });
  fc.assert(
    fc.property(changes, calls, (some, made) => {
      const { habits, looks } = fitScripts(some, made);
      for (const habit of habits) {
        for (const share of Object.values(habit)) expect(share >= 0 && share < 1).toBe(true);
      }
      for (const { againOdds, triedOdds } of looks) {
        expect(againOdds > 0 && Number.isFinite(againOdds)).toBe(true);
        expect(triedOdds > 0 && Number.isFinite(triedOdds)).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});
