import { RingbreakError } from '../../base/errors.ts';
import type { Params, ParamValue, Reader, Row } from '../../engines/engine.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { parametersIn, parametersOf, type Step } from '../../pipeline/step.ts';
import { STEPS } from '../all.ts';
import { rawFile } from '../canonical/feed.ts';
import { type AccountPair, accountsOf, explainAccounts, explainOperator, type OperatorCluster } from './accounts.ts';
import { type ComplaintLinks, complaintLinks } from './complaint.ts';
import { FIGURE_ORIGINS } from './figures.ts';
import { type MeasuredClaim, measuredClaims } from './measured.ts';
import { explainStage, type SceneStages, sceneStages } from './stages.ts';
import { LINK_TRACE, SUBJECTS, type Subject, subjectOf, type Trace } from './subjects.ts';
import { type LineWeight, lineWeights } from './weights.ts';

/** A row of an exhibit as it was read. */
export interface SourceRow {
  readonly exhibit: string;
  readonly exhibit_name: string;
  readonly table: string;
  readonly row: number;
  /** Column name as the source spells it, and the text of the cell; null for NULL. */
  readonly cells: readonly { readonly column: string; readonly text: string | null }[];
}

export interface ExplainedStep {
  readonly name: string;
  readonly purpose: string;
  readonly parameters: readonly { name: string; value: ParamValue; about: string; source: string }[];
  readonly reads: readonly string[];
  /** The SELECT, when the step is one; code steps are described by their purpose. */
  readonly sql: string | undefined;
}

export interface Explanation {
  readonly id: string;
  readonly rows: readonly Row[];
  /** Every probability of the first row, with how often such were right or that it was not measured. */
  readonly measured: readonly MeasuredClaim[];
  /** Of operators: rows of operator_history that name it. */
  readonly history?: readonly Row[];
  /** Of numbers: what speaks for another kind of line than a person's. */
  readonly weights: readonly LineWeight[];
  /** Of complaints: what was compared, and why a call was linked or not. */
  readonly complaint?: ComplaintLinks;
  /** Of two accounts: why they are one operator's, or not. */
  readonly pair?: AccountPair;
  /** Of operators with several accounts: how these came together. */
  readonly cluster?: OperatorCluster;
  /** Of scenes and stages: who seemed to call in turn; of a stage also why its calls form it. */
  readonly stages?: SceneStages;
  readonly steps: readonly ExplainedStep[];
  readonly evidence: readonly { about: string; total: number; shown: readonly SourceRow[] }[];
}

const HISTORY = `SELECT * FROM operator_history
  WHERE list_contains(string_split(before, ';'), $id) OR list_contains(string_split(after, ';'), $id) ORDER BY change`;

/**
 * Leads a row of a published table back to the rows of the exhibits: the row, the steps that made it with their rules and
 * parameters, and the source rows with exhibit hash, table, number and raw text.
 *
 * @param raw reads the files of the raw layer, where `engine` may not
 * @throws RingbreakError EXPLAIN_UNKNOWN_KIND, EXPLAIN_NOT_FOUND (usage).
 */
export async function explain(
  engine: Reader,
  context: BuildContext,
  id: string,
  limit: number,
  raw: Reader = engine,
): Promise<Explanation> {
  if (id.startsWith('link:')) return explainLink(engine, context, id.slice('link:'.length), limit, raw);
  const found = await rowsOf(engine, id, (operator) => becameOf(engine, operator));
  const { subject, key, rows } = found;
  const origin = originOf(found);
  const evidence = [];
  for (const trace of origin ? [origin] : subject.traces) {
    evidence.push(await follow(engine, context, trace, origin ? {} : { id: key }, limit, raw));
  }
  return {
    id,
    rows,
    measured: measuredClaims(subject.table, rows[0]!),
    weights: subject.key === 'number' ? await lineWeights(engine, key) : [],
    ...(await whyOf(engine, context, found, limit)),
    steps: stepsBehind(origin?.table ?? subject.table, context),
    evidence,
  };
}

