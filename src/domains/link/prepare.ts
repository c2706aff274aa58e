import anyAscii from 'any-ascii';
import { RingbreakError } from '../../base/errors.ts';
import type { Engine } from '../../engines/engine.ts';
import { insertBatches } from '../insert.ts';
import { keySql, LIST_FORMS } from './keys.ts';
import { type BlockingRule, invalid } from './model.ts';
import { nicknameGroups } from './nicknames.ts';
import type { LinkPlan } from './plan.ts';

/** A table to link. Names are identifiers of the caller's own code, never text from evidence. */
export interface LinkInput {
  readonly table: string;
  /** Column (or SQL expression) that names a row, unique in the table. */
  readonly id: string;
  /** SQL column of each column of the model; a column that is not listed goes by its own name. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Boolean column: only pairs with at least one row where it is true are made (linking onto what is there). */
  readonly fresh?: string;
}

/** Longest value that is compared as it is, characters; of a longer one the beginning and a hash of the whole. */
const LONGEST = 200;

/** Spellings of "there is nothing here". */
const MISSING = ['', '-', '--', '?', '.', 'null', 'nil', 'none', 'n/a', '#n/a', 'nan', 'unknown', '(null)', '\\n'];

const IDENTIFIER = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/i;

/** How many rows there are on each side, and values that were not compared as they came. */
export interface Prepared {
  readonly left: number;
  readonly right: number;
  /** Values longer than 200 characters, by column: compared by their beginning and a hash. */
  readonly cut: Readonly<Record<string, number>>;
}

/**
 * Makes the tables of rows, spellings and records. Rows are numbered from 0 in the order of side and id.
 *
 * @throws RingbreakError LINK_ID_NOT_UNIQUE, LINK_ID_MISSING
 */
export async function prepare(engine: Engine, plan: LinkPlan, inputs: readonly LinkInput[]): Promise<Prepared> {
  const { tables } = plan;
  await readRows(engine, plan, inputs);
  await checkIds(engine, tables.row);
  const spelled = await spellInAscii(engine, plan);
  await writeNicknames(engine, tables.nickname);
  await writeRecords(engine, plan, spelled);
  const count = `SELECT count(*) FILTER (side = 0) AS l, count(*) FILTER (side = 1) AS r FROM ${tables.row}`;
  const [sides] = await engine.rows(count);
  return { left: Number(sides!['l']), right: Number(sides!['r']), cut: await cutValues(engine, plan) };
}

async function readRows(engine: Engine, plan: LinkPlan, inputs: readonly LinkInput[]): Promise<void> {
  const selects = inputs.map((input, side) => {
    for (const name of [input.table, ...(input.fresh ? [input.fresh] : [])]) mustBeIdentifier(name);
    const cells = plan.columns.map((column, j) => {
      const source = input.columns?.[column] ?? column;
      mustBeIdentifier(source);
      return `CAST(${source} AS VARCHAR) AS n${j}`;
    });
    mustBeIdentifier(input.id);
    const fresh = input.fresh ? `coalesce(${input.fresh}, false)` : 'true';
    return `SELECT ${side}::UTINYINT AS side, CAST(${input.id} AS VARCHAR) AS id, ${fresh} AS fresh, ${cells.join(', ')} FROM ${input.table}`;
  });
  const cut = plan.columns.map(
    (_, j) =>
      `CASE WHEN strlen(n${j}) > ${LONGEST} AND length(n${j}) > ${LONGEST} THEN left(n${j}, ${LONGEST - 40}) || ' ' || md5(n${j}) ELSE n${j} END AS n${j}`,
  );
  await engine.run(
    `CREATE OR REPLACE TABLE ${plan.tables.row} AS
     SELECT CAST(row_number() OVER (ORDER BY side, id) - 1 AS INTEGER) AS rid, side, id, fresh, ${cut.join(', ')}
     FROM (${selects.join('\nUNION ALL\n')}) ORDER BY rid`,
  );
}

function mustBeIdentifier(name: string): void {
  if (!IDENTIFIER.test(name)) throw new Error('a table or column to link is not named by a plain identifier');
}

async function checkIds(engine: Engine, table: string): Promise<void> {
  const [row] = await engine.rows(
    `SELECT count(*) FILTER (id IS NULL) AS missing,
            (SELECT count(*) FROM (SELECT 1 FROM ${table} GROUP BY side, id HAVING count(*) > 1)) AS twice FROM ${table}`,
  );
  if (Number(row!['missing']) > 0) throw idError('LINK_ID_MISSING', `${row!['missing']} rows have no id`);
  if (Number(row!['twice']) > 0) throw idError('LINK_ID_NOT_UNIQUE', `${row!['twice']} ids name several rows`);
}

function idError(code: string, what: string): RingbreakError {
  const next = 'Name another column as "id" in the model, or leave it out: rows are then named by their number.';
  return new RingbreakError({ kind: 'usage', code, what, next });
}

