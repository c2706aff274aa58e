import { PUBLISHED, STEPS } from '../../src/domains/all.ts';
import type { Column, Table } from '../../src/model/table.ts';
import { CANONICAL_TABLES } from '../../src/model/tables/all.ts';

/** Reference of the published and the canonical tables, from their declarations. */
export function tableReference(): string {
  const published = PUBLISHED.map((name) => {
    const step = STEPS.find((candidate) => candidate.name === name)!;
    const parameters = Object.entries(step.parameters ?? {}).map(
      ([parameter, { value, about, source }]) =>
        `| \`${parameter}\` | ${String(value) || '(empty)'} | ${about} | ${source} |`,
    );
    return [
      `### ${name}`,
      '',
      `${step.purpose}. A row is ${step.table.row}. Ordered by ${step.table.key.map((key) => `\`${key}\``).join(', ')}.`,
      '',
      ...columnRows(step.table),
      ...(parameters.length > 0
        ? ['', '| parameter | value | about | source |', '|---|---|---|---|', ...parameters]
        : []),
      '',
    ].join('\n');
  });
  const canonical = CANONICAL_TABLES.map((table) =>
    [`### canonical.${table.name}`, '', `A row is ${table.row}.`, '', ...columnRows(table), ''].join('\n'),
  );
  return [
    '# Tables',
    '',
    'Made from the declarations in `src/model/tables/` and `src/domains/` by `npm run docs`. Times are UTC.',
    '',
    '## Published tables',
    '',
    'Names and columns are a contract: columns may be added, never renamed or removed.',
    '',
    ...published,
    '## Canonical tables',
    '',
    'Filled by mappings; every row names the exhibit, table and row it came from.',
    '',
    ...canonical,
  ].join('\n');
}

function columnRows(table: Table): string[] {
  return ['| column | type | about | whose data |', '|---|---|---|---|', ...table.columns.map(columnRow)];
}

function columnRow(column: Column): string {
  const whose = column.subject ? `${column.subject}, ${column.sensitivity ?? 'none'}` : '';
  return `| \`${column.name}\` | ${column.type} | ${column.about} | ${whose} |`;
}
