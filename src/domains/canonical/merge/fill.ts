import type { Engine } from '../../../engines/engine.ts';

const TARGET = 'mapped.call__new';

/** Columns that one system often leaves empty row by row although it has them. */
const OFTEN_EMPTY = [
  'account_ref',
  'agent_ref',
  'answered_at',
  'ended_at',
  'presented_name',
  'digits',
  'recording',
  'cost',
];

/** What identifies the row in its own system stays the row's own. */
const OWN = new Set(['unique_ref', 'group_ref', 'sequence', 'server']);

/** Completes the calls that stay from their partners in merge_partner: what they do not tell, the copy may. */
export async function fillPartners(
  kept: ReadonlySet<string>,
  copied: ReadonlySet<string>,
  engine: Engine,
): Promise<void> {
  const names = [...copied].filter((name) => !OWN.has(name) && (!kept.has(name) || OFTEN_EMPTY.includes(name))).sort();
  const keyed = names.flatMap((name) => (name === 'presented_raw' ? ['presented_key'] : []));
  const columns = [...names, ...keyed];
  if (columns.length === 0) return;
  const moved = (name: string) => (/^(started|answered|ended)_at$/.test(name) ? ` - to_seconds(p.ahead)` : '');
  await engine.run(
    `UPDATE ${TARGET} AS m SET ${columns.map((name) => `"${name}" = coalesce(m."${name}", c."${name}"${moved(name)})`).join(', ')}
     FROM merge_partner AS p JOIN ${TARGET} AS c ON c.rowid = p.b
     WHERE p.a = m.rowid`,
  );
}
