import { mayDo } from '../../access/policy.ts';
import type { SignedIn } from '../../access/roles.ts';
import type { ServedCase } from '../../server/case-pool.ts';
import { readCase } from '../../server/casework.ts';
import type { Viewer } from '../../server/viewer.ts';
import { allJudged, judgementsOf } from '../review/judgements.ts';
import { waitingFor } from '../review/waiting.ts';

/** A kind of work that waits, and how much of it. */
export interface Waiting {
  readonly name: 'care_first' | 'review' | 'conflicts' | 'complaints' | 'mappings' | 'rejects' | 'left_out';
  readonly count: number;
}

const CARE = "SELECT count(*) AS n FROM victim WHERE care <> ''";
/** As the list of complaints states them: nothing settled, something open. */
const COMPLAINTS = `SELECT count(*) AS n FROM (
  SELECT 1 FROM complaint_call GROUP BY complaint_exhibit, complaint_table, complaint_row
  HAVING bool_or(status = 'review') AND NOT bool_or(status IN ('linked', 'judged', 'conflict')))`;
/** As the list of exhibits counts them: rows that the reader could not take apart, and rows of no use to the mapping. */
const REJECTS = 'SELECT count(DISTINCT (exhibit, source_table, source_row, stage)) AS n FROM reject';
const LEFT_OUT = "SELECT coalesce(sum(rows), 0) AS n FROM quality WHERE what = 'left_out_by_rule'";

/**
 * What waits for this person, care first, each figure that of the screen where the work is done. What their role does not
 * show is not there.
 *
 * @throws RingbreakError CASE_NOT_BUILT (usage).
 */
export async function attention(served: ServedCase, viewer: Viewer, user: SignedIn): Promise<Waiting[]> {
  const has = (table: string): boolean => viewer.tables().includes(table);
  const counted = async (sql: string): Promise<number> => Number((await viewer.rows(sql))[0]!['n']);
  const judges = viewer.unrestricted && mayDo(user, 'case.judge');
  const judgements = judges ? await judgementsOf(served) : [];
  const [care_first, review, complaints, mappings, rejects, left_out] = await Promise.all([
    has('victim') ? counted(CARE) : 0,
    judges ? waitingFor(viewer, judgements, user.name).then((pairs) => pairs.length) : 0,
    !judges && has('complaint_call') ? counted(COMPLAINTS) : 0,
    unconfirmed(served),
    has('reject') ? counted(REJECTS) : 0,
    viewer.unrestricted && has('quality') ? counted(LEFT_OUT) : 0,
  ]);
  const conflicts = allJudged(judgements).filter(({ verdict }) => verdict === undefined).length;
  const all = { care_first, review, conflicts, complaints, mappings, rejects, left_out };
  return Object.entries(all).flatMap(([name, count]) => (count > 0 ? { name: name as Waiting['name'], count } : []));
}

async function unconfirmed(served: ServedCase): Promise<number> {
  return (await (await readCase(served)).mappings()).filter(({ status }) => status !== 'confirmed').length;
}