/** Writes every spelling that is not ASCII in ASCII, once; returns which columns have any. */
async function spellInAscii(engine: Engine, plan: LinkPlan): Promise<boolean[]> {
  const { row, ascii } = plan.tables;
  await engine.run(`CREATE OR REPLACE TABLE ${ascii} (raw VARCHAR, ascii VARCHAR)`);
  const found: boolean[] = [];
  const seen = new Set<string>();
  for (const j of plan.columns.keys()) {
    const sql = `SELECT DISTINCT n${j} AS raw FROM ${row} WHERE strlen(n${j}) <> length(n${j}) ORDER BY raw`;
    const added: string[] = [];
    let any = false;
    for await (const batch of engine.batches(sql)) {
      for (const { raw } of batch) {
        any = true;
        if (!seen.has(String(raw))) added.push(String(raw));
        seen.add(String(raw));
      }
    }
    if (added.length > 0)
      await insertBatches(engine, ascii, [added, added.map((raw) => anyAscii(raw.normalize('NFKC')))]);
    found.push(any);
  }
  return found;
}

async function writeNicknames(engine: Engine, table: string): Promise<void> {
  const { names, groups } = nicknameGroups();
  await engine.run(`CREATE OR REPLACE TABLE ${table} (v VARCHAR, k VARCHAR)`);
  await insertBatches(engine, table, [names, groups]);
}

/** Lower case, blanks singled, spellings of nothing as NULL. */
export function normal(column: string): string {
  const small = `lower(trim(${column}))`;
  const single = `CASE WHEN regexp_matches(${small}, '  |[\\x00-\\x1f]') THEN trim(regexp_replace(${small}, '[ \\x00-\\x1f]+', ' ', 'g')) ELSE ${small} END`;
  return `CASE WHEN ${small} IN (${MISSING.map((text) => `'${text}'`).join(', ')}) THEN NULL ELSE ${single} END`;
}

async function writeRecords(engine: Engine, plan: LinkPlan, spelled: readonly boolean[]): Promise<void> {
  const { row, record, ascii } = plan.tables;
  const joins = spelled.map((any, j) =>
    any ? `LEFT JOIN ${ascii} AS x${j} ON x${j}.raw = r.n${j} AND strlen(r.n${j}) <> length(r.n${j})` : '',
  );
  const cells = plan.columns.map(
    (_, j) => `${normal(spelled[j] ? `coalesce(x${j}.ascii, r.n${j})` : `r.n${j}`)} AS n${j}`,
  );
  const parts = plan.comparisons.flatMap((comparison) =>
    Object.entries(comparison.parts).map(([part, sql]) => `${sql} AS c${comparison.index}_${part}`),
  );
  const keys = plan.model.blocking.map((rule, j) => `${ruleKey(plan, rule)} AS k${j}`);
  const exclusive = plan.model.exclusive.map((column, j) => `n${plan.columns.indexOf(column)} AS x${j}`);
  await engine.run(
    `CREATE OR REPLACE TABLE ${record}_raw AS SELECT ${['rid', 'side', 'fresh', ...parts, ...keys, ...exclusive].join(', ')}
     FROM (SELECT rid, side, fresh, ${cells.join(', ')} FROM ${row} AS r ${joins.join(' ')}) ORDER BY rid`,
  );
}

/** The key of a rule as one number, NULL when any of its parts is missing; a list of numbers for rules over words. */
function ruleKey(plan: LinkPlan, rule: BlockingRule): string {
  const lists = rule.keys.filter((key) => LIST_FORMS.has(key.as));
  if (lists.length > 1) throw invalid('a blocking rule may use words of one column only');
  const sql = rule.keys.map((key) => keySql(key.as, `n${plan.columns.indexOf(key.column)}`, plan.model.dateOrder));
  const plain = sql.filter((_, i) => !LIST_FORMS.has(rule.keys[i]!.as));
  const whole = plain.map((key) => `NULLIF(${key}, '') IS NOT NULL`).join(' AND ') || 'true';
  const list = sql.find((_, i) => LIST_FORMS.has(rule.keys[i]!.as));
  if (!list) return `CASE WHEN ${whole} THEN hash(${plain.join(', ')}) END`;
  return `CASE WHEN ${whole} THEN list_transform(${list}, lambda w: hash(${['w', ...plain].join(', ')})) END`;
}

async function cutValues(engine: Engine, plan: LinkPlan): Promise<Record<string, number>> {
  const counts = plan.columns.map((_, j) => `count(*) FILTER (length(n${j}) = ${LONGEST - 40 + 33}) AS n${j}`);
  const [row] = await engine.rows(`SELECT ${counts.join(', ')} FROM ${plan.tables.row}`);
  const entries = plan.columns.map((column, j) => [column, Number(row![`n${j}`])] as const);
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}
