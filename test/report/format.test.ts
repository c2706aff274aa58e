import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bytes,
  count,
  decimal,
  duration,
  longDate,
  maskNumber,
  minute,
  money,
  regionName,
  share,
  span,
} from '../../src/report/format.ts';

test('counts and money have separators and keep every digit', () => {
  expect(count(10_004_217)).toBe('10,004,217');
  expect(decimal('12345678901234567890.10')).toBe('12,345,678,901,234,567,890.10');
  expect(decimal('-999.00')).toBe('-999.00');
  expect(decimal('not a number')).toBe('not a number');
  expect(money('1000', '')).toBe('unknown currency 1,000');
});

test('durations, times and dates read as people write them', () => {
  expect([0, 59, 60, 3599, 3600, 360_000].map(duration)).toEqual([
    '0 s',
    '59 s',
    '1 min 00 s',
    '59 min 59 s',
    '1 h 00 min',
    '100 h 00 min',
  ]);
  expect([1250, 172_799, 172_800, 4_759_200].map(span)).toEqual([
    '20 min 50 s',
    '47 h 59 min',
    '2 days 0 h',
    '55 days 2 h',
  ]);
  expect(longDate('2021-03-04T12:33:08Z')).toBe('4 March 2021');
  expect(minute('2021-03-04T12:33:08.5Z')).toBe('2021-03-04 12:33 UTC');
});

test('a share never rounds something to nothing or a part to the whole', () => {
  expect([share(0, 10), share(1, 1000), share(1, 2), share(999, 1000), share(5, 5), share(1, 0)]).toEqual([
    '0 %',
    'under 1 %',
    '50 %',
    'over 99 %',
    '100 %',
    '0 %',
  ]);
});

test('a region that is no region is printed as it is', () => {
  expect(regionName('GB')).toBe('United Kingdom');
  expect(regionName('')).toBe('Could not be placed');
  expect(regionName('<b>')).toBe('<b>');
});

test('sizes use decimal units', () => {
  expect([0, 999, 1000, 4_812_345, 1_750_000_000].map(bytes)).toEqual(['0 B', '999 B', '1.0 kB', '4.8 MB', '1.8 GB']);
});

test('a masked number hides at least its middle and shows at most six digits', () => {
  expect(maskNumber('+447700900123')).toBe('+4477••••••23');
  expect(maskNumber('0123')).toBe('••••');
  fc.assert(
    fc.property(fc.stringMatching(/^\+\d{5,15}$/), (number) => {
      const masked = maskNumber(number);
      expect(masked.length).toBe(number.length);
      expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(6);
    }),
  );
});
