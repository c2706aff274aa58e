import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { ISO_REGIONS } from './region-codes.ts';

export interface Region {
  /** ISO 3166-1 alpha-2; XK for Kosovo, as libphonenumber and CLDR have it. */
  readonly canonical: string;
  /** The text was a calling code that several regions share; the main one was taken. */
  readonly shared: boolean;
}

/** Languages whose country names are understood: those of the case files seen and the large ones of Europe. */
const LANGUAGES = [
  'en',
  'de',
  'nl',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'ru',
  'uk',
  'tr',
  'ro',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'hu',
  'el',
  'bg',
  'ar',
  'he',
  'zh',
  'ja',
];

/** Names in use that CLDR does not have. */
const ALIASES: Readonly<Record<string, string>> = {
  uk: 'GB',
  greatbritain: 'GB',
  britain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  northernireland: 'GB',
  eng: 'GB',
  vereinigteskonigreich: 'GB',
  engeland: 'GB',
  grossbritannien: 'GB',
  grootbrittannie: 'GB',
  angleterre: 'GB',
  inglaterra: 'GB',
  usa: 'US',
  america: 'US',
  unitedstatesofamerica: 'US',
  theunitedstates: 'US',
  us: 'US',
  etatsunis: 'US',
  estadosunidos: 'US',
  amerika: 'US',
  eeuu: 'US',
  holland: 'NL',
  thenetherlands: 'NL',
  paysbas: 'NL',
  eire: 'IE',
  republicofireland: 'IE',
  irishrepublic: 'IE',
  uae: 'AE',
  czechrepublic: 'CZ',
  macedonia: 'MK',
  russianfederation: 'RU',
  southkorea: 'KR',
  korea: 'KR',
  ivorycoast: 'CI',
  burma: 'MM',
  swaziland: 'SZ',
  hongkong: 'HK',
  macau: 'MO',
  el: 'GR',
  tr: 'TR',
  turkey: 'TR',
  brd: 'DE',
  schweiz: 'CH',
  suisse: 'CH',
  svizzera: 'CH',
  osterreich: 'AT',
  kosovo: 'XK',
  drc: 'CD',
  palestine: 'PS',
  vietnam: 'VN',
  moldova: 'MD',
  laos: 'LA',
  syria: 'SY',
  iran: 'IR',
  tanzania: 'TZ',
  bolivia: 'BO',
  venezuela: 'VE',
  brunei: 'BN',
};

const names = buildNames();
const regionOfCode = buildCodes();

/**
 * `UK`, `GBR`, `United Kingdom`, `Deutschland`, `Nederland`, `+44`, `0044` → ISO alpha-2. A bare number is a calling
 * code (44), not an ISO number (826).
 */
export function parseRegion(raw: string): Region | undefined {
  const text = raw.trim();
  if (text === '' || text.length > 80) return undefined;
  const digits = /^(?:\+|00|011)?\s*(\d{1,3}|1[\s-]?\d{3})$/.exec(text)?.[1]?.replace(/\D/g, '');
  if (digits) return regionOfCode.get(digits) ?? northAmerican(digits);
  const key = nameKey(text);
  const canonical = ALIASES[key] ?? ISO_REGIONS.alpha2(key.toUpperCase()) ?? names.get(key);
  return canonical ? { canonical, shared: false } : undefined;
}

/** `1876`: North American countries are told apart by their area code. */
function northAmerican(digits: string): Region | undefined {
  const country = parsePhoneNumberFromString(`+${digits}2345678`)?.country;
  return digits.length === 4 && country ? { canonical: country, shared: false } : undefined;
}

/** The English name: `United Kingdom`. */
export function displayRegion(canonical: string): string {
  return new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(canonical) ?? canonical;
}

function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function buildNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    const short = new Intl.DisplayNames([language], { type: 'region', fallback: 'none', style: 'short' });
    for (const code of ISO_REGIONS.codes) {
      for (const name of [display.of(code), short.of(code)]) {
        const key = name === undefined ? '' : nameKey(name);
        if (key !== '' && !found.has(key)) found.set(key, code);
      }
    }
  }
  return found;
}

function buildCodes(): ReadonlyMap<string, Region> {
  const found = new Map<string, Region>();
  // Main regions of shared codes, libphonenumber's order; getCountries is alphabetical and does not say.
  const main: Readonly<Record<string, string>> = {
    1: 'US',
    7: 'RU',
    39: 'IT',
    44: 'GB',
    47: 'NO',
    61: 'AU',
    212: 'MA',
    262: 'RE',
    290: 'SH',
    358: 'FI',
    590: 'GP',
    599: 'CW',
  };
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    const shared = main[code] !== undefined;
    if (!found.has(code)) found.set(code, { canonical: main[code] ?? country, shared });
  }
  return found;
}
