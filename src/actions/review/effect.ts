import { readFileSync } from 'node:fs';
import type { Case } from '../../case/case.ts';
import type { Engine, Row } from '../../engines/engine.ts';
import { everJudged } from '../judge.ts';

/** One thing that a build decided otherwise than the build before. */
export interface Change {
  readonly what: 'operators_merged' | 'operators_split' | 'complaint' | 'known';
  readonly text: string;
}

const KEPT = {
  operator_account: 'SELECT account_ref, operator_id FROM work.operator_account',
  complaint_call: 'SELECT complaint_ref, call_ref, status FROM complaint_call',
  known_judged: 'SELECT known_ref, account_ref, status FROM work.known_judged',
} as const;

const SQL = ['operators', 'complaints', 'known'].map((name) =>
  readFileSync(new URL(`changed-${name}.sql`, import.meta.url), 'utf8'),
);

/** So many changes of a kind are told one by one; the others are counted. */
const TOLD = 10;

/**
 * Keeps what the last build decided, beside the case's tables and only as long as the database is open, so that the next
 * build can say what changed. Only where people have judged anything.
 *
 * @returns whether there is something to compare with
 */
export async function keepDecided(target: Case, engine: Engine): Promise<boolean> {
  if (!(await everJudged(target))) return false;
  for (const [name, sql] of Object.entries(KEPT)) {
    const table = await engine.rows(
      "SELECT 1 FROM information_schema.tables WHERE table_schema = $schema AND table_name = $name AND table_catalog <> 'temp'",
      { name, schema: name === 'complaint_call' ? 'main' : 'work' },
    );
    if (table.length === 0) return false;
    await engine.run(`CREATE OR REPLACE TEMP TABLE before_${name} AS ${sql}`);
  }
  return true;
}

/** What the build that just ended decided otherwise than the one that was kept. */
export async function changedDecisions(engine: Engine): Promise<Change[]> {
  const changes: Change[] = [];
  for (const sql of SQL) {
    const rows = await engine.rows(sql);
    for (const row of rows.slice(0, TOLD)) changes.push(changeOf(row));
    if (rows.length > TOLD) {
      const { what } = changeOf(rows[0]!);
      changes.push({ what, text: `… and ${rows.length - TOLD} more changes of ${WORDS[what]}` });
    }
  }
  for (const name of Object.keys(KEPT)) await engine.run(`DROP TABLE IF EXISTS temp.before_${name}`);
  return changes;
}

const WORDS: Readonly<Record<Change['what'], string>> = {
  operators_merged: 'operators',
  operators_split: 'operators',
  complaint: 'complaints',
  known: 'what other operations know',
};

function changeOf(row: Row): Change {
  return { what: row['what'] as Change['what'], text: String(row['text']) };
}
