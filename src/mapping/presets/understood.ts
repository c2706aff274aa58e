import type { TableData } from '../profile/profile.ts';
import type { TableContext } from '../suggest/context.ts';
import type { Understood } from '../suggest/knowledge.ts';
import type { PresetFeed } from './preset.ts';
import type { Recognised } from './recognise.ts';

/** What recognised tables tell about the others: what they feed, and which column holds what. */
export function understoodTables(recognised: ReadonlyMap<TableData, Recognised>): Map<TableData, Understood> {
  const known = new Map<TableData, Understood>();
  for (const [data, { table, columns }] of recognised) {
    const feed = table.feeds[0];
    known.set(data, { data, target: feed?.target ?? '', fields: feed ? plainFields(feed, columns) : new Map() });
  }
  return known;
}

/** Tables that feed nothing by themselves: whoever names their keys means the rows that they belong to. */
export function lookedUpOnly(recognised: ReadonlyMap<TableData, Recognised>): ReadonlySet<TableData> {
  return new Set([...recognised].filter(([, { table }]) => table.feeds.length === 0).map(([data]) => data));
}

/** The same context, in which accounts of recognised tables go by the key that their preset names. */
export function withAccountKeys(context: TableContext, recognised: ReadonlyMap<TableData, Recognised>): TableContext {
  return { ...context, ownKeyOf: (table) => accountKey(recognised.get(table)) ?? context.ownKeyOf(table) };
}

function accountKey(found: Recognised | undefined): number | undefined {
  const feed = found?.table.feeds.find(({ target }) => target === 'account');
  return found && feed ? plainFields(feed, found.columns).get('account_ref') : undefined;
}

/** Fields that are a column as it is. */
function plainFields(feed: PresetFeed, columns: ReadonlyMap<string, number>): Map<string, number> {
  const fields = new Map<string, number>();
  for (const [name, choices] of Object.entries(feed.fields)) {
    const choice = Array.isArray(choices) ? choices[0] : choices;
    const at = choice?.from.length === 1 && !choice.as && !choice.lookup ? columns.get(choice.from[0]!) : undefined;
    if (at !== undefined) fields.set(name, at);
  }
  return fields;
}
