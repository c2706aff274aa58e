import type { Random } from './random.ts';

/** A country's numbering as the simulator needs it: enough to make numbers that exist, not to recognise them. */
export interface Region {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly calling: string;
  /** Written before a national number; '' where there is none. */
  readonly trunk: string;
  /** Number shapes: digits literal, x any digit, N 2 to 9. National significant numbers. */
  readonly mobile: readonly string[];
  readonly fixed: readonly string[];
  /** Key of a zone in clock.ts: where most of the country's people live. */
  readonly zone: string;
  readonly currency: string;
  /** Sizes of the groups people write national numbers in. */
  readonly groups: readonly number[];
}

type Row = readonly [string, string, string, string, string, string, string, readonly number[]];

// Every pattern is checked against libphonenumber in test/simulate/regions.test.ts.
const ROWS: readonly Row[] = [
  [
    'GB',
    '44',
    '0',
    '7400xxxxxx 7415xxxxxx 7500xxxxxx 7711xxxxxx 7788xxxxxx 7803xxxxxx 7870xxxxxx 7912xxxxxx 7930xxxxxx 7951xxxxxx',
    '207Nxxxxxx 208Nxxxxxx 161Nxxxxxx 1214xxxxxx 1316xxxxxx',
    'Europe/London',
    'GBP',
    [4, 6],
  ],
  [
    'US',
    '1',
    '1',
    '212Nxxxxxx 305Nxxxxxx 404Nxxxxxx 415Nxxxxxx 503Nxxxxxx 617Nxxxxxx 619Nxxxxxx 702Nxxxxxx 214Nxxxxxx 818Nxxxxxx',
    '312Nxxxxxx 713Nxxxxxx 206Nxxxxxx',
    'America/New_York',
    'USD',
    [3, 3, 4],
  ],
  [
    'CA',
    '1',
    '1',
    '416Nxxxxxx 514Nxxxxxx 604Nxxxxxx 403Nxxxxxx 613Nxxxxxx',
    '905Nxxxxxx 418Nxxxxxx',
    'America/Toronto',
    'CAD',
    [3, 3, 4],
  ],
  [
    'NL',
    '31',
    '0',
    '61xxxxxxx 62xxxxxxx 63xxxxxxx 64xxxxxxx 65xxxxxxx',
    '20Nxxxxxx 10Nxxxxxx 70Nxxxxxx',
    'Europe/Amsterdam',
    'EUR',
    [1, 8],
  ],
  [
    'IE',
    '353',
    '0',
    '83Nxxxxxx 85Nxxxxxx 86Nxxxxxx 87Nxxxxxx 89Nxxxxxx',
    '1Nxxxxxx 21Nxxxxxx',
    'Europe/Dublin',
    'EUR',
    [2, 3, 4],
  ],
  [
    'AU',
    '61',
    '0',
    '412xxxxxx 421xxxxxx 433xxxxxx 438xxxxxx 477xxxxxx',
    '29Nxxxxxx 39Nxxxxxx 73Nxxxxxx',
    'Australia/Sydney',
    'AUD',
    [3, 3, 3],
  ],
  [
    'FR',
    '33',
    '0',
    '61xxxxxxx 62xxxxxxx 66xxxxxxx 68xxxxxxx 76xxxxxxx',
    '14Nxxxxxx 472xxxxxx 556xxxxxx',
    'Europe/Paris',
    'EUR',
    [1, 2, 2, 2, 2],
  ],
  [
    'DE',
    '49',
    '0',
    '151Nxxxxxxx 160Nxxxxxx 170Nxxxxxx 172Nxxxxxx 175Nxxxxxx 176Nxxxxxxx',
    '30Nxxxxxxx 89Nxxxxxxx 40Nxxxxxxx',
    'Europe/Berlin',
    'EUR',
    [3, 8],
  ],
  [
    'ES',
    '34',
    '',
    '61xxxxxxx 62xxxxxxx 63xxxxxxx 65xxxxxxx 66xxxxxxx 69xxxxxxx',
    '91Nxxxxxx 93Nxxxxxx 96Nxxxxxx',
    'Europe/Madrid',
    'EUR',
    [3, 3, 3],
  ],
  [
    'IT',
    '39',
    '',
    '320xxxxxxx 328xxxxxxx 333xxxxxxx 347xxxxxxx 348xxxxxxx',
    '064xxxxxxx 02Nxxxxxxx',
    'Europe/Rome',
    'EUR',
    [3, 7],
  ],
  [
    'BE',
    '32',
    '0',
    '470xxxxxx 475xxxxxx 485xxxxxx 495xxxxxx',
    '22xxxxxx 25xxxxxx',
    'Europe/Brussels',
    'EUR',
    [3, 2, 2, 2],
  ],
  [
    'SE',
    '46',
    '0',
    '70Nxxxxxx 72Nxxxxxx 73Nxxxxxx 76Nxxxxxx',
    '8Nxxxxxx 31Nxxxxxx',
    'Europe/Stockholm',
    'SEK',
    [2, 3, 2, 2],
  ],
  [
    'PL',
    '48',
    '',
    '50Nxxxxxx 60Nxxxxxx 66Nxxxxxx 78Nxxxxxx 88Nxxxxxx',
    '22Nxxxxxx 12Nxxxxxx',
    'Europe/Warsaw',
    'PLN',
    [3, 3, 3],
  ],
  ['AT', '43', '0', '660Nxxxxxx 664Nxxxxxx 676Nxxxxxx', '1Nxxxxxx', 'Europe/Vienna', 'EUR', [3, 7]],
  [
    'CH',
    '41',
    '0',
    '76Nxxxxxx 77Nxxxxxx 78Nxxxxxx 79Nxxxxxx',
    '44Nxxxxxx 22Nxxxxxx',
    'Europe/Zurich',
    'CHF',
    [2, 3, 2, 2],
  ],
  ['PT', '351', '', '91Nxxxxxx 92Nxxxxxx 93Nxxxxxx 96Nxxxxxx', '21Nxxxxxx', 'Europe/Lisbon', 'EUR', [3, 3, 3]],
  ['DK', '45', '', '20Nxxxxx 30Nxxxxx 40Nxxxxx 51Nxxxxx', '33Nxxxxx', 'Europe/Copenhagen', 'DKK', [2, 2, 2, 2]],
  ['NO', '47', '', '41xxxxxx 47xxxxxx 90xxxxxx 95xxxxxx', '22xxxxxx', 'Europe/Oslo', 'NOK', [3, 2, 3]],
  ['FI', '358', '0', '40Nxxxxxx 50Nxxxxxx', '94xxxxxx 96xxxxxx', 'Europe/Helsinki', 'EUR', [2, 3, 4]],
  ['NZ', '64', '0', '21Nxxxxxx 27Nxxxxxx 22Nxxxxxx', '9Nxxxxxx', 'Pacific/Auckland', 'NZD', [2, 3, 4]],
  ['ZA', '27', '0', '82Nxxxxxx 83Nxxxxxx 72Nxxxxxx', '11Nxxxxxx 21Nxxxxxx', 'Africa/Johannesburg', 'ZAR', [2, 3, 4]],
  ['MX', '52', '', '55Nxxxxxxx 33Nxxxxxxx 81Nxxxxxxx', '222Nxxxxxx', 'America/Mexico_City', 'MXN', [2, 4, 4]],
  [
    'CO',
    '57',
    '',
    '300Nxxxxxx 310Nxxxxxx 315Nxxxxxx 320Nxxxxxx',
    '601Nxxxxxx 604Nxxxxxx',
    'America/Bogota',
    'COP',
    [3, 7],
  ],
  ['CL', '56', '', '97Nxxxxxx 98Nxxxxxx 95Nxxxxxx', '22Nxxxxxx', 'America/Santiago', 'CLP', [1, 4, 4]],
  ['PE', '51', '0', '91Nxxxxxx 94Nxxxxxx 98Nxxxxxx', '14Nxxxxx', 'America/Lima', 'PEN', [3, 3, 3]],
  ['RO', '40', '0', '72Nxxxxxx 74Nxxxxxx 75Nxxxxxx', '21Nxxxxxx', 'Europe/Bucharest', 'RON', [3, 3, 3]],
  ['CZ', '420', '', '602xxxxxx 603xxxxxx 721xxxxxx 775xxxxxx', '22Nxxxxxx', 'Europe/Prague', 'CZK', [3, 3, 3]],
  [
    'RU',
    '7',
    '8',
    '903xxxxxxx 916xxxxxxx 926xxxxxxx 985xxxxxxx 921xxxxxxx',
    '495Nxxxxxx 812Nxxxxxx',
    'Europe/Moscow',
    'RUB',
    [3, 3, 2, 2],
  ],
  ['UA', '380', '0', '50Nxxxxxx 67Nxxxxxx 63Nxxxxxx', '44Nxxxxxx', 'Europe/Kyiv', 'UAH', [2, 3, 2, 2]],
];

export const REGIONS: readonly Region[] = ROWS.map(([code, calling, trunk, mobile, fixed, zone, currency, groups]) => ({
  code,
  calling,
  trunk,
  mobile: mobile.split(' '),
  fixed: fixed.split(' '),
  zone,
  currency,
  groups,
}));

const INDEX = new Map(REGIONS.map((region, index) => [region.code, index]));

/** Position of a country in REGIONS. */
export function regionIndex(code: string): number {
  const index = INDEX.get(code);
  if (index === undefined) throw new Error(`the simulator has no region ${code}`);
  return index;
}

/** A national significant number that exists in the region. */
export function drawNational(random: Random, region: Region, mobileShare: number): string {
  const pattern = random.pick(random.chance(mobileShare) ? region.mobile : region.fixed);
  let text = '';
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i]!;
    if (sign === 'x') text += random.int(10);
    else if (sign === 'N') text += 2 + random.int(8);
    else text += sign;
  }
  return text;
}
