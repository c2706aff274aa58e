import { createHmac } from 'node:crypto';

/** Bytes of a pseudonym: with 10 million values two share one in fewer than one of 10^14 logs. */
const BYTES = 12;

/**
 * Names rows in the audit log without saying which: HMAC-SHA256 under a key that only this server's configuration folder
 * has. Whoever has the key and a value finds the value's entries; the log alone tells nobody a number.
 */
export class Pseudonyms {
  readonly #key: Buffer;

  /** @param master the server's secret, 32 bytes; each case has a key of its own, so that logs cannot be compared. */
  constructor(master: Uint8Array, caseId: string) {
    this.#key = createHmac('sha256', master).update(`ringbreak audit pseudonyms v1\n${caseId}`).digest();
  }

  /** 16 characters of A-Z a-z 0-9 - _ for a value: the same for every spelling of it. */
  of(value: string): string {
    return createHmac('sha256', this.#key).update(plain(value)).digest().subarray(0, BYTES).toString('base64url');
  }
}

/**
 * One spelling for what is written in several ways: case, spaces, the punctuation of phone numbers, and the kind that screens
 * put before an id (`number:+44…`, `raw:0044…`).
 */
function plain(value: string): string {
  const text = value
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/^[a-z_]{2,20}:/, '');
  return /^(\+|00)?[\d\s()./-]{5,}$/.test(text) ? text.replace(/^00/, '+').replace(/[^\d+]/g, '') : text;
}
