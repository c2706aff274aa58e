export interface Device {
  /** Lower case, without braces and hyphens: the same fingerprint in every spelling. */
  readonly canonical: string;
  /** `fingerprint` (a hash), `uuid`, `imei` (check digit right). */
  readonly kind: 'fingerprint' | 'uuid' | 'imei';
}

/**
 * A device identifier: a fingerprint hash of 16 to 128 hex digits, a UUID, or an IMEI. A user agent is not one: thousands
 * share it. Constant fillers (all digits the same, the nil UUID, the hash of nothing) are refused: they would link everybody.
 *
 * Sources: RFC 9562 (UUID), 3GPP TS 23.003 §6.2.1 (IMEI with Luhn check digit).
 */
export function parseDevice(raw: string): Device | undefined {
  const text = raw.trim().toLowerCase();
  const uuid = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/.exec(text)?.[1];
  const hex = (uuid ?? text).replace(/[:-]/g, '');
  if (isFiller(hex)) return undefined;
  if (uuid) return { canonical: hex, kind: 'uuid' };
  if (/^\d{15}$/.test(hex)) return luhn(hex) ? { canonical: hex, kind: 'imei' } : undefined;
  return /^[0-9a-f]{16,128}$/.test(hex) && hex.length % 2 === 0 ? { canonical: hex, kind: 'fingerprint' } : undefined;
}

/** Hashes of the empty text: what a fingerprint script sends when it found nothing. */
const EMPTY_HASHES = new Set([
  'd41d8cd98f00b204e9800998ecf8427e',
  'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
]);

function isFiller(hex: string): boolean {
  return /^(.)\1*$/.test(hex) || EMPTY_HASHES.has(hex);
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The first and last signs, as in `b829e1dc…d0a6`. */
export function displayDevice(canonical: string): string {
  return canonical.length > 16 ? `${canonical.slice(0, 8)}…${canonical.slice(-4)}` : canonical;
}
