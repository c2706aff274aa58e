import { declareColumn } from '../../engines/declare.ts';
import type { Engine } from '../../engines/engine.ts';
import type { TableMapping } from '../../mapping/mapping.ts';
import { type Projection, projectionSql } from '../../mapping/projection/projection.ts';
import type { Column, Table } from '../../model/table.ts';
import { CANONICAL_TABLES } from '../../model/tables/all.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { type CodeStep, defineCodeStep, parametersOf, type Step } from '../../pipeline/step.ts';
import { feedsOf, rawFile } from './feed.ts';
import { sourceName } from './merge/marks.ts';
import { mergeRows } from './merge/merge-rows.ts';
import { FOUND_OFFSETS } from './merge/offsets.ts';
import { MERGE_PARAMETERS } from './merge/parameters.ts';
import { FOUND_QUALITY } from './merge/quality.ts';
import { statementsHash } from './merge/statements.ts';

/** Columns that every mapped table has beyond the canonical ones. */
const TRACE: readonly Column[] = [
  {
    name: '_problem',
    type: 'VARCHAR',
    about: 'Why the row is rejected or merged; empty for rows that count',
    values: 'repeated',
  },
  { name: '_unparsed', type: 'INTEGER', about: 'Cells of the row that hold something that could not be read' },
];

/**
 * Numbers as dialled (macro phone_dial_key), computed once here because every call is looked at several times: column of
 * the key, and the column that it is the key of. NULL where the spelling is more than digits and punctuation.
 */
const DIAL_KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  call: { dialled_key: 'dialled_raw', presented_key: 'presented_raw' },
  interception: { target_key: 'target_raw' },
  contact: { phone_key: 'phone_raw' },
  account: { phone_key: 'phone_raw' },
};

function keyColumns(table: Table): Column[] {
  return Object.entries(DIAL_KEYS[table.name] ?? {}).map(([name, raw]) => ({
    name,
    type: 'BIGINT',
    about: `${raw} as dialled: a 1 in front of the digits; negative with a plus; empty for an odd spelling`,
    subject: 'victim',
    sensitivity: 'personal',
  }));
}

function mappedTable(table: Table): Table {
  return {
    ...table,
    name: `mapped.${table.name}`,
    columns: [...table.columns.filter(isStored), ...TRACE, ...keyColumns(table)],
  };
}

function isStored(column: Column): boolean {
  return column.filled !== 'normalised';
}

/** What of the mappings decides a mapped table: the feeds alone, so that another exhibit does not remake it. */
function feedInputs(target: string, context: BuildContext): Record<string, unknown> {
  const feeds = feedsOf(target, context);
  const lookups = feeds.flatMap(({ mapping }) =>
    Object.values(mapping.fields).flatMap(({ lookup }) =>
      [lookup, lookup?.onward].flatMap((one) => one?.exhibit ?? []),
    ),
  );
  return {
    exhibits: [...new Set([...feeds.map(({ raw }) => raw.exhibit), ...lookups])].sort(),
    feeds: feeds.map(({ raw, mapping }) => ({ exhibit: raw.exhibit, table: raw.table, fields: withoutProse(mapping) })),
    readers: [...new Set(feeds.map(({ raw }) => raw.exhibit))].map(
      (exhibit) => context.catalogs.find((catalog) => catalog.exhibit === exhibit)?.readers ?? [],
    ),
  };
}

/** Reasons and confidences are for people: rewording them changes no row. */
function withoutProse(mapping: TableMapping): unknown {
  const fields = Object.entries(mapping.fields).map(([name, { from, value, not, as, lookup, pattern }]) => [
    name,
    {
      from: from.map(({ column, closing }) => (closing ? -1 - column : column)),
      value: value ?? null,
      as,
      lookup: lookup ?? null,
      ...(not === undefined ? {} : { not }),
      ...(pattern === undefined ? {} : { pattern }),
    },
  ]);
  const pairs = mapping.pairs ? { pairs: mapping.pairs } : {};
  const matching = mapping.matching ? { matching: mapping.matching } : {};
  const except = mapping.except ? { except: mapping.except } : {};
  return { only: mapping.only ?? null, ...except, ...matching, ...pairs, fields: Object.fromEntries(fields) };
}

async function makeMapped(table: Table, target: string, context: BuildContext, engine: Engine): Promise<void> {
  const declared = mappedTable(table).columns.map(declareColumn).join(', ');
  await engine.run(`CREATE TABLE ${target} (${declared})`);
  const columns = table.columns.filter((column) => column.filled === 'mapped').map((column) => column.name);
  const spelled = Object.values(DIAL_KEYS[table.name] ?? {});
  const texts = spelled.map((raw) => `, phone_dial_text(${raw}) AS ${raw}__text`).join('');
  const wholes = spelled.map((raw) => `, try_cast(${raw}__text AS BIGINT) AS ${raw}__whole`).join('');
  const keys = spelled.map((raw) => `, phone_spelled_key(${raw}, ${raw}__text, ${raw}__whole)`).join('');
  for (const { raw, mapping } of feedsOf(table.name, context)) {
    const projection = projectionSql(mapping, table);
    await engine.run(
      `INSERT INTO ${target} SELECT ${columns.map((column) => `"${column}"`).join(', ')}, $feed_exhibit, $feed_table, source_row, _problem, _unparsed${keys}
       FROM (SELECT *${wholes} FROM (SELECT *${texts} FROM (${projection.sql})))`,
      {
        ...projection.params,
        ...lookupFiles(projection, context),
        file: rawFile(raw, context),
        feed_exhibit: raw.exhibit,
        feed_table: raw.table,
      },
    );
  }
}

/** Files of the tables that a projection looks into, by parameter. */
export function lookupFiles(
  projection: Projection,
  context: Pick<BuildContext, 'derived' | 'catalogs'>,
): Record<string, string[]> {
  return Object.fromEntries(
    projection.lookups.map(({ param, exhibit, tables }) => {
      const known = context.catalogs.find((catalog) => catalog.exhibit === exhibit)?.tables ?? [];
      const files = tables.map((table) => {
        const raw = known.find((candidate) => candidate.table === table);
        if (!raw) throw new Error(`mapping looks up a table that is not there: ${table}`);
        return rawFile(raw, context);
      });
      return [param, files];
    }),
  );
}

/** `mapped.<table>`: the mapped columns of every exhibit's rows, typed, with their rows, before normalisation. */
export const MAPPED_STEPS: readonly Step[] = CANONICAL_TABLES.map(mappedStep);

function mappedStep(table: Table): CodeStep {
  const step: CodeStep = defineCodeStep({
    name: `mapped.${table.name}`,
    purpose: `Rows that feed ${table.name}: ${table.row}, as the mappings read them, each event once`,
    reads: table.name === 'interception' ? ['mapped.call', sourceName('call')] : [],
    version: 4,
    table: mappedTable(table),
    alsoMakes: [sourceName(table.name), ...(table.name === 'call' ? [FOUND_OFFSETS, FOUND_QUALITY] : [])],
    parameters: table.name === 'call' ? MERGE_PARAMETERS : {},
    inputs: (context) => ({ ...feedInputs(table.name, context), merging: statementsHash() }),
    make: async (target, context, engine) => {
      await makeMapped(table, target, context, engine);
      const started = performance.now();
      await mergeRows(table, target, feedsOf(table.name, context), parametersOf(step, context), engine);
      context.spent?.('merge', (performance.now() - started) / 1000);
    },
  });
  return step;
}
