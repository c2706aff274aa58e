import type { FieldMapping, Mapping, TableMapping } from './data.ts';

/** Changes to a mapping, each giving a new one. */

/** The mapping with the table at `index` of its list replaced. */
export function withTable(mapping: Mapping, index: number, table: TableMapping): Mapping {
  return { ...mapping, tables: mapping.tables.map((one, i) => (i === index ? table : one)) };
}

/** The table feeding another canonical table; fields of the old one go, they mean nothing there. */
export function withTarget(table: TableMapping, target: string | null): TableMapping {
  if (target === table.target) return table;
  return { ...table, target, fields: {}, confidence: 1, reasons: ['chosen by a person'] };
}

/** The table with a field filled as given, or, undefined, no longer filled. */
export function withField(table: TableMapping, name: string, field: FieldMapping | undefined): TableMapping {
  const { [name]: _, ...others } = table.fields;
  return { ...table, fields: field ? { ...others, [name]: field } : others };
}

/** The same with one of its parts as given, or, undefined, without it. */
export function withPart<T extends object, K extends keyof T>(whole: T, part: K, value: T[K] | undefined): T {
  const { [part]: _, ...others } = whole;
  return (value === undefined ? others : { ...others, [part]: value }) as T;
}

/** The fields that a column feeds, alone or with others. */
export function fieldsOf(table: TableMapping, column: number): string[] {
  return Object.entries(table.fields)
    .filter(([, { from }]) => from.some((one) => one.column === column))
    .map(([name]) => name);
}

/** The columns that a field would have with one more, or one less. */
export function toggled(field: FieldMapping | undefined, column: number, on: boolean): number[] {
  const before = field?.from.map((one) => one.column).filter((one) => one !== column) ?? [];
  return on ? [...before, column] : before;
}

/** Whether two mappings read everything alike. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
