import type { Table } from '../table.ts';
import { account } from './account.ts';
import { call } from './call.ts';
import { complaint } from './complaint.ts';
import { contact } from './contact.ts';
import { interception } from './interception.ts';
import { knownIdentifier } from './known-identifier.ts';
import { login } from './login.ts';
import { message } from './message.ts';
import { organisationNumber } from './organisation-number.ts';
import { payment } from './payment.ts';
import { rate } from './rate.ts';

/** The canonical tables, in the order in which they are filled. */
export const CANONICAL_TABLES: readonly Table[] = [
  account,
  login,
  payment,
  call,
  interception,
  message,
  contact,
  complaint,
  organisationNumber,
  knownIdentifier,
  rate,
];

export function canonicalTable(name: string): Table {
  const table = CANONICAL_TABLES.find((candidate) => candidate.name === name);
  if (!table) throw new Error(`no canonical table ${name}`);
  return table;
}
