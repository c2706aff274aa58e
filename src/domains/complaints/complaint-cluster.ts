import type { Engine } from '../../engines/engine.ts';
import { count, OF_VICTIM, share } from '../../model/columns.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { linkTables, parseModel } from '../link/index.ts';
import { personModel } from './persons.ts';

const PREFIX = 'work.complaint_link';

/** Complaints by one person, by the linkage engine. */
export const complaintCluster = defineCodeStep({
  name: 'work.complaint_cluster',
  purpose: 'Which complaints are by one person: name, postcode and number, weighed by the linkage engine',
  reads: ['work.complaint_told', 'canonical.complaint'],
  version: 1,
  inputs: () => ({ model: JSON.stringify(personModel(1000)) }),
  table: {
    name: 'work.complaint_cluster',
    row: 'a complaint',
    key: ['told_id'],
    columns: [
      count('told_id', 'Complaint'),
      count('person', 'First complaint of the person', OF_VICTIM),
      share('probability', 'Of the strongest link to another complaint of the person; empty when there is none'),
    ],
  },
  make: async (target, context, engine) => {
    // What a build that was stopped left behind.
    await dropScratch(engine);
    await engine.run(
      `CREATE TABLE ${PREFIX}_input AS
       SELECT t.told_id, p.name, p.postcode, CASE WHEN t.called <> '' THEN t.called ELSE nullif(t.called_digits, '') END AS number
       FROM work.complaint_told AS t
       JOIN canonical.complaint AS p ON p.exhibit = t.exhibit AND p.source_table = t.source_table AND p.source_row = t.source_row
       WHERE p.name IS NOT NULL OR t.called_digits <> ''
       ORDER BY t.told_id`,
    );
    const [counted] = await engine.rows(`SELECT count(*) AS n FROM ${PREFIX}_input`);
    const complaints = Number(counted!.n);
    if (complaints > 1) {
      const model = parseModel(personModel(complaints));
      await linkTables(engine, model, [{ table: `${PREFIX}_input`, id: 'told_id' }], {
        prefix: PREFIX,
        progress: context.progress,
      });
    }
    await engine.run(`CREATE TABLE ${target} AS ${complaints > 1 ? LINKED : ALONE}`);
    await dropScratch(engine);
  },
});

const ALONE = `SELECT told_id, told_id AS person, CAST(NULL AS DOUBLE) AS probability FROM work.complaint_told`;

const LINKED = `
  WITH clustered AS (
    SELECT CAST(id AS BIGINT) AS told_id, CAST(cluster AS BIGINT) AS cluster FROM ${PREFIX}_cluster
  ),
  linked AS (
    SELECT CAST(left_id AS BIGINT) AS told_id, CAST(right_id AS BIGINT) AS other, probability FROM ${PREFIX}_pair
    UNION ALL
    SELECT CAST(right_id AS BIGINT), CAST(left_id AS BIGINT), probability FROM ${PREFIX}_pair
  ),
  strongest AS (
    SELECT l.told_id, max(l.probability) AS probability
    FROM linked AS l
    JOIN clustered AS a ON a.told_id = l.told_id
    JOIN clustered AS b ON b.told_id = l.other AND b.cluster = a.cluster
    GROUP BY l.told_id
  )
  SELECT t.told_id, coalesce(min(t.told_id) OVER (PARTITION BY coalesce(c.cluster, -t.told_id)), t.told_id) AS person,
         round(s.probability, 6) AS probability
  FROM work.complaint_told AS t
  LEFT JOIN clustered AS c ON c.told_id = t.told_id
  LEFT JOIN strongest AS s ON s.told_id = t.told_id`;

async function dropScratch(engine: Engine): Promise<void> {
  const made = await engine.rows(
    `SELECT table_name AS name FROM duckdb_tables()
     WHERE schema_name = 'work' AND starts_with(table_name, 'complaint_link_') ORDER BY name`,
  );
  for (const { name } of made) await engine.run(`DROP TABLE work.${String(name)}`);
}
