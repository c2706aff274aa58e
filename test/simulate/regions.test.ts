import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { zone } from '../../src/simulate/world/clock.ts';
import { Random } from '../../src/simulate/world/random.ts';
import { drawNational, REGIONS } from '../../src/simulate/world/regions.ts';
import { spell } from '../../src/simulate/world/spelling.ts';

const habit = { national: 3, plus: 3, zeros: 2, bare: 2, decorated: 0.5, neat: 0.5, separators: [' ', '-', '.'] };

test.each(REGIONS.map((region) => [region.code, region] as const))(
  'every number drawn in %s is a valid number of that country to libphonenumber',
  (code, region) => {
    const random = new Random(11, code);
    const bad: string[] = [];
    for (let i = 0; i < 400; i++) {
      const number = `+${region.calling}${drawNational(random, region, 0.6)}`;
      const parsed = parsePhoneNumberFromString(number);
      if (!parsed?.isValid() || parsed.country !== code) bad.push(`${number} ${parsed?.country}`);
    }
    expect(bad).toEqual([]);
  },
);

test('every pattern of a region occurs', () => {
  for (const region of REGIONS) {
    for (const pattern of [...region.mobile, ...region.fixed]) expect(pattern).toMatch(/^\d{1,4}[Nx]+$/);
  }
});

test('a spelling with sign or international prefix keeps the digits of the number', () => {
  const random = new Random(5);
  for (let i = 0; i < 2000; i++) {
    const region = random.pick(REGIONS);
    const from = random.pick(REGIONS);
    const national = drawNational(random, region, 0.5);
    const text = spell(random, { ...habit, national: 0 }, region, national, from);
    const digits = text.replace('(0)', '').replace(/\D/g, '');
    expect(digits.endsWith(region.calling + national)).toBe(true);
    expect(digits.slice(0, -(region.calling + national).length)).toMatch(/^(00|011|0011|)$/);
  }
});

test('national spellings are read back by libphonenumber in the country of the writer', () => {
  const random = new Random(6);
  for (const region of REGIONS) {
    for (let i = 0; i < 50; i++) {
      const national = drawNational(random, region, 0.5);
      const text = spell(random, { ...habit, national: 1, plus: 0, zeros: 0, bare: 0 }, region, national, region);
      expect(parsePhoneNumberFromString(text, region.code as 'GB')?.number, `${region.code} ${text}`).toBe(
        `+${region.calling}${national}`,
      );
    }
  }
});

test('the zones of the simulator agree with the time zone database in every hour of 2019 to 2025', () => {
  for (const name of new Set(REGIONS.map((region) => region.zone))) {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: name, timeZoneName: 'longOffset', hour: '2-digit' });
    const mine = zone(name);
    for (let at = Date.UTC(2019, 0, 1) / 1000; at < Date.UTC(2025, 11, 31) / 1000; at += 5 * 3600 + 1800) {
      const parts = format.formatToParts(at * 1000).find((part) => part.type === 'timeZoneName')!.value;
      const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts)!;
      const offset = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60) : 0;
      if (mine.offset(at) !== offset)
        throw new Error(`${name} at ${new Date(at * 1000).toISOString()}: ${mine.offset(at)} not ${offset}`);
    }
  }
});
