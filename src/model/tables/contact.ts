import { canonical, mapped, normalised } from '../table.ts';

const victim = { subject: 'victim', sensitivity: 'personal' } as const;

export const contact = canonical('contact', 'an entry of a call list: a person to be called', [
  mapped('contact_ref', 'VARCHAR', "The service's own key"),
  mapped('list_ref', 'VARCHAR', 'List or campaign'),
  mapped('account_ref', 'VARCHAR', 'Account that owns or worked the entry'),
  mapped('name', 'VARCHAR', 'Name', victim),
  mapped('phone_raw', 'VARCHAR', 'Phone number as stored', victim),
  normalised('phone', 'VARCHAR', 'Phone number, E.164', victim),
  mapped('email_raw', 'VARCHAR', 'E-mail address as stored', victim),
  normalised('email', 'VARCHAR', 'E-mail address, base form', victim),
  mapped('address', 'VARCHAR', 'Postal address', victim),
  mapped('born_on', 'DATE', 'Date of birth', victim),
  mapped('at', 'TIMESTAMP', 'Added or last worked, UTC'),
  mapped('status', 'VARCHAR', 'How far it was worked, as stored'),
  mapped('notes', 'VARCHAR', 'Free text; hostile', victim),
]);
