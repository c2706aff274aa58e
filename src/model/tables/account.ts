import { canonical, mapped, normalised } from '../table.ts';

const suspect = { subject: 'suspect', sensitivity: 'personal' } as const;

export const account = canonical('account', 'an account of the seized service', [
  mapped('account_ref', 'VARCHAR', "The service's own key of the account, as text"),
  mapped('username', 'VARCHAR', 'Login name', suspect),
  mapped('name', 'VARCHAR', 'Name of the holder as registered', suspect),
  mapped('email_raw', 'VARCHAR', 'E-mail address as registered', suspect),
  normalised('email', 'VARCHAR', 'E-mail address, base form (lower case, provider dots and tags removed)', suspect),
  mapped('handle_raw', 'VARCHAR', 'Messenger handle or link as registered', suspect),
  normalised('handle', 'VARCHAR', 'Messenger handle, lower case, without @ or link', suspect),
  mapped('phone_raw', 'VARCHAR', 'Own phone number as registered', suspect),
  normalised('phone', 'VARCHAR', 'Own phone number in E.164', suspect),
  mapped('password_hash', 'VARCHAR', 'Stored password hash', { subject: 'suspect', sensitivity: 'secret' }),
  mapped('dial_region_raw', 'VARCHAR', 'Country that the account dials from, as stored'),
  normalised('dial_region', 'VARCHAR', 'Country that the account dials from, ISO 3166-1 alpha-2'),
  mapped('plan', 'VARCHAR', 'Subscription'),
  mapped('balance', 'DECIMAL(18,2)', 'Credit left, in the currency of the service'),
  mapped('created_at', 'TIMESTAMP', 'Registered, UTC'),
  mapped('last_seen_at', 'TIMESTAMP', 'Last seen, UTC'),
  mapped('signup_ip_raw', 'VARCHAR', 'IP address at registration as stored', suspect),
  normalised('signup_ip', 'VARCHAR', 'IP address at registration, canonical spelling', suspect),
  mapped('referrer_ref', 'VARCHAR', 'account_ref of who referred the account'),
  mapped('wallet_raw', 'VARCHAR', 'Wallet registered with the account', suspect),
  normalised('wallet', 'VARCHAR', 'Wallet registered with the account, canonical spelling', suspect),
  mapped('device', 'VARCHAR', 'Device fingerprint registered with the account', suspect),
  mapped('banned', 'BOOLEAN', 'Blocked by the service'),
  mapped('notes', 'VARCHAR', 'Free text; hostile', suspect),
]);
