import { parsePhone } from '../../../model/values/phone.ts';

/** What typed digits may stand for. */
export interface NumberQuestion {
  /** Whole numbers in E.164, one for each country in which it may have been written. */
  readonly whole: readonly string[];
  /** Written with the country's code, so that it can hardly be a part. */
  readonly international: boolean;
  /** Digits that a longer number may have anywhere, without what is dialled before a national number. */
  readonly part: string;
}

/** Punctuation between digits, also that of other scripts' keyboards, and marks of writing direction. */
const PUNCTUATION = /[\s().,/\-\u2010-\u2015\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const IPV4 = /^\s*\d{1,3}(\.\d{1,3}){3}\s*$/;
const LEAST = 3;
const MOST = 20;

/**
 * Reads what was typed as a number in any spelling: international with + or 00, national in one of the case's countries, or
 * a part of one. Undefined for anything else.
 *
 * @param regions ISO 3166-1 alpha-2, the case's countries
 */
export function numberQuestion(typed: string, regions: readonly string[]): NumberQuestion | undefined {
  if (IPV4.test(typed)) return undefined;
  const bare = westernDigits(typed).replaceAll(PUNCTUATION, '');
  const digits = bare.replace(/^\+/, '');
  if (!/^[0-9]+$/.test(digits) || digits.length < LEAST || digits.length > MOST) return undefined;
  const spelled = bare.startsWith('00') ? `+${bare.slice(2)}` : bare;
  const read = [undefined, ...regions].flatMap((region) => parsePhone(spelled, region) ?? []);
  // A number that one may dial somewhere begins with the country's code; without + the digits may have one already.
  const asIs = digits.startsWith('0') ? undefined : parsePhone(`+${digits}`);
  const whole = [...read, ...(asIs ? [asIs] : [])].filter(({ possible }) => possible);
  const international = spelled.startsWith('+') && whole.length > 0;
  return {
    international,
    whole: [...new Set(whole.map(({ canonical }) => canonical))],
    part: digits.replace(/^0+(?=\d{3})/, ''),
  };
}

/** Digits of any script as ASCII has them. */
function westernDigits(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0)!)));
}

/** Unicode's decimal digits stand in runs of ten that begin with zero. */
function digitValue(code: number): number {
  let start = code;
  while (code - start < 9 && /\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
  return (code - start) % 10;
}
