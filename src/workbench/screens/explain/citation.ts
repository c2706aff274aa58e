import type { Explained } from './routes.ts';

interface Named {
  readonly id: string;
  readonly title: string;
  readonly agency: string;
}

/**
 * A text that somebody else can check: case, build, figure, rule, and the rows of exhibits by hash, table and row. It holds
 * nothing of the rows themselves but the key that was asked for.
 */
export function citation({ id, build, rows, steps, evidence }: Explained, about: Named): string {
  const [row] = rows;
  const value = row?.['value'] === undefined ? '' : ` = ${String(row['value'])} ${String(row['unit'] ?? '')}`;
  const [step] = steps;
  const parameters = (step?.parameters ?? []).map(({ name, value: set }) => `${name} = ${String(set)}`);
  const sources = evidence.flatMap(({ about: what, total, shown }) => [
    `${what}: ${total}`,
    ...shown.map((one) => `  ${one.exhibit_name} (sha256 ${one.exhibit}), table ${one.table}, row ${one.row}`),
  ]);
  return [
    `${about.title} (case ${about.id}, ${about.agency}), build ${build}`,
    `${id}${value}`,
    ...(row?.['rule'] ? [`Rule: ${String(row['rule'])}`] : []),
    ...(step ? [`Step ${step.name}: ${step.purpose}`] : []),
    ...(parameters.length > 0 ? [`Parameters: ${parameters.join(', ')}`] : []),
    ...sources,
    `Check: ringbreak explain CASE ${id}`,
  ].join('\n');
}
