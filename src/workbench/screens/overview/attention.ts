import type { Case } from '../../../case/case.ts';
import type { Viewer } from '../../server/viewer.ts';

/** What waits for a person, by name; what the reader's role does not show is not there. */
const WAITING = [
  { name: 'care_first', table: 'victim', sql: "SELECT count(*) AS n FROM victim WHERE care <> ''" },
  {
    name: 'complaints',
    table: 'complaint_call',
    sql: "SELECT count(DISTINCT complaint_ref) AS n FROM complaint_call WHERE status = 'review'",
  },
  {
    name: 'conflicts',
    table: 'account_link',
    sql: "SELECT count(*) AS n FROM account_link WHERE status = 'conflict'",
  },
  { name: 'rejects', table: 'reject', sql: 'SELECT count(*) AS n FROM reject' },
] as const;

export async function attention(viewer: Viewer, target: Case): Promise<{ name: string; count: number }[]> {
  const there = WAITING.filter(({ table }) => viewer.tables().includes(table));
  const counted = await Promise.all(
    there.map(async ({ name, sql }) => ({ name, count: Number((await viewer.rows(sql))[0]!['n']) })),
  );
  const mappings = (await target.mappings()).filter(({ status }) => status !== 'confirmed').length;
  return [{ name: 'mappings', count: mappings }, ...counted].filter(({ count }) => count > 0);
}
