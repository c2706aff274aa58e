/** Where a headline figure comes from: the table that is counted or summed, and the rows of exhibits behind it. */
export interface FigureOrigin {
  /** The table whose step and rules are told. */
  readonly table: string;
  readonly about: string;
  /** Selects exhibit, source_table, source_row. */
  readonly sql: string;
}

const BY_ROW = 'ORDER BY exhibit, source_table, source_row';

const calls = (join: string): string =>
  `SELECT c.exhibit, c.source_table, c.source_row FROM canonical.call AS c ${join} ORDER BY c.exhibit, c.source_table, c.source_row`;

const linkedComplaints = (condition: string): string =>
  `SELECT p.exhibit, p.source_table, p.source_row FROM canonical.complaint AS p
   SEMI JOIN (SELECT * FROM complaint_call WHERE status IN ('linked', 'judged')) AS l
     ON l.complaint_exhibit = p.exhibit AND l.complaint_table = p.source_table AND l.complaint_row = p.source_row
   WHERE ${condition} ORDER BY p.exhibit, p.source_table, p.source_row`;

/** The base currency of the build, as the figure itself states it. */
const BASE = "(SELECT unit FROM figure WHERE name = 'spent')";

/** By name of the figure; a test holds it against the figures there are. */
export const FIGURE_ORIGINS: Readonly<Record<string, FigureOrigin>> = {
  calls: { table: 'canonical.call', about: 'calls', sql: calls('') },
  numbers: { table: 'number', about: 'calls with a dialled number', sql: calls('WHERE c.dialled_raw IS NOT NULL') },
  numbers_resolved: { table: 'number', about: 'calls to a resolved number', sql: calls("WHERE c.dialled <> ''") },
  victims: {
    table: 'victim',
    about: 'calls to victims',
    sql: calls('SEMI JOIN victim AS v ON v.number_id = c.dialled'),
  },
  accounts: {
    table: 'account',
    about: 'rows of accounts',
    sql: `SELECT exhibit, source_table, source_row FROM canonical.account ${BY_ROW}`,
  },
  operators: {
    table: 'operator',
    about: 'first rows that show identifiers shared by several accounts',
    sql: `SELECT u.exhibit, u.source_table, u.source_row FROM work.account_identifier AS u
          JOIN work.identifier AS i ON i.kind = u.kind AND i.value = u.value AND i.exclusive AND NOT i.hub AND i.accounts > 1
          ORDER BY u.kind, u.value, u.account_ref`,
  },
  codes_captured: {
    table: 'canonical.interception',
    about: 'interceptions that captured a code',
    sql: `SELECT exhibit, source_table, source_row FROM canonical.interception WHERE captured ${BY_ROW}`,
  },
  organisations: {
    table: 'impersonation',
    about: 'calls that presented an organisation',
    sql: calls(
      `SEMI JOIN (SELECT * FROM work.presented_organisation WHERE organisation IS NOT NULL) AS p
       ON p.presented = c.presented AND p.presented_name = coalesce(c.presented_name, '')`,
    ),
  },
  countries: { table: 'country', about: 'calls to a resolved number', sql: calls("WHERE c.dialled <> ''") },
  complaints: {
    table: 'canonical.complaint',
    about: 'complaints',
    sql: `SELECT exhibit, source_table, source_row FROM canonical.complaint ${BY_ROW}`,
  },
  complaints_linked: { table: 'complaint_call', about: 'complaints tied to calls', sql: linkedComplaints('true') },
  reported_loss: {
    table: 'work.number_loss',
    about: 'complaints tied to calls, with a loss in the base currency',
    sql: linkedComplaints(`p.currency = ${BASE} AND p.loss > 0`),
  },
  spent: {
    table: 'account',
    about: 'confirmed payments in the base currency',
    sql: `SELECT exhibit, source_table, source_row FROM canonical.payment
          WHERE confirmed IS NOT FALSE AND (currency = ${BASE} OR currency IS NULL) ${BY_ROW}`,
  },
  known_operators: {
    table: 'known_match',
    about: 'identifiers that other operations know',
    sql: `SELECT known_exhibit AS exhibit, known_table AS source_table, known_row AS source_row
          FROM known_match GROUP BY ALL ${BY_ROW}`,
  },
  rejected_rows: {
    table: 'reject',
    about: 'rows that the mapping rejected (those that no reader could split are in `ringbreak show CASE reject`)',
    sql: `SELECT DISTINCT exhibit, source_table, source_row FROM reject WHERE stage = 'map' ${BY_ROW}`,
  },
};
