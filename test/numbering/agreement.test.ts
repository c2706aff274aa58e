import { expect, it } from 'vitest';
import { benchPhones } from '../../bench/phones.ts';

it('reads 50,000 spellings of every region as libphonenumber-js does', async () => {
  const { spellings, agree, differences } = await benchPhones(50_000, 7);
  expect(differences).toEqual([]);
  expect(agree).toBe(spellings);
});
