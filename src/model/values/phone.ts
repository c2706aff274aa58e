import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export interface Phone {
  /** E.164: + and digits. */
  readonly canonical: string;
  /** ISO 3166-1 alpha-2; undefined for numbers of no country and numbers that fit none. */
  readonly region: string | undefined;
  /** libphonenumber's type: MOBILE, FIXED_LINE, … */
  readonly type: string | undefined;
  /** In a range that is assigned. */
  readonly valid: boolean;
  /** Of a length that exists. Weaker than valid; neither means that anybody answers. */
  readonly possible: boolean;
}

/**
 * One number, by libphonenumber (libphonenumber-js, max metadata). For a few numbers that a person types; numbers of a
 * case are read in bulk by domains/numbering, which agrees with this.
 *
 * @param region ISO alpha-2 of where it would be dialled; needed for anything that does not begin with +.
 */
export function parsePhone(raw: string, region?: string): Phone | undefined {
  const country = region && isSupportedCountry(region) ? region : undefined;
  const number = parsePhoneNumberFromString(raw, country ? { defaultCountry: country as CountryCode } : {});
  if (!number) return undefined;
  return {
    canonical: number.number,
    region: number.country,
    type: number.getType(),
    valid: number.isValid(),
    possible: number.isPossible(),
  };
}

/** `+44 7911 123456`: grouped as in the number's country; what is not a number stays as it is. */
export function displayPhone(canonical: string): string {
  return parsePhoneNumberFromString(canonical)?.formatInternational() ?? canonical;
}
