import { join } from 'node:path';
import type { Effects } from '../base/effects.ts';
import type { Case } from '../case/case.ts';
import type { Engine } from '../engines/engine.ts';
import type { RawCatalog } from '../formats/raw-catalog.ts';
import type { FieldMapping, Mapping } from '../mapping/mapping.ts';
import type { BuildMapping } from '../pipeline/context.ts';

/**
 * ISO 4217's code for no currency: in case.json it says that nobody chose one. It stands in case.json and not in an event
 * of its own, so that a process killed between the two cannot leave a case whose currency looks chosen.
 */
export const OPEN_CURRENCY = 'XXX';
/** What a case is reckoned in until somebody says otherwise or payments show another. */
const FALLBACK_CURRENCY = 'EUR';

/** The currency that case.json states, or what stands in for it. */
export function foundingCurrency(target: Case): string {
  const { base_currency } = target.info;
  return base_currency === OPEN_CURRENCY ? FALLBACK_CURRENCY : base_currency;
}

/**
 * Settles the base currency of a case for which nobody chose one: the currency of most payments, else of most complaints.
 * Recorded as an assumption in the ledger, so that it is fixed from then on and a person can set another.
 */
export async function assumeCurrency(
  target: Case,
  engine: Engine,
  mappings: readonly BuildMapping<Mapping>[],
  catalogs: readonly RawCatalog[],
  effects: Effects,
): Promise<void> {
  if (target.info.base_currency !== OPEN_CURRENCY) return;
  const events = await target.events();
  if (events.some(({ event }) => event.type === 'parameter_set' && event.name === 'base_currency')) return;
  for (const table of ['payment', 'complaint']) {
    const value = await commonest(target, engine, mappings, catalogs, table);
    if (value === undefined) continue;
    const reason = `assumed: most ${table} rows are in ${value}`;
    await target.record({ type: 'parameter_set', name: 'base_currency', value, reason }, effects);
    return;
  }
}

async function commonest(
  target: Case,
  engine: Engine,
  mappings: readonly BuildMapping<Mapping>[],
  catalogs: readonly RawCatalog[],
  table: string,
): Promise<string | undefined> {
  const votes = new Map<string, number>();
  for (const { mapping } of mappings) {
    const catalog = catalogs.find(({ exhibit }) => exhibit === mapping.exhibit);
    for (const feed of mapping.tables.filter((one) => one.target === table)) {
      const raw = catalog?.tables.find((one) => one.table === feed.source);
      const field = feed.fields['currency'];
      if (!raw || !field) continue;
      const file = join(target.folder, 'derived', 'raw', raw.exhibit, raw.file);
      for (const [currency, rows] of await currencies(engine, field, file, raw.accepted)) {
        votes.set(currency, (votes.get(currency) ?? 0) + rows);
      }
    }
  }
  return [...votes].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

async function currencies(
  engine: Engine,
  field: FieldMapping,
  file: string,
  rows: number,
): Promise<[currency: string, rows: number][]> {
  if (field.from.length === 0) return /^[A-Z]{3}$/.test(field.value ?? '') ? [[field.value!, rows]] : [];
  const column = field.from[0]!.column;
  const counted = await engine.rows(
    `SELECT upper(trim(c${column})) AS currency, count(*) AS n FROM read_parquet($file)
     WHERE regexp_full_match(upper(trim(c${column})), '[A-Z]{3}') GROUP BY 1 ORDER BY 1`,
    { file },
  );
  return counted.map((row) => [String(row['currency']), Number(row['n'])]);
}
