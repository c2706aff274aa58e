import type { Engine } from '../../../engines/engine.ts';
import { normal } from '../prepare.ts';
import { dateDigits, emailBase } from '../sql-text.ts';

/** What a column holds, as shares of its filled cells in a sample. */
export interface LinkColumn {
  readonly name: string;
  /** Its place in the sample: `n<index>`. */
  readonly index: number;
  /** Share of rows where it is filled. */
  readonly filled: number;
  readonly distinct: number;
  /** Filled, and different in every row that the sample has of a table. */
  readonly unique: boolean;
  readonly letters: number;
  readonly digits: number;
  /** Nothing but digits. */
  readonly numeric: number;
  readonly decimal: number;
  readonly dates: number;
  /** Dates that only fit with the month first, less those that only fit with the day first. */
  readonly monthFirst: number;
  readonly emails: number;
  readonly phones: number;
  readonly lists: number;
  readonly words: number;
  readonly length: number;
}

/** Rows that a profile looks at; more are thinned out by a hash of their number. */
export const SAMPLE_ROWS = 100_000;

/** Makes the table `sample` (n0, n1, …: normalised text) from columns of `tables`; returns the rows of the whole. */
export async function sampleRows(
  engine: Engine,
  sample: string,
  tables: readonly { readonly table: string; readonly columns: readonly string[] }[],
): Promise<{ total: number; sampled: number }> {
  let total = 0;
  for (const { table } of tables) total += Number((await engine.rows(`SELECT count(*) AS n FROM ${table}`))[0]!['n']);
  const rate = Math.min(1, SAMPLE_ROWS / Math.max(total, 1));
  const selects = tables.map(({ table, columns }, side) => {
    const cells = columns.map((column, j) => `left(CAST(${column} AS VARCHAR), 200) AS n${j}`);
    const thin = rate < 1 ? `WHERE hash(sampled_row) % 1000000 < ${Math.round(rate * 1e6)}` : '';
    return `SELECT ${side} AS side, ${cells.join(', ')} FROM (SELECT *, row_number() OVER () AS sampled_row FROM ${table}) ${thin}`;
  });
  const cells = tables[0]!.columns.map((_, j) => `strip_accents(${normal(`n${j}`)}) AS n${j}`);
  await engine.run(
    `CREATE OR REPLACE TABLE ${sample} AS SELECT side, ${cells.join(', ')} FROM (${selects.join(' UNION ALL ')})`,
  );
  const sampled = Number((await engine.rows(`SELECT count(*) AS n FROM ${sample}`))[0]!['n']);
  return { total, sampled };
}

/** Profiles every column of a sample. */
export async function profileColumns(engine: Engine, sample: string, names: readonly string[]): Promise<LinkColumn[]> {
  const columns: LinkColumn[] = [];
  for (const [index, name] of names.entries()) {
    const [row] = await engine.rows(profileSql(sample, `n${index}`));
    const value = (key: string): number => Number(row![key] ?? 0);
    const share = (key: string): number => value(key) / Math.max(value('filled'), 1);
    columns.push({
      name,
      index,
      filled: value('filled') / Math.max(value('rows'), 1),
      distinct: value('different'),
      unique: value('filled') === value('rows') && value('apart') === value('rows'),
      letters: share('letters'),
      digits: share('digits'),
      numeric: share('numeric'),
      decimal: share('decimals'),
      dates: share('dates'),
      monthFirst: share('month_first') - share('day_first'),
      emails: share('emails'),
      phones: share('phones'),
      lists: share('lists'),
      words: share('words'),
      length: share('length'),
    });
  }
  return columns;
}

function profileSql(sample: string, n: string): string {
  const date = dateDigits(n, 'dmy');
  const digitPairs = `regexp_extract(${n}, '^([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ][0-9]{4}', `;
  const over12 = (group: number): string => `try_cast(${digitPairs} ${group}) AS INTEGER) > 12`;
  return `SELECT count(*) AS rows, count(${n}) AS filled, count(DISTINCT ${n}) AS different, count(DISTINCT side || ' ' || ${n}) AS apart,
    count(*) FILTER (regexp_matches(${n}, '[a-z]')) AS letters,
    count(*) FILTER (regexp_matches(${n}, '[0-9]')) AS digits,
    count(*) FILTER (regexp_full_match(${n}, '[0-9]+')) AS numeric,
    count(*) FILTER (regexp_full_match(${n}, '-?[0-9]+[.,][0-9]+')) AS decimals,
    count(*) FILTER (regexp_full_match(${date}, '(1[789]|20)[0-9]{2}(0[1-9]|1[0-9]|2[0-9]|3[01])(0[1-9]|[12][0-9]|3[01])')) AS dates,
    count(*) FILTER (${over12(2)}) AS month_first,
    count(*) FILTER (${over12(1)}) AS day_first,
    count(*) FILTER (contains(${n}, '@') AND contains(${emailBase(n)}, '.')) AS emails,
    count(*) FILTER (regexp_full_match(${n}, '[+]?[0-9][0-9 ()/.-]{6,19}') AND length(regexp_replace(${n}, '[^0-9]', '', 'g')) BETWEEN 7 AND 15) AS phones,
    count(*) FILTER (regexp_matches(${n}, '[;|]')) AS lists,
    sum(length(${n}) - length(replace(${n}, ' ', '')) + 1) AS words,
    sum(length(${n})) AS length FROM ${sample}`;
}
