import { canonical, mapped, normalised } from '../table.ts';

const suspect = { subject: 'suspect', sensitivity: 'personal' } as const;

export const login = canonical('login', 'a session or sign-in of an account', [
  mapped('login_ref', 'VARCHAR', "The service's own key"),
  mapped('account_ref', 'VARCHAR', 'Account that signed in'),
  mapped('at', 'TIMESTAMP', 'When, UTC'),
  mapped('ip_raw', 'VARCHAR', 'IP address as stored', suspect),
  normalised('ip', 'VARCHAR', 'IP address, canonical spelling', suspect),
  mapped('user_agent', 'VARCHAR', 'Browser or program as it named itself; hostile'),
  mapped('device', 'VARCHAR', 'Device fingerprint', suspect),
  mapped('ended_at', 'TIMESTAMP', 'End of the session, UTC'),
]);
