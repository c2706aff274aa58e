import type { FileMetaData, SchemaElement } from 'hyparquet';
import { type CellText, cellTextOf, isSpelledHere, plainText } from './cell.ts';

/** A top-level column. */
export interface Column {
  readonly name: string;
  readonly declared: string;
  readonly text: CellText;
  /** What the column is called in the metadata from now on: names may repeat or be hostile. */
  readonly key: string;
}

/** Groups inside groups; the library calls itself for each. */
const MAX_DEPTH = 64;

/** Writers make groups of 10,000 to 10,000,000 rows; the library makes room for a page at once as the file says. */
const MOST_GROUP_ROWS = 100_000_000n;

/**
 * The top-level columns. The metadata is changed: columns are renamed to unique keys, and those that `cell.ts` spells
 * lose their annotation, so that their stored values come through.
 *
 * @throws Error when the schema does not fit the column chunks
 */
export function topLevelColumns(metadata: FileMetaData): Column[] {
  const columns: Column[] = [];
  const keyOfLeaf: string[] = [];
  for (let i = 1; i < metadata.schema.length; ) {
    const element = metadata.schema[i]!;
    const { size, leaves } = extent(metadata.schema, i, 0);
    const key = `c${columns.length}`;
    columns.push({ ...describe(element), key });
    element.name = key;
    for (let leaf = 0; leaf < leaves; leaf++) keyOfLeaf.push(key);
    i += size;
  }
  for (const group of metadata.row_groups) {
    if (!(group.num_rows >= 0n && group.num_rows <= MOST_GROUP_ROWS))
      throw new Error('row group of an impossible size');
    if (group.columns.length !== keyOfLeaf.length) throw new Error('column chunks do not fit the schema');
    for (const [i, chunk] of group.columns.entries()) {
      if (!chunk.meta_data) throw new Error('column chunk without description');
      chunk.meta_data.path_in_schema[0] = keyOfLeaf[i]!;
    }
  }
  return columns;
}

function describe(element: SchemaElement): Omit<Column, 'key'> {
  const kind = element.logical_type?.type ?? element.converted_type;
  const declared = [element.type ?? 'GROUP', kind].filter((part) => part !== undefined).join(' ');
  const name = element.name;
  if ((element.num_children ?? 0) > 0 || element.repetition_type === 'REPEATED')
    return { name, declared, text: nestedText };
  const text = cellTextOf({ ...element });
  if (isSpelledHere(element)) {
    delete element.converted_type;
    delete element.logical_type;
  }
  return { name, declared, text };
}

/** Schema elements that belong to the one at `i`, itself included, and how many of them hold values. */
function extent(schema: readonly SchemaElement[], i: number, depth: number): { size: number; leaves: number } {
  if (depth > MAX_DEPTH) throw new Error('schema nested too deep');
  const children = schema[i]?.num_children ?? 0;
  let size = 1;
  let leaves = children === 0 ? 1 : 0;
  for (let child = 0; child < children; child++) {
    if (i + size >= schema.length) throw new Error('schema ends early');
    const inner = extent(schema, i + size, depth + 1);
    size += inner.size;
    leaves += inner.leaves;
  }
  return { size, leaves };
}

function nestedText(value: unknown): string | null {
  return value === null || value === undefined ? null : plainText(value);
}
