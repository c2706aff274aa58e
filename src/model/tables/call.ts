import { canonical, mapped, normalised } from '../table.ts';

const victim = { subject: 'victim', sensitivity: 'personal', values: 'distinct' } as const;
const distinct = { values: 'distinct' } as const;
const repeated = { values: 'repeated' } as const;

export const call = canonical('call', 'a call placed through the service', [
  mapped('call_ref', 'VARCHAR', "The service's own key of the call", distinct),
  mapped('account_ref', 'VARCHAR', 'Account that placed the call', repeated),
  mapped('unique_ref', 'VARCHAR', 'Id given by the exchange (Asterisk uniqueid)', distinct),
  mapped('started_at', 'TIMESTAMP', 'Start, UTC'),
  mapped('answered_at', 'TIMESTAMP', 'Answered, UTC'),
  mapped('ended_at', 'TIMESTAMP', 'End, UTC'),
  mapped('dialled_raw', 'VARCHAR', 'Dialled number as stored', victim),
  normalised('dialled', 'VARCHAR', 'Dialled number in E.164; empty when unresolved', victim),
  mapped('presented_raw', 'VARCHAR', 'Number shown to the called person, as stored', repeated),
  normalised(
    'presented',
    'VARCHAR',
    'Number shown to the called person, E.164; empty when not a number that exists',
    repeated,
  ),
  mapped('presented_name', 'VARCHAR', 'Name shown or campaign typed by the account; hostile', repeated),
  mapped('duration_s', 'BIGINT', 'Start to end, seconds'),
  mapped('talk_s', 'BIGINT', 'Answer to end, seconds'),
  mapped('disposition', 'VARCHAR', 'Outcome as stored', repeated),
  mapped('answered', 'BOOLEAN', 'Somebody or something answered'),
  mapped('trunk', 'VARCHAR', 'Outgoing line', repeated),
  mapped('ip_raw', 'VARCHAR', "Caller's IP address as stored", {
    subject: 'suspect',
    sensitivity: 'personal',
    values: 'repeated',
  }),
  normalised('ip', 'VARCHAR', "Caller's IP address, canonical spelling", {
    subject: 'suspect',
    sensitivity: 'personal',
    values: 'repeated',
  }),
  mapped('digits', 'VARCHAR', 'Keys pressed by the called person', { subject: 'victim', sensitivity: 'secret' }),
  mapped('cost', 'DECIMAL(18,2)', 'Charged to the account'),
  mapped('group_ref', 'VARCHAR', 'Id that the legs of one call share (Asterisk linkedid, SIP Call-ID)'),
  mapped('sequence', 'BIGINT', 'Order of the leg among those of one id'),
  mapped('server', 'VARCHAR', 'Server or switch that recorded the call', repeated),
  mapped('agent_ref', 'VARCHAR', 'Agent or extension that spoke, where it is not the account', repeated),
  mapped('list_ref', 'VARCHAR', 'Call list or campaign', repeated),
  mapped('contact_ref', 'VARCHAR', 'Entry of a call list that was called'),
  mapped('answered_by', 'VARCHAR', 'What answered, as stored: application, channel or line', repeated),
  mapped('hangup_cause', 'VARCHAR', 'Why or by whom the call was ended, as stored', repeated),
  mapped('attestation', 'VARCHAR', 'STIR/SHAKEN attestation of the presented number: A, B or C', repeated),
  mapped('recording', 'VARCHAR', 'Name of the file of a recording; hostile'),
  mapped('transferred_to', 'VARCHAR', 'Agent, account or line to which the call was handed', repeated),
]);
