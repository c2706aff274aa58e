import { z } from 'zod';

/**
 * How one exhibit's tables feed the canonical tables: mappings/<first 16 of the exhibit's SHA-256>.json in the case
 * folder. Suggested by the machine, edited and confirmed by people. Column names are given for the reader; `column` (the
 * position from 0) decides, because names can repeat or be hostile.
 */

const source = z.strictObject({
  column: z.int().min(0),
  name: z.string(),
  /** Of the closing row, where the mapping makes one row of two (`pairs`). */
  closing: z.literal(true).optional(),
});

/**
 * What is taken out of a cell that holds more than one thing (docs/presets.md has an example of each). A text without that
 * part yields nothing.
 */
export const partSchema = z.enum([
  'whole',
  'digits',
  'number',
  'caller_number',
  'caller_name',
  'channel_line',
  'dial_number',
  'dial_line',
  'local_channel',
  'sip_user',
  'sip_host',
  'url_decoded',
  'file_name',
  'unique_id',
]);
export type Part = z.infer<typeof partSchema>;

/** How the text of a cell becomes a value. A fixed vocabulary: nothing here is ever run as SQL or as a format string. */
export const transformSchema = z.discriminatedUnion('kind', [
  /** As it is; empty and spaces-only become NULL. */
  z.strictObject({ kind: z.literal('text') }),
  /** Whole number; `factor` multiplies (60 for minutes), `divide` divides and rounds (1000 for milliseconds). */
  z.strictObject({ kind: z.literal('integer'), factor: z.int().optional(), divide: z.int().optional() }),
  /** `1:02:03` or `02:03` to seconds. */
  z.strictObject({ kind: z.literal('clock') }),
  /** Money and coins: sign, digits, thousands separators, currency signs around it. */
  z.strictObject({ kind: z.literal('decimal'), mark: z.enum(['.', ',']) }),
  /**
   * A point in time. `format` names the layout, `zone` (IANA name) is where it was written when the text says nothing
   * itself; epochs are UTC (`epoch_jd`: Julian days, as SQLite writes them).
   */
  z.strictObject({
    kind: z.literal('timestamp'),
    format: z.enum(['iso', 'dmy', 'mdy', 'ymd_compact', 'epoch_s', 'epoch_ms', 'epoch_us', 'epoch_jd', 'excel']),
    zone: z.string(),
  }),
  z.strictObject({ kind: z.literal('date'), format: z.enum(['iso', 'dmy', 'mdy', 'ymd_compact', 'epoch_s', 'excel']) }),
  /** Texts that mean true and false (compared trimmed, case-insensitive); others are NULL. */
  z.strictObject({ kind: z.literal('boolean'), yes: z.array(z.string()), no: z.array(z.string()) }),
  /** Codes to words: `codes[i]` (compared trimmed, case-insensitive) is read as `words[i]`; other texts are NULL. */
  z.strictObject({ kind: z.literal('words'), codes: z.array(z.string()).min(1), words: z.array(z.string()).min(1) }),
  /** Text from the first of the columns that has its part; `parts` has one for each column. */
  z.strictObject({ kind: z.literal('first'), parts: z.array(partSchema).min(1) }),
  /**
   * Text of the columns' parts with `by` between those that are there, and `prefix` in front when all are: `+`, calling
   * code and national number make a telephone number.
   */
  z.strictObject({
    kind: z.literal('joined'),
    parts: z.array(partSchema).min(1),
    by: z.string().max(3),
    prefix: z.string().max(3),
  }),
]);
export type Transform = z.infer<typeof transformSchema>;

const place = {
  exhibit: z.string(),
  table: z.string(),
  /** Tables of the same columns in the same exhibit, looked into as well (an archive). */
  also: z.array(z.string()).optional(),
  match: source,
  take: source,
};
/** Rows of a table whose column holds one of these texts. */
const filterSchema = z.strictObject({ column: z.int().min(0), name: z.string(), values: z.array(z.string()) });
const lookupSchema = z.strictObject({
  ...place,
  /** What is found there is a key of a further table: match it there and take that table's column. */
  onward: z.strictObject(place).optional(),
  /** Everything found there, put together in this column's order (the keys that were pressed), of the rows of `only`. */
  gather: z.strictObject({ order: source, only: filterSchema.optional() }).optional(),
});
export type Lookup = z.infer<typeof lookupSchema>;

/** A regular expression in RE2's syntax; written by people, never taken from evidence. */
const pattern = z.string().min(1).max(500);

const fieldSchema = z.strictObject({
  /** Columns that make the value; several are joined by one space (date and time apart). Empty with `value`. */
  from: z.array(source),
  /**
   * The piece of the text that is read: the first group of the pattern, or all that it matches when it has none. A text
   * that does not match yields nothing (lines of a server's log).
   */
  pattern: pattern.optional(),
  /** A constant for every row (a currency that only the column's name tells). */
  value: z.string().optional(),
  /** Texts that stand for nobody or nothing (a dialler's pseudo-user): such a cell is read as empty. Case is ignored. */
  not: z.array(z.string()).optional(),
  as: transformSchema,
  /** The cell is a key of another table of the same case: match it there and take that table's column instead. */
  lookup: lookupSchema.optional(),
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string()),
});
export type FieldMapping = z.infer<typeof fieldSchema>;

const pairsSchema = z.strictObject({
  key: z.array(source).min(1),
  kind: source,
  opens: z.array(z.string()),
  closes: z.array(z.string()),
  prefer: filterSchema.optional(),
});
export type Pairs = z.infer<typeof pairsSchema>;

export const tableSchema = z.strictObject({
  /** Table of the exhibit. */
  source: z.string(),
  /** Canonical table; null: read and kept, feeds nothing. A source may appear several times with different targets. */
  target: z.string().nullable(),
  /** Only rows whose column holds one of these texts (a table that mixes kinds of event). */
  only: filterSchema.optional(),
  /** All rows but those whose column holds one of these texts (a system's own pseudo-users). */
  except: filterSchema.optional(),
  /** Only rows whose column matches the pattern somewhere (lines of a log that tell of a call). */
  matching: z.strictObject({ column: z.int().min(0), name: z.string(), pattern }).optional(),
  /**
   * Two rows make one (the INVITE and the BYE of a call): of each key the first row of `prefer` whose `kind` is one of
   * `opens` (else the last of `opens`), with the first row of that key whose `kind` is one of `closes`, if there is one.
   */
  pairs: pairsSchema.optional(),
  confidence: z.number().min(0).max(1),
  reasons: z.array(z.string()),
  /** Canonical column → where it comes from. Only columns with filled = 'mapped'. */
  fields: z.record(z.string(), fieldSchema),
});
export type TableMapping = z.infer<typeof tableSchema>;

export const mappingSchema = z.strictObject({
  format: z.literal(1),
  exhibit: z.string(),
  exhibit_name: z.string(),
  tables: z.array(tableSchema),
  /** What had to be assumed, in whole sentences, most doubtful first: shown in the summary and the report. */
  assumptions: z.array(z.string()),
});
/** Status (unconfirmed, confirmed, edited) is not in the file: it follows from the ledger events about the file's hash. */
export type Mapping = z.infer<typeof mappingSchema>;
