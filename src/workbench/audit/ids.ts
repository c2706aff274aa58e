/** Columns that name whom or what a row is about, by which auditors look for it; of each group the first that is there. */
const NAMING: readonly (readonly string[])[] = [
  ['number_id', 'number', 'dialled', 'target', 'called', 'phone'],
  ['account_ref'],
  ['account_a'],
  ['account_b'],
  ['operator_id'],
  ['complaint_ref'],
];

/** What the rows of a table that were shown are about, each once: for a consultation. Hidden columns name nothing. */
export function idsIn(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const first = rows[0];
  if (first === undefined) return [];
  const columns = NAMING.flatMap((group) => group.find((column) => column in first) ?? []);
  const ids = new Set<string>();
  for (const row of rows) {
    for (const column of columns) {
      const value = row[column];
      if (typeof value === 'string' && value !== '') ids.add(value);
    }
  }
  return [...ids];
}
