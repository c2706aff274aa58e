import { RATE_CURRENCIES, rateColumn } from '../model/tables/rate.ts';

/**
 * What a row of each canonical table must have to be of any use. A row that has none of `anyOf` is rejected with the
 * code; a single value that cannot be read never rejects a row, it is counted (`_unparsed`).
 */
export interface Requirement {
  readonly anyOf: readonly string[];
  /** Stable reason of `reject`. */
  readonly code: string;
}

export const REQUIREMENTS: Readonly<Record<string, readonly Requirement[]>> = {
  account: [{ anyOf: ['account_ref'], code: 'NO_ACCOUNT' }],
  login: [{ anyOf: ['account_ref'], code: 'NO_ACCOUNT' }],
  payment: [
    { anyOf: ['account_ref', 'from_wallet_raw', 'to_wallet_raw', 'txid'], code: 'NO_ACCOUNT_NO_WALLET' },
    { anyOf: ['amount', 'coin_amount', 'from_wallet_raw', 'to_wallet_raw', 'txid', 'at'], code: 'NO_PAYMENT' },
  ],
  call: [{ anyOf: ['dialled_raw', 'started_at', 'answered_at', 'ended_at'], code: 'NO_NUMBER_NO_TIME' }],
  interception: [{ anyOf: ['account_ref', 'call_ref', 'target_raw'], code: 'NO_ACCOUNT_NO_CALL_NO_NUMBER' }],
  message: [{ anyOf: ['subject', 'body'], code: 'NO_TEXT' }],
  contact: [{ anyOf: ['phone_raw', 'email_raw', 'name'], code: 'NO_PERSON' }],
  complaint: [
    {
      anyOf: ['called_raw', 'presented_raw', 'narrative', 'name', 'call_date', 'organisation', 'loss', 'complaint_ref'],
      code: 'NOTHING_REPORTED',
    },
  ],
  organisation_number: [{ anyOf: ['number_raw'], code: 'NO_NUMBER' }],
  known_identifier: [{ anyOf: ['value_raw'], code: 'NO_VALUE' }],
  rate: [
    { anyOf: ['rated_on'], code: 'NO_DAY' },
    { anyOf: ['rate', ...RATE_CURRENCIES.map(rateColumn)], code: 'NO_RATE' },
  ],
};
