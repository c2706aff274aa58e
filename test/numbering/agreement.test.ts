import { expect, it } from 'vitest';
import { comparePhones, compareSpellings } from '../../bench/phones.ts';

it('reads 50,000 spellings of every region as libphonenumber-js does', async () => {
  const { spellings, agree, differences } = await comparePhones(50_000, 7);
  expect(differences).toEqual([]);
  expect(agree).toBe(spellings);
});

it('reads every carrier code of China, whose plan is the deepest, as libphonenumber-js does', async () => {
  const carriers = Array.from(
    { length: 3000 },
    (_, i) =>
      `${['11', '12', '179'][i % 3]}${String(i * 37)
        .padStart(3, '0')
        .slice(-3)}`,
  );
  const spellings = carriers.flatMap((carrier, i) =>
    ['', '+86', '0086', '86'].map((before) => ({
      raw: `${before}${carrier}${String(i * 7919 + 10 ** (6 + (i % 6)))}`,
      hint: before === '+86' ? '' : 'CN',
    })),
  );
  expect((await compareSpellings(spellings)).differences).toEqual([]);
});
