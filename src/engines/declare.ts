import type { Column } from '../model/table.ts';

/** How DuckDB stores texts that are known to differ, or to repeat: trying every way costs a quarter of the writing. */
const STORED = { distinct: 'FSST', repeated: 'dictionary' } as const;

/** `"name" TYPE`, for CREATE TABLE. Names come from declarations of ours, never from evidence. */
export function declareColumn({ name, type, values }: Column): string {
  return `"${name}" ${type}${values ? ` USING COMPRESSION ${STORED[values]}` : ''}`;
}
