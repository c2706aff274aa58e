import type { Row } from '../engines/engine.ts';
import type { CentreRow, CentresData, ContactList } from './centres-data.ts';
import { text, whole } from './values.ts';

/** Reads what the report says of call centres and call lists. */
export async function collectCentres(rows: (name: string) => Promise<Row[]>): Promise<CentresData> {
  const list = await rows('centres');
  const week = await rows('centre-week');
  const lists = await rows('contact-lists');
  const [contacts] = await rows('contacts');
  return {
    list: { total: whole(list[0]?.total), rows: list.map(centreOf) },
    networks: (await rows('centre-networks')).map((row) => ({
      organisation: text(row.organisation),
      country: text(row.country),
      centres: whole(row.centres),
      calls: whole(row.calls),
      victims: whole(row.victims),
    })),
    week: week.map((row) => ({ weekday: whole(row.weekday), hour: whole(row.hour), calls: whole(row.calls) })),
    zone: text(week[0]?.zone),
    contacts: whole(contacts?.contacts),
    uncalled: whole(contacts?.uncalled),
    lists: { total: whole(lists[0]?.total), rows: lists.map(listOf) },
  };
}

function listOf(row: Row): ContactList {
  return {
    list: text(row.list),
    entries: whole(row.entries),
    called: whole(row.called),
    victims: whole(row.victims),
    uncalled: whole(row.uncalled),
  };
}

function centreOf(row: Row): CentreRow {
  const time = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    centreId: text(row.centre_id),
    accounts: whole(row.accounts),
    operators: whole(row.operators),
    agents: whole(row.agents),
    seats: whole(row.seats),
    shiftPlan: text(row.shift_plan),
    addresses: text(row.addresses),
    organisation: text(row.organisation),
    country: text(row.country),
    firstAt: time(row.first_at),
    lastAt: time(row.last_at),
    calls: whole(row.calls),
    victims: whole(row.victims),
    probability: Number(row.probability),
    reasons: text(row.reasons),
  };
}
