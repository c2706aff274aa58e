import { type CountryCode, getCountries, getCountryCallingCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';

export interface Spelling {
  readonly raw: string;
  /** Empty: no hint. */
  readonly hint: string;
}

const REGIONS = getCountries();
const IDD: Readonly<Record<string, string>> = {
  US: '011',
  CA: '011',
  AU: '0011',
  RU: '810',
  JP: '010',
  BR: '0015',
  KR: '00700',
};
const NON_GEOGRAPHIC = ['800', '808', '870', '878', '881', '882', '883', '888', '979'];

/** Seeded pseudo-random integers below n (xorshift32: the same on every machine). */
function randomBelow(seed: number): (n: number) => number {
  let state = seed | 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

/** Spellings of valid and invalid numbers of every region: the agreement with libphonenumber is measured on these. */
export function sampleSpellings(count: number, seed: number): Spelling[] {
  const below = randomBelow(seed);
  return Array.from({ length: count }, (_, i) => {
    const region = REGIONS[i % REGIONS.length]!;
    const hints = [region, region, region, REGIONS[below(REGIONS.length)]!, ''];
    const hint = hints[below(hints.length)]!;
    const code = below(50) === 0 ? NON_GEOGRAPHIC[below(9)]! : getCountryCallingCode(region);
    return { raw: dress(code, nationalDigits(region, below), hint, below), hint };
  });
}

/** Near a valid number (an example with its last digits changed), or any digits at all. */
function nationalDigits(region: CountryCode, below: (n: number) => number): string {
  const digits = (length: number): string => Array.from({ length }, () => below(10)).join('');
  const example = getExampleNumber(region, examples)?.nationalNumber;
  if (!example || below(4) === 0) return digits(3 + below(12));
  const changed = 1 + below(example.length);
  const length = below(12) === 0 ? changed + 1 - below(3) : changed;
  return example.slice(0, example.length - changed) + digits(Math.max(0, length));
}

function dress(code: string, national: string, hint: string, below: (n: number) => number): string {
  const grouped = group(national, below);
  const idd = IDD[hint] ?? '00';
  const forms = [
    `+${code}${grouped}`,
    `+${code} ${grouped}`,
    `+${code} (0)${grouped}`,
    `+${code}-0${grouped}`,
    `(+${code}) ${grouped}`,
    `00${code}${grouped}`,
    `011${code}${grouped}`,
    `${idd} ${code} ${grouped}`,
    `${code}${grouped}`,
    `${code} 0${grouped}`,
    grouped,
    `0${grouped}`,
    `(0${national.slice(0, 3)}) ${national.slice(3)}`,
    `8${grouped}`,
    `1${grouped}`,
    `06${grouped}`,
    `tel:+${code}${grouped}`,
    `tel:${national};phone-context=+${code}`,
    `${grouped} x${below(9999)}`,
    `+${code}${grouped} ext. ${below(999)}`,
    `0${grouped}#${below(99)}`,
    `+${code}${grouped};ext=${below(99)}`,
    arabic(`0${national}`),
    wide(`+${code}${national}`),
    `+${code}–${grouped}`,
    `call +${code}${grouped} now`,
    `+${grouped}`,
    `++${code}${grouped}`,
    `${grouped}a`,
    `+${code}${national}${national}`,
  ];
  return forms[below(forms.length)]!;
}

function group(digits: string, below: (n: number) => number): string {
  const separators = ['', '', ' ', '-', '.', '/', ' - ', '\u00a0', '\u2011', ') ('];
  const at = 1 + below(Math.max(1, digits.length - 1));
  return digits.slice(0, at) + separators[below(separators.length)]! + digits.slice(at);
}

function arabic(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
}

function wide(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}
