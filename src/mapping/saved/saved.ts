import { z } from 'zod';
import { RingbreakError } from '../../base/errors.ts';
import type { RawCatalog } from '../../formats/raw-catalog.ts';
import { type FieldMapping, type Mapping, tableSchema } from '../mapping.ts';

/**
 * A mapping that depends on no exhibit: the same operator's file of next month is mapped with it. Columns keep their positions
 * and the whole header is kept beside them, so that they are found again by name where columns were added or moved.
 */
const savedTableSchema = tableSchema.extend({ header: z.array(z.string()) });
export type SavedTable = z.infer<typeof savedTableSchema>;

export const savedMappingSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal('saved mapping'),
  /** Name of the exhibit it was saved from. */
  title: z.string(),
  tables: z.array(savedTableSchema),
});
export type SavedMapping = z.infer<typeof savedMappingSchema>;

/** Stands for the exhibit that a saved mapping is used on; any other exhibit is looked for by its table's name. */
export const SAME_EXHIBIT = '';
export const OTHER_EXHIBIT = '*';

/** The mapping of an exhibit without anything of the exhibit itself: no hash, no row. */
export function saveMapping(mapping: Mapping, catalog: RawCatalog): SavedMapping {
  const tables = mapping.tables.map((table) => {
    const raw = catalog.tables.find((candidate) => candidate.table === table.source);
    const fields = Object.entries(table.fields).map(([name, field]) => [name, portable(field, mapping.exhibit)]);
    return { ...table, fields: Object.fromEntries(fields), header: (raw?.columns ?? []).map((column) => column.name) };
  });
  return { format: 1, kind: 'saved mapping', title: mapping.exhibit_name, tables };
}

function portable(field: FieldMapping, exhibit: string): FieldMapping {
  if (!field.lookup) return field;
  const place = (own: string) => (own === exhibit ? SAME_EXHIBIT : OTHER_EXHIBIT);
  const { onward } = field.lookup;
  return {
    ...field,
    lookup: {
      ...field.lookup,
      exhibit: place(field.lookup.exhibit),
      ...(onward ? { onward: { ...onward, exhibit: place(onward.exhibit) } } : {}),
    },
  };
}

/** @throws RingbreakError SAVED_MAPPING_INVALID (usage) naming the field that is wrong. */
export function parseSavedMapping(text: string): SavedMapping {
  const parsed = savedMappingSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RingbreakError({
    kind: 'usage',
    code: 'SAVED_MAPPING_INVALID',
    what: `the saved mapping is not what its schema says: ${issue?.path.map(String).join('.') || 'file'}: ${issue?.message ?? 'not JSON'}`,
    next: 'Save it again with `ringbreak map CASE --save FILE`, or correct the file (docs/presets.md).',
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
