import { canonical, mapped } from '../table.ts';

export const message = canonical('message', 'a text: support ticket, chat, note, script', [
  mapped('message_ref', 'VARCHAR', "The service's own key"),
  mapped('account_ref', 'VARCHAR', 'Account that wrote or received it'),
  mapped('at', 'TIMESTAMP', 'When, UTC'),
  mapped('kind', 'VARCHAR', 'ticket, chat, note, script, recording'),
  mapped('call_ref', 'VARCHAR', 'Call that it belongs to'),
  mapped('subject', 'VARCHAR', 'Subject; hostile', { subject: 'suspect', sensitivity: 'personal' }),
  mapped('body', 'VARCHAR', 'Text; hostile', { subject: 'suspect', sensitivity: 'personal' }),
]);
