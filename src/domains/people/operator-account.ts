import { sha256 } from '../../base/hash.ts';
import type { Engine } from '../../engines/engine.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';
import { UnionFind } from './union-find.ts';

/**
 * Which operator is behind each account: accounts that share an exclusive identifier which is no hub, directly or through
 * others. The edges are account–identifier pairs, never account–account pairs: a value of 10 accounts costs 10 edges.
 */
export const operatorAccount = defineCodeStep({
  name: 'work.operator_account',
  purpose: 'Accounts that share an exclusive identifier (e-mail, handle, own phone, wallet, device) are one operator',
  reads: ['canonical.account', 'canonical.call', 'work.account_identifier', 'work.identifier'],
  version: 1,
  table: {
    name: 'work.operator_account',
    row: 'an account and its operator',
    key: ['account_ref'],
    columns: [
      { name: 'account_ref', type: 'VARCHAR', about: "The service's own key of the account" },
      {
        name: 'operator_id',
        type: 'VARCHAR',
        about: 'op-, then 10 hex digits over the smallest account key of the operator',
      },
    ],
  },
  make: makeOperators,
});

async function makeOperators(target: string, _context: BuildContext, engine: Engine): Promise<void> {
  const sets = new UnionFind();
  const accounts = await engine.rows(
    `SELECT account_ref FROM canonical.account WHERE account_ref IS NOT NULL
     UNION SELECT account_ref FROM canonical.call WHERE account_ref IS NOT NULL ORDER BY account_ref`,
  );
  for (const row of accounts) sets.add(String(row['account_ref']));
  const first = new Map<string, string>();
  for await (const batch of engine.batches(
    `SELECT u.account_ref, u.kind || ':' || u.value AS identifier
     FROM work.account_identifier AS u JOIN work.identifier AS i ON i.kind = u.kind AND i.value = u.value
     WHERE i.exclusive AND NOT i.hub AND i.accounts > 1 ORDER BY 2, 1`,
  )) {
    for (const row of batch) joinThrough(sets, first, String(row['account_ref']), String(row['identifier']));
  }
  await engine.run(`CREATE TABLE ${target} (account_ref VARCHAR, operator_id VARCHAR)`);
  const members = [...sets.members()];
  await insertBatches(engine, target, [members, members.map((member) => operatorId(sets.find(member)))]);
}

function joinThrough(sets: UnionFind, first: Map<string, string>, account: string, identifier: string): void {
  const other = first.get(identifier);
  if (other === undefined) first.set(identifier, account);
  else sets.join(other, account);
}

function operatorId(smallest: string): string {
  return `op-${sha256(smallest).slice(0, 10)}`;
}
