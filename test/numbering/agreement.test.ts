import { expect, it } from 'vitest';
import { comparePhones } from '../../bench/phones.ts';

it('reads 50,000 spellings of every region as libphonenumber-js does', async () => {
  const { spellings, agree, differences } = await comparePhones(50_000, 7);
  expect(differences).toEqual([]);
  expect(agree).toBe(spellings);
});
