import { canonicalTable } from '../../model/tables/all.ts';
import type { FieldMapping, Pairs, TableMapping } from '../mapping.ts';
import { currencyField } from '../suggest/fields.ts';
import type { Applying } from './applying.ts';
import { chooseField, sourceOf } from './fields.ts';
import type { PresetFeed } from './preset.ts';
import type { Recognised } from './recognise.ts';

/** The mappings of one recognised table: one for each canonical table that it feeds, or one that feeds nothing. */
export function presetMappings(applying: Applying): TableMapping[] {
  const { found, others } = applying;
  const source = found.data.raw.table;
  const feeds = found.table.feeds.filter((feed) => !isTold(feed, found, others));
  const made = feeds.flatMap((feed) => feedMapping(applying, feed) ?? []);
  if (made.length > 0) return made;
  const why =
    found.table.feeds.length > feeds.length
      ? 'another table tells the same better'
      : 'other tables look things up in it';
  return [{ source, target: null, confidence: found.confidence, reasons: [found.reason, why], fields: {} }];
}

/** Another table of the same system tells what this feed would tell. */
function isTold(feed: PresetFeed, found: Recognised, others: readonly Recognised[]): boolean {
  const better = feed.unless ?? [];
  return others.some(
    ({ preset, table, data }) => preset === found.preset && better.includes(table.id) && data.profile.rows > 0,
  );
}

function feedMapping(applying: Applying, feed: PresetFeed): TableMapping | undefined {
  const { found } = applying;
  const fields: Record<string, FieldMapping> = {};
  for (const column of canonicalTable(feed.target).columns) {
    const choices = feed.fields[column.name];
    const field = choices && chooseField(applying, feed, column, Array.isArray(choices) ? choices : [choices]);
    if (field) fields[column.name] = field;
  }
  if (saysTwice(applying, fields)) delete fields['agent_ref'];
  const currency = currencyOf(applying, fields['amount']);
  if (currency && !fields['currency']) fields['currency'] = currency;
  const only = feed.only && filterOf(found, feed.only);
  const except = feed.except && filterOf(found, feed.except);
  const pairs = feed.pairs && pairsOf(found, feed.pairs);
  if (Object.keys(fields).length === 0 || (feed.only && !only) || (feed.pairs && !pairs)) return undefined;
  return {
    source: found.data.raw.table,
    target: feed.target,
    ...(only ? { only } : {}),
    ...(except ? { except } : {}),
    ...(pairs ? { pairs } : {}),
    confidence: found.confidence,
    reasons: [found.reason],
    fields,
  };
}

function currencyOf(
  { context, hints, assumptions }: Applying,
  sum: FieldMapping | undefined,
): FieldMapping | undefined {
  const column = sum?.from[0]?.column;
  return column === undefined ? undefined : currencyField(context, column, hints, assumptions);
}

/** The agent is the account itself: the same column, or one that holds the same in nearly every row. */
function saysTwice({ found }: Applying, fields: Readonly<Record<string, FieldMapping>>): boolean {
  const agent = fields['agent_ref']?.from[0];
  const account = fields['account_ref']?.from[0];
  if (!agent || !account) return false;
  const cells = (at: number) => found.data.columns[at]?.cells ?? [];
  const other = cells(account.column);
  const rows = cells(agent.column).map((cell, row) => cell !== null && cell !== other[row]);
  return rows.filter(Boolean).length <= 0.02 * rows.length;
}

function filterOf(found: Recognised, filter: NonNullable<PresetFeed['only']>): TableMapping['only'] {
  const source = sourceOf(found, filter.column);
  return source && { column: source.column, name: source.name, values: filter.values };
}

function pairsOf(found: Recognised, pairs: NonNullable<PresetFeed['pairs']>): Pairs | undefined {
  const key = pairs.key.flatMap((id) => sourceOf(found, id) ?? []);
  const kind = sourceOf(found, pairs.kind);
  const prefer = pairs.prefer && filterOf(found, pairs.prefer);
  if (!kind || key.length < pairs.key.length) return undefined;
  return { key, kind, opens: pairs.opens, closes: pairs.closes, ...(prefer ? { prefer } : {}) };
}
