import type { Mapping } from '../../src/mapping/mapping.ts';

/** `field <- column + column` for each field of each table: what a golden case compares. */
export function fedBy(mapping: Mapping, source: string): Record<string, string> {
  const table = mapping.tables.find((candidate) => candidate.source === source);
  return Object.fromEntries(
    Object.entries(table?.fields ?? {}).map(([field, { from, value }]) => [
      field,
      from.length > 0 ? from.map(({ column }) => column).join('+') : `=${value}`,
    ]),
  );
}

export function targets(mapping: Mapping): Record<string, string | null> {
  return Object.fromEntries(mapping.tables.map(({ source, target }) => [source, target]));
}
