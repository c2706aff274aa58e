import { canonical, mapped, normalised } from '../table.ts';

const suspect = { subject: 'suspect', sensitivity: 'personal' } as const;

export const payment = canonical('payment', 'a payment by an account to the service', [
  mapped('payment_ref', 'VARCHAR', "The service's own key"),
  mapped('account_ref', 'VARCHAR', 'Account that paid'),
  mapped('at', 'TIMESTAMP', 'When, UTC'),
  mapped('method', 'VARCHAR', 'Means of payment as stored'),
  mapped('from_wallet_raw', 'VARCHAR', 'Wallet that paid, as stored', suspect),
  normalised('from_wallet', 'VARCHAR', 'Wallet that paid, canonical spelling; empty when its checksum fails', suspect),
  mapped('to_wallet_raw', 'VARCHAR', 'Deposit address, as stored', suspect),
  normalised('to_wallet', 'VARCHAR', 'Deposit address, canonical spelling; empty when its checksum fails', suspect),
  mapped('txid', 'VARCHAR', 'Transaction id on the chain', suspect),
  mapped('coin_amount', 'DECIMAL(38,18)', 'Amount in the coin'),
  mapped('amount', 'DECIMAL(18,2)', 'Amount in currency'),
  mapped('currency', 'VARCHAR', 'ISO 4217 code of amount'),
  mapped('confirmed', 'BOOLEAN', 'False: never arrived, does not count as spent'),
]);
