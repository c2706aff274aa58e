import { canonical, mapped, normalised } from '../table.ts';

const suspect = { subject: 'suspect', sensitivity: 'personal' } as const;

export const knownIdentifier = canonical('known_identifier', 'an identifier known to another operation', [
  mapped('operation', 'VARCHAR', "The other operation's name or number"),
  mapped('agency', 'VARCHAR', 'Agency that runs it'),
  mapped('kind_raw', 'VARCHAR', 'Kind as written'),
  normalised('kind', 'VARCHAR', 'phone, email, handle, wallet, ip, device or other'),
  mapped('value_raw', 'VARCHAR', 'Value as written', suspect),
  normalised('value', 'VARCHAR', 'Value, canonical spelling of its kind', suspect),
]);
