import type { Engine } from '../engines/engine.ts';
import { integer } from './words.ts';

export interface Loss {
  /** ISO 4217; empty where complaints name none. */
  readonly currency: string;
  /** Decimal with two places. */
  readonly loss: string;
}

/** Losses of linked complaints by currency, each scam once: the base currency, then the others. Currencies are never added up. */
export async function lossesOf(engine: Engine): Promise<Loss[]> {
  const rows = await engine.rows(
    `SELECT currency, CAST(sum(loss) AS VARCHAR) AS loss FROM work.number_loss WHERE loss > 0 GROUP BY currency
     ORDER BY currency <> (SELECT unit FROM figure WHERE name = 'reported_loss'), sum(loss) DESC, currency`,
  );
  return rows.map((row) => ({ currency: String(row['currency']), loss: String(row['loss']) }));
}

/** `1,204.50 GBP and losses in 2 more currencies`. */
export function lossText(losses: readonly Loss[]): string {
  const [first, ...others] = losses;
  if (!first) return 'none';
  const more = others.length === 1 ? '1 more currency' : `${others.length} more currencies`;
  const told = `${integer(first.loss)} ${first.currency === '' ? 'of unknown currency' : first.currency}`;
  return others.length === 0 ? told : `${told} and losses in ${more}`;
}
