import type { Column, Table } from '../../model/table.ts';
import type { FieldMapping } from '../mapping.ts';
import { nameScore, nameTokens } from '../names/names.ts';
import type { ColumnData } from '../profile/profile.ts';
import { currencyIn } from '../profile/words.ts';
import { type Truth, truthOf } from './booleans.ts';
import type { Choice, TargetScore } from './choose.ts';
import { share, type TableContext } from './context.ts';
import { isTimeOfDay } from './day-time.ts';
import { baseField } from './rules-rates.ts';
import { type TransformHints, transformFor } from './transforms.ts';

export interface FieldHints extends TransformHints {
  /** ISO 4217 code of sums that name none. */
  readonly currency?: string | undefined;
}

export interface BuiltFields {
  readonly fields: Record<string, FieldMapping>;
  /** Doubt 0 to 1, and the sentence. */
  readonly assumptions: readonly Assumption[];
}

export interface Assumption {
  readonly doubt: number;
  readonly text: string;
}

/** The fields of one table, in the order of the canonical table's columns. */
export function buildFields(context: TableContext, chosen: TargetScore, target: Table, hints: FieldHints): BuiltFields {
  const assumptions: Assumption[] = [];
  const fields: Record<string, FieldMapping> = {};
  for (const column of target.columns) {
    const choice = chosen.fields.get(column.name);
    const field = choice
      ? plainField(context, column, choice, hints, assumptions)
      : derivedField(context, column, chosen, hints, assumptions);
    if (field) fields[column.name] = field;
  }
  return { fields, assumptions };
}

export function sourceOf(context: TableContext, column: number): { column: number; name: string } {
  return { column, name: context.data.raw.columns[column]!.name };
}

const label = (context: TableContext, column: number) =>
  `${context.data.raw.table}.${context.data.raw.columns[column]!.name}`;

function plainField(
  context: TableContext,
  column: Column,
  choice: Choice,
  hints: FieldHints,
  assumptions: Assumption[],
): FieldMapping | undefined {
  const data = context.data.columns[choice.column]!;
  if (column.type === 'BOOLEAN')
    return truthField(context, column, choice.column, evidenceFor(context, column.name), assumptions);
  const as = transformFor(column.type, context.data, data, hints);
  if (!as) return undefined;
  const reasons = [...choice.reasons];
  if (data.profile.time?.order && column.type !== 'VARCHAR') {
    if (data.profile.time.ambiguous) {
      assumptions.push({
        doubt: 0.7,
        text: `${label(context, choice.column)} is read with the ${hints.order === 'dmy' ? 'day' : 'month'} first: ${data.profile.time.order}.`,
      });
    } else reasons.push(data.profile.time.order);
  }
  if (choice.confidence < 0.55) {
    assumptions.push({
      doubt: 1 - choice.confidence,
      text: `${label(context, choice.column)} is taken as ${column.name.replace(/_raw$/, '').replaceAll('_', ' ')}: ${choice.reasons.join('; ')}.`,
    });
  }
  const time = column.type === 'TIMESTAMP' ? separateTime(context, data) : undefined;
  const from = [sourceOf(context, choice.column), ...(time === undefined ? [] : [sourceOf(context, time)])];
  const lookup = lookupFor(context, column.name, choice.column);
  return {
    from,
    as,
    ...(lookup ? { lookup } : {}),
    confidence: choice.confidence,
    reasons: time === undefined ? reasons : [...reasons, 'date and time stand in two columns'],
  };
}

/** The column with the time of day that belongs to a date without one. */
function separateTime(context: TableContext, date: ColumnData): number | undefined {
  if ((date.profile.time?.withTime ?? 1) > 0.1 || date.profile.time?.format === 'excel') return undefined;
  const clocks = context.data.columns.filter((column) => isTimeOfDay(column) && share(column, 'part_of_day') === 0);
  const near = clocks.toSorted(
    (a, b) => Math.abs(a.profile.column - date.profile.column) - Math.abs(b.profile.column - date.profile.column),
  );
  return near[0]?.profile.column;
}

/** A username, peer or extension where the account's key should stand: look the key up. */
export function lookupFor(context: TableContext, field: string, column: number): FieldMapping['lookup'] {
  const reference = context.references.get(column);
  if (!reference || field !== 'account_ref') return undefined;
  const { raw, columns } = reference.key.table;
  const own = context.ownKeyOf(reference.key.table);
  if (own === undefined || own === reference.key.column || columns.length === 0) return undefined;
  const name = (at: number) => ({ column: at, name: raw.columns[at]!.name });
  return { exhibit: raw.exhibit, table: raw.table, match: name(reference.key.column), take: name(own) };
}

interface Evidence {
  readonly rows: readonly (boolean | undefined)[];
  readonly why: string;
}

/** What shows, row by row, that the thing happened. */
function evidenceFor(context: TableContext, field: string, chosen?: TargetScore): Evidence | undefined {
  if (field === 'answered') {
    const talk = chosen?.fields.get('talk_s')?.column;
    const numbers = talk === undefined ? undefined : context.data.columns[talk]!.numbers;
    if (!numbers?.some((value) => value === 0)) return answeredTime(context, chosen);
    return {
      rows: numbers.map((value) => (value === undefined ? undefined : value > 0)),
      why: 'conversation lasted longer than zero seconds exactly where it says so',
    };
  }
  if (field === 'captured') {
    const code = chosen?.fields.get('code')?.column;
    const cells = code === undefined ? undefined : context.data.columns[code]!.cells;
    // A service may keep what was typed even when it failed: codes everywhere tell nothing.
    if (!cells || cells.filter((cell) => cell === null).length < 0.02 * cells.length) return undefined;
    return { rows: cells.map((cell) => cell !== null), why: 'a code is there exactly where it says so' };
  }
  return undefined;
}