interface Found {
  readonly subject: Subject;
  readonly key: string;
  /** At least one. */
  readonly rows: readonly Row[];
}

/**
 * @param became what an operator that is no more turned into, for those who may know it
 * @throws RingbreakError EXPLAIN_UNKNOWN_KIND, EXPLAIN_NOT_FOUND (usage).
 */
async function rowsOf(
  engine: Reader,
  id: string,
  became: (operator: string) => Promise<string[]> = async () => [],
): Promise<Found> {
  const named = subjectOf(id);
  if (!named) throw unknownKind();
  const { subject, key } = named;
  const rows = await engine.rows(`SELECT * FROM ${subject.table} WHERE ${subject.key} = $id`, { id: key });
  if (rows.length === 0) throw notFound(subject, subject.kind === 'operator' ? await became(key) : []);
  return { subject, key, rows };
}

function originOf({ subject, key }: Found): (Trace & { readonly table: string }) | undefined {
  return subject.kind === 'figure' ? FIGURE_ORIGINS[key] : undefined;
}

/** What is told beside rows, steps and evidence, by what is explained. */
async function whyOf(
  engine: Reader,
  context: BuildContext,
  { subject, key }: Found,
  limit: number,
): Promise<Pick<Explanation, 'complaint' | 'cluster' | 'history' | 'stages'>> {
  if (subject.kind === 'complaint') return { complaint: await complaintLinks(engine, key, limit) };
  if (subject.kind === 'scene') return { stages: await sceneStages(engine, key) };
  if (subject.kind === 'stage') return { stages: await explainStage(engine, context, key) };
  if (subject.kind !== 'operator') return {};
  const cluster = await explainOperator(engine, key);
  return { ...(cluster && { cluster }), history: await engine.rows(HISTORY, { id: key }) };
}

/**
 * The part of an explanation that shows nothing of an exhibit: the row as the reader may see it, and the steps that made it
 * with their rules and parameters. For people who may not see evidence as it was received.
 *
 * @throws RingbreakError EXPLAIN_UNKNOWN_KIND, EXPLAIN_NOT_FOUND (usage).
 */
export async function explainRule(engine: Reader, context: BuildContext, id: string): Promise<Explanation> {
  const found = await rowsOf(engine, id);
  const { subject, rows } = found;
  const measured = measuredClaims(subject.table, rows[0]!);
  const steps = stepsBehind(originOf(found)?.table ?? subject.table, context);
  return { id, rows, measured, weights: [], steps, evidence: [] };
}

/** Any two accounts: also why they are not linked. */
async function explainLink(
  engine: Reader,
  context: BuildContext,
  key: string,
  limit: number,
  raw: Reader,
): Promise<Explanation> {
  const accounts = await accountsOf(engine, key);
  if (!accounts) throw noSuchAccounts();
  const [a, b] = accounts;
  const rows = await engine.rows('SELECT * FROM account_link WHERE account_a = $a AND account_b = $b', { a, b });
  const pair = await explainAccounts(engine, accounts);
  const evidence = [await follow(engine, context, LINK_TRACE, { id: a, other: b }, limit, raw)];
  return {
    id: `link:${key}`,
    rows,
    measured: [],
    weights: [],
    pair,
    steps: stepsBehind('account_link', context),
    evidence,
  };
}

/** The source rows that a trace selects: how many, and the first of them with their raw text. */
async function follow(
  engine: Reader,
  context: BuildContext,
  { about, sql, parameters = {} }: Trace,
  key: Params,
  limit: number,
  raw: Reader,
): Promise<Explanation['evidence'][number]> {
  const params = { ...key, ...parametersIn(parameters, context) };
  const counted = await engine.rows(`SELECT count(*) AS n FROM (${unordered(sql)})`, params);
  const total = Number(counted[0]!.n);
  const refs = total === 0 ? [] : await engine.rows(`${sql} LIMIT $limit`, { ...params, limit });
  return { about, total, shown: await sourceRows(raw, context, refs) };
}

