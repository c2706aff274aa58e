import { z } from 'zod';
import { partSchema } from '../mapping.ts';

/**
 * A preset: what a known phone system's tables look like and what they mean, as data. `recognise.ts` finds the tables,
 * `apply.ts` turns them into mappings; neither knows any system.
 */

/** What the filled cells of a column must look like for the table to be taken as the preset's. */
const looksSchema = z.union([
  z.enum(['time', 'whole', 'number', 'uniqueid', 'channel', 'phone', 'ip', 'email', 'sip']),
  /** A pattern that a whole cell matches. */
  z.strictObject({ matches: z.string() }),
]);
export type Looks = z.infer<typeof looksSchema>;

const columnSchema = z.strictObject({
  /** Further names, beside its own: compared without case, blanks and underscores. */
  names: z.array(z.string()).optional(),
  looks: looksSchema.optional(),
});

/** Where a value is looked up: tables and columns of the same preset. Several tables: the first that the case has. */
const lookupSchema = z.strictObject({
  table: z.string(),
  match: z.string(),
  take: z.string(),
  /** Only where the table looked into has about as many rows as the one that looks, or more: such logs are often emptied. */
  covering: z.boolean().optional(),
  /** The value found is itself a key: look it up once more. */
  onward: z.strictObject({ table: z.string(), match: z.string(), take: z.string() }).optional(),
  /** All values found are put together in the order of this column, where `keep` allows. */
  gather: z
    .strictObject({
      order: z.string(),
      keep: z.strictObject({ column: z.string(), values: z.array(z.string()) }).optional(),
    })
    .optional(),
});

const words = z.array(z.string()).readonly();
const readSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('first'), parts: z.array(partSchema).readonly() }),
  z.strictObject({
    kind: z.literal('joined'),
    parts: z.array(partSchema).readonly(),
    by: z.string(),
    prefix: z.string(),
  }),
  z.strictObject({ kind: z.literal('words'), codes: words, words }),
  z.strictObject({ kind: z.literal('integer'), factor: z.int().optional(), divide: z.int().optional() }),
  /** Words that mean yes and no; what is in neither list is settled by talk time where that tells (as in a suggestion). */
  z.strictObject({ kind: z.literal('boolean'), yes: words, no: words }),
]);

const fieldSchema = z.strictObject({
  /** Columns; missing ones are left out of `first`, any other field needs all of them. */
  from: z.array(z.string()),
  value: z.string().optional(),
  /** Texts that stand for nobody or nothing: the system's own pseudo-users. */
  not: z.array(z.string()).optional(),
  /** The piece of the text that is read, as in a mapping: RE2, its first group. */
  pattern: z.string().optional(),
  /** Left out: as the content of the column and the type of the field have it (zone, layout of times, decimal mark). */
  as: readSchema.optional(),
  lookup: lookupSchema.optional(),
  /**
   * Only taken where the first column has so many different values in the sample, this share of cells filled, and this
   * share of those that can hardly be anything but telephone numbers.
   */
  least: z
    .strictObject({ distinct: z.int().optional(), filled: z.number().optional(), strong: z.number().optional() })
    .optional(),
  /** Why, in words: shown with the mapping. */
  why: z.string().optional(),
  /** What nothing in the table tells and is taken for granted: listed as an assumption, after the table's name. */
  assumed: z.string().optional(),
});
export type PresetField = z.infer<typeof fieldSchema>;

const feedSchema = z.strictObject({
  target: z.string(),
  only: z.strictObject({ column: z.string(), values: z.array(z.string()) }).optional(),
  /** All rows but those whose column holds one of these. */
  except: z.strictObject({ column: z.string(), values: z.array(z.string()) }).optional(),
  /** The feed is left out where the case has one of these tables, which tells the same better. */
  unless: z.array(z.string()).optional(),
  /** Rows of two kinds make one: each opening row with the first closing row of the same key. */
  pairs: z
    .strictObject({
      key: z.array(z.string()),
      kind: z.string(),
      opens: z.array(z.string()),
      closes: z.array(z.string()),
      prefer: z.strictObject({ column: z.string(), values: z.array(z.string()) }).optional(),
    })
    .optional(),
  /** Field → where it comes from; of several the first that can be used. A column `closing.x` is that of the closing row. */
  fields: z.record(z.string(), z.union([fieldSchema, z.array(fieldSchema)])),
});
export type PresetFeed = z.infer<typeof feedSchema>;

const tableSchema = z.strictObject({
  id: z.string(),
  /** For people: `Asterisk cdr`. */
  label: z.string(),
  /** Names of the table; needed for a table whose columns alone are not telling (`byName`), and tells twins apart. */
  called: z.array(z.string()),
  byName: z.boolean().optional(),
  columns: z.record(z.string(), columnSchema),
  /** Columns that must be there. */
  needs: z.array(z.string()),
  /** Further columns, of which `some` must be there. */
  telling: z.array(z.string()).optional(),
  some: z.int().optional(),
  /** Orders of columns of a file without a header; a shorter file ends earlier, but not before `least` columns. */
  layouts: z.array(z.strictObject({ least: z.int(), columns: z.array(z.string()) })).optional(),
  /** Columns of a file without a header that must have been judged by what they hold (5). */
  judged: z.int().optional(),
  /** The table has no more columns than these. */
  most: z.int().optional(),
  /** Empty: recognised, and feeds nothing by itself (another table looks things up in it). */
  feeds: z.array(feedSchema),
});
export type PresetTable = z.infer<typeof tableSchema>;

/** A table as it is written down in a preset's files. */
export type PresetTableData = z.input<typeof tableSchema>;

export const presetSchema = z.strictObject({ id: z.string(), system: z.string(), tables: z.array(tableSchema) });
export type Preset = z.infer<typeof presetSchema>;

/**
 * Checks a preset's data when the program starts.
 *
 * @throws ZodError (our bug): the data is not what the schema says.
 */
export function definePreset(preset: z.input<typeof presetSchema>): Preset {
  return presetSchema.parse(preset);
}