/** Given and family name in two columns: single words with those names. */
function splitName(context: TableContext, chosen: TargetScore): FieldMapping | undefined {
  const taken = new Set([...chosen.fields.values()].map(({ column }) => column));
  const word = (cell: string | null) => cell !== null && /^\p{L}[\p{L}'’. -]{0,40}$/u.test(cell);
  const part = (concept: 'given' | 'family') =>
    context.data.columns
      .filter(
        (c) =>
          !taken.has(c.profile.column) && c.cells.filter(word).length > 0.8 * c.profile.filled && c.profile.filled > 0,
      )
      .map((c) => ({ column: c.profile.column, name: nameScore(c.profile.name, [concept]) }))
      .filter(({ name }) => name >= 0.6)
      .toSorted((a, b) => b.name - a.name)[0]?.column;
  const family = part('family');
  const given = part('given');
  if (family === undefined || given === undefined || family === given) return undefined;
  const from = [sourceOf(context, given), sourceOf(context, family)];
  return { from, as: { kind: 'text' }, confidence: 0.8, reasons: ['given and family name stand in two columns'] };
}

/** Without a length that can be zero: the time of answer is there or not. */
function answeredTime(context: TableContext, chosen: TargetScore | undefined): Evidence | undefined {
  const at = chosen?.fields.get('answered_at')?.column;
  const cells = at === undefined ? undefined : context.data.columns[at]!.cells;
  if (!cells || cells.every((cell) => cell !== null)) return undefined;
  return { rows: cells.map((cell) => cell !== null), why: 'a time of answer is there exactly where it says so' };
}

const DERIVED: Readonly<Record<string, string>> = { answered: 'disposition', captured: 'status' };

function derivedField(
  context: TableContext,
  column: Column,
  chosen: TargetScore,
  hints: FieldHints,
  assumptions: Assumption[],
): FieldMapping | undefined {
  const origin = DERIVED[column.name];
  if (origin) {
    const choice = chosen.fields.get(origin);
    return choice
      ? truthField(context, column, choice.column, evidenceFor(context, column.name, chosen), assumptions)
      : undefined;
  }
  const key = chosen.fields.get('account_ref')?.column;
  if (column.name === 'username' && key !== undefined && context.own?.column === key && context.own.kind === 'word') {
    return {
      from: [sourceOf(context, key)],
      as: { kind: 'text' },
      confidence: 0.7,
      reasons: ['the login name is the key'],
    };
  }
  if (column.name === 'name') return splitName(context, chosen);
  if (column.name === 'base') return baseField(context, chosen, assumptions);
  const sum = chosen.fields.get('amount') ?? chosen.fields.get('loss');
  if (column.name === 'currency' && sum) return currencyField(context, sum.column, hints, assumptions);
  return undefined;
}

function truthField(
  context: TableContext,
  column: Column,
  at: number,
  evidence: Evidence | undefined,
  assumptions: Assumption[],
): FieldMapping | undefined {
  const data = context.data.columns[at]!;
  const question = column.name as 'answered' | 'captured' | 'confirmed' | 'banned';
  const truth = turned(truthOf(data, question, evidence?.rows, evidence?.why), question, data);
  if (truth.yes.length === 0 && truth.no.length === 0) return undefined;
  if (truth.unknown.length > 0) {
    assumptions.push({
      doubt: 0.5,
      text: `${truth.unknown.length} text(s) in ${label(context, at)} mean neither yes nor no to ${question}: they stay empty.`,
    });
  }
  return {
    from: [sourceOf(context, at)],
    as: { kind: 'boolean', yes: truth.yes, no: truth.no },
    confidence: Math.round(truth.confidence * 100) / 100,
    reasons: [...truth.reasons],
  };
}

/** A column called active says the opposite of banned. */
function turned(truth: Truth, question: string, { profile }: ColumnData): Truth {
  const opposite = nameTokens(profile.name).some((token) =>
    /^(?:is)?(?:activ|aktiv|aktyw|actief|enabled|actif|aktif|attiv)/.test(token),
  );
  const plain = [...truth.yes, ...truth.no].every((word) => !/^(?:banned|blocked|active|suspended)/.test(word));
  if (question !== 'banned' || !opposite || !plain) return truth;
  return {
    ...truth,
    yes: truth.no,
    no: truth.yes,
    reasons: [...truth.reasons, 'the column tells who is active: turned round'],
  };
}

/** From the name of the sum's column, a sign in its cells, or the case. */
export function currencyField(
  context: TableContext,
  sum: number,
  hints: FieldHints,
  assumptions: Assumption[],
): FieldMapping | undefined {
  const data = context.data.columns[sum]!;
  const constant = (value: string, confidence: number, reason: string): FieldMapping => ({
    from: [],
    value,
    as: { kind: 'text' },
    confidence,
    reasons: [reason],
  });
  const named = currencyIn(data.profile.name.replace(/([a-z])([A-Z])/g, '$1 $2'));
  if (named) return constant(named, 0.95, 'the name of the sum’s column tells it');
  const signs = new Set(data.cells.filter((cell) => cell !== null).map((cell) => currencyIn(cell)));
  signs.delete(undefined);
  if (signs.size === 1) return constant([...signs][0]!, 0.9, 'the sums carry its sign');
  if (!hints.currency) return undefined;
  assumptions.push({
    doubt: 0.6,
    text: `Sums in ${label(context, sum)} are taken to be in ${hints.currency}, the currency of the case.`,
  });
  return constant(hints.currency, 0.4, 'nothing tells it: the currency of the case');
}
