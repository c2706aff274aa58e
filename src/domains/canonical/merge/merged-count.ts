import { readFileSync } from 'node:fs';
import type { Engine } from '../../../engines/engine.ts';
import { CANONICAL_TABLES } from '../../../model/tables/all.ts';
import type { BuildContext } from '../../../pipeline/context.ts';
import { feedsOf } from '../feed.ts';

const COPIES = readFileSync(new URL('./tables/merged-count.sql', import.meta.url), 'utf8');

/** Tables in which two rows make one (INVITE and BYE): their other rows are parts of the rows that count. */
function pairedFeeds(context: BuildContext) {
  return CANONICAL_TABLES.flatMap(({ name }) =>
    feedsOf(name, context)
      .filter(({ mapping }) => mapping.pairs !== undefined)
      .map(({ raw }) => ({ name, exhibit: raw.exhibit, table: raw.table, accepted: raw.accepted })),
  );
}

/** What decides the count beyond the tables that it reads. */
export function mergedCountInputs(context: BuildContext): Record<string, unknown> {
  return { paired: pairedFeeds(context) };
}

/** Rows that another row stands for: copies, legs, and closing or repeated rows of a pair. */
export async function makeMergedCount(target: string, context: BuildContext, engine: Engine): Promise<void> {
  await engine.run(`CREATE TABLE ${target} AS ${COPIES}`);
  for (const { name, exhibit, table, accepted } of pairedFeeds(context)) {
    await engine.run(
      `INSERT INTO ${target}
       SELECT $exhibit, $table, $accepted::BIGINT - count(*)
       FROM mapped.${name} WHERE exhibit = $exhibit AND source_table = $table`,
      { exhibit, table, accepted },
    );
  }
  await engine.run(
    `CREATE OR REPLACE TABLE ${target} AS
     SELECT exhibit, source_table, sum(rows)::BIGINT AS rows FROM ${target}
     GROUP BY ALL HAVING sum(rows) > 0 ORDER BY exhibit, source_table`,
  );
}
