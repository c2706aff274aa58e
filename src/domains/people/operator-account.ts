import { sha256 } from '../../base/hash.ts';
import type { Engine, ParamValue } from '../../engines/engine.ts';
import { text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { judgedPairs, judgementInputs } from '../../pipeline/judgement.ts';
import { type CodeStep, defineCodeStep, parametersOf } from '../../pipeline/step.ts';
import { feedsOf } from '../canonical/feed.ts';
import { insertBatches } from '../insert.ts';
import { clusterLinks } from '../link/cluster.ts';
import { OPERATOR_PARAMETERS } from './parameters.ts';

/**
 * Which operator is behind each account: pairs that are rather one person join, strongest first, and only where enough
 * of the pairs between two groups are linked. People's judgements win. An operator is named after the account that came into
 * the case first (order of the exhibits, then the key), so that later exhibits rename nobody and equal cases give equal
 * ids whatever was built before.
 */
export const operatorAccount: CodeStep = defineCodeStep({
  name: 'work.operator_account',
  purpose: 'Accounts that are one person or crew: joined by what they share, held apart and together by judgements',
  reads: ['canonical.account', 'canonical.call', 'work.account_pair'],
  parameters: OPERATOR_PARAMETERS,
  version: 4,
  inputs: (context) => ({ ...judgementInputs(context.judgements, 'accounts'), order: exhibitOrder(context) }),
  table: {
    name: 'work.operator_account',
    row: 'an account and its operator',
    key: ['account_ref'],
    columns: [
      text('account_ref', "The service's own key of the account"),
      text('operator_id', 'op-, then 10 hex digits over the account that came into the case first'),
    ],
  },
  make: makeOperators,
});

async function makeOperators(target: string, context: BuildContext, engine: Engine): Promise<void> {
  const refs = (await accountsInOrder(exhibitOrder(context), engine)).map(({ ref }) => ref);
  const groups = await group(refs, context, engine);
  const ids = refs.map((ref) => operatorId(groups.get(ref)!));
  await engine.run(`CREATE TABLE ${target} (account_ref VARCHAR, operator_id VARCHAR)`);
  await insertBatches(engine, target, [refs, ids]);
}

/** Exhibits that tell of accounts, in the order of the ledger: others do not matter to who is whom. */
export function exhibitOrder(context: BuildContext): string[] {
  const telling = new Set(
    ['account', 'call'].flatMap((table) => feedsOf(table, context)).map(({ raw }) => raw.exhibit),
  );
  return context.exhibits.map(({ sha256 }) => sha256).filter((exhibit) => telling.has(exhibit));
}

/** Accounts in the order in which they came into the case; `place` of their first exhibit among those given, from 1. */
export async function accountsInOrder(
  exhibits: readonly string[],
  engine: Engine,
): Promise<{ readonly ref: string; readonly place: number }[]> {
  const rows = await engine.rows(
    `SELECT account_ref, min(list_position($exhibits, exhibit)) AS place
     FROM (SELECT DISTINCT account_ref, exhibit FROM canonical.account WHERE account_ref IS NOT NULL
           UNION SELECT DISTINCT account_ref, exhibit FROM canonical.call WHERE account_ref IS NOT NULL)
     GROUP BY account_ref ORDER BY place, account_ref`,
    { exhibits: [...exhibits] },
  );
  return rows.map((row) => ({ ref: String(row['account_ref']), place: Number(row['place']) }));
}

/** The group of every account: the first of its accounts. */
async function group(
  refs: readonly string[],
  context: BuildContext,
  engine: Engine,
): Promise<ReadonlyMap<string, string>> {
  const parameters = parametersOf(operatorAccount, context);
  const index = new Map(refs.map((ref, i) => [ref, i]));
  const judged = judgedPairs(context.judgements, 'accounts').flatMap(({ a, b, verdict }) => {
    const [l, r] = [index.get(a), index.get(b)];
    return l === undefined || r === undefined ? [] : [{ pair: [l, r] as const, verdict }];
  });
  const links = await joiningLinks(engine, index, parameters['join_from']!);
  const { of } = clusterLinks(refs.length, links, {
    support: Number(parameters['join_support']) / 100,
    mostLinks: Number.POSITIVE_INFINITY,
    same: judged.filter(({ verdict }) => verdict === 'same').map(({ pair }) => pair),
    apart: judged.filter(({ verdict }) => verdict === 'not_same').map(({ pair }) => pair),
  });
  return new Map(refs.map((ref, i) => [ref, refs[of[i]!]!]));
}

/** Pairs that weigh enough to join, strongest first, by the places of their accounts in `index`. */
export async function joiningLinks(engine: Engine, index: ReadonlyMap<string, number>, from: ParamValue) {
  const [l, r]: [number[], number[]] = [[], []];
  const sql = `SELECT account_a, account_b FROM work.account_pair
               WHERE units >= CAST($from AS BIGINT) ORDER BY units DESC, account_a, account_b`;
  for await (const batch of engine.batches(sql, { from })) {
    for (const row of batch) {
      l.push(index.get(String(row['account_a']))!);
      r.push(index.get(String(row['account_b']))!);
    }
  }
  return { l, r, length: l.length };
}

/** @param smallest the account of the operator that came into the case first */
export function operatorId(smallest: string): string {
  return `op-${sha256(smallest).slice(0, 10)}`;
}
