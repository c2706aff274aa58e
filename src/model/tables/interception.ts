import { canonical, mapped, normalised } from '../table.ts';

const victim = { subject: 'victim', sensitivity: 'personal' } as const;

export const interception = canonical('interception', 'an attempt to capture a one-time code', [
  mapped('interception_ref', 'VARCHAR', "The service's own key"),
  mapped('account_ref', 'VARCHAR', 'Account that tried'),
  mapped('call_ref', 'VARCHAR', 'Call during which it tried'),
  mapped('at', 'TIMESTAMP', 'When, UTC'),
  mapped('target_raw', 'VARCHAR', 'Number attacked, as stored', victim),
  normalised('target', 'VARCHAR', 'Number attacked, E.164', victim),
  mapped('organisation', 'VARCHAR', 'Organisation impersonated, as typed'),
  mapped('code', 'VARCHAR', 'Digits captured', { subject: 'victim', sensitivity: 'secret' }),
  mapped('status', 'VARCHAR', 'Outcome as stored'),
  mapped('captured', 'BOOLEAN', 'True: a code was captured'),
]);
