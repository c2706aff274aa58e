import type { Engine } from '../../../engines/engine.ts';
import type { Table } from '../../../model/table.ts';
import type { MergeFeed } from './feeds.ts';

/** Columns by which a table names its own rows: a row that repeats one of them with everything else is a copy. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  account: ['account_ref'],
  login: ['login_ref'],
  payment: ['payment_ref', 'txid'],
  interception: ['interception_ref'],
  message: ['message_ref'],
  contact: ['contact_ref'],
  complaint: ['complaint_ref'],
};

/** When something happened, to the second where a time is kept: nobody does the same twice in one second. */
const MOMENT: Readonly<Record<string, string>> = {
  login: 'at',
  payment: 'at',
  interception: 'at',
  message: 'at',
  contact: 'at',
};

/** With so many equal values beside the moment, two rows of different tables tell of one event. */
const FULL_ROW = 4;

/** Tables with different columns must agree in so many values of a row. */
const ENOUGH = 3;

/**
 * Finds rows that say the same in every column that both tables fill, and puts them into merge_source: within a table
 * when the row has a key of its own; between tables also when it has a moment, or when the two tables evidently overlap.
 * A row that stands three times in a table without keys and twice in another counts three times.
 */
export async function findEqualRows(
  table: Table,
  target: string,
  feeds: readonly MergeFeed[],
  engine: Engine,
): Promise<void> {
  const columns = table.columns.filter(({ filled }) => filled === 'mapped').map(({ name }) => name);
  const sets = [...new Map(feeds.map((feed) => [feed.fieldset, feed.fields])).entries()];
  for (const [i, [x, fieldsX]] of sets.entries()) {
    for (const [y, fieldsY] of sets.slice(i)) {
      const common = columns.filter((name) => fieldsX.has(name) && fieldsY.has(name));
      const keys = (KEYS[table.name] ?? []).filter((name) => common.includes(name));
      const several = x !== y || feeds.filter(({ fieldset }) => fieldset === x).length > 1;
      if (keys.length === 0 && (!several || common.length < 2)) continue;
      if (x !== y && !sameKind(common.length, fieldsX.size, fieldsY.size)) continue;
      const moment = common.find((name) => name === MOMENT[table.name]);
      await findBetween({ target, sets: [x, y], common, keys, moment }, engine);
      if (x !== y) await fillFromCopies(target, columns, fieldsX, fieldsY, engine);
    }
  }
}

/**
 * Two tables with different columns can be one table in two exports; a list of wallets beside a list of accounts is not,
 * although both name the account. At most one column of the smaller may be its own.
 */
function sameKind(common: number, x: number, y: number): boolean {
  return common >= ENOUGH && Math.min(x, y) - common <= 1;
}

interface Search {
  readonly target: string;
  readonly sets: readonly [number, number];
  readonly common: readonly string[];
  readonly keys: readonly string[];
  readonly moment: string | undefined;
}

async function findBetween({ target, sets, common, keys, moment }: Search, engine: Engine): Promise<void> {
  const list = common.map((name) => `m."${name}"`).join(', ');
  const keyed = keys.length > 0 ? `(${keys.map((name) => `m."${name}" IS NOT NULL`).join(' OR ')})` : 'false';
  const rows = `${target} AS m JOIN merge_feed AS f ON f.exhibit = m.exhibit AND f.source_table = m.source_table
    WHERE m._problem IS NULL AND f.fieldset IN ($x, $y) AND NOT EXISTS (FROM merge_source AS s WHERE s.r = m.rowid)`;
  const params = { x: sets[0], y: sets[1] };
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE merge_often AS
     SELECT h FROM (SELECT hash(${list}) AS h FROM ${rows}) GROUP BY h HAVING count(*) > 1`,
    params,
  );
  const [often] = await engine.rows('SELECT count(*) AS n FROM merge_often');
  if (Number(often!['n']) === 0) return;
  const filled = common.map((name) => `(m."${name}" IS NOT NULL)::INTEGER`).join(' + ');
  const enough = sets[0] === sets[1] ? 'true' : `${filled} >= ${ENOUGH}`;
  const timed = moment ? `m."${moment}" IS NOT NULL AND ${filled} >= ${FULL_ROW}` : 'false';
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE merge_equal AS
     WITH seen AS (
       SELECT m.rowid AS r, f.feed, hash(${list}) AS h, ${keyed} AS keyed, ${timed} AS timed FROM ${rows} AND ${enough}
     ),
     numbered AS (
       SELECT s.*, CASE WHEN keyed THEN 0 ELSE row_number() OVER (PARTITION BY s.h, s.feed ORDER BY s.r) END AS nth
       FROM seen AS s SEMI JOIN merge_often AS o ON o.h = s.h
     ),
     led AS (SELECT *, min(r) OVER (PARTITION BY h, nth) AS head FROM numbered)
     SELECT l.r, l.head, l.feed, n.feed AS head_feed, l.keyed, l.timed
     FROM led AS l JOIN numbered AS n ON n.r = l.head
     JOIN ${target} AS a ON a.rowid = l.head JOIN ${target} AS b ON b.rowid = l.r
     WHERE l.r <> l.head AND ${common.map((name) => `a."${name}" IS NOT DISTINCT FROM b."${name}"`).join(' AND ')}`,
    params,
  );
  await engine.run(
    `INSERT INTO merge_source
     WITH size AS (
       SELECT f.feed, count(*) AS n FROM ${target} AS m
       JOIN merge_feed AS f ON f.exhibit = m.exhibit AND f.source_table = m.source_table
       WHERE m._problem IS NULL GROUP BY f.feed
     ),
     overlap AS (
       SELECT e.head_feed, e.feed
       FROM merge_equal AS e JOIN size AS a ON a.feed = e.head_feed JOIN size AS b ON b.feed = e.feed
       WHERE e.feed <> e.head_feed
       GROUP BY e.head_feed, e.feed, least(a.n, b.n)
       HAVING 2 * count(*) >= least(a.n, b.n) AND (count(*) >= 20 OR count(*) = least(a.n, b.n))
     )
     SELECT r, head, 'copy', 0, false
     FROM merge_equal AS e LEFT JOIN overlap AS o ON o.head_feed = e.head_feed AND o.feed = e.feed
     WHERE e.keyed OR (e.feed <> e.head_feed AND (e.timed OR o.feed IS NOT NULL))`,
  );
}

/** What only the copies say goes to the row that counts: one exhibit may have been cut down before it was handed over. */
async function fillFromCopies(
  target: string,
  columns: readonly string[],
  x: ReadonlySet<string>,
  y: ReadonlySet<string>,
  engine: Engine,
): Promise<void> {
  const names = columns.filter((name) => x.has(name) !== y.has(name));
  if (names.length === 0) return;
  const firsts = names.map((name) => `arg_min(c."${name}", c.rowid) AS "${name}"`).join(', ');
  await engine.run(
    `UPDATE ${target} SET ${names.map((name) => `"${name}" = coalesce(${target}."${name}", p."${name}")`).join(', ')}
     FROM (SELECT s.head, ${firsts} FROM merge_source AS s JOIN ${target} AS c ON c.rowid = s.r
           WHERE NOT s.applied GROUP BY s.head) AS p
     WHERE p.head = ${target}.rowid`,
  );
}
