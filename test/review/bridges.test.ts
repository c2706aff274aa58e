import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bridgesOf } from '../../src/actions/review/bridges.ts';

type Links = readonly (readonly [string, string])[];

/** How many groups the accounts form. */
function groups(links: Links, accounts: readonly string[]): number {
  const of = new Map(accounts.map((account) => [account, account]));
  const root = (account: string): string => (of.get(account) === account ? account : root(of.get(account)!));
  for (const [a, b] of links) of.set(root(a), root(b));
  return accounts.filter((account) => root(account) === account).length;
}

test('a link is a bridge exactly when the groups become more without it', () => {
  const account = fc.integer({ min: 0, max: 9 }).map(String);
  fc.assert(
    fc.property(fc.array(fc.tuple(account, account), { maxLength: 20 }), (links) => {
      const accounts = [...new Set(links.flat())];
      const whole = groups(links, accounts);
      const expected = links.flatMap((_, i) => (groups(links.toSpliced(i, 1), accounts) > whole ? [i] : []));
      expect(bridgesOf(links).map(({ link }) => link)).toEqual(expected);
    }),
  );
});

test('the smaller part is named', () => {
  const links = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['c', 'd'],
    ['d', 'e'],
  ] as const;
  expect(bridgesOf(links)).toEqual([
    { link: 3, part: ['d', 'e'] },
    { link: 4, part: ['e'] },
  ]);
});

test('a chain of two thousand accounts is no trouble', () => {
  const links = Array.from({ length: 2000 }, (_, i) => [`a${i}`, `a${i + 1}`] as const);
  expect(bridgesOf(links)).toHaveLength(2000);
});
