import { type AccountPair, explainAccounts, explainOperator } from '../domains/explain/accounts.ts';
import type { Engine, Row } from '../engines/engine.ts';
import { text } from './values.ts';

/** Why two accounts of an operator are taken for one hand's: the same data as `ringbreak explain CASE link:A/B`. */
export interface OperatorLink {
  readonly operatorId: string;
  readonly which: 'strongest' | 'weakest' | 'only';
  readonly pair: AccountPair;
}

/** Operators whose links are drawn: the foremost that have several accounts. */
const DRAWN = 5;

/** The strongest link and the weakest that holds accounts together, of the foremost operators with several accounts. */
export async function collectLinks(engine: Engine, operators: readonly Row[]): Promise<readonly OperatorLink[]> {
  const several = operators.filter((row) => Number(row.accounts) > 1).slice(0, DRAWN);
  const links: OperatorLink[] = [];
  for (const row of several) {
    const operatorId = text(row.operator_id);
    const cluster = await explainOperator(engine, operatorId);
    if (!cluster?.strongest || !cluster.weakest) continue;
    const { strongest, weakest } = cluster;
    const one = strongest === weakest;
    for (const link of one ? [strongest] : [strongest, weakest]) {
      const pair = await explainAccounts(engine, [link.account_a, link.account_b]);
      if (pair.waterfall.length === 0) continue;
      links.push({ operatorId, which: one ? 'only' : link === strongest ? 'strongest' : 'weakest', pair });
    }
  }
  return links;
}
