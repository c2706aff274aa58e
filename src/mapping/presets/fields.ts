import type { Column } from '../../model/table.ts';
import type { FieldMapping, Transform } from '../mapping.ts';
import type { ColumnData } from '../profile/profile.ts';
import { truthOf } from '../suggest/booleans.ts';
import { type FieldHints, lookupFor } from '../suggest/fields.ts';
import { transformFor } from '../suggest/transforms.ts';
import type { Applying } from './applying.ts';
import { type LookedUp, lookedUp, lookupOf } from './lookups.ts';
import type { PresetFeed, PresetField } from './preset.ts';
import type { Recognised } from './recognise.ts';

type Source = FieldMapping['from'][number];

/** Doubt of what depends on how the system was set up. */
const UNTOLD = 0.5;

/** `closing.time` is the column `time` of the closing row. */
const CLOSING = 'closing.';

/** A column of the preset in the table at hand; undefined when the table lacks it. */
export function sourceOf({ columns, data }: Recognised, id: string): Source | undefined {
  const closing = id.startsWith(CLOSING);
  const column = columns.get(closing ? id.slice(CLOSING.length) : id);
  if (column === undefined) return undefined;
  return { column, name: data.raw.columns[column]!.name, ...(closing ? { closing } : {}) };
}

/** The first choice that can be used; for accounts, one that holds keys of a table of accounts goes first. */
export function chooseField(
  applying: Applying,
  feed: PresetFeed,
  column: Column,
  choices: readonly PresetField[],
): FieldMapping | undefined {
  const usable = choices.filter((choice) => isUsable(applying.found, choice));
  const referring = usable.filter((choice) => column.name === 'account_ref' && refersToAccount(applying, choice));
  for (const choice of [...referring, ...usable]) {
    const field = makeField(applying, feed, column, choice);
    if (field) return field;
  }
  return undefined;
}

function isUsable(found: Recognised, { from, as, value, least }: PresetField): boolean {
  if (from.length === 0) return value !== undefined;
  const there = from.flatMap((id) => sourceOf(found, id) ?? []);
  const several = as?.kind === 'first' || as?.kind === 'joined';
  if (several ? there.length === 0 : there.length < from.length) return false;
  if (!least) return true;
  const profile = found.data.columns[there[0]!.column]?.profile;
  return (
    profile !== undefined &&
    profile.distinct >= (least.distinct ?? 0) &&
    profile.filled >= (least.filled ?? 0) * profile.sampled &&
    (profile.kinds.phone_strong ?? 0) >= (least.strong ?? 0)
  );
}

function refersToAccount({ found, context }: Applying, { from, as }: PresetField): boolean {
  const source = from.length === 1 && !as ? sourceOf(found, from[0]!) : undefined;
  const reference = source && context.references.get(source.column);
  return reference !== undefined && context.accounts.includes(reference.key.table);
}

function makeField(
  applying: Applying,
  feed: PresetFeed,
  column: Column,
  choice: PresetField,
): FieldMapping | undefined {
  const { found, context } = applying;
  const base = { confidence: found.confidence, reasons: [choice.why ?? found.reason] };
  if (choice.from.length === 0) return { from: [], value: choice.value!, as: { kind: 'text' }, ...base };
  const there = choice.from.flatMap((id, at) => {
    const source = sourceOf(found, id);
    return source ? [{ source, at }] : [];
  });
  const from = there.map(({ source }) => source);
  const as = readAs(applying, feed, column, choice, there);
  if (!as) return undefined;
  const alone = from.length === 1 && !choice.as;
  const lookup = choice.lookup
    ? lookupOf(applying, choice.lookup)
    : alone
      ? lookupFor(context, column.name, from[0]!.column)
      : undefined;
  if (choice.lookup && !lookup) return undefined;
  const { not, pattern, assumed } = choice;
  if (assumed) applying.assumptions.push({ doubt: UNTOLD, text: `Table ${found.data.raw.table}: ${assumed}.` });
  return { from, ...(pattern ? { pattern } : {}), ...(not ? { not } : {}), as, ...(lookup ? { lookup } : {}), ...base };
}

function readAs(
  applying: Applying,
  feed: PresetFeed,
  column: Column,
  { as, lookup }: PresetField,
  there: readonly { readonly source: Source; readonly at: number }[],
): Transform | undefined {
  const { found, hints } = applying;
  const data = found.data.columns[there[0]!.source.column];
  switch (as?.kind) {
    case 'first':
      return { kind: 'first', parts: there.map(({ at }) => as.parts[at]!) };
    case 'joined':
      return {
        ...as,
        parts: there.map(({ at }) => as.parts[at]!),
        prefix: there.length < as.parts.length ? '' : as.prefix,
      };
    case 'boolean':
      return data && { kind: 'boolean', ...settled(found, feed, column, data, as) };
    case 'words':
      return { kind: 'words', codes: [...as.codes], words: [...as.words] };
    case 'integer':
      return { ...as };
    case undefined:
      if (lookup) return times(column, lookedUp(applying, lookup), hints) ?? { kind: 'text' };
      if (!data) return { kind: 'text' };
      return transformFor(column.type, found.data, data, hints) ?? unset(column, hints.zone);
  }
}

/** Times that are looked up are read as the column they stand in has them. */
function times(column: Column, there: LookedUp | undefined, hints: FieldHints) {
  return column.type === 'TIMESTAMP' && there ? transformFor(column.type, there.table, there.column, hints) : undefined;
}

/** A column without a single time in the sample is read as the systems write times. */
function unset(column: Column, zone: string): Transform {
  return column.type === 'DATE' ? { kind: 'date', format: 'iso' } : { kind: 'timestamp', format: 'iso', zone };
}

/** The preset's words, and for words of the service's own what talk time tells of them. */
function settled(
  found: Recognised,
  feed: PresetFeed,
  column: Column,
  data: ColumnData,
  { yes, no }: { readonly yes: readonly string[]; readonly no: readonly string[] },
): { yes: string[]; no: string[] } {
  const known = new Set([...yes, ...no].map((word) => word.toLowerCase()));
  const talk = feed.fields['talk_s'];
  const id = [talk ?? []].flat().find(({ lookup }) => !lookup)?.from[0];
  const source = id === undefined ? undefined : sourceOf(found, id);
  const numbers = source && found.data.columns[source.column]?.numbers;
  if (column.name !== 'answered' || !numbers) return { yes: [...yes], no: [...no] };
  const rows = numbers.map((value) => (value === undefined ? undefined : value > 0));
  const truth = truthOf(data, 'answered', rows, 'talk time');
  const further = (words: readonly string[]) => words.filter((word) => !known.has(word.toLowerCase()));
  return { yes: [...yes, ...further(truth.yes)], no: [...no, ...further(truth.no)] };
}
