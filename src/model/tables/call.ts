import { canonical, mapped, normalised } from '../table.ts';

const victim = { subject: 'victim', sensitivity: 'personal' } as const;

export const call = canonical('call', 'a call placed through the service', [
  mapped('call_ref', 'VARCHAR', "The service's own key of the call"),
  mapped('account_ref', 'VARCHAR', 'Account that placed the call'),
  mapped('unique_ref', 'VARCHAR', 'Id given by the exchange (Asterisk uniqueid)'),
  mapped('started_at', 'TIMESTAMP', 'Start, UTC'),
  mapped('answered_at', 'TIMESTAMP', 'Answered, UTC'),
  mapped('ended_at', 'TIMESTAMP', 'End, UTC'),
  mapped('dialled_raw', 'VARCHAR', 'Dialled number as stored', victim),
  normalised('dialled', 'VARCHAR', 'Dialled number in E.164; empty when unresolved', victim),
  mapped('presented_raw', 'VARCHAR', 'Number shown to the called person, as stored'),
  normalised('presented', 'VARCHAR', 'Number shown to the called person, E.164; empty when not a number that exists'),
  mapped('presented_name', 'VARCHAR', 'Name shown or campaign typed by the account; hostile'),
  mapped('duration_s', 'BIGINT', 'Start to end, seconds'),
  mapped('talk_s', 'BIGINT', 'Answer to end, seconds'),
  mapped('disposition', 'VARCHAR', 'Outcome as stored'),
  mapped('answered', 'BOOLEAN', 'Somebody or something answered'),
  mapped('trunk', 'VARCHAR', 'Outgoing line'),
  mapped('ip_raw', 'VARCHAR', "Caller's IP address as stored", { subject: 'suspect', sensitivity: 'personal' }),
  normalised('ip', 'VARCHAR', "Caller's IP address, canonical spelling", {
    subject: 'suspect',
    sensitivity: 'personal',
  }),
  mapped('digits', 'VARCHAR', 'Keys pressed by the called person', { subject: 'victim', sensitivity: 'secret' }),
  mapped('cost', 'DECIMAL(18,2)', 'Charged to the account'),
]);