/** A statement without its last ORDER BY: counting millions of rows needs none. */
function unordered(sql: string): string {
  const at = sql.lastIndexOf('ORDER BY');
  return at < 0 || sql.slice(at).includes(')') ? sql : sql.slice(0, at);
}

/** The table's step and everything it reads, nearest first. */
function stepsBehind(table: string, context: BuildContext): ExplainedStep[] {
  const byName = new Map(STEPS.map((step) => [step.name, step]));
  const seen = new Set<string>();
  const queue = [table];
  const steps: ExplainedStep[] = [];
  while (queue.length > 0) {
    const name = queue.shift()!;
    const step = byName.get(name);
    if (!step || seen.has(name)) continue;
    seen.add(name);
    steps.push(explainedStep(step, context));
    queue.push(...step.reads);
  }
  return steps;
}

function explainedStep(step: Step, context: BuildContext): ExplainedStep {
  const values = parametersOf(step, context);
  const parameters = Object.entries(step.parameters ?? {}).map(([name, { about, source }]) => ({
    name,
    value: values[name] ?? null,
    about,
    source,
  }));
  const sql = step.kind === 'sql' ? step.sql : undefined;
  return { name: step.name, purpose: step.purpose, parameters, reads: step.reads, sql };
}

/** Raw text of rows, in the order asked for. */
async function sourceRows(engine: Reader, context: BuildContext, refs: readonly Row[]): Promise<SourceRow[]> {
  const found: SourceRow[] = [];
  for (const ref of refs) {
    const exhibit = String(ref['exhibit']);
    const table = String(ref['source_table']);
    const row = Number(ref['source_row']);
    const catalog = context.catalogs.find((candidate) => candidate.exhibit === exhibit);
    const raw = catalog?.tables.find((candidate) => candidate.table === table);
    if (!raw) throw new Error('a row names a raw table that is not there');
    const cells = await engine.rows('SELECT * FROM read_parquet($file) WHERE _row = $row', {
      file: rawFile(raw, context),
      row,
    });
    found.push({
      exhibit,
      exhibit_name: context.exhibits.find((one) => one.sha256 === exhibit)?.name ?? '',
      table,
      row,
      cells: raw.columns.map((column, i) => {
        const text = cells[0]?.[`c${i}`];
        return { column: column.name, text: typeof text === 'string' ? text : null };
      }),
    });
  }
  return found;
}

function unknownKind(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'EXPLAIN_UNKNOWN_KIND',
    what: 'this is not something that can be explained',
    next: `Name it as one of ${[...SUBJECTS.map(({ kind }) => `${kind}:…`), 'link:A/B'].join(', ')}.`,
  });
}

function noSuchAccounts(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'EXPLAIN_NOT_FOUND',
    what: 'the case has no such two accounts',
    where: { table: 'account' },
    next: 'Name both keys with a stroke between them: link:A/B. Look them up with `ringbreak show CASE account`.',
  });
}

/** Operators of today that hold accounts of one that is no more, by its history. */
async function becameOf(engine: Reader, operator: string): Promise<string[]> {
  const rows = await engine.rows(
    `SELECT DISTINCT o.operator_id
     FROM (SELECT unnest(string_split(account_refs, ';')) AS account_ref FROM (${HISTORY})) AS h
     JOIN work.operator_account AS o USING (account_ref) ORDER BY 1 LIMIT 10`,
    { id: operator },
  );
  return rows.map((row) => String(row['operator_id']));
}

function notFound(subject: Subject, became: readonly string[] = []): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'EXPLAIN_NOT_FOUND',
    what: `the case has no such ${subject.kind}`,
    where: { table: subject.table },
    next:
      became.length > 0
        ? `There was one once: its accounts are with ${became.join(', ')} now. \`ringbreak show CASE operator_history\` says why.`
        : `Look it up with \`ringbreak show CASE ${subject.table}\`.`,
  });
}
